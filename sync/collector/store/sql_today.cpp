// SPDX-License-Identifier: Apache-2.0
// What a store's staff are told of their day.
#include <algorithm>

#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {

Result<std::vector<TimedAnswer>> SqlStore::answers_of(const StoreDay& day) {
    return sql_->all(
        "SELECT corrected, survey, question, score, '' FROM visits "
        "JOIN answers ON answers.visit=visits.number "
        "WHERE store=?1 AND day=?2 AND test=0 AND coalesce(misuse, 0)<?3 "
        "UNION ALL SELECT corrected, survey, question, NULL, option FROM visits "
        "JOIN choices ON choices.visit=visits.number "
        "WHERE store=?1 AND day=?2 AND test=0 AND coalesce(misuse, 0)<?3",
        [&](const SqlRow& at) {
            const auto score =
                at.null(3) ? std::nullopt : std::optional(static_cast<int>(at.integer(3)));
            return TimedAnswer{time_at(at, 0), SurveyId{at.text(1)}, at.text(2), score, at.text(4)};
        },
        day.store.text, column(day.day), misuse_column(kFlagAt));
}

Result<std::optional<std::int64_t>> SqlStore::outstanding_visits(const KioskId& kiosk,
                                                                 WallTime heard_since) {
    std::int64_t visits = 0;
    bool has_holes = false;
    auto read = sql_->each(
        "SELECT last_ordinal-coalesce((SELECT max(ordinal) FROM visits "
        "    WHERE visits.kiosk=epochs.kiosk AND born=epochs.epoch), 0),"
        "  (SELECT count(*) FROM there WHERE there.epoch=epochs.number) "
        "FROM epochs WHERE kiosk=? AND last_heard>=?",
        [&](const SqlRow& at) {
            visits += std::max<std::int64_t>(at.integer(0), 0);
            has_holes = has_holes || at.integer(1) > 1;
        },
        kiosk.text, column(heard_since));
    if (!read) {
        return std::move(read).error();
    }
    return has_holes ? std::nullopt : std::optional(visits);
}

Result<std::vector<Milliseconds>> SqlStore::times_to_take(const StoreId& store, WallTime since) {
    return sql_->all(
        "SELECT min(at)-min(opened) FROM alerts "
        "JOIN history ON history.alert=alerts.alert "
        "WHERE store=? AND opened>=? AND step='taken' AND fate=? "
        "GROUP BY alerts.alert",
        [](const SqlRow& at) { return Milliseconds(std::max<std::int64_t>(at.integer(0), 0)); },
        store.text, column(since), static_cast<std::int64_t>(Fate::Applied));
}

}  // namespace afterword
