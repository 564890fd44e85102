// SPDX-License-Identifier: Apache-2.0
// PostgreSQL with our manners: one connection, one thread, Result for failures. What a commit has
// answered is on the server's disk: settings that would lose it are refused. Everything travels in
// binary form, so nothing is ever quoted.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/handle.hpp"
#include "platform/base/result.hpp"

struct pg_conn;
struct pg_result;

namespace afterword {

int close_connection(pg_conn* connection);
int clear_result(pg_result* result);

// The values a column can have here: bigint, text, bytea; and arrays of them.
enum class PostgresType { Integer, Text, Bytes, Integers, Texts, ByteStrings };

// A parameter as it goes over the wire; empty = NULL.
struct PostgresParameter {
    PostgresType type{};
    std::optional<std::string> encoded;
};

// The wire's form of single values.
std::string encode_integer(std::int64_t value);
// Text that a column can hold: zero bytes and what is no UTF-8 become U+FFFD.
std::string encode_text(std::string_view text);

// The wire's form of an array of single values, all of one type.
class PostgresArray {
  public:
    PostgresArray(PostgresType type, std::size_t size);
    void add_null();
    void add(std::int64_t value);
    void add_text(std::string_view text);  // as encode_text() has it
    void add_bytes(std::string_view bytes);
    // Once as many have been added as were announced.
    PostgresParameter take() &&;

  private:
    PostgresType type_;
    std::string encoded_;
};

// The rows a statement gave; rows and columns are numbered from 0. Views live as long as it.
class PostgresRows {
  public:
    explicit PostgresRows(pg_result* result) : result_(result) {}
    [[nodiscard]] int size() const;
    [[nodiscard]] std::int64_t integer(int row, int column) const;  // of smallint, int and bigint
    [[nodiscard]] std::string_view bytes(int row, int column) const;
    [[nodiscard]] bool null(int row, int column) const;
    // What the server says it has done: "COMMIT".
    [[nodiscard]] std::string_view command() const;

  private:
    Handle<pg_result, clear_result> result_;
};

// Thread-bound. Errors: Full (no room), Corrupt (damaged data), Busy (locked, or another
// transaction came between), Conflict (a constraint), Refused (by a function of ours, with an
// SQLSTATE AW…), Unreachable (no server, or it went away), Io (everything else). No call waits for
// ever: the server may take a minute for a statement, the network half of that.
class PostgresConnection {
  public:
    // `url` is a libpq connection string, such as postgresql:///afterword?host=/run/postgresql.
    static Result<PostgresConnection> open(const std::string& url);

    // One or several statements without parameters; their answers are thrown away.
    Status run(const std::string& sql);
    // The server keeps the statement under that name; parameters are $1, $2 … of these types.
    Status prepare(const std::string& name, const std::string& sql,
                   std::span<const PostgresType> types);
    // Errors name the prepared statement that failed.
    Result<PostgresRows> execute(const std::string& name,
                                 std::span<const PostgresParameter> parameters);
    // Sends it and goes on, while the server works; what it gives is thrown away. Should it fail,
    // the next call here says so, and does nothing else: so only within a transaction.
    Status post(const std::string& name, std::span<const PostgresParameter> parameters);
    // The first column of the first row, as text; NotFound where there is none.
    Result<std::string> text(const std::string& sql);

    // Ends the transaction; an error when the server has rolled it back instead. `before` goes with
    // it in one message, so that nothing of ours can come between: a statement and "; ", or
    // nothing.
    Status commit(const std::string& before = {});
    // Whatever has become of it, and of what was posted.
    Status roll_back();
    // False once the server has gone away: open another one.
    [[nodiscard]] bool alive() const;

  private:
    explicit PostgresConnection(pg_conn* connection) : connection_(connection) {}
    Status adopt_manners();
    Status check_durable();
    // Waits for all that was posted: the last one's rows, or the first error.
    Result<PostgresRows> catch_up();
    Result<PostgresRows> exec(const std::string& sql);

    Handle<pg_conn, close_connection> connection_;
    std::map<std::string, std::string> statements_;  // by their names
    std::deque<std::string> posted_;                 // names, in their order
};

}  // namespace afterword
