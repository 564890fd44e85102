// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_figures.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono_literals;
using Ending = Wait::Ending;
using Kept = Milestone::Kept;
using Standing = AlertCourse::Standing;
using Verdict = AlertCourse::Verdict;
using Afterwards = AlertCourse::Afterwards;

const WallTime kOpened = from_unix_ms(1'795'215'600'000);
const DeadlineClock kRoundTheClock = {[](WallTime from, WallTime to) { return to - from; },
                                      [](WallTime from, Milliseconds open) { return from + open; }};

AlertPast past(AlertStage stage = AlertStage::Open) {
    AlertPast made;
    made.alert.stage = stage;
    made.alert.opened = kOpened;
    return made;
}

AlertPast solved_after(Milliseconds take, Milliseconds solution) {
    AlertPast made = past(AlertStage::Solved);
    made.taken = kOpened + take;
    made.solved = kOpened + solution;
    return made;
}

AlertCourse course(const AlertPast& past, Milliseconds now) {
    return course_of(past, {}, kRoundTheClock, kOpened + now);
}

}  // namespace

TEST_CASE("an open alert has waited until now, and is late once its deadline has passed",
          "[alert_figures]") {
    const auto young = course(past(), 9min);
    CHECK(young.take.wait == Wait{9min, Ending::Censored});
    CHECK(young.take.kept == Kept::Undecided);
    CHECK(young.standing == Standing::Open);
    const auto old = course(past(), 11min);
    CHECK(old.take.kept == Kept::Late);
    CHECK(old.facts.kept == Kept::Undecided);
}

TEST_CASE("a step counts from the opening, at its deadline still in time", "[alert_figures]") {
    const auto solved = course(solved_after(10min, 121min), 24h);
    CHECK(solved.take.wait == Wait{10min, Ending::Reached});
    CHECK(solved.take.kept == Kept::InTime);
    // Solved at once is as good as facts.
    CHECK(solved.facts.wait == Wait{121min, Ending::Reached});
    CHECK(solved.facts.kept == Kept::Late);
    CHECK(solved.solution.kept == Kept::Late);
    CHECK(solved.standing == Standing::Solved);
    CHECK(solved.verdict == Verdict::Useful);
}

TEST_CASE("what was done without a network, before the alert was known, took no time",
          "[alert_figures]") {
    CHECK(course(solved_after(-20min, 5min), 1h).take.wait == Wait{0ms, Ending::Reached});
}

TEST_CASE("what is dismissed waits no longer, and its rule was of no use", "[alert_figures]") {
    AlertPast dismissed = past(AlertStage::NotActionable);
    dismissed.alert.reason = "nothing_to_do";
    dismissed.ended = kOpened + 4min;
    const auto seen = course(dismissed, 24h);
    CHECK(seen.take.wait == Wait{4min, Ending::Censored});
    CHECK(seen.take.kept == Kept::Undecided);
    CHECK(seen.solution.kept == Kept::Undecided);
    CHECK(seen.verdict == Verdict::NotUseful);
    dismissed.mark = AlertPast::Mark::Useful;
    CHECK(course(dismissed, 24h).verdict == Verdict::Useful);
    CHECK(counts(dismissed.alert));
    for (const auto* reason : {"amended", "test"}) {
        dismissed.alert.reason = reason;
        CHECK_FALSE(counts(dismissed.alert));
    }
    CHECK_FALSE(counts(past(AlertStage::Merged).alert));
}

TEST_CASE("a silence that is over by itself has not expired", "[alert_figures]") {
    AlertPast silence = past(AlertStage::Expired);
    silence.ended = kOpened + 1h;
    CHECK(course(silence, 24h).standing == Standing::Cleared);
    CHECK(course(silence, 24h).verdict == Verdict::None);
    silence.ended = kOpened + Deadlines().expiry;
    CHECK(course(silence, 24h * 30).standing == Standing::Expired);
}

