// SPDX-License-Identifier: Apache-2.0
// How alerts are seen to: how soon, whether they are solved, whether they come back, and whether
// those who get them can use them. Pure: the clock on which deadlines run is handed in.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "sync/model/alert.hpp"
#include "sync/model/alert_rules.hpp"
#include "sync/model/day.hpp"
#include "sync/model/metrics.hpp"
#include "sync/model/waits.hpp"

namespace afterword {

// An alert with what its history says of it.
struct AlertPast {
    Alert alert;
    std::optional<WallTime> taken;  // for the first time, as with facts and solved
    std::optional<WallTime> facts;
    std::optional<WallTime> solved;
    std::optional<WallTime> ended;     // dismissed or expired, for the last time
    std::optional<WallTime> reopened;  // by somebody, for the first time
    std::optional<WallTime> recurred;  // when the next one of its group was opened that names it
    enum class Mark { None, Useful } mark = Mark::None;
    bool playbook_wrong = false;  // staff have said so
};

// Whether it counts as an alert of its own: one that has joined another does not, nor one that was
// a test, or that the shopper took back.
bool counts(const Alert& alert);

// The hours of its store, or round the clock.
struct DeadlineClock {
    std::function<Milliseconds(WallTime from, WallTime to)> between;
    std::function<WallTime(WallTime from, Milliseconds open)> after;
};

// From the opening of an alert to one of its steps.
struct Milestone {
    Wait wait;
    enum class Kept {
        InTime,
        Late,
        Undecided,  // neither the step nor the deadline had come when it ended, or by now
    } kept = Kept::Undecided;
};

struct AlertCourse {
    Milestone take;
    Milestone facts;
    Milestone solution;
    enum class Standing {
        Open,
        Solved,
        Dismissed,  // nothing could be done about it
        Expired,    // nobody ended it in time
        Cleared,    // a silence that was over before anybody saw to it
    } standing = Standing::Open;
    enum class Verdict { None, Useful, NotUseful } verdict = Verdict::None;
    enum class Afterwards {
        Unknown,  // it was not solved, or not long enough ago
        Quiet,
        CameBack,  // it was reopened, or its group had to be alerted again
    } afterwards = Afterwards::Unknown;
    bool playbook_wrong = false;
};

struct FigureRules {
    Deadlines deadlines;
    Milliseconds recurs_within{std::chrono::days(14)};
};

// How it stands at `now`. What was opened again counts by its first round.
AlertCourse course_of(const AlertPast& past, const FigureRules& rules, const DeadlineClock& clock,
                      WallTime now);

// How many of `n`; with a share unless those are too few for one, or fewer than the hits.
struct Rate {
    std::int64_t hits = 0;
    std::int64_t n = 0;
    std::optional<Share> share;
};
Rate rate(std::int64_t hits, std::int64_t n);

struct WaitFigures {
    std::int64_t n = 0;
    std::int64_t reached = 0;            // the others are censored
    std::optional<Milliseconds> median;  // empty = not reached, or too few
    std::optional<Milliseconds> p90;
    Rate in_time;  // of those that are decided
};

struct AlertFigures {
    std::int64_t n = 0;
    std::int64_t open = 0;
    std::int64_t solved = 0;
    std::int64_t dismissed = 0;
    std::int64_t expired = 0;
    std::int64_t cleared = 0;
    WaitFigures take;
    WaitFigures facts;
    WaitFigures solution;
    Rate resolved;         // of all that were to be solved: neither dismissed nor cleared
    Rate came_back;        // of those whose solution is old enough to say
    Rate useful;           // of those on which there is a verdict: the rule's precision
    Rate playbook_wrong;   // of all
    bool too_few = false;  // n is below kLeastForShare: there are no median and p90
};
AlertFigures figures_of(std::span<const AlertCourse> courses);

// What shoppers say of the solution: 1, it did not help, to 5, it did very much.
struct Satisfaction {
    Counts counts;  // of each of the five
    std::int64_t n = 0;
    std::optional<double> mean;   // empty = too few
    std::optional<Share> helped;  // the two best; likewise
};
Satisfaction satisfaction_of(const Counts& counts);

// The Monday on or before it.
Day week_of(Day day);

}  // namespace afterword
