// SPDX-License-Identifier: Apache-2.0
// A question from another thread.
#pragma once

#include <functional>

#include "platform/base/result.hpp"
#include "sync/collector/query.hpp"

namespace afterword {

struct Inquiry {
    Query query;
    std::function<void(Result<Report>)> reply;  // called once, on the thread that answers
};

}  // namespace afterword
