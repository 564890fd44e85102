// SPDX-License-Identifier: Apache-2.0
// What somebody posts to act on an alert. Internal to this folder.
#pragma once

#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/alert.hpp"

namespace afterword {

// Revs that a step may name.
constexpr std::int64_t kLargestRev = 1'000'000;

// {"step":"solved","cause":…,"actions":[…],"reason":…,"outcome":…,"to":…,"note":…}, by the same
// rules as a kiosk's row. Invalid with what is wrong, unknown members among it.
Result<AlertStep> read_step(std::string_view body, const AlertId& alert, int rev);

}  // namespace afterword
