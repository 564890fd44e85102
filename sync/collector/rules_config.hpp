// SPDX-License-Identifier: Apache-2.0
// Reads "rules" of a collector's configuration: what alerts are raised by. All of it may be left
// out.
#pragma once

#include <filesystem>

#include "platform/base/config.hpp"
#include "sync/model/rulebook.hpp"

namespace afterword {

// Lists are named relative to `folder`. Problems are noted in the node's document.
Rulebook read_rules(ConfigNode& rules, const std::filesystem::path& folder);

}  // namespace afterword
