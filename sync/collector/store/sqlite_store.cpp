// SPDX-License-Identifier: Apache-2.0
// Opening, transactions, and the rows themselves.
#include "sync/collector/store/sqlite_store.hpp"

#include "platform/sqlite/migrations.hpp"
#include "sync/collector/store/columns.hpp"

namespace afterword {

std::span<const Migration> collector_migrations();

namespace {

// A collector has memory and a disk of its own: a larger cache, and checkpoints less often than on
// a kiosk's small partition.
constexpr std::string_view kServerManners =
    "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4096; PRAGMA journal_size_limit=67108864;";

}  // namespace

Result<std::unique_ptr<Store>> SqliteStore::open(const std::filesystem::path& file,
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
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(*std::move(database)));
}

Status SqliteStore::transact(const std::function<Status()>& work) {
    auto transaction = Transaction::begin(sql_.database());
    if (!transaction) {
        return std::move(transaction).error();
    }
    if (auto worked = work(); !worked) {
        return worked;
    }
    return transaction->commit();
}

Result<SeqRanges> SqliteStore::ranges(const char* sql, EpochNumber epoch) {
    std::vector<Hole> found;
    auto read = sql_.each(
        sql,
        [&](const Statement& at) {
            found.push_back({Seq{at.integer(0)}, Seq{at.integer(1)}});
        },
        epoch.value);
    if (!read) {
        return std::move(read).error();
    }
    return SeqRanges(std::move(found));
}

Result<EpochState> SqliteStore::hear(const KioskId& kiosk, Epoch epoch, WallTime now) {
    if (auto heard = sql_.run("INSERT INTO kiosks(kiosk, heard) VALUES(?, ?) "
                              "ON CONFLICT DO UPDATE SET heard=excluded.heard",
                              kiosk.text, unix_ms(now));
        !heard) {
        return std::move(heard).error();
    }
    auto number = sql_.first(
        "INSERT INTO epochs(kiosk, epoch, first_heard, last_heard) VALUES(?, ?, ?3, ?3) "
        "ON CONFLICT DO UPDATE SET last_heard=excluded.last_heard RETURNING number",
        [](const Statement& at) { return at.integer(0); }, kiosk.text, column(epoch), unix_ms(now));
    if (!number) {
        return std::move(number).error();
    }
    EpochState state{{number->value_or(0)}, {}, {}};
    auto there = ranges("SELECT first, last FROM there WHERE epoch=? ORDER BY first", state.number);
    auto lost = ranges("SELECT first, last FROM lost WHERE epoch=? ORDER BY first", state.number);
    if (!there || !lost) {
        return !there ? std::move(there).error() : std::move(lost).error();
    }
    state.there = *std::move(there);
    state.lost = *std::move(lost);
    return state;
}

Status SqliteStore::raise_last_ordinal(EpochNumber epoch, std::int64_t last_ordinal) {
    return sql_.run("UPDATE epochs SET last_ordinal=max(last_ordinal, ?) WHERE number=?",
                    last_ordinal, epoch.value);
}

Status SqliteStore::save(const EpochState& state) {
    const auto rewrite = [&](const char* clear, const char* insert, const SeqRanges& ranges) {
        auto status = sql_.run(clear, state.number.value);
        for (const auto& range : ranges.ranges()) {
            if (status) {
                status = sql_.run(insert, state.number.value, range.first.value, range.last.value);
            }
        }
        return status;
    };
    if (auto there = rewrite("DELETE FROM there WHERE epoch=?",
                             "INSERT INTO there(epoch, first, last) VALUES(?, ?, ?)", state.there);
        !there) {
        return there;
    }
    return rewrite("DELETE FROM lost WHERE epoch=?",
                   "INSERT INTO lost(epoch, first, last) VALUES(?, ?, ?)", state.lost);
}

Result<std::optional<StoredRow>> SqliteStore::find_row(const RowKey& key) {
    return sql_.first(
        "SELECT hash, why, arrived FROM rows WHERE epoch=? AND seq=?",
        [&](const Statement& at) {
            return StoredRow{key, hash_at(at, 0), at.text(1), time_at(at, 2), {}};
        },
        key.epoch.value, key.seq.value);
}

Result<std::string> SqliteStore::row_bytes(const RowKey& key) {
    auto found = sql_.first(
        "SELECT bytes FROM rows WHERE epoch=? AND seq=?",
        [](const Statement& at) { return at.text(0); }, key.epoch.value, key.seq.value);
    if (!found) {
        return std::move(found).error();
    }
    if (!*found) {
        return Error{Errc::Corrupt, "row " + std::to_string(key.seq.value) + " is gone"};
    }
    return **std::move(found);
}

Status SqliteStore::add_row(const StoredRow& row) {
    return sql_.run(
        "INSERT INTO rows(epoch, seq, hash, why, arrived, bytes) VALUES(?, ?, ?, ?, ?, ?)",
        row.key.epoch.value, row.key.seq.value, column(row.hash), row.why, unix_ms(row.arrived),
        Bytes{row.bytes});
}

Result<std::string> SqliteStore::note(const std::string& name) {
    auto found = sql_.first(
        "SELECT text FROM notes WHERE name=?", [](const Statement& at) { return at.text(0); },
        name);
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or("");
}

Status SqliteStore::set_note(const std::string& name, const std::string& text) {
    return sql_.run("INSERT OR REPLACE INTO notes(name, text) VALUES(?, ?)", name, text);
}

}  // namespace afterword
