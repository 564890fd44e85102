// SPDX-License-Identifier: Apache-2.0
// Numbered steps of a schema, forwards and back. The way back is kept inside the database, so
// older firmware that finds a newer file can undo steps it has never heard of.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/sqlite/database.hpp"

namespace afterword {

struct Migration {
    int number;  // 1, 2, 3 …
    std::string_view forward;
    std::string_view back;
};

// Brings the schema to the last of `migrations`: forwards by those given, or back by those stored.
// Each step is one transaction together with its version number.
Status migrate(Database& database, std::span<const Migration> migrations);

}  // namespace afterword
