// SPDX-License-Identifier: Apache-2.0
// One process per database file.  Reentrant.
#pragma once

#include <filesystem>
#include <optional>

#include "platform/linux/files.hpp"
#include "platform/linux/lock_file.hpp"

namespace afterword {

// The file's lock, and its folder made where it is missing; Busy when another process has it.
// Nothing for an empty path: PostgreSQL sees to that itself.
inline Result<std::optional<LockFile>> take_database(const std::filesystem::path& database) {
    if (database.empty()) {
        return std::optional<LockFile>();
    }
    if (database.has_parent_path()) {
        if (auto made = make_directory(database.parent_path()); !made) {
            return std::move(made).error();
        }
    }
    auto lock = LockFile::take(database.string() + ".lock");
    if (!lock) {
        return std::move(lock).error();
    }
    return std::optional(*std::move(lock));
}

}  // namespace afterword
