// SPDX-License-Identifier: Apache-2.0
// A connection to a database that speaks SQL. The store's statements are written once, in the words
// that SQLite and PostgreSQL share; where the two differ stands in the two implementations.
// Internal to this folder.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace afterword {

// A parameter that is bytes, not text.
struct Bytes {
    std::string_view bytes;
};

// One parameter of a statement. Its type counts even where it is empty. Refers to what it was made
// from.
struct Parameter {
    enum class Type { Integer, Text, Bytes };

    explicit Parameter(std::int64_t value) : type(Type::Integer), integer(value) {}
    explicit Parameter(std::string_view value) : type(Type::Text), bytes(value) {}
    explicit Parameter(const std::string& value) : Parameter(std::string_view(value)) {}
    explicit Parameter(const char* value) : Parameter(std::string_view(value)) {}
    explicit Parameter(const Bytes& value) : type(Type::Bytes), bytes(value.bytes) {}
    explicit Parameter(const std::optional<std::int64_t>& value)
        : type(Type::Integer), null(!value), integer(value.value_or(0)) {}
    explicit Parameter(const std::optional<std::string_view>& value)
        : type(Type::Text), null(!value), bytes(value.value_or(std::string_view())) {}

    Type type;
    bool null = false;
    std::int64_t integer = 0;
    std::string_view bytes;  // of texts and bytes
};

// What is inserted, line by line. Refers to what its parameters were made from.
class Lines {
  public:
    explicit Lines(std::size_t width) : width_(width) {}
    template <class... Values>
    void add(const Values&... values) {
        AFTERWORD_CHECK(sizeof...(values) == width_);
        (parameters_.emplace_back(values), ...);
    }
    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] std::size_t size() const { return parameters_.size() / width_; }
    [[nodiscard]] std::span<const Parameter> line(std::size_t index) const {
        return std::span(parameters_).subspan(index * width_, width_);
    }

  private:
    std::size_t width_;
    std::vector<Parameter> parameters_;
};

// INSERT INTO {into} … {then}; known by the addresses of both, which are literals.
struct Insert {
    const char* into;  // the table and its columns: "rows(epoch, seq)"
    const char* then;  // "ON CONFLICT …", "RETURNING …"; may be empty
    auto operator<=>(const Insert&) const = default;
};

// One row of an answer; columns are numbered from 0. Views are valid until the next row.
class SqlRow {
  public:
    virtual ~SqlRow() = default;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view bytes(int column) const = 0;
    [[nodiscard]] virtual bool null(int column) const = 0;
    [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }
};

// Thread-bound. Errors: Full (no room), Corrupt (damaged or no database), Busy (somebody else holds
// it), Conflict (a constraint), Unreachable (no server), Io (everything else).
class Sql {
  public:
    Sql() = default;
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;
    virtual ~Sql() = default;

    // Commits when `work` is ok, undoes all of it otherwise. Once ok, it survives loss of power.
    virtual Status transact(const std::function<Status()>& work) = 0;

    // Runs one statement, prepared at its first use and known by the address of its text, which is
    // a literal. Parameters are `?` in their order or `?1`, `?2` by their number. `take` is called
    // at each row.
    virtual Status ask(const char* sql, std::span<const Parameter> parameters,
                       const std::function<void(const SqlRow&)>& take) = 0;

    // Inserts all lines, however the engine does that fastest. `take` is called at each row that
    // `then` returns, in any order.
    virtual Status insert(const Insert& insert, const Lines& lines,
                          const std::function<void(const SqlRow&)>& take) = 0;
    Status insert(const Insert& what, const Lines& lines) {
        return insert(what, lines, [](const SqlRow&) {});
    }

    // Where a table is kept by months: sees to it that the one of that time is there.
    virtual Status have_month(const char* /*table*/, WallTime /*time*/) { return done(); }

    template <class Take, class... Values>
    Status each(const char* sql, const Take& take, const Values&... values) {
        const std::array<Parameter, sizeof...(Values)> parameters{Parameter(values)...};
        return ask(sql, parameters, take);
    }

    // Every row as `take` makes it.
    template <class Take, class... Values>
    auto all(const char* sql, const Take& take, const Values&... values)
        -> Result<std::vector<decltype(take(std::declval<const SqlRow&>()))>> {
        std::vector<decltype(take(std::declval<const SqlRow&>()))> found;
        auto ran = each(
            sql, [&](const SqlRow& at) { found.push_back(take(at)); }, values...);
        if (!ran) {
            return std::move(ran).error();
        }
        return found;
    }

    // A statement that gives no rows.
    template <class... Values>
    Status run(const char* sql, const Values&... values) {
        return each(
            sql, [](const SqlRow&) {}, values...);
    }

    // The first row as `take` makes it, if there is one.
    template <class Take, class... Values>
    auto first(const char* sql, const Take& take, const Values&... values)
        -> Result<std::optional<decltype(take(std::declval<const SqlRow&>()))>> {
        std::optional<decltype(take(std::declval<const SqlRow&>()))> found;
        auto ran = each(
            sql,
            [&](const SqlRow& at) {
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
};

}  // namespace afterword
