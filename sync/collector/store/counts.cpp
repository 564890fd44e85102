// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/store/counts.hpp"

#include <set>

#include "sync/collector/store/columns.hpp"

namespace afterword {
namespace {

bool flagged(const VisitRecord& visit) {
    return misuse_column(visit.misuse.value_or(0)) >= misuse_column(kFlagAt);
}

}  // namespace

void add_counts(const AnsweredVisit& answered, std::int64_t times, CountChanges& changes) {
    const auto& [visit, answers] = answered;
    if (!visit.place) {
        return;
    }
    CountKey key{Counted::Visits, *visit.place, visit.kiosk, {}, {}, {}};
    changes[key].n += times;
    if (visit.state == Visit::State::Open) {
        key.what = Counted::OpenVisits;
        changes[key].n += times;
    }
    if (visit.test) {
        return;
    }
    const auto figure = flagged(visit) ? &CountChange::flagged : &CountChange::n;
    const auto count = [&](Counted what, const std::string& question, std::string answer) {
        key.what = what;
        key.question = question;
        key.answer = std::move(answer);
        changes[key].*figure += times;
    };
    key.survey = visit.survey;
    for (const auto& [question, score] : answers.scores) {
        count(Counted::Scores, question, std::to_string(score.value()));
    }
    // Twice the same is once.
    std::set<std::pair<std::string_view, std::string_view>> options;
    std::set<std::string_view> questions;
    for (const auto& [question, option] : answers.choices) {
        if (options.emplace(question, option).second) {
            count(Counted::Options, question, option);
        }
        if (questions.insert(question).second) {
            count(Counted::Choosers, question, {});
        }
    }
}

CountChanges by_month(const CountChanges& days) {
    CountChanges months;
    for (const auto& [of, change] : days) {
        if (of.what == Counted::Visits || of.what == Counted::OpenVisits) {
            continue;
        }
        CountKey key = of;
        key.kiosk = {};
        key.place.day = month_of(key.place.day);
        auto& sum = months[std::move(key)];
        sum.n += change.n;
        sum.flagged += change.flagged;
    }
    return months;
}

Day month_of(Day day) {
    const std::chrono::year_month_day date(day);
    return Day(date.year() / date.month() / 1);
}

std::vector<CountSpan> spans_of(const DayFilter& filter) {
    using namespace std::chrono;
    // A register knows no other days.
    const Day first = filter.from.value_or(Day(year(0) / January / 1));
    const Day last = filter.to.value_or(Day(year(9999) / December / 31));
    if (filter.per == Per::EachDay) {
        return {{CountSpan::Of::Days, first, last}};
    }
    const year_month_day next(month_of(first) + days(31));
    const Day begin = month_of(first) == first ? first : Day(next.year() / next.month() / 1);
    const Day end = month_of(last + days(1));
    if (begin >= end) {
        return {{CountSpan::Of::Days, first, last}};
    }
    std::vector<CountSpan> spans = {{CountSpan::Of::Months, begin, end - days(1)}};
    if (first < begin) {
        spans.push_back({CountSpan::Of::Days, first, begin - days(1)});
    }
    if (end <= last) {
        spans.push_back({CountSpan::Of::Days, end, last});
    }
    return spans;
}

}  // namespace afterword
