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
    void add_line(std::span<const Parameter> line) {
        AFTERWORD_CHECK(line.size() == width_);
        parameters_.insert(parameters_.end(), line.begin(), line.end());
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

// A statement for many lines at once: WITH lines({names}) AS (the lines) {statement}; known by the
// addresses of both, which are literals.
struct PerLine {
    const char* names;
    const char* statement;
    auto operator<=>(const PerLine&) const = default;
};

// One row of an answer; columns are numbered from 0. Views are valid until the next row.
class SqlRow {
  public:
    SqlRow() = default;
    SqlRow(const SqlRow&) = delete;
    SqlRow& operator=(const SqlRow&) = delete;
    virtual ~SqlRow() = default;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view bytes(int column) const = 0;
    [[nodiscard]] virtual bool null(int column) const = 0;
    [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }
};

// What a transaction is for.
enum class Access {
    Write,
    Read,    // all of it as of one moment
    Leases,  // writes, whether one has a lease or not
};

// Thread-bound. Errors: Full (no room), Corrupt (damaged or no database), Busy (somebody else holds
// it), Conflict (a constraint), Unreachable (no server), Io (everything else).
// Where no `take` is given, nobody waits for the rows: within a transaction the statement may still
// be under way when the call returns, and should it fail, a later one says so, at the latest the
// commit.
class Sql {
  public:
    Sql() = default;
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;
    virtual ~Sql() = default;

    // Commits when `work` is ok, undoes all of it otherwise. Once ok, it survives loss of power.
    virtual Status transact(Access access, const std::function<Status()>& work) = 0;

    // From now on a transaction that writes commits only while that member's lease runs and that
    // configuration counts: else Refused.
    virtual void fence(std::int64_t /*member*/, const std::string& /*configuration*/) {}
    // Whether others write as well, so that what is read to be changed has to be locked.
    [[nodiscard]] virtual bool has_company() const { return false; }

    // Runs one statement, prepared at its first use and known by the address of its text, which is
    // a literal. Parameters are `?` in their order or `?1`, `?2` by their number. `take` is called
    // at each row.
    virtual Status ask(const char* sql, std::span<const Parameter> parameters,
                       const std::function<void(const SqlRow&)>& take) = 0;

    // Runs a statement without parameters once, however many rows it gives; ends at the first that
    // `take` fails at, with its error. On PostgreSQL inside transact().
    virtual Status scan(const std::string& sql,
                        const std::function<Status(const SqlRow&)>& take) = 0;

    // Inserts all lines, however the engine does that fastest. `take` is called at each row that
    // `then` returns, in any order.
    virtual Status insert(const Insert& insert, const Lines& lines,
                          const std::function<void(const SqlRow&)>& take) = 0;
    Status insert(const Insert& what, const Lines& lines) { return insert(what, lines, {}); }

    // Runs the statement for all lines, likewise; it must not matter whether it sees them one by
    // one or together.
    virtual Status each_line(const PerLine& what, const Lines& lines,
                             const std::function<void(const SqlRow&)>& take) = 0;
    Status each_line(const PerLine& what, const Lines& lines) { return each_line(what, lines, {}); }

    // Numbers for that many new lines of a table with a column `number`; nobody else gets them. The
    // lines are inserted before more are asked for.
    virtual Result<std::vector<std::int64_t>> new_numbers(const std::string& table,
                                                          std::size_t count) = 0;

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
        const std::array<Parameter, sizeof...(Values)> parameters{Parameter(values)...};
        return ask(sql, parameters, {});
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
