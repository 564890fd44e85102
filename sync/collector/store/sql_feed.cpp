// SPDX-License-Identifier: Apache-2.0
// Visits in the order of their last change, for readers that come back for more.
#include "sync/collector/store/sql_store.hpp"
#include "sync/collector/store/visit_columns.hpp"

namespace afterword {

Status SqlStore::give_places(WallTime now, std::size_t most) {
    const auto limit = static_cast<std::int64_t>(most);
    auto waiting = sql_->first(
        "SELECT count(*) FROM (SELECT 1 FROM visits WHERE fed IS NULL LIMIT ?) AS waiting",
        integer_at, limit);
    auto last = sql_->first("SELECT coalesce(max(last), 0) FROM feed", integer_at);
    if (!waiting || !last) {
        return !waiting ? std::move(waiting).error() : std::move(last).error();
    }
    const std::int64_t count = waiting->value_or(0);
    const std::int64_t before = last->value_or(0);
    if (count == 0) {
        return done();
    }
    // Of two collectors that give places at once, one waits here and then gives none.
    auto mine = sql_->first(
        "INSERT INTO feed(first, last, at) VALUES(?, ?, ?) ON CONFLICT DO NOTHING RETURNING first",
        integer_at, before + 1, before + count, unix_ms(now));
    if (!mine || !*mine) {
        return mine ? done() : Status(std::move(mine).error());
    }
    return sql_->run(
        "UPDATE visits SET fed=?1+turn FROM ("
        "  SELECT number AS due, row_number() OVER (ORDER BY number) AS turn FROM ("
        "    SELECT number FROM visits WHERE fed IS NULL ORDER BY number LIMIT ?2) AS next"
        ") AS turns WHERE number=due",
        before, count);
}

Result<bool> SqlStore::gave(const FeedCursor& cursor) {
    auto given = sql_->first(
        "SELECT last, at FROM feed WHERE first<=? ORDER BY first DESC LIMIT 1",
        [&](const SqlRow& at) {
            return cursor.place <= at.integer(0) && cursor.given == time_at(at, 1);
        },
        cursor.place);
    if (!given) {
        return std::move(given).error();
    }
    return given->value_or(false);
}

Result<std::vector<FedVisit>> SqlStore::fed_after(std::int64_t place, std::size_t most) {
    constexpr int kNext = kVisitColumnCount;
    return sql_->all(
        "SELECT " AFTERWORD_VISIT_COLUMNS
        ", fed, (SELECT at FROM feed WHERE first<=fed ORDER BY first DESC LIMIT 1),"
        "  (SELECT bytes FROM rows WHERE rows.epoch=visits.epoch AND rows.seq=visits.seq LIMIT 1) "
        "FROM visits WHERE fed>? ORDER BY fed LIMIT ?",
        [](const SqlRow& at) {
            return FedVisit{
                {at.integer(kNext), time_at(at, kNext + 1)}, visit_at(at), at.text(kNext + 2)};
        },
        place, static_cast<std::int64_t>(most));
}

}  // namespace afterword
