// SPDX-License-Identifier: Apache-2.0
// The engines a store can stand on.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "sync/collector/store/store.hpp"

namespace afterword {

// On SQLite: opens or makes the file and brings its schema up to date. `vfs` names a registered
// SQLite VFS; empty means the system's.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file,
                                                 const std::string& vfs = {});

// On PostgreSQL: connects and brings the schema up to date. `url` is a libpq connection string.
enum class Company {
    Alone,    // is who writes: a second one is refused (Busy)
    Several,  // collectors that share the work by leases; refused beside one that stands alone
    Others,   // claims nothing
};
Result<std::unique_ptr<Store>> open_postgres_store(const std::string& url, Company company);

}  // namespace afterword
