// SPDX-License-Identifier: Apache-2.0
// How alerts were seen to.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

std::optional<WallTime> time_if(const SqlRow& at, int index) {
    return at.null(index) ? std::nullopt : std::optional(time_at(at, index));
}

}  // namespace

Result<std::vector<AlertPast>> SqlStore::alert_pasts(const std::optional<StoreId>& store,
                                                     std::optional<WallTime> from,
                                                     std::optional<WallTime> to) {
    std::vector<AlertPast> found;
    Status readable = done();
    // What a shopper amends reopens an alert as well; only a step of somebody has a row.
    auto read = sql_->each(
        "SELECT message, min(CASE WHEN step='taken' THEN at END), "
        "  min(CASE WHEN step='facts' THEN at END), min(CASE WHEN step='solved' THEN at END), "
        "  max(CASE WHEN step IN ('not_actionable', 'expired') THEN at END), "
        "  min(CASE WHEN step='reopened' AND length(bytes)>0 THEN at END), "
        "  count(CASE WHEN step='useful' THEN 1 END), "
        "  count(CASE WHEN step='playbook_wrong' THEN 1 END) "
        "FROM alerts LEFT JOIN history ON history.alert=alerts.alert AND fate=?4 "
        "WHERE (?1 IS NULL OR store=?1) AND (?2 IS NULL OR opened>=?2) "
        "AND (?3 IS NULL OR opened<?3) "
        "GROUP BY alerts.alert, message, opened ORDER BY opened, alerts.alert",
        [&](const SqlRow& at) {
            auto message = decode_alert(at.bytes(0));
            if (!message) {
                readable = Error{Errc::Corrupt, "stored " + message.error().message};
                return;
            }
            AlertPast past;
            past.alert = std::move(message->alert);
            past.taken = time_if(at, 1);
            past.facts = time_if(at, 2);
            past.solved = time_if(at, 3);
            past.ended = time_if(at, 4);
            past.reopened = time_if(at, 5);
            past.mark = at.integer(6) > 0 ? AlertPast::Mark::Useful : AlertPast::Mark::None;
            past.playbook_wrong = at.integer(7) > 0;
            found.push_back(std::move(past));
        },
        store ? std::optional(store->text) : std::nullopt, column(from), column(to),
        static_cast<std::int64_t>(Fate::Applied));
    if (read && !readable) {
        read = readable;
    }
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

}  // namespace afterword
