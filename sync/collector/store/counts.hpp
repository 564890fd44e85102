// SPDX-License-Identifier: Apache-2.0
// What visits add to the counts that reports read (roll-ups): by kiosk, day and question, and by
// month. Pure. Internal to this folder.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/collector/store/records.hpp"

namespace afterword {

// What a line of the counts counts. The numbers stand in the database.
enum class Counted {
    Scores = 0,
    Options = 1,
    Choosers = 2,    // visits that chose any option of a question
    Visits = 3,      // test and flagged ones among them
    OpenVisits = 4,  // those of them that haven't ended
};

struct CountKey {
    Counted what = Counted::Visits;
    StoreDay place;
    KioskId kiosk;         // empty in a month
    std::string question;  // empty of visits, as are survey and answer
    SurveyId survey;
    std::string answer;  // the score's digits, or the option
    auto operator<=>(const CountKey&) const = default;
};

struct CountChange {
    std::int64_t n = 0;        // flagged ones are none of these
    std::int64_t flagged = 0;  // their misuse score is at kFlagAt or above
};
using CountChanges = std::map<CountKey, CountChange>;

// What a visit counts as, `times` 1 to add it and -1 to take it away.
void add_counts(const AnsweredVisit& visit, std::int64_t times, CountChanges& changes);

// Those of scores, options and choosers, by the first day of the month.
CountChanges by_month(const CountChanges& days);

// The first day of the month that the day is in.
Day month_of(Day day);

// What has to be read for the days of a filter: whole months, unless every day is wanted, and days.
struct CountSpan {
    enum class Of { Days, Months } of = Of::Days;
    Day from;
    Day to;  // inclusive
    bool operator==(const CountSpan&) const = default;
};
std::vector<CountSpan> spans_of(const DayFilter& filter);

}  // namespace afterword
