// SPDX-License-Identifier: Apache-2.0
// Visits and alerts in the order of their last change, for readers that come back for more.
#include "sync/collector/store/sql_store.hpp"
#include "sync/collector/store/visit_columns.hpp"

namespace afterword {
namespace {

// The statements of one feed.
struct FeedSql {
    const char* waiting;  // how many have no place, up to a limit
    const char* last;     // place that was given
    const char* claim;    // the next places, for one of those who try at once
    const char* place;    // gives them, after the first parameter, to as many as the second says
    const char* given;    // the places in which one would be
};

constexpr FeedSql kVisitFeed = {
    "SELECT count(*) FROM (SELECT 1 FROM visits WHERE fed IS NULL LIMIT ?) AS waiting",
    "SELECT coalesce(max(last), 0) FROM feed",
    "INSERT INTO feed(first, last, at) VALUES(?, ?, ?) ON CONFLICT DO NOTHING RETURNING first",
    "UPDATE visits SET fed=?1+turn FROM ("
    "  SELECT number AS due, row_number() OVER (ORDER BY number) AS turn FROM ("
    "    SELECT number FROM visits WHERE fed IS NULL ORDER BY number LIMIT ?2) AS next"
    ") AS turns WHERE number=due",
    "SELECT last, at FROM feed WHERE first<=? ORDER BY first DESC LIMIT 1"};

constexpr FeedSql kAlertFeed = {
    "SELECT count(*) FROM (SELECT 1 FROM alerts WHERE fed IS NULL LIMIT ?) AS waiting",
    "SELECT coalesce(max(last), 0) FROM alert_feed",
    "INSERT INTO alert_feed(first, last, at) VALUES(?, ?, ?) ON CONFLICT DO NOTHING "
    "RETURNING first",
    "UPDATE alerts SET fed=?1+turn FROM ("
    "  SELECT alert AS due, row_number() OVER (ORDER BY store, change) AS turn FROM ("
    "    SELECT alert, store, change FROM alerts WHERE fed IS NULL "
    "    ORDER BY store, change LIMIT ?2) AS next"
    ") AS turns WHERE alert=due",
    "SELECT last, at FROM alert_feed WHERE first<=? ORDER BY first DESC LIMIT 1"};

Status give(Sql& sql, const FeedSql& feed, WallTime now, std::size_t most) {
    auto waiting = sql.first(feed.waiting, integer_at, static_cast<std::int64_t>(most));
    auto last = sql.first(feed.last, integer_at);
    if (!waiting || !last) {
        return !waiting ? std::move(waiting).error() : std::move(last).error();
    }
    const std::int64_t count = waiting->value_or(0);
    const std::int64_t before = last->value_or(0);
    if (count == 0) {
        return done();
    }
    // Of two collectors that give places at once, one waits here and then gives none.
    auto mine = sql.first(feed.claim, integer_at, before + 1, before + count, unix_ms(now));
    if (!mine || !*mine) {
        return mine ? done() : Status(std::move(mine).error());
    }
    return sql.run(feed.place, before, count);
}

Result<bool> has_given(Sql& sql, const FeedSql& feed, const FeedCursor& cursor) {
    auto given = sql.first(
        feed.given,
        [&](const SqlRow& at) {
            return cursor.place <= at.integer(0) && cursor.given == time_at(at, 1);
        },
        cursor.place);
    if (!given) {
        return std::move(given).error();
    }
    return given->value_or(cursor.place == 0);  // before the first
}

}  // namespace

Status SqlStore::give_places(WallTime now, std::size_t most) {
    return give(*sql_, kVisitFeed, now, most);
}

Result<bool> SqlStore::gave(const FeedCursor& cursor) {
    return has_given(*sql_, kVisitFeed, cursor);
}

Status SqlStore::give_alert_places(WallTime now, std::size_t most) {
    return give(*sql_, kAlertFeed, now, most);
}

Result<bool> SqlStore::gave_alert(const FeedCursor& cursor) {
    return has_given(*sql_, kAlertFeed, cursor);
}

Result<FeedCursor> SqlStore::end_of_alerts() {
    auto last = sql_->first("SELECT last, at FROM alert_feed ORDER BY first DESC LIMIT 1",
                            [](const SqlRow& at) {
                                return FeedCursor{at.integer(0), time_at(at, 1)};
                            });
    if (!last) {
        return std::move(last).error();
    }
    return last->value_or(FeedCursor{});
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

Result<std::vector<FedAlert>> SqlStore::alerts_fed_after(std::int64_t place, std::size_t most) {
    struct Fed {
        FeedCursor cursor;
        std::string message;
    };
    auto lines = sql_->all(
        "SELECT fed, (SELECT at FROM alert_feed WHERE first<=fed ORDER BY first DESC LIMIT 1),"
        "  message FROM alerts WHERE fed>? ORDER BY fed LIMIT ?",
        [](const SqlRow& at) {
            return Fed{{at.integer(0), time_at(at, 1)}, at.text(2)};
        },
        place, static_cast<std::int64_t>(most));
    if (!lines) {
        return std::move(lines).error();
    }
    std::vector<FedAlert> fed;
    for (const auto& line : *lines) {
        auto message = decode_alert(line.message);
        if (!message) {
            return Error{Errc::Corrupt, "stored " + message.error().message};
        }
        fed.push_back({line.cursor, *std::move(message)});
    }
    return fed;
}

}  // namespace afterword
