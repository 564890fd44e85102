// SPDX-License-Identifier: Apache-2.0
// What was set aside.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sqlite_store.hpp"

namespace afterword {
namespace {

Quarantined quarantined_at(const Statement& at) {
    Quarantined what{at.integer(0), time_at(at, 1), KioskId{at.text(2)}, std::nullopt,
                     std::nullopt,  at.text(5),     at.text(6)};
    if (at.integer(4) != 0) {
        what.epoch = epoch_at(at, 3);
        what.seq = Seq{at.integer(4)};
    }
    return what;
}

}  // namespace

Status SqliteStore::set_aside(const Quarantined& what) {
    const std::int64_t epoch = what.epoch ? column(*what.epoch) : 0;
    const std::int64_t seq = what.seq ? what.seq->value : 0;
    return sql_.run(
        "INSERT OR IGNORE INTO quarantine(at, kiosk, epoch, seq, why, hash, bytes) "
        "VALUES(?, ?, ?, ?, ?, ?, ?)",
        unix_ms(what.at), what.kiosk.text, epoch, seq, what.why, column(blake2b_128(what.bytes)),
        Bytes{what.bytes});
}

Result<std::vector<Quarantined>> SqliteStore::quarantine(std::int64_t after, std::size_t most) {
    std::vector<Quarantined> found;
    auto read = sql_.each(
        "SELECT number, at, kiosk, epoch, seq, why, bytes FROM quarantine "
        "WHERE number>? ORDER BY number LIMIT ?",
        [&](const Statement& at) { found.push_back(quarantined_at(at)); }, after,
        static_cast<std::int64_t>(most));
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::vector<Quarantined>> SqliteStore::set_aside_of(const KioskId& kiosk,
                                                           const std::string& why) {
    std::vector<Quarantined> found;
    auto read = sql_.each(
        "SELECT number, at, kiosk, epoch, seq, why, bytes FROM quarantine "
        "WHERE kiosk=? AND why=? AND seq>0 ORDER BY number",
        [&](const Statement& at) { found.push_back(quarantined_at(at)); }, kiosk.text, why);
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<StoredRow> SqliteStore::readmit(const Quarantined& what) {
    auto row = sql_.first(
        "UPDATE rows SET why='', bytes=? "
        "WHERE epoch=(SELECT number FROM epochs WHERE kiosk=? AND epoch=?) AND seq=? "
        "RETURNING epoch, hash, arrived",
        [&](const Statement& at) {
            return StoredRow{
                {{at.integer(0)}, *what.seq}, hash_at(at, 1), "", time_at(at, 2), what.bytes};
        },
        Bytes{what.bytes}, what.kiosk.text, column(*what.epoch), what.seq->value);
    if (!row) {
        return std::move(row).error();
    }
    if (!*row) {
        return Error{Errc::Corrupt, "a row in quarantine stands nowhere"};
    }
    if (auto gone = sql_.run("DELETE FROM quarantine WHERE number=?", what.number); !gone) {
        return std::move(gone).error();
    }
    return **std::move(row);
}

Status SqliteStore::reject_row(const RowKey& key, const std::string& why) {
    return sql_.run("UPDATE rows SET why=?, bytes=x'' WHERE epoch=? AND seq=?", why,
                    key.epoch.value, key.seq.value);
}

}  // namespace afterword
