// SPDX-License-Identifier: Apache-2.0
#include "platform/base/result.hpp"

#include <cstdlib>

#include "platform/base/log.hpp"

namespace afterword {

std::string_view name(Errc code) {
    switch (code) {
        case Errc::Invalid:
            return "invalid";
        case Errc::NotFound:
            return "not_found";
        case Errc::Conflict:
            return "conflict";
        case Errc::Full:
            return "full";
        case Errc::Busy:
            return "busy";
        case Errc::Corrupt:
            return "corrupt";
        case Errc::Unreachable:
            return "unreachable";
        case Errc::Refused:
            return "refused";
        case Errc::Io:
            return "io";
    }
    return "unknown";
}

Error Error::within(std::string_view context) && {
    return {code, std::string(context) + ": " + message};
}

void check_failed(const char* condition, const char* file, int line) {
    log_error("broken_invariant")
        .with("condition", condition)
        .with("file", file)
        .with("line", line);
    std::abort();
}

}  // namespace afterword
