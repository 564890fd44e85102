// SPDX-License-Identifier: Apache-2.0
// Moves a store from SQLite to PostgreSQL, and proves that everything has arrived.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "platform/base/result.hpp"

namespace afterword {

// The note in a database that is being filled, and which none may work on yet: the file it is
// filled from.
inline constexpr const char* kMovingNote = "moving_from";

struct MoveProgress {
    enum class Doing { Copying, Checking } doing = Doing::Copying;
    std::string table;
    std::int64_t done = 0;
    std::int64_t of = 0;  // lines of the table
};

// Equal at both ends.
struct MovedTable {
    std::string name;
    std::int64_t lines = 0;
    std::string digest;  // hex: of all lines, in whatever order
};

// Both schemas are brought up to date first, then every table is copied, a page a transaction, and
// counted and hashed at both ends. `go_on` is called before every page; when it says false, or
// whatever else goes wrong, calling this again with the same file goes on where it ended.
// Errors, beside those of the engines: Conflict (the target holds something that is not from this
// file, or the ends differ), Refused (`go_on` said so).
Result<std::vector<MovedTable>> move_store(const std::filesystem::path& from, const std::string& to,
                                           const std::function<bool(const MoveProgress&)>& go_on);

}  // namespace afterword