TEST_CASE("whether a solution holds is known after a fortnight", "[alert_figures]") {
    AlertPast held = solved_after(1min, 1h);
    CHECK(course(held, 24h * 14).afterwards == Afterwards::Unknown);
    CHECK(course(held, 24h * 15).afterwards == Afterwards::Quiet);
    held.recurred = kOpened + 24h * 14;
    CHECK(course(held, 24h * 13).afterwards == Afterwards::Unknown);
    CHECK(course(held, 24h * 15).afterwards == Afterwards::CameBack);
    AlertPast reopened = solved_after(1min, 1h);
    reopened.alert.stage = AlertStage::Reopened;
    reopened.reopened = kOpened + 2h;
    CHECK(course(reopened, 24h * 15).afterwards == Afterwards::CameBack);
    CHECK(course(reopened, 24h * 15).standing == Standing::Open);
    CHECK(course(reopened, 24h * 15).solution.wait == Wait{1h, Ending::Reached});
}

TEST_CASE("deadlines run on the clock that is given", "[alert_figures]") {
    // Closed for the whole first hour.
    const DeadlineClock clock = {
        [](WallTime from, WallTime to) { return std::max(Milliseconds(0), to - from - 1h); },
        [](WallTime from, Milliseconds open) { return from + 1h + open; }};
    const auto taken = course_of(solved_after(65min, 75min), FigureRules(), clock, kOpened + 24h);
    CHECK(taken.take.wait == Wait{5min, Ending::Reached});
    CHECK(taken.take.kept == Kept::InTime);
}

TEST_CASE("figures of few alerts are counted, and no more", "[alert_figures]") {
    const auto figures_after = [](int n) {
        std::vector<AlertCourse> courses;
        for (int i = 1; i <= n; ++i) {
            courses.push_back(course(solved_after(i * 1min, i * 10min), 24h * 30));
        }
        return figures_of(courses);
    };
    const auto few = figures_after(9);
    CHECK(few.too_few);
    CHECK(few.take.reached == 9);
    CHECK_FALSE(few.take.median);
    CHECK_FALSE(few.take.in_time.share);
    CHECK_FALSE(few.useful.share);
    const auto enough = figures_after(20);
    CHECK_FALSE(enough.too_few);
    CHECK(enough.take.median == Milliseconds(10min));
    CHECK(enough.take.p90 == Milliseconds(18min));
    CHECK(enough.take.in_time.share == wilson(10, 20));
    CHECK(enough.resolved.share == wilson(20, 20));
    CHECK(enough.came_back.share == wilson(0, 20));
    CHECK(enough.useful.share == wilson(20, 20));
}

TEST_CASE("what still waits is in no share before its deadline, and in the curve always",
          "[alert_figures]") {
    std::vector<AlertCourse> courses;
    for (int i = 1; i <= 10; ++i) {
        courses.push_back(course(solved_after(1min, 2min), 5min));
    }
    for (int i = 1; i <= 10; ++i) {
        courses.push_back(course(past(), 5min));
    }
    courses.push_back(course(past(), 20min));
    const auto figures = figures_of(courses);
    CHECK(figures.open == 11);
    CHECK(figures.take.n == 21);
    CHECK(figures.take.reached == 10);
    CHECK(figures.take.in_time.n == 11);
    CHECK(figures.take.in_time.hits == 10);
    CHECK_FALSE(figures.take.median);  // not reached
    CHECK(figures.resolved.n == 21);
}

TEST_CASE("more hits than there may be give no share", "[alert_figures]") {
    CHECK_FALSE(rate(21, 20).share);
    CHECK(rate(20, 20).share == wilson(20, 20));
    CHECK_FALSE(rate(0, 9).share);
}

TEST_CASE("satisfaction is the mean and the share of 4 and 5, of ten answers or more",
          "[alert_figures]") {
    const auto few = satisfaction_of({{1, 4}, {5, 5}});
    CHECK(few.n == 9);
    CHECK(few.counts.at(3) == 0);
    CHECK_FALSE(few.mean);
    CHECK_FALSE(few.helped);
    const auto enough = satisfaction_of({{1, 3}, {3, 1}, {4, 2}, {5, 6}});
    CHECK(enough.mean == Approx(44.0 / 12));
    CHECK(enough.helped == wilson(8, 12));
}

TEST_CASE("weeks begin on Monday", "[alert_figures]") {
    CHECK(week_of(*parse_day("2026-11-16")) == *parse_day("2026-11-16"));
    CHECK(week_of(*parse_day("2026-11-22")) == *parse_day("2026-11-16"));
    CHECK(week_of(*parse_day("2027-01-01")) == *parse_day("2026-12-28"));
}

}  // namespace afterword
