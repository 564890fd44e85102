// SPDX-License-Identifier: Apache-2.0
// Copies of the collector's SQLite store that are known to be good, and the way back from one.
// What kiosks still hold comes again after that by itself (FORMAT.md, "Receipt").  Reentrant.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace afterword {

// What a backup says of itself, in manifest.json.
struct BackupManifest {
    WallTime made;
    std::string software;
    std::int64_t schema = 0;
    std::int64_t bytes = 0;
    std::string sha256;                          // of the database file
    std::map<std::string, std::int64_t> tables;  // how many lines each has
};

// Copies `database` as it is at one moment, while the collector goes on, into a new folder: the
// database file, checked from end to end, and the manifest. The folder appears under its name when
// all of it is on the disk. NotFound without a database; Conflict where the folder is there
// already; Corrupt when what was copied is damaged.
Result<BackupManifest> back_up(const std::filesystem::path& database,
                               const std::filesystem::path& folder, WallTime now);

// Puts the backup in the place of `database`, which nobody may have open: its lock is the caller's.
// A database that is there is moved aside, to the name given back in `aside`. Corrupt when the
// backup is not what its manifest says; then nothing is changed.
struct Restored {
    BackupManifest manifest;
    std::filesystem::path aside;  // empty where there was no database
};
Result<Restored> restore_backup(const std::filesystem::path& folder,
                                const std::filesystem::path& database, WallTime now);

}  // namespace afterword
