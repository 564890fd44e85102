// SPDX-License-Identifier: Apache-2.0
// How every encoder ends. Internal to this folder.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace afterword {

// On one line. Bytes that are not UTF-8 become U+FFFD: what a stranger wrote must not keep the
// answer from him.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace afterword
