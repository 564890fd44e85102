// SPDX-License-Identifier: Apache-2.0
// afterword-collector migrate: from SQLite to PostgreSQL.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace afterword {

struct MigrateOptions {
    std::filesystem::path from;
    std::string to;
};

// What --help says of it.
std::string_view migrate_footer();

// Tells people on standard output and standard error; gives the exit code.
int migrate_store(const MigrateOptions& options);

}  // namespace afterword
