// SPDX-License-Identifier: Apache-2.0
#include "platform/postgres/connection.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <libpq-fe.h>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr int kBinary = 1;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Object ids of pg_catalog.pg_type; they never change.
constexpr Oid kBytea = 17;
constexpr Oid kBigint = 20;
constexpr Oid kText = 25;
constexpr Oid kByteaArray = 1001;
constexpr Oid kTextArray = 1009;
constexpr Oid kBigintArray = 1016;

Oid oid_of(PostgresType type) {
    switch (type) {
        case PostgresType::Integer:
            return kBigint;
        case PostgresType::Text:
            return kText;
        case PostgresType::Bytes:
            return kBytea;
        case PostgresType::Integers:
            return kBigintArray;
        case PostgresType::Texts:
            return kTextArray;
        case PostgresType::ByteStrings:
            return kByteaArray;
    }
    return kText;
}

PostgresType array_of(PostgresType type) {
    switch (type) {
        case PostgresType::Integer:
            return PostgresType::Integers;
        case PostgresType::Bytes:
            return PostgresType::ByteStrings;
        default:
            return PostgresType::Texts;
    }
}

// Classes of SQLSTATE: PostgreSQL's manual, appendix A.
Errc kind_of(std::string_view state) {
    const auto group = state.substr(0, 2);
    if (state == "53100") {  // disk_full
        return Errc::Full;
    }
    if (group == "23") {  // integrity constraints
        return Errc::Conflict;
    }
    if (group == "40" || state == "55P03") {  // serialization, deadlock; lock_not_available
        return Errc::Busy;
    }
    if (group == "AW") {
        return Errc::Refused;
    }
    if (group == "XX" && state != "XX000") {  // data_corrupted, index_corrupted
        return Errc::Corrupt;
    }
    if (group == "08" || group == "57") {  // connections; the server is going down
        return Errc::Unreachable;
    }
    return Errc::Io;
}

std::string without_line_end(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    return std::string(text);
}

Error error_of(pg_conn* connection, const pg_result* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (state == nullptr || text == nullptr) {  // it is libpq that failed, not the server
        return {Errc::Unreachable, "PostgreSQL: " + without_line_end(PQerrorMessage(connection))};
    }
    return {kind_of(state), std::string("PostgreSQL ") + state + ": " + text};
}

bool succeeded(const pg_result* result) {
    const auto status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

using ResultHandle = Handle<pg_result, clear_result>;

template <class Unsigned>
void append_big_endian(std::string& out, Unsigned value) {
    std::array<char, sizeof(Unsigned)> digits;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        *digit = static_cast<char>(value & 0xFFU);
        value >>= 8U;
    }
    out.append(digits.data(), digits.size());
}

bool is_clean(std::string_view text) {
    return text.find('\0') == std::string_view::npos && is_utf8(text);
}

// The longest well-formed character at the front; empty when there is none.
std::string_view front_character(std::string_view text) {
    for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length) {
        if (is_utf8(text.substr(0, length))) {
            return text.substr(0, length);
        }
    }
    return {};
}

}  // namespace

int close_connection(pg_conn* connection) {
    PQfinish(connection);
    return 0;
}
int clear_result(pg_result* result) {
    PQclear(result);
    return 0;
}

std::string encode_integer(std::int64_t value) {
    std::string out;
    append_big_endian(out, static_cast<std::uint64_t>(value));
    return out;
}

std::string encode_text(std::string_view text) {
    if (is_clean(text)) {
        return std::string(text);
    }
    std::string out;
    while (!text.empty()) {
        const auto character = front_character(text);
        const bool keeps = !character.empty() && character.front() != '\0';
        out += keeps ? character : kReplacement;
        text.remove_prefix(std::max<std::size_t>(character.size(), 1));
    }
    return out;
}

// One dimension, numbered from 1: array_recv() in the server's sources.
PostgresArray::PostgresArray(PostgresType type, std::size_t size) : type_(type) {
    constexpr std::uint32_t kDimensions = 1;
    constexpr std::uint32_t kNoNulls = 0;
    constexpr std::uint32_t kFirst = 1;
    for (const std::uint32_t field : {kDimensions, kNoNulls, std::uint32_t{oid_of(type)},
                                      static_cast<std::uint32_t>(size), kFirst}) {
        append_big_endian(encoded_, field);
    }
}

