// SPDX-License-Identifier: Apache-2.0
// Epochs, and the rows themselves.
#include "sync/collector/store/sql_store.hpp"

#include "sync/collector/store/columns.hpp"

namespace afterword {

Status SqlStore::transact(const std::function<Status()>& work) {
    auto done_so = sql_->transact(Access::Write, [&] {
        auto worked = work();
        return worked ? write_counts() : worked;
    });
    changes_.clear();  // of what was undone
    return done_so;
}

Result<EpochState> SqlStore::hear(const KioskId& kiosk, Epoch epoch, WallTime now) {
    if (auto heard = sql_->run("INSERT INTO kiosks(kiosk, heard) VALUES(?, ?) "
                               "ON CONFLICT(kiosk) DO UPDATE SET heard=excluded.heard",
                               kiosk.text, unix_ms(now));
        !heard) {
        return std::move(heard).error();
    }
    auto number = sql_->first(
        "INSERT INTO epochs(kiosk, epoch, first_heard, last_heard) VALUES(?, ?, ?3, ?3) "
        "ON CONFLICT(kiosk, epoch) DO UPDATE SET last_heard=excluded.last_heard RETURNING number",
        integer_at, kiosk.text, column(epoch), unix_ms(now));
    if (!number) {
        return std::move(number).error();
    }
    std::vector<Hole> there;
    std::vector<Hole> lost;
    auto read = sql_->each(
        "SELECT 0, first, last FROM there WHERE epoch=?1 "
        "UNION ALL SELECT 1, first, last FROM lost WHERE epoch=?1 ORDER BY 1, 2",
        [&](const SqlRow& at) {
            auto& ranges = at.integer(0) == 0 ? there : lost;
            ranges.push_back({Seq{at.integer(1)}, Seq{at.integer(2)}});
        },
        number->value_or(0));
    if (!read) {
        return std::move(read).error();
    }
    return EpochState{
        {number->value_or(0)}, SeqRanges(std::move(there)), SeqRanges(std::move(lost))};
}

Status SqlStore::note_spoken(const KioskId& kiosk, WallTime at) {
    return sql_->run("UPDATE kiosks SET spoke=?1 WHERE kiosk=?2 AND (spoke IS NULL OR spoke<?1)",
                     unix_ms(at), kiosk.text);
}

Status SqlStore::note_sure(EpochNumber epoch, WallTime at) {
    return sql_->run("UPDATE epochs SET sure=?1 WHERE number=?2 AND (sure IS NULL OR sure<?1)",
                     unix_ms(at), epoch.value);
}

Status SqlStore::raise_last_ordinal(EpochNumber epoch, std::int64_t last_ordinal) {
    return sql_->run("UPDATE epochs SET last_ordinal=?1 WHERE number=?2 AND last_ordinal<?1",
                     last_ordinal, epoch.value);
}

Status SqlStore::save(const EpochState& state) {
    const auto rewrite = [&](const char* clear, const char* into, const SeqRanges& ranges) {
        if (auto cleared = sql_->run(clear, state.number.value); !cleared) {
            return cleared;
        }
        Lines lines(3);
        for (const auto& range : ranges.ranges()) {
            lines.add(state.number.value, range.first.value, range.last.value);
        }
        return sql_->insert({into, ""}, lines);
    };
    auto there =
        rewrite("DELETE FROM there WHERE epoch=?", "there(epoch, first, last)", state.there);
    return there ? rewrite("DELETE FROM lost WHERE epoch=?", "lost(epoch, first, last)", state.lost)
                 : there;
}

Result<std::optional<StoredRow>> SqlStore::find_row(const RowKey& key) {
    return sql_->first(
        "SELECT hash, why, arrived FROM rows WHERE epoch=? AND seq=?",
        [&](const SqlRow& at) {
            return StoredRow{key, hash_at(at, 0), at.text(1), time_at(at, 2), {}};
        },
        key.epoch.value, key.seq.value);
}

Result<std::string> SqlStore::row_bytes(const RowKey& key) {
    auto found = sql_->first("SELECT bytes FROM rows WHERE epoch=? AND seq=?", text_at,
                             key.epoch.value, key.seq.value);
    if (!found) {
        return std::move(found).error();
    }
    if (!*found) {
        return Error{Errc::Corrupt, "row " + std::to_string(key.seq.value) + " is gone"};
    }
    return **std::move(found);
}

Status SqlStore::add_rows(std::span<const StoredRow> rows) {
    Lines lines(6);
    std::optional<WallTime> known;
    for (const auto& row : rows) {
        if (known != row.arrived) {
            if (auto month = sql_->have_month("rows", row.arrived); !month) {
                return month;
            }
            known = row.arrived;
        }
        lines.add(row.key.epoch.value, row.key.seq.value, column(row.hash), row.why,
                  unix_ms(row.arrived), Bytes{row.bytes});
    }
    return sql_->insert({"rows(epoch, seq, hash, why, arrived, bytes)", ""}, lines);
}

Result<std::string> SqlStore::note(const std::string& name) {
    auto found = sql_->first("SELECT text FROM notes WHERE name=?", text_at, name);
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or("");
}

Status SqlStore::set_note(const std::string& name, const std::string& text) {
    return sql_->run(
        "INSERT INTO notes(name, text) VALUES(?, ?) "
        "ON CONFLICT(name) DO UPDATE SET text=excluded.text",
        name, text);
}

}  // namespace afterword
