// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/store/postgres_schema.hpp"

#include <charconv>
#include <span>

#include "platform/sqlite/migrations.hpp"

namespace afterword {

std::span<const Migration> postgres_migrations();

namespace {

// How a step ends: the schema's new number, and the way back from there.
constexpr const char* kKeep = "keep_step";
constexpr const char* kForget = "forget_step";

Result<int> version_of(PostgresConnection& connection) {
    auto text = connection.text("SELECT coalesce(max(number), 0)::text FROM steps");
    if (!text) {
        return std::move(text).error();
    }
    int version = 0;
    std::from_chars(text->data(), text->data() + text->size(), version);
    return version;
}

// Runs `sql` and the prepared statement in one transaction.
Status step(PostgresConnection& connection, const std::string& sql, const char* statement,
            std::span<const PostgresParameter> parameters) {
    auto status = connection.run("BEGIN; " + sql);
    if (status) {
        auto noted = connection.execute(statement, parameters);
        status = noted ? connection.commit() : std::move(noted).error();
    }
    if (!status) {
        static_cast<void>(connection.run("ROLLBACK"));
    }
    return status;
}

Status prepare(PostgresConnection& connection) {
    auto status = connection.run(
        "CREATE TABLE IF NOT EXISTS steps(number bigint PRIMARY KEY, back text NOT NULL)");
    if (status) {
        const std::array types = {PostgresType::Integer, PostgresType::Text};
        status = connection.prepare(kKeep, "INSERT INTO steps(number, back) VALUES($1, $2)", types);
    }
    if (status) {
        const std::array types = {PostgresType::Integer};
        status = connection.prepare(kForget, "DELETE FROM steps WHERE number=$1", types);
    }
    return status;
}

PostgresParameter number_parameter(int number) {
    return {PostgresType::Integer, encode_integer(number)};
}

Status step_back(PostgresConnection& connection, int number) {
    auto back = connection.text("SELECT back FROM steps WHERE number=" + std::to_string(number));
    if (!back) {
        return std::move(back).error();
    }
    const std::array parameters = {number_parameter(number)};
    return step(connection, *back, kForget, parameters);
}

Status step_forward(PostgresConnection& connection, const Migration& migration) {
    const std::array parameters = {
        number_parameter(migration.number),
        PostgresParameter{PostgresType::Text, std::string(migration.back)}};
    return step(connection, std::string(migration.forward), kKeep, parameters);
}

}  // namespace

Status migrate_postgres(PostgresConnection& connection) {
    if (auto prepared = prepare(connection); !prepared) {
        return prepared;
    }
    auto version = version_of(connection);
    if (!version) {
        return std::move(version).error();
    }
    const auto migrations = postgres_migrations();
    for (int number = *version; number > migrations.back().number; --number) {
        if (auto back = step_back(connection, number); !back) {
            return std::move(back).error().within("rollback " + std::to_string(number));
        }
    }
    for (const auto& migration : migrations) {
        if (migration.number <= *version) {
            continue;
        }
        if (auto forward = step_forward(connection, migration); !forward) {
            return std::move(forward).error().within("migration " +
                                                     std::to_string(migration.number));
        }
    }
    return done();
}

}  // namespace afterword
