// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/store/moving.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <memory>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/collector/store/postgres_sql.hpp"
#include "sync/collector/store/sqlite_sql.hpp"

namespace afterword {
namespace {

constexpr std::size_t kPage = 5'000;  // lines in a transaction, and in memory

struct Column {
    std::string name;
    Parameter::Type type;
};

// As SQLite's schema has it; PostgreSQL's has the same names.
struct Table {
    std::string name;
    std::vector<Column> columns;
    std::string into;  // "name(column, column)"
    std::string list;  // "column, column"
    std::string key;   // the order of its lines: the same each time
};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

Result<Table> read_table(Sql& sql, const std::string& name) {
    Table table;
    table.name = name;
    std::vector<std::string> columns;
    std::vector<std::string> keys;
    auto read = sql.each(
        "SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid",
        [&](const SqlRow& at) {
            const auto type = at.bytes(1);
            columns.push_back(at.text(0));
            table.columns.push_back({at.text(0), type == "INTEGER" ? Parameter::Type::Integer
                                                 : type == "BLOB"  ? Parameter::Type::Bytes
                                                                   : Parameter::Type::Text});
            if (at.integer(2) > 0) {
                keys.push_back(at.text(0));
            }
        },
        name);
    if (!read) {
        return std::move(read).error();
    }
    table.list = joined(columns);
    table.into = name + "(" + table.list + ")";
    table.key = joined(keys);
    return table;
}

// In the order they were made: what others refer to comes first.
Result<std::vector<Table>> read_tables(Sql& sql) {
    auto names = sql.all(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' AND name<>'rollback' ORDER BY rowid",
        text_at);
    if (!names) {
        return std::move(names).error();
    }
    std::vector<Table> tables;
    for (const auto& name : *names) {
        auto table = read_table(sql, name);
        if (!table) {
            return std::move(table).error();
        }
        tables.push_back(*std::move(table));
    }
    return tables;
}

// The lines of a table but for our own note.
std::string select(const std::string& what, const Table& table) {
    const bool has_note = table.name == "notes";
    return "SELECT " + what + " FROM " + table.name +
           (has_note ? std::string(" WHERE name<>'") + kMovingNote + "'" : "");
}

Result<std::int64_t> count(Sql& sql, const Table& table) {
    std::int64_t lines = 0;
    auto counted = sql.scan(select("count(*)", table), [&](const SqlRow& at) {
        lines = at.integer(0);
        return done();
    });
    if (!counted) {
        return std::move(counted).error();
    }
    return lines;
}

// A sum over the lines' hashes: it does not hang on their order, and none can stand in for another.
class Digest {
  public:
    void add(const SqlRow& at, const std::vector<Column>& columns) {
        std::string line;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const int index = static_cast<int>(i);
            std::string value;
            if (at.null(index)) {
                line += "n";
                continue;
            }
            switch (columns[i].type) {
                case Parameter::Type::Integer:
                    value = encode_integer(at.integer(index));
                    break;
                case Parameter::Type::Text:
                    value = encode_text(at.bytes(index));  // what a column there can hold
                    break;
                case Parameter::Type::Bytes:
                    value = at.text(index);
                    break;
            }
            line += "v" + std::to_string(value.size()) + ":" + value;
        }
        const RowHash hash = blake2b_128(line);
        for (std::size_t half = 0; half < sums_.size(); ++half) {
            std::uint64_t number = 0;
            for (std::size_t i = 0; i < 8; ++i) {
                number = (number << 8U) | hash[half * 8 + i];
            }
            sums_[half] += number;
        }
        ++lines_;
    }
    [[nodiscard]] MovedTable of(const std::string& table) const {
        return {table, lines_, to_hex(sums_[0]) + to_hex(sums_[1])};
    }
    [[nodiscard]] std::int64_t lines() const { return lines_; }

  private:
    std::array<std::uint64_t, 2> sums_{};
    std::int64_t lines_ = 0;
};

// Lines on their way, which keep what they refer to.
class Page {
  public:
    explicit Page(const Table& table) : table_(table), lines_(table.columns.size()) {}
    void add(const SqlRow& at) {
        std::vector<Parameter> line;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const int index = static_cast<int>(i);
            const auto type = table_.columns[i].type;
            if (type == Parameter::Type::Integer) {
                line.emplace_back(at.integer(index));
            } else if (kept_.emplace_back(at.bytes(index)); type == Parameter::Type::Bytes) {
                line.emplace_back(Bytes{kept_.back()});
            } else {
                line.emplace_back(kept_.back());
            }
            line.back().null = at.null(index);
            if (table_.name == "rows" && table_.columns[i].name == "arrived") {
                arrived_.push_back(time_at(at, index));
            }
        }
        lines_.add_line(line);
    }
    [[nodiscard]] std::size_t size() const { return lines_.size(); }
    Status write(Sql& to) {
        for (const auto& time : arrived_) {
            if (auto made = to.have_month("rows", time); !made) {
                return made;
            }
        }
        return to.insert({table_.into.c_str(), ""}, lines_);
    }

  private:
    const Table& table_;
    Lines lines_;
    std::deque<std::string> kept_;
    std::vector<WallTime> arrived_;
};

class Move {
  public:
    Move(Sql& from, Sql& to, const std::function<bool(const MoveProgress&)>& go_on)
        : from_(from), to_(to), go_on_(go_on) {}

