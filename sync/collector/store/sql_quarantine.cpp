// SPDX-License-Identifier: Apache-2.0
// What was set aside.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

Quarantined quarantined_at(const SqlRow& at) {
    Quarantined what{at.integer(0), time_at(at, 1), KioskId{at.text(2)}, std::nullopt,
                     std::nullopt,  at.text(5),     at.text(6)};
    if (at.integer(4) != 0) {
        what.epoch = epoch_at(at, 3);
        what.seq = Seq{at.integer(4)};
    }
    return what;
}

}  // namespace

Status SqlStore::set_aside(const Quarantined& what) {
    const std::int64_t epoch = what.epoch ? column(*what.epoch) : 0;
    const std::int64_t seq = what.seq ? what.seq->value : 0;
    return sql_->run(
        "INSERT INTO quarantine(at, kiosk, epoch, seq, why, hash, bytes) "
        "VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        unix_ms(what.at), what.kiosk.text, epoch, seq, what.why, column(blake2b_128(what.bytes)),
        Bytes{what.bytes});
}

Result<std::vector<Quarantined>> SqlStore::quarantine(std::int64_t after, std::size_t most) {
    return sql_->all(
        "SELECT number, at, kiosk, epoch, seq, why, bytes FROM quarantine "
        "WHERE number>? ORDER BY number LIMIT ?",
        quarantined_at, after, static_cast<std::int64_t>(most));
}

Result<std::vector<Quarantined>> SqlStore::set_aside_of(const KioskId& kiosk,
                                                        const std::string& why) {
    return sql_->all(
        "SELECT number, at, kiosk, epoch, seq, why, bytes FROM quarantine "
        "WHERE kiosk=? AND why=? AND seq>0 ORDER BY number",
        quarantined_at, kiosk.text, why);
}

Result<StoredRow> SqlStore::readmit(const Quarantined& what) {
    auto row = sql_->first(
        "UPDATE rows SET why='', bytes=? "
        "WHERE epoch=(SELECT number FROM epochs WHERE kiosk=? AND epoch=?) AND seq=? "
        "RETURNING epoch, hash, arrived",
        [&](const SqlRow& at) {
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
    if (auto gone = sql_->run("DELETE FROM quarantine WHERE number=?", what.number); !gone) {
        return std::move(gone).error();
    }
    return **std::move(row);
}

Status SqlStore::reject_row(const RowKey& key, const std::string& why) {
    return sql_->run("UPDATE rows SET why=?, bytes=? WHERE epoch=? AND seq=?", why, Bytes{""},
                     key.epoch.value, key.seq.value);
}

}  // namespace afterword
