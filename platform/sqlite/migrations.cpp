// SPDX-License-Identifier: Apache-2.0
#include "platform/sqlite/migrations.hpp"

#include <string>

namespace afterword {
namespace {

Status set_version(Database& database, std::int64_t version) {
    return database.run("PRAGMA user_version=" + std::to_string(version));
}

Status step_forward(Database& database, const Migration& migration) {
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return std::move(transaction).error();
    }
    if (auto ran = database.run(migration.forward); !ran) {
        return ran;
    }
    auto keep = database.prepare("INSERT OR REPLACE INTO rollback(number, sql) VALUES(?, ?)");
    if (!keep) {
        return std::move(keep).error();
    }
    if (auto kept = keep->bind(1, std::int64_t{migration.number}).bind(2, migration.back).run();
        !kept) {
        return kept;
    }
    if (auto set = set_version(database, migration.number); !set) {
        return set;
    }
    return transaction->commit();
}

Result<std::string> stored_rollback(Database& database, std::int64_t number) {
    auto find = database.prepare("SELECT sql FROM rollback WHERE number=?");
    if (!find) {
        return std::move(find).error();
    }
    auto found = find->bind(1, number).step();
    if (!found) {
        return std::move(found).error();
    }
    if (!*found) {
        return Error{Errc::Corrupt, "the database holds no way back"};
    }
    return find->text(0);
}

Status step_back(Database& database, std::int64_t number) {
    auto sql = stored_rollback(database, number);
    if (!sql) {
        return std::move(sql).error();
    }
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return std::move(transaction).error();
    }
    if (auto ran = database.run(*sql); !ran) {
        return ran;
    }
    if (auto set = set_version(database, number - 1); !set) {
        return set;
    }
    return transaction->commit();
}

}  // namespace

Status migrate(Database& database, std::span<const Migration> migrations) {
    if (auto made = database.run(
            "CREATE TABLE IF NOT EXISTS rollback(number INTEGER PRIMARY KEY, sql TEXT NOT NULL)");
        !made) {
        return made;
    }
    auto version = database.integer("PRAGMA user_version");
    if (!version) {
        return std::move(version).error();
    }
    const std::int64_t wanted = migrations.empty() ? 0 : migrations.back().number;
    for (std::int64_t number = *version; number > wanted; --number) {
        if (auto back = step_back(database, number); !back) {
            return std::move(back).error().within("rollback " + std::to_string(number));
        }
    }
    for (const auto& migration : migrations) {
        if (migration.number <= *version) {
            continue;
        }
        if (auto forward = step_forward(database, migration); !forward) {
            return std::move(forward).error().within("migration " +
                                                     std::to_string(migration.number));
        }
    }
    return done();
}

}  // namespace afterword
