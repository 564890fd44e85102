// SPDX-License-Identifier: Apache-2.0
// afterword-collector migrate: from SQLite to PostgreSQL.
#pragma once

#include <filesystem>
#include <string>

namespace afterword {

struct MigrateOptions {
    std::filesystem::path from;
    std::string to;
};

// What --help says of it.
extern const char* const kMigrateFooter;

// Tells people on standard output and standard error; gives the exit code.
int migrate_store(const MigrateOptions& options);

}  // namespace afterword