    Result<std::vector<MovedTable>> run(const std::string& source) {
        auto tables = read_tables(from_);
        if (!tables) {
            return std::move(tables).error();
        }
        if (auto claimed = to_.transact(Access::Write, [&] { return claim(*tables, source); });
            !claimed) {
            return std::move(claimed).error();
        }
        for (const auto& table : *tables) {
            if (auto copied = copy(table); !copied) {
                return std::move(copied).error().within(table.name);
            }
        }
        std::vector<MovedTable> moved;
        for (const auto& table : *tables) {
            auto same = check(table);
            if (!same) {
                return std::move(same).error().within(table.name);
            }
            moved.push_back(*std::move(same));
        }
        auto finished = to_.transact(Access::Write, [&] { return finish(*tables); });
        return finished ? Result(std::move(moved)) : std::move(finished).error();
    }

  private:
    // The target is empty, or what is there came from the same file.
    Status claim(const std::vector<Table>& tables, const std::string& source) {
        auto note = to_.first("SELECT text FROM notes WHERE name=?", text_at, kMovingNote);
        if (!note) {
            return std::move(note).error();
        }
        if (*note && **note != source) {
            return Error{Errc::Conflict, "the database is being filled from " + **note};
        }
        if (*note) {
            return done();
        }
        for (const auto& table : tables) {
            auto lines = count(to_, table);
            if (!lines) {
                return std::move(lines).error();
            }
            if (*lines > 0) {
                return Error{Errc::Conflict,
                             "the database is not empty: " + std::to_string(*lines) + " lines in " +
                                 table.name};
            }
        }
        return to_.run("INSERT INTO notes(name, text) VALUES(?, ?)", kMovingNote, source);
    }

    Status copy(const Table& table) {
        auto of = count(from_, table);
        if (!of) {
            return std::move(of).error();
        }
        std::int64_t there = 0;
        auto counted = to_.transact(Access::Write, [&]() -> Status {
            auto lines = count(to_, table);
            if (!lines) {
                return std::move(lines).error();
            }
            there = *lines;
            return done();
        });
        if (!counted) {
            return counted;
        }
        auto page = std::make_unique<Page>(table);
        const auto write = [&]() -> Status {
            if (!go_on_({MoveProgress::Doing::Copying, table.name, there, *of})) {
                return Error{Errc::Refused, "interrupted"};
            }
            auto written = to_.transact(Access::Write, [&] { return page->write(to_); });
            there += static_cast<std::int64_t>(page->size());
            page = std::make_unique<Page>(table);
            return written;
        };
        auto copied = from_.scan(select(table.list, table) + " ORDER BY " + table.key +
                                     " LIMIT -1 OFFSET " + std::to_string(there),
                                 [&](const SqlRow& at) {
                                     page->add(at);
                                     return page->size() < kPage ? done() : write();
                                 });
        return copied && page->size() > 0 ? write() : copied;
    }

    Result<MovedTable> digest(Sql& sql, const Table& table, std::int64_t of) {
        Digest sum;
        auto read = sql.scan(select(table.list, table), [&](const SqlRow& at) -> Status {
            sum.add(at, table.columns);
            const bool is_page = sum.lines() % static_cast<std::int64_t>(kPage) == 0;
            if (is_page && !go_on_({MoveProgress::Doing::Checking, table.name, sum.lines(), of})) {
                return Error{Errc::Refused, "interrupted"};
            }
            return done();
        });
        return read ? Result(sum.of(table.name)) : std::move(read).error();
    }

    Result<MovedTable> check(const Table& table) {
        auto here = digest(from_, table, 0);
        if (!here) {
            return here;
        }
        Result<MovedTable> there = MovedTable();
        auto read = to_.transact(Access::Write, [&] {
            there = digest(to_, table, here->lines);
            return there ? done() : there.error();
        });
        if (!read) {
            return std::move(read).error();
        }
        if (here->lines != there->lines || here->digest != there->digest) {
            return Error{Errc::Conflict, "the copy differs: " + std::to_string(here->lines) +
                                             " lines here, " + std::to_string(there->lines) +
                                             " there, with other hashes"};
        }
        return here;
    }

    // Numbers go on above those that were copied, and collectors may come.
    Status finish(const std::vector<Table>& tables) {
        for (const auto& table : tables) {
            if (table.columns.front().name != "number") {
                continue;
            }
            auto set =
                to_.scan("SELECT setval(pg_get_serial_sequence('" + table.name +
                             "', 'number'), coalesce(max(number), 0)+1, false) FROM " + table.name,
                         [](const SqlRow&) { return done(); });
            if (!set) {
                return set;
            }
        }
        return to_.run("DELETE FROM notes WHERE name=?", kMovingNote);
    }

    Sql& from_;
    Sql& to_;
    const std::function<bool(const MoveProgress&)>& go_on_;
};

}  // namespace

Result<std::vector<MovedTable>> move_store(const std::filesystem::path& from, const std::string& to,
                                           const std::function<bool(const MoveProgress&)>& go_on) {
    if (!std::filesystem::exists(from)) {
        return Error{Errc::NotFound, from.string() + " is not there"};
    }
    auto source = SqliteSql::open(from, {});
    if (!source) {
        return std::move(source).error();
    }
    auto target = PostgresSql::open(to, Company::Alone);
    if (!target) {
        return std::move(target).error();
    }
    return Move(**source, **target, go_on).run(std::filesystem::absolute(from).string());
}

}  // namespace afterword
