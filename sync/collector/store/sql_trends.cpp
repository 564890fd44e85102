// SPDX-License-Identifier: Apache-2.0
// How answers usually are, and how they come.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

AnswerCount count_at(const SqlRow& at) {
    return {at.integer(0), at.integer(1)};
}

}  // namespace

Result<TrendRecord> SqlStore::trend(const TrendKey& key) {
    auto found = sql_->first(
        "SELECT level, alarm, in_alarm, n, negative, alert FROM trends "
        "WHERE kiosk=? AND question=?",
        [](const SqlRow& at) {
            const auto small = [&](int column) { return static_cast<int>(at.integer(column)); };
            return TrendRecord{{small(0), small(1), small(2) != 0, small(3), small(4)},
                               AlertId{at.text(5)}};
        },
        key.kiosk.text, key.question);
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or(TrendRecord{});
}

Status SqlStore::save(const TrendKey& key, const TrendRecord& trend) {
    const CusumState& state = trend.state;
    return sql_->run(
        "INSERT INTO trends(kiosk, question, level, alarm, in_alarm, n, negative, alert) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(kiosk, question) DO UPDATE SET "
        "level=excluded.level, alarm=excluded.alarm, in_alarm=excluded.in_alarm, n=excluded.n, "
        "negative=excluded.negative, alert=excluded.alert",
        key.kiosk.text, key.question, std::int64_t{state.level}, std::int64_t{state.alarm},
        std::int64_t{state.in_alarm ? 1 : 0}, std::int64_t{state.n}, std::int64_t{state.negative},
        trend.alert.text);
}

Result<AnswerCount> SqlStore::usual(const UsualKey& key) {
    auto found =
        sql_->first("SELECT n, negative FROM usual WHERE question=? AND store=? AND part=?",
                    count_at, key.question, key.store.text, std::int64_t{key.part});
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or(AnswerCount{});
}

Result<AnswerCount> SqlStore::usual_of_all(const std::string& question) {
    auto found = sql_->first(
        "SELECT CAST(coalesce(sum(n), 0) AS BIGINT), CAST(coalesce(sum(negative), 0) AS BIGINT) "
        "FROM usual WHERE question=?",
        count_at, question);
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or(AnswerCount{});
}

Status SqlStore::save(const UsualKey& key, const AnswerCount& count) {
    return sql_->run(
        "INSERT INTO usual(question, store, part, n, negative) VALUES(?, ?, ?, ?, ?) "
        "ON CONFLICT(question, store, part) DO UPDATE SET n=excluded.n, "
        "negative=excluded.negative",
        key.question, key.store.text, std::int64_t{key.part}, count.n, count.negative);
}

Result<std::vector<std::pair<WallTime, Score>>> SqlStore::scores_since(const TrendKey& key,
                                                                       WallTime since) {
    return sql_->all(
        "SELECT corrected, score FROM visits JOIN answers ON answers.visit=visits.number "
        "WHERE kiosk=? AND corrected>? AND question=? AND test=0 AND coalesce(misuse, 0)<? "
        "ORDER BY corrected",
        [](const SqlRow& at) {
            return std::pair(time_at(at, 0), *Score::from(static_cast<int>(at.integer(1))));
        },
        key.kiosk.text, column(since), key.question, misuse_column(kFlagAt));
}

Result<std::int64_t> SqlStore::count_visits(const KioskId& kiosk, WallTime after, WallTime upto) {
    auto found = sql_->first(
        "SELECT count(*) FROM visits WHERE kiosk=? AND corrected>? AND corrected<=? AND test=0",
        integer_at, kiosk.text, column(after), column(upto));
    if (!found) {
        return std::move(found).error();
    }
    return found->value_or(0);
}

Result<std::optional<VisitSpan>> SqlStore::visit_span(const KioskId& kiosk) {
    auto first = sql_->first(
        "SELECT corrected FROM visits WHERE kiosk=? AND test=0 ORDER BY corrected LIMIT 1",
        integer_at, kiosk.text);
    auto last = sql_->first(
        "SELECT corrected FROM visits WHERE kiosk=? AND test=0 ORDER BY corrected DESC LIMIT 1",
        integer_at, kiosk.text);
    if (!first || !last) {
        return !first ? std::move(first).error() : std::move(last).error();
    }
    if (!*first || !*last) {
        return std::optional<VisitSpan>();
    }
    return std::optional(VisitSpan{from_unix_ms(**first), from_unix_ms(**last)});
}

}  // namespace afterword
