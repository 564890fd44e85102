// SPDX-License-Identifier: Apache-2.0
// Alerts, their chains and their histories.
#include "platform/base/encoding.hpp"
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sqlite_store.hpp"

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

Result<std::int64_t> SqliteStore::change(const StoreId& store) {
    auto found = sql_.first(
        "SELECT change FROM chains WHERE store=?",
        [](const Statement& at) { return at.integer(0); }, store.text);
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or(0);
}

Result<std::int64_t> SqliteStore::next_change(const StoreId& store) {
    auto made = sql_.first(
        "INSERT INTO chains(store, change) VALUES(?, 1) "
        "ON CONFLICT DO UPDATE SET change=change+1 RETURNING change",
        [](const Statement& at) { return at.integer(0); }, store.text);
    if (!made) {
        return std::move(made).error();
    }
    return made->value_or(0);
}

Status SqliteStore::raise_change(const StoreId& store, std::int64_t above) {
    return sql_.run(
        "INSERT INTO chains(store, change) VALUES(?, ?) "
        "ON CONFLICT DO UPDATE SET change=max(change, excluded.change)",
        store.text, above);
}

Result<std::optional<AlertMessage>> SqliteStore::find_alert(const AlertId& alert) {
    std::vector<std::string> texts;
    auto read = sql_.each(
        "SELECT message FROM alerts WHERE alert=?",
        [&](const Statement& at) { texts.push_back(at.text(0)); }, alert.text);
    if (!read) {
        return std::move(read).error();
    }
    auto messages = decoded(texts);
    if (!messages) {
        return std::move(messages).error();
    }
    return messages->empty() ? std::nullopt : std::optional(std::move(messages->front()));
}

Status SqliteStore::save(const AlertMessage& message) {
    const Alert& alert = message.alert;
    return sql_.run(
        "INSERT OR REPLACE INTO alerts(alert, store, change, stage, open, message) "
        "VALUES(?, ?, ?, ?, ?, ?)",
        alert.id.text, alert.store.text, message.change, name(alert.stage),
        std::int64_t{ended(alert.stage) ? 0 : 1}, encode_alert(message));
}

Result<std::vector<AlertMessage>> SqliteStore::alerts(const AlertFilter& filter) {
    std::vector<std::string> texts;
    const auto store = filter.store ? std::optional(filter.store->text) : std::nullopt;
    const auto stage =
        filter.stage ? std::optional(std::string(name(*filter.stage))) : std::nullopt;
    const std::int64_t least_open = filter.which == AlertFilter::Which::NotEnded ? 1 : 0;
    auto read = sql_.each(
        "SELECT message FROM alerts WHERE (?1 IS NULL OR store=?1) AND (?2 IS NULL OR stage=?2) "
        "AND change>?3 AND open>=?4 ORDER BY store, change",
        [&](const Statement& at) { texts.push_back(at.text(0)); }, store, stage, filter.above,
        least_open);
    if (!read) {
        return std::move(read).error();
    }
    return decoded(texts);
}

Result<std::optional<std::int64_t>> SqliteStore::add_history(const HistoryEntry& entry) {
    const auto hash =
        entry.bytes.empty() ? std::nullopt : std::optional(to_hex(blake2b_128(entry.bytes)));
    return sql_.first(
        "INSERT OR IGNORE INTO history(alert, step, by, at, note, fate, kiosk, bytes, hash) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        [](const Statement& at) { return at.integer(0); }, entry.alert.text, entry.step, entry.by,
        unix_ms(entry.at), entry.note, static_cast<std::int64_t>(entry.fate), entry.kiosk.text,
        Bytes{entry.bytes}, hash);
}

Status SqliteStore::settle(const HistoryEntry& entry) {
    return sql_.run("UPDATE history SET fate=?, note=? WHERE number=?",
                    static_cast<std::int64_t>(entry.fate), entry.note, entry.number);
}

Result<std::vector<HistoryEntry>> SqliteStore::history(const AlertId& alert) {
    std::vector<HistoryEntry> found;
    auto read = sql_.each(
        "SELECT number, step, by, at, note, fate, kiosk, bytes FROM history "
        "WHERE alert=? ORDER BY number",
        [&](const Statement& at) {
            found.push_back({alert, at.text(1), at.text(2), time_at(at, 3), at.text(4),
                             static_cast<Fate>(at.integer(5)), KioskId{at.text(6)}, at.text(7),
                             at.integer(0)});
        },
        alert.text);
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

}  // namespace afterword
