// SPDX-License-Identifier: Apache-2.0
// How a command ended, as scripts see it.
#pragma once

#include "platform/base/result.hpp"

namespace afterword {

enum class ExitCode {
    Ok = 0,
    NotSo = 1,     // what was asked about is incomplete or not there
    WrongUse = 2,  // arguments, token, configuration
    Failed = 3,    // could not reach or do it
};

inline ExitCode exit_code_of(const Error& error) {
    switch (error.code) {
        case Errc::NotFound:
            return ExitCode::NotSo;
        case Errc::Invalid:
        case Errc::Refused:
            return ExitCode::WrongUse;
        default:
            return ExitCode::Failed;
    }
}

}  // namespace afterword
