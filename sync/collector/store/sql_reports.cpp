// SPDX-License-Identifier: Apache-2.0
// Counts over everything there is.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

// Of the visits of a group: those that count, and those that look like misuse.
#define AFTERWORD_COUNTED                              \
    "count(*) FILTER (WHERE coalesce(misuse, 0)<?5), " \
    "count(*) FILTER (WHERE coalesce(misuse, 0)>=?5) "
#define AFTERWORD_FILTER                                               \
    "WHERE test=0 AND store IS NOT NULL AND (?1 IS NULL OR store=?1) " \
    "AND (?2 IS NULL OR day>=?2) AND (?3 IS NULL OR day<=?3) "         \
    "AND (?4 IS NULL OR question=?4) "

namespace afterword {
namespace {

// How an optional parameter of a filter is bound; the SQL says (?n IS NULL OR …).
std::optional<std::string> store_of(const DayFilter& filter) {
    return filter.store ? std::optional(filter.store->text) : std::nullopt;
}

StoreDay place_at(const SqlRow& at, int index) {
    return {StoreId{at.text(index)}, day_at(at, index + 1)};
}

Gap gap_at(const SqlRow& at) {
    return {KioskId{at.text(0)}, at.integer(1), time_at(at, 2), time_at(at, 3)};
}

}  // namespace

Result<std::vector<ScoreCount>> SqlStore::count_scores(const DayFilter& filter) {
    return sql_->all(
        "SELECT store, day, question, survey, score, " AFTERWORD_COUNTED
        "FROM visits "
        "JOIN answers ON answers.visit=visits.number " AFTERWORD_FILTER
        "GROUP BY store, day, question, survey, score",
        [&](const SqlRow& at) {
            return ScoreCount{place_at(at, 0),      at.text(2),
                              SurveyId{at.text(3)}, static_cast<int>(at.integer(4)),
                              at.integer(5),        at.integer(6)};
        },
        store_of(filter), column(filter.from), column(filter.to), filter.question,
        misuse_column(kFlagAt));
}

Result<std::vector<ChoiceCount>> SqlStore::count_choices(const DayFilter& filter) {
    std::vector<ChoiceCount> found;
    const auto take = [&](const SqlRow& at) {
        found.push_back({place_at(at, 0), at.text(2), SurveyId{at.text(3)}, at.text(4),
                         at.integer(5), at.integer(6)});
    };
    auto read = sql_->each("SELECT store, day, question, survey, option, " AFTERWORD_COUNTED
                           "FROM visits "
                           "JOIN choices ON choices.visit=visits.number " AFTERWORD_FILTER
                           "GROUP BY store, day, question, survey, option",
                           take, store_of(filter), column(filter.from), column(filter.to),
                           filter.question, misuse_column(kFlagAt));
    // Who chose two of a question's options is one visit.
    if (read) {
        read = sql_->each("SELECT store, day, question, survey, '', " AFTERWORD_COUNTED
                          "FROM visits "
                          "JOIN (SELECT DISTINCT visit, question FROM choices) AS chosen ON "
                          "visit=visits.number " AFTERWORD_FILTER
                          "GROUP BY store, day, question, survey",
                          take, store_of(filter), column(filter.from), column(filter.to),
                          filter.question, misuse_column(kFlagAt));
    }
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::vector<DayCount>> SqlStore::count_visits(const DayFilter& filter) {
    return sql_->all(
        "SELECT store, day, count(*) FROM visits "
        "WHERE store IS NOT NULL AND (?1 IS NULL OR store=?1) "
        "AND (?2 IS NULL OR day>=?2) AND (?3 IS NULL OR day<=?3) GROUP BY store, day",
        [&](const SqlRow& at) {
            return DayCount{place_at(at, 0), at.integer(2)};
        },
        store_of(filter), column(filter.from), column(filter.to));
}

Result<std::vector<OpenVisits>> SqlStore::open_visits(const DayFilter& filter) {
    return sql_->all(
        "SELECT DISTINCT store, day, kiosk FROM visits "
        "WHERE state=?4 AND store IS NOT NULL AND (?1 IS NULL OR store=?1) "
        "AND (?2 IS NULL OR day>=?2) AND (?3 IS NULL OR day<=?3)",
        [&](const SqlRow& at) {
            return OpenVisits{place_at(at, 0), KioskId{at.text(2)}};
        },
        store_of(filter), column(filter.from), column(filter.to),
        static_cast<std::int64_t>(Visit::State::Open));
}

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
