// SPDX-License-Identifier: Apache-2.0
// Whether everything is there, and how much that is.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

Gap gap_at(const SqlRow& at) {
    return {KioskId{at.text(0)}, at.integer(1), time_at(at, 2), time_at(at, 3)};
}

}  // namespace

Result<std::vector<Gap>> SqlStore::missing_visits() {
    // Between present neighbours; below the first one there is only the neighbour after.
    auto between = sql_->all(
        "SELECT kiosk, ordinal-before-1, coalesce(since, corrected), corrected FROM ("
        "  SELECT kiosk, ordinal, corrected, lag(ordinal, 1, 0) OVER births AS before,"
        "         lag(corrected) OVER births AS since"
        "  FROM visits WINDOW births AS (PARTITION BY kiosk, born ORDER BY ordinal)) AS neighbours "
        "WHERE ordinal>before+1",
        gap_at);
    if (!between) {
        return std::move(between).error();
    }
    // Above the last one, up to what the kiosk says it has given out.
    auto above = sql_->all(
        "SELECT kiosk, last_ordinal-top, coalesce(since, first_heard), last_heard FROM ("
        "  SELECT kiosk, last_ordinal, first_heard, last_heard,"
        "         coalesce((SELECT max(ordinal) FROM visits v"
        "                   WHERE v.kiosk=e.kiosk AND v.born=e.epoch), 0) AS top,"
        "         (SELECT corrected FROM visits v WHERE v.kiosk=e.kiosk AND v.born=e.epoch"
        "          ORDER BY ordinal DESC LIMIT 1) AS since"
        "  FROM epochs e) AS ends WHERE last_ordinal>top",
        gap_at);
    if (!above) {
        return std::move(above).error();
    }
    between->insert(between->end(), above->begin(), above->end());
    return between;
}

Result<std::vector<Gap>> SqlStore::lost_rows() {
    return sql_->all(
        "SELECT e.kiosk, l.last-l.first+1, coalesce(l.before, l.after, e.first_heard),"
        "       coalesce(l.after, e.last_heard) "
        "FROM (SELECT lost.epoch, lost.first, lost.last,"
        "        (SELECT corrected FROM visits WHERE epoch=lost.epoch AND seq<lost.first"
        "         ORDER BY seq DESC LIMIT 1) AS before,"
        "        (SELECT corrected FROM visits WHERE epoch=lost.epoch AND seq>lost.last"
        "         ORDER BY seq LIMIT 1) AS after"
        "      FROM lost) l JOIN epochs e ON e.number=l.epoch",
        gap_at);
}

Result<std::vector<Gap>> SqlStore::begun_epochs() {
    return sql_->all(
        "SELECT kiosk, 0, coalesce(sure, first_heard), next FROM ("
        "  SELECT kiosk, sure, first_heard,"
        "         lead(first_heard) OVER (PARTITION BY kiosk ORDER BY number) AS next"
        "  FROM epochs) AS begun WHERE next IS NOT NULL",
        gap_at);
}

Result<std::map<KioskId, WallTime>> SqlStore::times_of_kiosks(const char* sql) {
    std::map<KioskId, WallTime> found;
    auto read = sql_->each(
        sql, [&](const SqlRow& at) { found.emplace(KioskId{at.text(0)}, time_at(at, 1)); });
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::map<KioskId, WallTime>> SqlStore::last_heard() {
    return times_of_kiosks("SELECT kiosk, heard FROM kiosks");
}

Result<std::map<KioskId, WallTime>> SqlStore::last_spoken() {
    return times_of_kiosks("SELECT kiosk, spoke FROM kiosks WHERE spoke IS NOT NULL");
}

Result<StoreTotals> SqlStore::totals() {
    auto found = sql_->first(
        "SELECT (SELECT count(*) FROM visits), (SELECT count(*) FROM quarantine), "
        "(SELECT count(*) FROM alerts WHERE open=1)",
        [](const SqlRow& at) {
            return StoreTotals{at.integer(0), at.integer(1), at.integer(2)};
        });
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or(StoreTotals{});
}

}  // namespace afterword
