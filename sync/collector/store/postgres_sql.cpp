// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/store/postgres_sql.hpp"

#include <cstdio>

#include "sync/collector/store/postgres_schema.hpp"

namespace afterword {
namespace {

// Two numbers of ours in the database's space of advisory locks. The server takes a moment to
// notice that who had it before has gone.
constexpr const char* kClaimAlone =
    "SET lock_timeout='2s'; SELECT pg_advisory_lock(8787, 1); SET lock_timeout='10s'";
// A member that stops in the middle of a transaction must not hold up who takes over from it.
constexpr const char* kClaimShared =
    "SET lock_timeout='2s'; SELECT pg_advisory_lock_shared(8787, 1); SET lock_timeout='10s';"
    "SET idle_in_transaction_session_timeout='5s'";

constexpr const char* kFetch = "FETCH 5000 FROM scan";

class PostgresRow final : public SqlRow {
  public:
    PostgresRow(const PostgresRows& rows, int row) : rows_(rows), row_(row) {}
    [[nodiscard]] std::int64_t integer(int column) const override {
        return rows_.integer(row_, column);
    }
    [[nodiscard]] std::string_view bytes(int column) const override {
        return rows_.bytes(row_, column);
    }
    [[nodiscard]] bool null(int column) const override { return rows_.null(row_, column); }

  private:
    const PostgresRows& rows_;
    int row_;
};

PostgresType type_of(const Parameter& parameter) {
    switch (parameter.type) {
        case Parameter::Type::Integer:
            return PostgresType::Integer;
        case Parameter::Type::Bytes:
            return PostgresType::Bytes;
        case Parameter::Type::Text:
            break;
    }
    return PostgresType::Text;
}

std::optional<std::string> encoded(const Parameter& parameter) {
    if (parameter.null) {
        return std::nullopt;
    }
    switch (parameter.type) {
        case Parameter::Type::Integer:
            return encode_integer(parameter.integer);
        case Parameter::Type::Bytes:
            return std::string(parameter.bytes);
        case Parameter::Type::Text:
            break;
    }
    return encode_text(parameter.bytes);
}

void add(const Parameter& parameter, PostgresArray& array) {
    if (parameter.null) {
        array.add_null();
        return;
    }
    switch (parameter.type) {
        case Parameter::Type::Integer:
            array.add(parameter.integer);
            break;
        case Parameter::Type::Bytes:
            array.add_bytes(parameter.bytes);
            break;
        case Parameter::Type::Text:
            array.add_text(parameter.bytes);
            break;
    }
}

// One array for each column.
std::vector<PostgresParameter> columns_of(const Lines& lines) {
    std::vector<PostgresParameter> columns;
    for (std::size_t column = 0; column < lines.width(); ++column) {
        PostgresArray array(type_of(lines.line(0)[column]), lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            add(lines.line(i)[column], array);
        }
        columns.push_back(std::move(array).take());
    }
    return columns;
}

// `?` and `?1` as PostgreSQL numbers them.
std::string with_dollars(std::string_view sql) {
    std::string text;
    int last = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] != '?') {
            text += sql[i];
            continue;
        }
        text += '$';
        const bool is_numbered = i + 1 < sql.size() && sql[i + 1] >= '0' && sql[i + 1] <= '9';
        if (!is_numbered) {
            text += std::to_string(++last);
        }
    }
    return text;
}

// All lines as one table.
std::string unnested(std::size_t width) {
    std::string text = "SELECT * FROM unnest($1";
    for (std::size_t i = 2; i <= width; ++i) {
        text += ", $" + std::to_string(i);
    }
    return text + ")";
}

std::string text_of(const Insert& insert, std::size_t width) {
    return std::string("INSERT INTO ") + insert.into + " " + unnested(width) + " " + insert.then;
}
std::string text_of(const PerLine& what, std::size_t width) {
    return std::string("WITH lines(") + what.names + ") AS (" + unnested(width) + ") " +
           what.statement;
}

// With company, a writer sees what others have committed before each of its statements, so that
// what it has locked is as it stands; who reads sees one moment.
const char* begin_for(Access access, Company company) {
    if (access == Access::Read) {
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }
    return company == Company::Several ? "BEGIN ISOLATION LEVEL READ COMMITTED" : "BEGIN";
}

Result<PostgresConnection> connect(const std::string& url, Company company) {
    auto connection = PostgresConnection::open(url);
    if (!connection || company == Company::Others) {
        return connection;
    }
    const bool alone = company == Company::Alone;
    if (auto claimed = connection->run(alone ? kClaimAlone : kClaimShared); !claimed) {
        return std::move(claimed).error().within(
            alone ? "another collector works on this database"
                  : "a collector that stands alone works on this database");
    }
    return connection;
}

}  // namespace

Result<std::unique_ptr<Sql>> PostgresSql::open(const std::string& url, Company company) {
    auto connection = connect(url, company);
    if (!connection) {
        return std::move(connection).error();
    }
    if (auto migrated = migrate_postgres(*connection); !migrated) {
        return std::move(migrated).error();
    }
    return std::unique_ptr<Sql>(
        std::make_unique<PostgresSql>(url, company, *std::move(connection)));
}

Status PostgresSql::reconnect() {
    auto connection = connect(url_, company_);
    if (!connection) {
        return std::move(connection).error();
    }
    connection_ = *std::move(connection);
    statements_.clear();
    inserts_.clear();
    line_statements_.clear();
    numbers_.clear();
    months_.clear();
    return done();
}

void PostgresSql::fence(std::int64_t member, const std::string& configuration) {
    // A fingerprint is hex digits: nothing to quote.
    fence_ = "SELECT fence(" + std::to_string(member) + ", '" + configuration + "'); ";
}

