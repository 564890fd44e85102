// SPDX-License-Identifier: Apache-2.0
#include "platform/sqlite/database.hpp"

#include <utility>

#include <sqlite3.h>

namespace afterword {
namespace {

Error error_of(int code, sqlite3* database) {
    Errc kind = Errc::Io;
    switch (code & 0xff) {
        case SQLITE_FULL:
            kind = Errc::Full;
            break;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            kind = Errc::Corrupt;
            break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            kind = Errc::Busy;
            break;
        case SQLITE_CONSTRAINT:
            kind = Errc::Conflict;
            break;
        default:
            break;
    }
    const char* text = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    return {kind, std::string("SQLite ") + std::to_string(code) + ": " + text};
}

// FULL: every commit is synced (NORMAL lost rows in simulated power cuts). 128 pages of log keep
// the file small on small partitions; secure_delete wipes what is deleted.
constexpr std::string_view kManners =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=128;"
    "PRAGMA journal_size_limit=1048576; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-1024; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;";

}  // namespace

int close_database(sqlite3* database) {
    return sqlite3_close_v2(database);
}
int finalize_statement(sqlite3_stmt* statement) {
    return sqlite3_finalize(statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), index, value);
    return *this;
}

Statement& Statement::bind(int index, double value) {
    sqlite3_bind_double(statement_.get(), index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind_bytes(int index, std::string_view bytes) {
    sqlite3_bind_blob64(statement_.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::lend(int index, std::string_view text) {
    sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::lend_bytes(int index, std::string_view bytes) {
    sqlite3_bind_blob64(statement_.get(), index, bytes.data(), bytes.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bind_null(int index) {
    sqlite3_bind_null(statement_.get(), index);
    return *this;
}

Statement& Statement::bind(int index, const std::optional<std::int64_t>& value) {
    return value ? bind(index, *value) : bind_null(index);
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    Error error = error_of(code, sqlite3_db_handle(statement_.get()));
    reset();
    return error;
}

Status Statement::run() {
    auto stepped = step();
    if (!stepped) {
        return std::move(stepped).error();
    }
    reset();
    return done();
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr ? std::string_view()
                           : std::string_view(data, static_cast<std::size_t>(size));
}

bool Statement::null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Result<Database> Database::open(const std::filesystem::path& file, const std::string& vfs) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(
        file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
        vfs.empty() ? nullptr : vfs.c_str());
    Database database(raw);
    if (code != SQLITE_OK) {
        return error_of(code, raw).within(file.string());
    }
    sqlite3_extended_result_codes(raw, 1);
    if (sqlite3_db_readonly(raw, "main") == 1) {
        // SQLite's own second choice; it would refuse every write for as long as it is open.
        return Error{Errc::Io, file.string() + ": can be read but not written"};
    }
    if (auto manners = database.run(kManners); !manners) {
        return std::move(manners).error().within(file.string());
    }
    auto synchronous = database.integer("PRAGMA synchronous");
    auto mode = database.prepare("PRAGMA journal_mode");
    if (!synchronous || !mode) {
        return Error{Errc::Io, file.string() + ": cannot read back the journal's settings"};
    }
    const auto row = mode->step();
    if (!row || !*row || mode->bytes(0) != "wal" || *synchronous != 2) {
        return Error{Errc::Io, file.string() + ": the file system refuses WAL with full syncs"};
    }
    return database;
}

Status Database::run(std::string_view sql) {
    const std::string text(sql);
    const int code = sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return error_of(code, database_.get());
    }
    return done();
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) {
        return error_of(code, database_.get()).within(sql);
    }
    return Statement(raw);
}

Result<std::int64_t> Database::integer(std::string_view sql) {
    auto statement = prepare(sql);
    if (!statement) {
        return std::move(statement).error();
    }
    auto row = statement->step();
    if (!row) {
        return std::move(row).error();
    }
    if (!*row) {
        return Error{Errc::NotFound, std::string(sql) + ": no row"};
    }
    return statement->integer(0);
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(database_.get());
}

Status Database::checkpoint() {
    return run("PRAGMA wal_checkpoint(TRUNCATE)");
}

Status Database::settle() {
    auto settled = checkpoint();
    return !settled && settled.error().code == Errc::Full ? done() : settled;
}

Result<Transaction> Transaction::begin(Database& database) {
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) {
        return std::move(begun).error();
    }
    return Transaction(database);
}

Result<Transaction> Transaction::begin_reading(Database& database) {
    if (auto begun = database.run("BEGIN DEFERRED"); !begun) {
        return std::move(begun).error();
    }
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
    if (database_ != nullptr) {
        // A failed COMMIT may have rolled back by itself; then this says so and changes nothing.
        static_cast<void>(database_->run("ROLLBACK"));
    }
}

Status Transaction::commit() {
    auto committed = database_->run("COMMIT");
    if (committed) {
        database_ = nullptr;
    }
    return committed;
}

}  // namespace afterword
