// SPDX-License-Identifier: Apache-2.0
// One SQLite connection whose statements are prepared once and run in one line.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "platform/sqlite/database.hpp"

namespace afterword {

// A parameter that is bytes, not text.
struct Bytes {
    std::string_view bytes;
};

// SQL texts are literals: a statement is known by the address of its text.  Thread-bound.
class SqlSession {
  public:
    explicit SqlSession(Database database) : database_(std::move(database)) {}

    // Runs a statement that gives no rows; parameters in their order.
    template <class... Values>
    Status run(const char* sql, const Values&... values) {
        return each(
            sql, [](const Statement&) {}, values...);
    }

    // Calls `take` with the statement at each row.
    template <class Take, class... Values>
    Status each(const char* sql, const Take& take, const Values&... values) {
        auto prepared = statement(sql);
        if (!prepared) {
            return std::move(prepared).error();
        }
        Statement& at = **prepared;
        int index = 0;
        (bind(at, ++index, values), ...);
        while (true) {
            auto row = at.step();
            if (!row) {
                return std::move(row).error().within(sql);
            }
            if (!*row) {
                return done();
            }
            take(std::as_const(at));
        }
    }

    // The first row as `take` makes it, if there is one.
    template <class Take, class... Values>
    auto first(const char* sql, const Take& take, const Values&... values)
        -> Result<std::optional<decltype(take(std::declval<const Statement&>()))>> {
        std::optional<decltype(take(std::declval<const Statement&>()))> found;
        auto ran = each(
            sql,
            [&](const Statement& at) {
                if (!found) {
                    found = take(at);
                }
            },
            values...);
        if (!ran) {
            return std::move(ran).error();
        }
        return found;
    }

    [[nodiscard]] std::int64_t changes() const { return database_.changes(); }
    [[nodiscard]] Database& database() { return database_; }

  private:
    Result<Statement*> statement(const char* sql) {
        const auto found = statements_.find(sql);
        if (found != statements_.end()) {
            return &found->second;
        }
        auto made = database_.prepare(sql);
        if (!made) {
            return std::move(made).error();
        }
        return &statements_.emplace(sql, *std::move(made)).first->second;
    }

    static void bind(Statement& at, int index, std::int64_t value) { at.bind(index, value); }
    static void bind(Statement& at, int index, std::string_view text) { at.bind(index, text); }
    static void bind(Statement& at, int index, const std::string& text) {
        at.bind(index, std::string_view(text));
    }
    static void bind(Statement& at, int index, const Bytes& value) {
        at.bind_bytes(index, value.bytes);
    }
    static void bind(Statement& at, int index, const std::optional<std::int64_t>& value) {
        at.bind(index, value);
    }
    static void bind(Statement& at, int index, const std::optional<std::string>& text) {
        if (text) {
            at.bind(index, std::string_view(*text));
        } else {
            at.bind_null(index);
        }
    }

    Database database_;
    std::unordered_map<const char*, Statement> statements_;  // die before the database
};

}  // namespace afterword
