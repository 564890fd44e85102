// SPDX-License-Identifier: Apache-2.0
// SQLite with our manners: one connection, one thread, Result for failures. WAL and
// synchronous=FULL, asserted: a commit that returned survives loss of power.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/handle.hpp"
#include "platform/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace afterword {

int close_database(sqlite3* database);
int finalize_statement(sqlite3_stmt* statement);

// A prepared statement that can be run again and again. One left before its last row must be
// reset: an open read keeps the log from being checkpointed.  Thread-bound.
class Statement {
  public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

    // Parameters are numbered from 1 and keep no reference after bind (text and bytes are copied).
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view text);
    Statement& bind_bytes(int index, std::string_view bytes);
    Statement& bind_null(int index);
    // As bind() and bind_bytes() without the copy: what they view stays until the statement is
    // reset.
    Statement& lend(int index, std::string_view text);
    Statement& lend_bytes(int index, std::string_view bytes);
    Statement& bind(int index, const std::optional<std::int64_t>& value);

    // True when a row is there to read; false at the end. On an error or at the end the statement
    // is reset and its parameters cleared.
    Result<bool> step();
    // Runs a statement that gives no rows.
    Status run();
    // Ends a read before its last row.
    void reset();

    // Columns are numbered from 0; views are valid until the next step().
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }
    [[nodiscard]] bool null(int column) const;

  private:
    Handle<sqlite3_stmt, finalize_statement> statement_;
};

// Thread-bound. Errors: Full (no room), Corrupt (damaged or no database), Busy (locked by another
// process), Conflict (a constraint), Io (everything else).
class Database {
  public:
    // Opens or creates. `vfs` names a registered SQLite VFS; empty means the system's.
    static Result<Database> open(const std::filesystem::path& file, const std::string& vfs = {});

    // One or several statements without parameters or results.
    Status run(std::string_view sql);
    Result<Statement> prepare(std::string_view sql);
    // The first column of the first row; NotFound where there is none.
    Result<std::int64_t> integer(std::string_view sql);

    // Rows changed by the last statement.
    [[nodiscard]] std::int64_t changes() const;

    // Moves what it can from the log into the file and empties the log.
    Status checkpoint();
    // Makes durable whatever is found in the file. Where a sync has failed, Linux gives the pages
    // up and goes on showing them: a program that starts would build on a log that is not on the
    // disk, and the next power cut would take all that came after. A full disk is no such failure.
    Status settle();

  private:
    explicit Database(sqlite3* database) : database_(database) {}
    Handle<sqlite3, close_database> database_;
};

// Everything or nothing: rolls back unless committed.  Thread-bound; must not outlive the database.
class Transaction {
  public:
    static Result<Transaction> begin(Database& database);
    // Reads alone, all of it as of its first read; keeps no other connection from writing.
    static Result<Transaction> begin_reading(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    // Once ok, durable.
    Status commit();

  private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

}  // namespace afterword
