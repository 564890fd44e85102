// SPDX-License-Identifier: Apache-2.0
// The counts that reports read: as they are kept, and as they are read.
#include <charconv>

#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

// Of one store a stretch of the table, of all stores what the index has of those days.
#define AFTERWORD_COUNTS(columns, table, where, of_store, group) \
    "SELECT " columns                                            \
    ", CAST(sum(n) AS bigint), CAST(sum(flagged) AS bigint) "    \
    "FROM " table " WHERE what=?5 AND " of_store " AND " where   \
    " BETWEEN ?2 AND ?3 AND (?4 IS NULL OR question=?4) "        \
    "GROUP BY " group " HAVING sum(n)<>0 OR sum(flagged)<>0"
#define AFTERWORD_DAYS(of_store)                                                            \
    AFTERWORD_COUNTS("store, day, question, survey, answer", "day_counts", "day", of_store, \
                     "store, day, question, survey, answer")
#define AFTERWORD_MONTHS(of_store)                                                                \
    AFTERWORD_COUNTS("store, month, question, survey, answer", "month_counts", "month", of_store, \
                     "store, question, survey, answer, month")
#define AFTERWORD_ALL_MONTHS(of_store)                                                       \
    AFTERWORD_COUNTS("store, min(month), question, survey, answer", "month_counts", "month", \
                     of_store, "store, question, survey, answer")

