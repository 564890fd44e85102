// SPDX-License-Identifier: Apache-2.0
// What a command prints, and how it ends.
#pragma once

#include <string>

#include "sync/operator/exit_code.hpp"

namespace afterword {

enum class Format { Table, Json, Csv };

struct Output {
    std::string text;    // to standard output
    std::string remark;  // a line to standard error; may be empty
    ExitCode exit_code = ExitCode::Ok;
};

inline Output failed(const Error& error) {
    return {"", error.message, exit_code_of(error)};
}

// Of what somebody wanted done: that it may not be, as things stand, is NotSo.
inline Output refused(const Error& error) {
    return {"", error.message,
            error.code == Errc::Conflict ? ExitCode::NotSo : exit_code_of(error)};
}

}  // namespace afterword