void PostgresArray::add_null() {
    constexpr std::size_t kLastOfNulls = 7;  // the last byte of the second field
    encoded_[kLastOfNulls] = 1;
    append_big_endian(encoded_, ~std::uint32_t{0});
}

void PostgresArray::add(std::int64_t value) {
    append_big_endian(encoded_, static_cast<std::uint32_t>(sizeof value));
    append_big_endian(encoded_, static_cast<std::uint64_t>(value));
}

void PostgresArray::add_text(std::string_view text) {
    if (is_clean(text)) {
        add_bytes(text);
    } else {
        add_bytes(encode_text(text));
    }
}

void PostgresArray::add_bytes(std::string_view bytes) {
    append_big_endian(encoded_, static_cast<std::uint32_t>(bytes.size()));
    encoded_ += bytes;
}

PostgresParameter PostgresArray::take() && {
    return {array_of(type_), std::move(encoded_)};
}

// --- rows ---

int PostgresRows::size() const {
    return PQntuples(result_.get());
}

std::int64_t PostgresRows::integer(int row, int column) const {
    const auto digits = bytes(row, column);
    const bool negative = !digits.empty() && (digits.front() & 0x80) != 0;
    std::uint64_t value = negative ? ~std::uint64_t{0} : 0;
    for (const char digit : digits) {
        value = (value << 8U) | static_cast<unsigned char>(digit);
    }
    return static_cast<std::int64_t>(value);
}