namespace afterword {
namespace {

constexpr Insert kAddToDays{
    "day_counts(what, store, day, kiosk, question, survey, answer, n, flagged)",
    "ON CONFLICT(what, store, day, kiosk, question, survey, answer) DO UPDATE SET "
    "n=day_counts.n+excluded.n, flagged=day_counts.flagged+excluded.flagged"};
constexpr Insert kAddToMonths{
    "month_counts(what, store, question, survey, answer, month, n, flagged)",
    "ON CONFLICT(what, store, question, survey, answer, month) DO UPDATE SET "
    "n=month_counts.n+excluded.n, flagged=month_counts.flagged+excluded.flagged"};

// A visit as it is counted, and after it each of its answers.
constexpr PerLine kCountedBefore{
    "visit",
    "SELECT number, 0, '', 0, '', store, day, kiosk, survey, state, test, misuse "
    "FROM lines JOIN visits ON number=lines.visit "
    "UNION ALL SELECT answers.visit, 1, question, score, '', NULL, NULL, '', '', 0, 0, NULL "
    "FROM lines JOIN answers ON answers.visit=lines.visit "
    "UNION ALL SELECT choices.visit, 2, question, 0, option, NULL, NULL, '', '', 0, 0, NULL "
    "FROM lines JOIN choices ON choices.visit=lines.visit"};
enum class CountedPart { Visit = 0, Score = 1, Choice = 2 };

void take_part(const SqlRow& at, AnsweredVisit& answered) {
    auto& [visit, answers] = answered;
    switch (static_cast<CountedPart>(at.integer(1))) {
        case CountedPart::Score:
            if (auto score = Score::from(at.integer(3))) {
                answers.scores.push_back({at.text(2), *score});
            }
            return;
        case CountedPart::Choice:
            answers.choices.push_back({at.text(2), at.text(4)});
            return;
        case CountedPart::Visit:
            break;
    }
    visit.number = at.integer(0);
    if (!at.null(5)) {
        visit.place = StoreDay{StoreId{at.text(5)}, day_at(at, 6)};
    }
    visit.kiosk = KioskId{at.text(7)};
    visit.survey = SurveyId{at.text(8)};
    visit.state = static_cast<Visit::State>(at.integer(9));
    visit.test = at.integer(10) != 0;
    if (!at.null(11)) {
        visit.misuse = static_cast<double>(at.integer(11)) / kMisuseSteps;
    }
}

const char* statement_for(const CountSpan& span, const DayFilter& filter) {
    const bool one = filter.store.has_value();
    if (span.of == CountSpan::Of::Days) {
        return one ? AFTERWORD_DAYS("store=?1") : AFTERWORD_DAYS("?1 IS NULL");
    }
    if (filter.per == Per::EachMonth) {
        return one ? AFTERWORD_MONTHS("store=?1") : AFTERWORD_MONTHS("?1 IS NULL");
    }
    return one ? AFTERWORD_ALL_MONTHS("store=?1") : AFTERWORD_ALL_MONTHS("?1 IS NULL");
}

// The day by which a line of the answer is named.
Day first_day(Day day, const DayFilter& filter) {
    switch (filter.per) {
        case Per::EachMonth:
            return month_of(day);
        case Per::Period:
            return filter.from.value_or(Day());
        case Per::EachDay:
            break;
    }
    return day;
}

}  // namespace

Result<std::map<std::int64_t, AnsweredVisit>> SqlStore::counted(
    std::span<const std::int64_t> numbers) {
    Lines lines(1);
    for (const auto number : numbers) {
        lines.add(number);
    }
    std::map<std::int64_t, AnsweredVisit> found;
    auto read = sql_->each_line(kCountedBefore, lines,
                                [&](const SqlRow& at) { take_part(at, found[at.integer(0)]); });
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Status SqlStore::write_counts() {
    const CountChanges days = std::exchange(changes_, {});
    const CountChanges months = by_month(days);
    // In the order of their keys, so that two collectors never wait for each other.
    Lines of_days(9);
    for (const auto& [key, change] : days) {
        of_days.add(static_cast<std::int64_t>(key.what), key.place.store.text,
                    column(key.place.day), key.kiosk.text, key.question, key.survey.text,
                    key.answer, change.n, change.flagged);
    }
    Lines of_months(8);
    for (const auto& [key, change] : months) {
        of_months.add(static_cast<std::int64_t>(key.what), key.place.store.text, key.question,
                      key.survey.text, key.answer, column(key.place.day), change.n, change.flagged);
    }
    auto written = sql_->insert(kAddToDays, of_days);
    return written ? sql_->insert(kAddToMonths, of_months) : written;
}

Status SqlStore::read_counts(Counted what, const DayFilter& filter,
                             const std::function<void(const CountKey&, const CountChange&)>& take) {
    if (auto written = write_counts(); !written) {
        return written;
    }
    const auto store = filter.store ? std::optional(filter.store->text) : std::nullopt;
    for (const auto& span : spans_of(filter)) {
        auto read = sql_->each(
            statement_for(span, filter),
            [&](const SqlRow& at) {
                take({what,
                      {StoreId{at.text(0)}, first_day(day_at(at, 1), filter)},
                      {},
                      at.text(2),
                      SurveyId{at.text(3)},
                      at.text(4)},
                     {at.integer(5), at.integer(6)});
            },
            store, column(span.from), column(span.to), filter.question,
            static_cast<std::int64_t>(what));
        if (!read) {
            return read;
        }
    }
    return done();
}

Result<std::vector<ScoreCount>> SqlStore::count_scores(const DayFilter& filter) {
    std::vector<ScoreCount> found;
    auto read =
        read_counts(Counted::Scores, filter, [&](const CountKey& key, const CountChange& count) {
            int score = 0;
            std::from_chars(key.answer.data(), key.answer.data() + key.answer.size(), score);
            found.push_back({key.place, key.question, key.survey, score, count.n, count.flagged});
        });
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::vector<ChoiceCount>> SqlStore::count_choices(const DayFilter& filter) {
    std::vector<ChoiceCount> found;
    const auto take = [&](const CountKey& key, const CountChange& count) {
        found.push_back({key.place, key.question, key.survey, key.answer, count.n, count.flagged});
    };
    auto read = read_counts(Counted::Options, filter, take);
    if (read) {
        read = read_counts(Counted::Choosers, filter, take);
    }
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::vector<DayCount>> SqlStore::count_visits(const DayFilter& filter) {
    std::vector<DayCount> found;
    auto read =
        read_counts(Counted::Visits, filter, [&](const CountKey& key, const CountChange& count) {
            found.push_back({key.place, count.n});
        });
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::vector<OpenVisits>> SqlStore::open_visits(const DayFilter& filter) {
    if (auto written = write_counts(); !written) {
        return std::move(written).error();
    }
    return sql_->all(
        "SELECT store, day, kiosk FROM day_counts WHERE what=?4 AND n>0 "
        "AND (?1 IS NULL OR store=?1) AND (?2 IS NULL OR day>=?2) AND (?3 IS NULL OR day<=?3)",
        [&](const SqlRow& at) {
            return OpenVisits{{StoreId{at.text(0)}, day_at(at, 1)}, KioskId{at.text(2)}};
        },
        filter.store ? std::optional(filter.store->text) : std::nullopt, column(filter.from),
        column(filter.to), static_cast<std::int64_t>(Counted::OpenVisits));
}

}  // namespace afterword
