// SPDX-License-Identifier: Apache-2.0
// Both engines of the collector's store, for measurements.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "platform/postgres/connection.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/collector/store/postgres_sql.hpp"
#include "sync/collector/store/sqlite_sql.hpp"
#include "tests/fakes/postgres.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword::bench {

// A measurement that cannot go on says why and ends.
template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(1);
    }
    return *std::move(result);
}

enum class Engine { Sqlite, Postgres };
inline const char* name(Engine engine) {
    return engine == Engine::Sqlite ? "SQLite" : "PostgreSQL";
}

// An empty database, gone at the end. SQLite's is under TMPDIR: set it to the disk that is to be
// measured; PostgreSQL's server keeps its data in memory.
class EmptyDatabase {
  public:
    explicit EmptyDatabase(Engine engine) : engine_(engine) {
        if (engine == Engine::Postgres) {
            url_ = PostgresServer::shared().make_database();
        }
    }
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "collector.db"; }
    [[nodiscard]] const std::string& url() const { return url_; }
    [[nodiscard]] std::unique_ptr<Store> open_store() const {
        return engine_ == Engine::Sqlite ? must(open_sqlite_store(file()))
                                         : must(open_postgres_store(url_, Company::Others));
    }
    [[nodiscard]] std::unique_ptr<Sql> open_sql() const {
        return engine_ == Engine::Sqlite ? must(SqliteSql::open(file(), {}))
                                         : must(PostgresSql::open(url_, Company::Others));
    }
    // Statements of any length, on a connection of their own.
    void run(const std::string& sql) const {
        if (engine_ == Engine::Sqlite) {
            must(must(Database::open(file())).run(sql));
            return;
        }
        auto connection = must(PostgresConnection::open(url_));
        must(connection.run("SET statement_timeout=0"));
        must(connection.run(sql));
    }
    // Lines that a query gives.
    [[nodiscard]] std::int64_t count(const std::string& query) const {
        const std::string sql = "SELECT count(*) FROM (" + query + ") AS counted";
        if (engine_ == Engine::Sqlite) {
            auto database = must(Database::open(file()));
            return must(database.integer(sql));
        }
        auto connection = must(PostgresConnection::open(url_));
        return std::stoll(must(connection.text(sql)));
    }

  private:
    Engine engine_;
    TemporaryFolder folder_;
    std::string url_;
};

}  // namespace afterword::bench
