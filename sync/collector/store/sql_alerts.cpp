// SPDX-License-Identifier: Apache-2.0
// Alerts, their chains and their histories.
#include "platform/base/encoding.hpp"
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

Result<std::vector<AlertMessage>> decoded(const std::vector<std::string>& texts) {
    std::vector<AlertMessage> messages;
    for (const auto& text : texts) {
        auto message = decode_alert(text);
        if (!message) {
            return Error{Errc::Corrupt, "stored " + message.error().message};
        }
        messages.push_back(*std::move(message));
    }
    return messages;
}

}  // namespace

Result<std::int64_t> SqlStore::change(const StoreId& store) {
    auto found = sql_->first("SELECT change FROM chains WHERE store=?", integer_at, store.text);
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or(0);
}

Status SqlStore::lock_chain(const StoreId& store) {
    if (!sql_->has_company()) {
        return done();
    }
    return sql_->run(
        "INSERT INTO chains(store, change) VALUES(?, 0) "
        "ON CONFLICT(store) DO UPDATE SET change=chains.change",
        store.text);
}

Result<std::int64_t> SqlStore::next_change(const StoreId& store) {
    auto made = sql_->first(
        "INSERT INTO chains(store, change) VALUES(?, 1) "
        "ON CONFLICT(store) DO UPDATE SET change=chains.change+1 RETURNING change",
        integer_at, store.text);
    if (!made) {
        return std::move(made).error();
    }
    return made->value_or(0);
}

Status SqlStore::raise_change(const StoreId& store, std::int64_t above) {
    return sql_->run(
        "INSERT INTO chains(store, change) VALUES(?, ?) "
        "ON CONFLICT(store) DO UPDATE SET change=excluded.change "
        "WHERE excluded.change>chains.change",
        store.text, above);
}

Result<std::optional<AlertMessage>> SqlStore::find_alert(const AlertId& alert) {
    auto texts = sql_->all("SELECT message FROM alerts WHERE alert=?", text_at, alert.text);
    if (!texts) {
        return std::move(texts).error();
    }
    auto messages = decoded(*texts);
    if (!messages) {
        return std::move(messages).error();
    }
    return messages->empty() ? std::nullopt : std::optional(std::move(messages->front()));
}

Status SqlStore::save(const AlertMessage& message) {
    const Alert& alert = message.alert;
    return sql_->run(
        "INSERT INTO alerts(alert, store, opened, change, stage, open, message) "
        "VALUES(?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT(alert) DO UPDATE SET store=excluded.store, opened=excluded.opened, "
        "change=excluded.change, stage=excluded.stage, open=excluded.open, "
        "message=excluded.message, fed=NULL",
        alert.id.text, alert.store.text, column(alert.opened), message.change, name(alert.stage),
        std::int64_t{ended(alert.stage) ? 0 : 1}, encode_alert(message));
}

Result<std::vector<AlertMessage>> SqlStore::alerts(const AlertFilter& filter) {
    const auto store = filter.store ? std::optional(filter.store->text) : std::nullopt;
    const auto stage =
        filter.stage ? std::optional(std::string(name(*filter.stage))) : std::nullopt;
    const std::int64_t least_open = filter.which == AlertFilter::Which::NotEnded ? 1 : 0;
    auto texts = sql_->all(
        "SELECT message FROM alerts WHERE (?1 IS NULL OR store=?1) AND (?2 IS NULL OR stage=?2) "
        "AND change>?3 AND open>=?4 ORDER BY store, change",
        text_at, store, stage, filter.above, least_open);
    if (!texts) {
        return std::move(texts).error();
    }
    return decoded(*texts);
}

Result<std::optional<std::int64_t>> SqlStore::add_history(const HistoryEntry& entry) {
    const auto hash =
        entry.bytes.empty() ? std::nullopt : std::optional(to_hex(blake2b_128(entry.bytes)));
    return sql_->first(
        "INSERT INTO history(alert, step, by, at, note, fate, kiosk, bytes, hash) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING number",
        integer_at, entry.alert.text, entry.step, entry.by, unix_ms(entry.at), entry.note,
        static_cast<std::int64_t>(entry.fate), entry.kiosk.text, Bytes{entry.bytes}, hash);
}

Status SqlStore::settle(const HistoryEntry& entry) {
    return sql_->run("UPDATE history SET fate=?, note=? WHERE number=?",
                     static_cast<std::int64_t>(entry.fate), entry.note, entry.number);
}

Result<std::vector<HistoryEntry>> SqlStore::history(const AlertId& alert) {
    return sql_->all(
        "SELECT number, step, by, at, note, fate, kiosk, bytes FROM history "
        "WHERE alert=? ORDER BY number",
        [&](const SqlRow& at) {
            return HistoryEntry{alert,
                                at.text(1),
                                at.text(2),
                                time_at(at, 3),
                                at.text(4),
                                static_cast<Fate>(at.integer(5)),
                                KioskId{at.text(6)},
                                at.text(7),
                                at.integer(0)};
        },
        alert.text);
}

Status SqlStore::note_sent(const AlertId& alert, const KioskId& kiosk, WallTime at) {
    return sql_->run(
        "INSERT INTO history(alert, step, by, at, note, fate, kiosk, bytes) "
        "SELECT ?1, ?2, '', ?3, '', ?4, ?5, ?6 WHERE NOT EXISTS "
        "(SELECT 1 FROM history WHERE alert=?1 AND step=?2 AND kiosk=?5)",
        alert.text, kSent, unix_ms(at), static_cast<std::int64_t>(Fate::Applied), kiosk.text,
        Bytes{""});
}

}  // namespace afterword
