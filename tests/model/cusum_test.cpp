// SPDX-License-Identifier: Apache-2.0
#include "sync/model/cusum.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "platform/base/rng.hpp"
#include "sync/model/cusum_designs.hpp"
#include "sync/model/market_rule.hpp"
#include "tests/fakes/clock.hpp"

namespace afterword {
namespace {

double share(Rng& rng) {
    return static_cast<double>(rng.below(1'000'000)) / 1e6;
}

double simulated_run(const CusumSteps& steps, double negative, int runs) {
    SeededRng rng(1);
    std::int64_t answers = 0;
    for (int run = 0; run < runs; ++run) {
        CusumState state;
        do {
            ++answers;
        } while (
            take(state, steps, share(rng) < negative ? Answered::Negative : Answered::Otherwise) !=
            CusumEvent::Alarm);
    }
    return static_cast<double>(answers) / runs;
}

CusumEvent take_all(CusumState& state, const CusumSteps& steps, std::string_view answers) {
    CusumEvent last = CusumEvent::None;
    for (const char answer : answers) {
        last = take(state, steps, answer == '-' ? Answered::Negative : Answered::Otherwise);
    }
    return last;
}

}  // namespace

TEST_CASE("a run's exact length is what many runs take on average", "[cusum]") {
    struct Case {
        CusumSteps steps;
        double negative = 0;
    };
    for (const auto& [steps, negative] :
         {Case{{3, 12}, 0.4}, Case{{3, 12}, 0.2}, Case{{5, 20}, 0.3}, Case{{2, 9}, 0.25},
          Case{{1, 5}, 0.5}, Case{{4, 9}, 0.1}}) {
        INFO("+" << steps.up << " alarm " << steps.alarm << " at " << negative);
        const double exact = run_length(steps, negative);
        // Run lengths are nearly exponential: 10,000 of them vary by one percent.
        CHECK(simulated_run(steps, negative, 10'000) == Approx(exact).epsilon(0.04));
    }
}

TEST_CASE("run lengths that can be worked out by hand are right", "[cusum]") {
    CHECK(run_length({1, 1}, 0.25) == Approx(4));        // the first negative answer
    CHECK(run_length({1, 2}, 0.5) == Approx(6));         // L0 = 2 + L1, L1 = 1 + L0 / 2
    CHECK(run_length({3, 4}, 0.5) == Approx(30.0 / 7));  // two within four answers
    CHECK(run_length({3, 12}, 1.0) == Approx(4));
    CHECK(run_length({3, 400}, 0.01) == kLongestRun);
}

TEST_CASE("a design keeps its budget, and would not with a lower alarm", "[cusum]") {
    CHECK(design({0.10, 0.40}, 2'160) == CusumSteps{3, 12});
    for (const double usual : {0.05, 0.10, 0.15, 0.20}) {
        for (const double answers : {500.0, 5'400.0, 21'600.0}) {
            const Shift shift{usual, usual + 0.30};
            const CusumSteps steps = design(shift, answers);
            INFO(usual << " " << answers << ": +" << steps.up << " alarm " << steps.alarm);
            CHECK(run_length(steps, usual) >= answers);
            if (steps.alarm > 2 * steps.up + 1) {
                CHECK(run_length({steps.up, steps.alarm - 1}, usual) < answers);
            }
        }
    }
}

TEST_CASE("three negative answers in a row are the least that is told, however few are usual",
          "[cusum]") {
    const CusumSteps steps = design({0.03, 0.33}, 1);
    CusumState state;
    CHECK(take_all(state, steps, "--") == CusumEvent::None);
    CHECK(take_all(state, steps, "-") == CusumEvent::Alarm);
}

TEST_CASE("an alarm is told once and is over when answers have been as usual for a while",
          "[cusum]") {
    const CusumSteps steps{3, 12};
    CusumState state;
    CHECK(take_all(state, steps, "+-+++") == CusumEvent::None);
    CHECK(state.level == 0);
    CHECK(take_all(state, steps, "----") == CusumEvent::Alarm);
    CHECK(state.n == 4);
    CHECK(state.negative == 4);
    CHECK(take_all(state, steps, "-") == CusumEvent::None);
    CHECK(state.level == 12);  // no higher, so that it can end
    CHECK(take_all(state, steps, "+++++++++++") == CusumEvent::None);
    CHECK(state.in_alarm);
    CHECK(take_all(state, steps, "+") == CusumEvent::Over);
    CHECK(take_all(state, steps, "----") == CusumEvent::Alarm);
}

TEST_CASE("the level keeps its part of the way when another hour has another alarm", "[cusum]") {
    CusumState state;
    take_all(state, {3, 12}, "--");
    CHECK(state.level == 6);
    take_all(state, {5, 24}, "+");
    CHECK(state.level == 11);
    CHECK(state.alarm == 24);
}

TEST_CASE("the market's rule wants half of four within a quarter of an hour", "[market_rule]") {
    FakeClock clock;
    MarketRule rule({});
    const auto tell = [&](Answered answer, Milliseconds after) {
        clock.advance(after);
        return rule.take(clock.wall(), answer);
    };
    const Milliseconds minute(60'000);
    CHECK(tell(Answered::Negative, minute) == CusumEvent::None);
    CHECK(tell(Answered::Negative, minute) == CusumEvent::None);
    CHECK(tell(Answered::Otherwise, minute) == CusumEvent::None);  // three
    CHECK(tell(Answered::Otherwise, minute) == CusumEvent::Alarm);
    CHECK(tell(Answered::Negative, minute) == CusumEvent::None);  // told already
    CHECK(tell(Answered::Otherwise, 20 * minute) == CusumEvent::Over);
}

TEST_CASE("what is usual is drawn to the fleet's, the more the less is known", "[trend]") {
    const TrendSettings settings;
    CHECK(usual_share({}, {}, settings) == Approx(0.10));
    CHECK(usual_share({}, {100'000, 20'000}, settings) == Approx(0.20).epsilon(0.01));
    CHECK(usual_share({50, 15}, {100'000, 10'000}, settings) == Approx(0.20).epsilon(0.01));
    CHECK(usual_share({100'000, 30'000}, {}, settings) == Approx(0.30).epsilon(0.01));
    CHECK(usual_share({100'000, 0}, {100'000, 0}, settings) == settings.least_usual);
    CHECK(usual_share({100'000, 90'000}, {}, settings) == settings.most_usual);
}

TEST_CASE("counts fade, so that last year does not decide what is usual", "[trend]") {
    AnswerCount count;
    for (int i = 0; i < kFadeAt; ++i) {
        count = sum(count, {1, 1});
    }
    for (int i = 0; i < 4 * kFadeAt; ++i) {
        count = sum(count, {1, 0});
    }
    CHECK(count.n <= kFadeAt);
    CHECK(count.negative * 50 < count.n);
}

TEST_CASE("a week has twelve parts", "[trend]") {
    const auto part = [](const char* day, int hour) {
        return week_part({*parse_day(day), std::chrono::hours(hour)});
    };
    CHECK(part("2026-11-23", 10) == 0);  // a Monday
    CHECK(part("2026-11-27", 11) == 1);
    CHECK(part("2026-11-27", 14) == 2);
    CHECK(part("2026-11-27", 23) == 3);
    CHECK(part("2026-11-28", 0) == 4);
    CHECK(part("2026-11-29", 17) == 11);
}

TEST_CASE("the steps for a usual share keep the budget of false alarms", "[trend]") {
    const TrendSettings settings;
    for (const double usual : {0.03, 0.071, 0.10, 0.25, 0.40}) {
        CHECK(run_length(steps_for(usual, settings), usual) >= settings.answers_a_day * 30);
    }
}

TEST_CASE("steps that were worked out before are the same again", "[trend]") {
    const TrendSettings settings;
    CusumDesigns designs(settings);
    for (const double usual : {0.10, 0.071, 0.25, 0.0701, 0.10}) {
        CHECK(designs.steps_for(usual) == steps_for(usual, settings));
    }
}

}  // namespace afterword