Status PostgresSql::transact(Access access, const std::function<Status()>& work) {
    const char* begin = begin_for(access, company_);
    auto begun = connection_.run(begin);
    if (!begun && !connection_.alive()) {
        begun = reconnect();
        if (begun) {
            begun = connection_.run(begin);
        }
    }
    if (!begun) {
        return begun;
    }
    in_transaction_ = true;
    auto worked = work();
    in_transaction_ = false;
    if (worked) {
        worked = connection_.commit(access == Access::Write ? fence_ : std::string());
    }
    if (!worked) {
        // Where the commit has rolled back already, this changes nothing.
        static_cast<void>(connection_.roll_back());
        months_.clear();
    }
    return worked;
}

template <class Key>
Result<std::string> PostgresSql::prepared(std::map<Key, std::string>& known, const Key& key,
                                          const std::string& sql,
                                          std::span<const PostgresType> types) {
    const auto found = known.find(key);
    if (found != known.end()) {
        return found->second;
    }
    std::string name = "s" + std::to_string(statements_.size() + inserts_.size() +
                                            line_statements_.size() + numbers_.size());
    if (auto made = connection_.prepare(name, sql, types); !made) {
        return std::move(made).error();
    }
    return known.emplace(key, std::move(name)).first->second;
}

Status PostgresSql::execute(const std::string& name, std::span<const PostgresParameter> parameters,
                            const std::function<void(const SqlRow&)>& take) {
    if (!take && in_transaction_) {
        return connection_.post(name, parameters);
    }
    auto rows = connection_.execute(name, parameters);
    if (!rows) {
        return std::move(rows).error();
    }
    for (int row = 0; take && row < rows->size(); ++row) {
        take(PostgresRow(*rows, row));
    }
    return done();
}

Status PostgresSql::ask(const char* sql, std::span<const Parameter> parameters,
                        const std::function<void(const SqlRow&)>& take) {
    std::vector<PostgresType> types;
    std::vector<PostgresParameter> values;
    for (const auto& parameter : parameters) {
        types.push_back(type_of(parameter));
        values.push_back({types.back(), encoded(parameter)});
    }
    auto name = prepared(statements_, sql, with_dollars(sql), types);
    if (!name) {
        return std::move(name).error();
    }
    return execute(*name, values, take);
}

// By a cursor: a result is whole in memory before its first row can be read.
Status PostgresSql::scan(const std::string& sql, const std::function<Status(const SqlRow&)>& take) {
    if (auto declared = connection_.run("DECLARE scan NO SCROLL CURSOR FOR " + sql); !declared) {
        return std::move(declared).error().within(sql);
    }
    auto name = prepared(statements_, kFetch, kFetch, {});
    if (!name) {
        return std::move(name).error();
    }
    while (true) {
        auto rows = connection_.execute(*name, {});
        if (!rows) {
            return std::move(rows).error().within(sql);
        }
        for (int row = 0; row < rows->size(); ++row) {
            if (auto taken = take(PostgresRow(*rows, row)); !taken) {
                return taken;
            }
        }
        if (rows->size() == 0) {
            return connection_.run("CLOSE scan");
        }
    }
}

template <class Key>
Status PostgresSql::run_lines(std::map<Key, std::string>& known, const Key& key, const Lines& lines,
                              const std::function<void(const SqlRow&)>& take) {
    if (lines.size() == 0) {
        return done();
    }
    const auto columns = columns_of(lines);
    std::vector<PostgresType> types;
    types.reserve(columns.size());
    for (const auto& column : columns) {
        types.push_back(column.type);
    }
    auto name = prepared(known, key, text_of(key, lines.width()), types);
    if (!name) {
        return std::move(name).error();
    }
    return execute(*name, columns, take);
}

Status PostgresSql::insert(const Insert& insert, const Lines& lines,
                           const std::function<void(const SqlRow&)>& take) {
    return run_lines(inserts_, insert, lines, take);
}

Status PostgresSql::each_line(const PerLine& what, const Lines& lines,
                              const std::function<void(const SqlRow&)>& take) {
    return run_lines(line_statements_, what, lines, take);
}

Result<std::vector<std::int64_t>> PostgresSql::new_numbers(const std::string& table,
                                                           std::size_t count) {
    const std::vector<PostgresType> types = {PostgresType::Integer};
    auto name =
        prepared(numbers_, table,
                 "SELECT nextval('" + table + "_number_seq') FROM generate_series(1, $1)", types);
    if (!name) {
        return std::move(name).error();
    }
    const std::vector<PostgresParameter> values = {
        {PostgresType::Integer, encode_integer(static_cast<std::int64_t>(count))}};
    std::vector<std::int64_t> numbers;
    auto gave = execute(*name, values, [&](const SqlRow& at) { numbers.push_back(at.integer(0)); });
    return gave ? Result<std::vector<std::int64_t>>(std::move(numbers)) : std::move(gave).error();
}

Status PostgresSql::have_month(const char* table, WallTime time) {
    using namespace std::chrono;
    const year_month_day day(floor<days>(time));
    const auto month = day.year() / day.month();
    char suffix[32];
    std::snprintf(suffix, sizeof suffix, "_%04d_%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()));
    const std::string name = table + std::string(suffix);
    if (months_.contains(name)) {
        return done();
    }
    const auto begin = [](const year_month& of) {
        return std::to_string(unix_ms(WallTime(sys_days(of / 1))));
    };
    auto made = connection_.run("CREATE TABLE IF NOT EXISTS " + name + " PARTITION OF " + table +
                                " FOR VALUES FROM (" + begin(month) + ") TO (" +
                                begin(month + months(1)) + ")");
    if (made) {
        months_.insert(name);
    }
    return made;
}

}  // namespace afterword