std::string_view PostgresRows::bytes(int row, int column) const {
    return {PQgetvalue(result_.get(), row, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::string_view PostgresRows::command() const {
    return PQcmdStatus(result_.get());
}

bool PostgresRows::null(int row, int column) const {
    return PQgetisnull(result_.get(), row, column) != 0;
}

// --- connection ---

Result<PostgresConnection> PostgresConnection::open(const std::string& url) {
    // What the URL says later on wins over these.
    const std::array<const char*, 8> keys = {
        "application_name", "connect_timeout",  "keepalives_idle", "keepalives_interval",
        "keepalives_count", "tcp_user_timeout", "dbname",          nullptr};
    const std::array<const char*, 8> values = {"afterword", "10",    "10",        "5",
                                               "4",         "30000", url.c_str(), nullptr};
    PostgresConnection connection(PQconnectdbParams(keys.data(), values.data(), 1));
    if (!connection.alive()) {
        return error_of(connection.connection_.get(), nullptr);
    }
    // What the server remarks upon comes again as an error where it matters.
    PQsetNoticeProcessor(
        connection.connection_.get(), [](void*, const char*) {}, nullptr);
    if (auto adopted = connection.adopt_manners(); !adopted) {
        return std::move(adopted).error();
    }
    if (auto durable = connection.check_durable(); !durable) {
        return std::move(durable).error();
    }
    return connection;
}

Status PostgresConnection::adopt_manners() {
    return run(
        "SET client_encoding='UTF8'; SET client_min_messages=warning; SET timezone='UTC';"
        "SET statement_timeout='60s'; SET lock_timeout='10s';"
        "SET idle_in_transaction_session_timeout='60s';"
        "SET default_transaction_isolation='repeatable read'");
}

Status PostgresConnection::check_durable() {
    auto fsync = text("SHOW fsync");
    auto commit = text("SHOW synchronous_commit");
    auto encoding = text("SHOW server_encoding");
    if (!fsync || !commit || !encoding) {
        return Error{Errc::Io, "PostgreSQL: cannot read the server's settings"};
    }
    if (*fsync != "on" || *commit == "off") {
        return Error{Errc::Io,
                     "PostgreSQL: with fsync or synchronous_commit off, what is committed may be "
                     "lost: turn them on"};
    }
    if (*encoding != "UTF8") {
        return Error{Errc::Io,
                     "PostgreSQL: the database must have the encoding UTF8, not " + *encoding};
    }
    return done();
}

Status PostgresConnection::run(const std::string& sql) {
    auto ran = exec(sql);
    return ran ? done() : std::move(ran).error();
}

Status PostgresConnection::prepare(const std::string& name, const std::string& sql,
                                   std::span<const PostgresType> types) {
    if (auto caught_up = catch_up(); !caught_up) {
        return std::move(caught_up).error();
    }
    std::vector<Oid> oids;
    std::transform(types.begin(), types.end(), std::back_inserter(oids), oid_of);
    const ResultHandle result(PQprepare(connection_.get(), name.c_str(), sql.c_str(),
                                        static_cast<int>(oids.size()), oids.data()));
    if (!succeeded(result.get())) {
        return error_of(connection_.get(), result.get()).within(sql);
    }
    statements_.insert_or_assign(name, sql);
    return done();
}

Result<PostgresRows> PostgresConnection::execute(const std::string& name,
                                                 std::span<const PostgresParameter> parameters) {
    if (auto posted = post(name, parameters); !posted) {
        return std::move(posted).error();
    }
    return catch_up();
}

// A mark after each statement, so that one that fails takes none of those after it along.
Status PostgresConnection::post(const std::string& name,
                                std::span<const PostgresParameter> parameters) {
    std::vector<const char*> values;
    std::vector<int> lengths;
    const std::vector<int> formats(parameters.size(), kBinary);
    for (const auto& parameter : parameters) {
        values.push_back(parameter.encoded ? parameter.encoded->data() : nullptr);
        lengths.push_back(parameter.encoded ? static_cast<int>(parameter.encoded->size()) : 0);
    }
    if (PQenterPipelineMode(connection_.get()) == 0 ||
        PQsendQueryPrepared(connection_.get(), name.c_str(), static_cast<int>(parameters.size()),
                            values.data(), lengths.data(), formats.data(), kBinary) == 0 ||
        PQpipelineSync(connection_.get()) == 0) {
        return error_of(connection_.get(), nullptr);
    }
    posted_.push_back(name);
    return done();
}

Result<PostgresRows> PostgresConnection::catch_up() {
    const auto next = [this] { return ResultHandle(PQgetResult(connection_.get())); };
    ResultHandle last;
    std::optional<Error> failure;
    for (const auto& name : std::exchange(posted_, {})) {
        last = next();
        if (!succeeded(last.get()) && !failure) {
            failure = error_of(connection_.get(), last.get()).within(statements_[name]);
        }
        while (next() != nullptr) {
            // to the statement's end
        }
        next();  // the mark
    }
    if (PQpipelineStatus(connection_.get()) != PQ_PIPELINE_OFF &&
        PQexitPipelineMode(connection_.get()) == 0) {
        if (!failure) {
            failure = error_of(connection_.get(), nullptr);
        }
        connection_.reset();  // out of step with its server: no longer alive
    }
    return failure ? Result<PostgresRows>(*std::move(failure)) : PostgresRows(last.release());
}

Result<PostgresRows> PostgresConnection::exec(const std::string& sql) {
    if (auto caught_up = catch_up(); !caught_up) {
        return caught_up;
    }
    ResultHandle result(PQexec(connection_.get(), sql.c_str()));
    if (!succeeded(result.get())) {
        return error_of(connection_.get(), result.get());
    }
    return PostgresRows(result.release());
}

Result<std::string> PostgresConnection::text(const std::string& sql) {
    auto rows = exec(sql);
    if (!rows) {
        return std::move(rows).error().within(sql);
    }
    if (rows->size() == 0 || rows->null(0, 0)) {
        return Error{Errc::NotFound, sql + ": no value"};
    }
    return std::string(rows->bytes(0, 0));
}

Status PostgresConnection::commit(const std::string& before) {
    auto committed = exec(before + "COMMIT");
    if (!committed) {
        return std::move(committed).error();
    }
    // A transaction in which a statement failed "commits" by rolling back, and says so only here.
    if (committed->command() != "COMMIT") {
        return Error{Errc::Io, "PostgreSQL: the transaction had failed and was rolled back"};
    }
    return done();
}

Status PostgresConnection::roll_back() {
    static_cast<void>(catch_up());
    return run("ROLLBACK");
}

bool PostgresConnection::alive() const {
    return PQstatus(connection_.get()) == CONNECTION_OK;
}

}  // namespace afterword
