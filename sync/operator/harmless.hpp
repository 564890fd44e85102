// SPDX-License-Identifier: Apache-2.0
// What strangers wrote, on an operator's terminal: seen, and never obeyed.  Reentrant.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace afterword {

// Without control characters and turns of direction but line feeds.
std::string harmless_lines(std::string_view text);

// Indented, with a line feed at its end; what a terminal would obey is escaped as \u009b.
std::string harmless_json(const nlohmann::ordered_json& json);

}  // namespace afterword
