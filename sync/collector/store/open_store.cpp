// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/store/open_store.hpp"

#include "sync/collector/store/postgres_sql.hpp"
#include "sync/collector/store/sql_store.hpp"
#include "sync/collector/store/sqlite_sql.hpp"

namespace afterword {
namespace {

Result<std::unique_ptr<Store>> store_on(Result<std::unique_ptr<Sql>> sql) {
    if (!sql) {
        return std::move(sql).error();
    }
    return std::unique_ptr<Store>(std::make_unique<SqlStore>(*std::move(sql)));
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file,
                                                 const std::string& vfs) {
    return store_on(SqliteSql::open(file, vfs));
}

Result<std::unique_ptr<Store>> open_postgres_store(const std::string& url, Company company) {
    return store_on(PostgresSql::open(url, company));
}

}  // namespace afterword
