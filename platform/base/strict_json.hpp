// SPDX-License-Identifier: Apache-2.0
// JSON from files, parsed as we mean it: UTF-8, no duplicate keys, no bottomless nesting.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "platform/base/result.hpp"

namespace afterword {

// Invalid, with one sentence on what is wrong.  Reentrant.
Result<nlohmann::json> parse_strict_json(std::string_view text);

}  // namespace afterword
