// SPDX-License-Identifier: Apache-2.0
// Who is told of alerts, and how far the telling has come.
#include <array>

#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"
#include "sync/model/named.hpp"

namespace afterword {
namespace {

constexpr std::array kStates = {
    Named<DeliveryState>{DeliveryState::Waiting, "waiting"},
    Named<DeliveryState>{DeliveryState::Delivered, "delivered"},
    Named<DeliveryState>{DeliveryState::Dead, "dead"},
};

// Of the columns number, alert, person, kind, round, created. A kind that a newer program has
// written reads as the plainest.
StoredNotice notice_at(const SqlRow& at) {
    return {{at.integer(0)},
            {AlertId{at.text(1)}, PersonId{at.text(2)},
             find_notice_kind(at.bytes(3)).value_or(NoticeKind::Raised),
             static_cast<int>(at.integer(4)), time_at(at, 5)}};
}

// And of channel, state, tries, due, answer behind them.
Delivery delivery_at(const SqlRow& at) {
    return {notice_at(at),
            ChannelId{at.text(6)},
            find_delivery_state(at.bytes(7)).value_or(DeliveryState::Dead),
            static_cast<int>(at.integer(8)),
            time_at(at, 9),
            at.text(10)};
}

}  // namespace

std::string_view name(DeliveryState state) {
    return name_in(kStates, state);
}
std::optional<DeliveryState> find_delivery_state(std::string_view name) {
    return find_in(kStates, name);
}

Status SqlStore::add(const Notice& notice) {
    return sql_->run(
        "INSERT INTO notices(alert, person, kind, round, created, addressed) "
        "VALUES(?, ?, ?, ?, ?, 0) ON CONFLICT(alert, person, kind, round) DO NOTHING",
        notice.alert.text, notice.person.text, name(notice.kind), std::int64_t{notice.round},
        column(notice.created));
}

Result<std::vector<Notice>> SqlStore::notices_of(const AlertId& alert) {
    return sql_->all(
        "SELECT number, alert, person, kind, round, created FROM notices WHERE alert=? "
        "ORDER BY number",
        [](const SqlRow& at) { return notice_at(at).notice; }, alert.text);
}

Status SqlStore::set_look(const AlertId& alert, std::optional<WallTime> at) {
    return sql_->run("UPDATE alerts SET look_at=? WHERE alert=?",
                     at ? std::optional(column(*at)) : std::nullopt, alert.text);
}

Result<std::vector<StandingAlert>> SqlStore::due_looks(WallTime now, std::size_t most) {
    return sql_->all(
        "SELECT alert, store FROM alerts WHERE look_at<=? ORDER BY look_at, alert LIMIT ?",
        [](const SqlRow& at) {
            return StandingAlert{AlertId{at.text(0)}, StoreId{at.text(1)}};
        },
        column(now), static_cast<std::int64_t>(most));
}

Status SqlStore::look_at_all(WallTime now, WallTime since) {
    return sql_->run("UPDATE alerts SET look_at=? WHERE open=1 OR (stage='solved' AND opened>=?)",
                     column(now), column(since));
}

Result<std::vector<StoredNotice>> SqlStore::notices_to_address(std::size_t most) {
    return sql_->all(
        "SELECT number, alert, person, kind, round, created FROM notices WHERE addressed=0 "
        "ORDER BY number LIMIT ?",
        notice_at, static_cast<std::int64_t>(most));
}

Status SqlStore::address(const StoredNotice& notice, std::span<const ChannelId> channels) {
    for (const auto& channel : channels) {
        auto added = sql_->run(
            "INSERT INTO deliveries(notice, channel, state, tries, due, answer) "
            "VALUES(?, ?, 'waiting', 0, ?, '') ON CONFLICT DO NOTHING",
            notice.number.value, channel.text, column(notice.notice.created));
        if (!added) {
            return added;
        }
    }
    return sql_->run("UPDATE notices SET addressed=1 WHERE number=?", notice.number.value);
}

Result<std::vector<Delivery>> SqlStore::deliveries(const DeliveryFilter& filter) {
    const auto due = filter.due_by ? std::optional(column(*filter.due_by)) : std::nullopt;
    return sql_->all(
        "SELECT number, alert, person, kind, round, created, channel, state, tries, due, answer "
        "FROM deliveries JOIN notices ON notices.number=deliveries.notice "
        "WHERE state=?1 AND (?2 IS NULL OR due<=?2) ORDER BY due, number, channel LIMIT ?3",
        delivery_at, name(filter.state), due, static_cast<std::int64_t>(filter.most));
}

Result<std::optional<Delivery>> SqlStore::find_delivery(NoticeNumber notice,
                                                        const ChannelId& channel) {
    return sql_->first(
        "SELECT number, alert, person, kind, round, created, channel, state, tries, due, answer "
        "FROM deliveries JOIN notices ON notices.number=deliveries.notice "
        "WHERE number=? AND channel=?",
        delivery_at, notice.value, channel.text);
}

Result<std::optional<WallTime>> SqlStore::next_delivery() {
    auto found = sql_->first(
        "SELECT due FROM deliveries WHERE state='waiting' ORDER BY due LIMIT 1", integer_at);
    if (!found) {
        return std::move(found).error();
    }
    return *found ? std::optional(from_unix_ms(**found)) : std::nullopt;
}

Status SqlStore::save(const Delivery& delivery) {
    return sql_->run(
        "UPDATE deliveries SET state=?, tries=?, due=?, answer=? WHERE notice=? AND channel=?",
        name(delivery.state), std::int64_t{delivery.tries}, column(delivery.due), delivery.answer,
        delivery.of.number.value, delivery.channel.text);
}

}  // namespace afterword
