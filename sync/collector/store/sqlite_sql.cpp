// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/store/sqlite_sql.hpp"

#include <numeric>

#include "platform/sqlite/migrations.hpp"

namespace afterword {

std::span<const Migration> collector_migrations();

namespace {

// A collector has memory and a disk of its own: a larger cache, and a log of 64 MB, so that pages
// that many rows change are written back once.
constexpr std::string_view kServerManners =
    "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=16384; PRAGMA "
    "journal_size_limit=67108864;";

class SqliteRow final : public SqlRow {
  public:
    explicit SqliteRow(const Statement& at) : at_(at) {}
    [[nodiscard]] std::int64_t integer(int column) const override { return at_.integer(column); }
    [[nodiscard]] std::string_view bytes(int column) const override { return at_.bytes(column); }
    [[nodiscard]] bool null(int column) const override { return at_.null(column); }

  private:
    const Statement& at_;
};

// Until the statement has ended; then it forgets them.
void bind(Statement& at, int index, const Parameter& parameter) {
    if (parameter.null) {
        at.bind_null(index);
        return;
    }
    switch (parameter.type) {
        case Parameter::Type::Integer:
            at.bind(index, parameter.integer);
            break;
        case Parameter::Type::Text:
            at.lend(index, parameter.bytes);
            break;
        case Parameter::Type::Bytes:
            at.lend_bytes(index, parameter.bytes);
            break;
    }
}

Status run_once(Statement& at, std::span<const Parameter> parameters,
                const std::function<void(const SqlRow&)>& take) {
    int index = 0;
    for (const auto& parameter : parameters) {
        bind(at, ++index, parameter);
    }
    const SqliteRow row(at);
    while (true) {
        auto there = at.step();
        if (!there) {
            return std::move(there).error();
        }
        if (!*there) {
            return done();
        }
        if (take) {
            take(row);
        }
    }
}

std::string question_marks(std::size_t count) {
    std::string text = "?";
    for (std::size_t i = 1; i < count; ++i) {
        text += ", ?";
    }
    return text;
}

// SQLite is in our process: a line at a time costs nothing.
std::string text_of(const Insert& insert, std::size_t width) {
    return std::string("INSERT INTO ") + insert.into + " VALUES(" + question_marks(width) + ") " +
           insert.then;
}
std::string text_of(const PerLine& what, std::size_t width) {
    return std::string("WITH lines(") + what.names + ") AS (SELECT " + question_marks(width) +
           ") " + what.statement;
}

}  // namespace

Result<std::unique_ptr<Sql>> SqliteSql::open(const std::filesystem::path& file,
                                             const std::string& vfs) {
    auto database = Database::open(file, vfs);
    if (!database) {
        return std::move(database).error();
    }
    if (auto set = database->run(kServerManners); !set) {
        return std::move(set).error().within(file.string());
    }
    if (auto settled = database->settle(); !settled) {
        return std::move(settled).error().within(file.string());
    }
    if (auto migrated = migrate(*database, collector_migrations()); !migrated) {
        return std::move(migrated).error().within(file.string());
    }
    return std::unique_ptr<Sql>(std::make_unique<SqliteSql>(*std::move(database)));
}

Status SqliteSql::transact(Access access, const std::function<Status()>& work) {
    auto transaction = access == Access::Read ? Transaction::begin_reading(database_)
                                              : Transaction::begin(database_);
    if (!transaction) {
        return std::move(transaction).error();
    }
    if (auto worked = work(); !worked) {
        return worked;
    }
    return transaction->commit();
}

Status SqliteSql::ask(const char* sql, std::span<const Parameter> parameters,
                      const std::function<void(const SqlRow&)>& take) {
    auto known = statements_.find(sql);
    if (known == statements_.end()) {
        auto prepared = database_.prepare(sql);
        if (!prepared) {
            return std::move(prepared).error();
        }
        known = statements_.emplace(sql, *std::move(prepared)).first;
    }
    auto ran = run_once(known->second, parameters, take);
    return ran ? std::move(ran) : std::move(ran).error().within(sql);
}

Status SqliteSql::scan(const std::string& sql, const std::function<Status(const SqlRow&)>& take) {
    auto statement = database_.prepare(sql);
    if (!statement) {
        return std::move(statement).error().within(sql);
    }
    const SqliteRow row(*statement);
    while (true) {
        auto there = statement->step();
        if (!there) {
            return std::move(there).error().within(sql);
        }
        if (!*there) {
            return done();
        }
        if (auto taken = take(row); !taken) {
            return taken;
        }
    }
}

template <class Key>
Status SqliteSql::run_lines(std::map<Key, Statement>& known, const Key& key, const Lines& lines,
                            const std::function<void(const SqlRow&)>& take) {
    auto statement = known.find(key);
    if (statement == known.end()) {
        const auto text = text_of(key, lines.width());
        auto prepared = database_.prepare(text);
        if (!prepared) {
            return std::move(prepared).error().within(text);
        }
        statement = known.emplace(key, *std::move(prepared)).first;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (auto ran = run_once(statement->second, lines.line(i), take); !ran) {
            return std::move(ran).error().within(text_of(key, lines.width()));
        }
    }
    return done();
}

Status SqliteSql::insert(const Insert& insert, const Lines& lines,
                         const std::function<void(const SqlRow&)>& take) {
    return run_lines(inserts_, insert, lines, take);
}

Status SqliteSql::each_line(const PerLine& what, const Lines& lines,
                            const std::function<void(const SqlRow&)>& take) {
    return run_lines(line_statements_, what, lines, take);
}

// Nobody else writes meanwhile.
Result<std::vector<std::int64_t>> SqliteSql::new_numbers(const std::string& table,
                                                         std::size_t count) {
    auto last = database_.integer("SELECT coalesce(max(number), 0) FROM " + table);
    if (!last) {
        return std::move(last).error();
    }
    std::vector<std::int64_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), *last + 1);
    return numbers;
}

}  // namespace afterword
