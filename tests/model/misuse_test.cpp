// SPDX-License-Identifier: Apache-2.0
#include "sync/model/misuse.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

namespace {

using Reasons = std::vector<MisuseReason>;

Tick at(double seconds) {
    return from_mono_ms(static_cast<std::int64_t>(seconds * 1'000));
}

Touch answer(double seconds, int value, Place place = {100, 70}) {
    return {at(seconds), place, 1, Touch::Target::Answer, value};
}

Touch tile(double seconds, int index) {
    return {at(seconds), {50, 50}, 1, Touch::Target::Tile, index};
}

// Of a question that came up at 100 s and takes 1.2 s to read.
TouchTrace trace_of(const std::vector<Touch>& touches) {
    TouchTrace trace;
    trace.shown_at = at(100);
    trace.reading = Milliseconds(1'200);
    for (const auto& touch : touches) {
        trace.add(touch);
    }
    return trace;
}

// Visits of one tap each, every two seconds, the last of them ended a second before 102 s.
RecentVisits just_before(const std::vector<int>& values, Place place, double apart_mm) {
    RecentVisits recent;
    double seconds = 102 - 2.0 * static_cast<double>(values.size());
    for (const int value : values) {
        place.x += apart_mm;
        recent.add(trace_of({answer(seconds, value, place)}), at(seconds + 1));
        seconds += 2;
    }
    return recent;
}

Misuse judged(const TouchTrace& trace, const RecentVisits& recent = {}) {
    return judge_misuse(trace, recent, MisuseSettings());
}

}  // namespace

TEST_CASE("an ordinary visit gives no reason and the score 0", "[misuse]") {
    const Misuse misuse = judged(trace_of({answer(102, 4), tile(104, 1), tile(105, 2)}));
    CHECK(misuse == Misuse{kMisuseVersion, 0, {}});
    CHECK_FALSE(flagged(misuse, MisuseSettings()));
}

TEST_CASE("the fifth visit within 12 s is a burst, which alone flags nobody", "[misuse]") {
    const auto visit = trace_of({answer(102, 2, {60, 70})});
    CHECK(judged(visit, just_before({5, 1, 4}, {100, 70}, 20)).reasons.empty());
    const Misuse misuse = judged(visit, just_before({5, 1, 4, 4}, {100, 70}, 20));
    CHECK(misuse.reasons == Reasons{MisuseReason::Burst});
    CHECK_FALSE(flagged(misuse, MisuseSettings()));
}

TEST_CASE("answers in order are a pattern, over visits or within one, up or down", "[misuse]") {
    const auto recent = just_before({1, 2, 3}, {30, 70}, 39);
    CHECK(judged(trace_of({answer(102, 4)}), recent).reasons == Reasons{MisuseReason::Pattern});
    CHECK(judged(trace_of({answer(102, 3)}), recent).reasons.empty());
    CHECK(judged(trace_of({answer(108, 4)}), recent).reasons.empty());  // after a pause

    const auto changing =
        trace_of({answer(102, 5), answer(104, 4), answer(106, 3), answer(108, 2)});
    CHECK(judged(changing).reasons == Reasons{MisuseReason::Pattern});
    const auto up_and_down =
        trace_of({answer(102, 2), answer(104, 3), answer(106, 2), answer(108, 1)});
    CHECK(judged(up_and_down).reasons.empty());
}

TEST_CASE("the same answer at the same spot four visits long is flagged, four hands are not",
          "[misuse]") {
    const auto visit = trace_of({answer(102, 5, {186, 70})});
    const Misuse clerk = judged(visit, just_before({5, 5, 5}, {184, 70}, 1));
    CHECK(clerk.reasons == Reasons{MisuseReason::SameSpot});
    CHECK(flagged(clerk, MisuseSettings()));
    CHECK(judged(visit, just_before({5, 5, 5}, {170, 70}, 7)).reasons.empty());
    CHECK(judged(visit, just_before({5, 4, 5}, {184, 70}, 1)).reasons.empty());
}

TEST_CASE("three contacts at once are a palm, even after the touches that are kept", "[misuse]") {
    auto visit = trace_of({answer(102, 4)});
    for (int i = 0; i < 100; ++i) {
        visit.add({at(104 + i), {10, 10}, i == 99 ? 3 : 1, Touch::Target::Other, 0});
    }
    CHECK(visit.touches.size() == TouchTrace::kMostTouches);
    const Misuse misuse = judged(visit);
    CHECK(misuse.reasons == Reasons{MisuseReason::Palm});
    CHECK(flagged(misuse, MisuseSettings()));
}

TEST_CASE("five answers and tiles within 3 s are toggles, over a longer time they are a choice",
          "[misuse]") {
    CHECK(
        judged(trace_of({answer(102, 4), tile(103, 1), tile(103.5, 1), tile(104, 1), tile(105, 1)}))
            .reasons == Reasons{MisuseReason::Toggles});
    CHECK(judged(trace_of(
                     {answer(102, 4), tile(103, 1), tile(103.5, 2), tile(104, 3), tile(105.1, 4)}))
              .reasons.empty());
}

TEST_CASE("an answer before the question can be read is fast, which alone flags nobody",
          "[misuse]") {
    const Misuse misuse = judged(trace_of({answer(100.5, 4)}));
    CHECK(misuse.reasons == Reasons{MisuseReason::Fast});
    CHECK_FALSE(flagged(misuse, MisuseSettings()));
    CHECK(judged(trace_of({answer(100.6, 4)})).reasons.empty());
}

TEST_CASE("a visit while the store is closed is flagged", "[misuse]") {
    auto visit = trace_of({answer(102, 4)});
    visit.store = StoreHours::Closed;
    CHECK(judged(visit).reasons == Reasons{MisuseReason::ClosedHours});
    CHECK(flagged(judged(visit), MisuseSettings()));
}

TEST_CASE("a rating changed after a long rest may be somebody else's, further tiles are not",
          "[misuse]") {
    CHECK(judged(trace_of({answer(102, 5), answer(112.1, 1)})).reasons ==
          Reasons{MisuseReason::TwoPeople});
    CHECK(judged(trace_of({answer(102, 5), tile(113, 1), answer(114, 1)})).reasons ==
          Reasons{MisuseReason::TwoPeople});
    CHECK(judged(trace_of({answer(102, 5), answer(112, 1)})).reasons.empty());
    CHECK(judged(trace_of({answer(102, 5), tile(113, 1)})).reasons.empty());
}

TEST_CASE("weak reasons add up to a flag as independent doubts do", "[misuse]") {
    const auto visit = trace_of({answer(100.5, 2, {60, 70})});
    const Misuse misuse = judged(visit, just_before({5, 1, 4, 4}, {100, 70}, 20));
    CHECK(misuse.reasons == Reasons{MisuseReason::Burst, MisuseReason::Fast});
    CHECK(misuse.score == Approx(1 - 0.6 * 0.8));
    CHECK(flagged(misuse, MisuseSettings()));
}

TEST_CASE("weights and thresholds are the configuration's", "[misuse]") {
    MisuseSettings settings;
    settings.weights.palm = 0;
    settings.palm_contacts = 2;
    auto visit = trace_of({answer(102, 4)});
    visit.most_contacts = 2;
    const Misuse misuse = judge_misuse(visit, {}, settings);
    CHECK(misuse.reasons == Reasons{MisuseReason::Palm});
    CHECK(misuse.score == 0);
}

TEST_CASE("only the last visits are remembered", "[misuse]") {
    RecentVisits recent;
    recent.add(trace_of({}), at(1));
    CHECK(recent.visits.empty());
    for (int i = 0; i < 40; ++i) {
        recent.add(trace_of({answer(i, 1 + i % 5)}), at(i + 0.5));
    }
    REQUIRE(recent.visits.size() == RecentVisits::kMostVisits);
    CHECK(recent.visits.back().first_tap == at(39));
    CHECK(recent.visits.back().value == 5);
}

TEST_CASE("a visit without an answer is judged by its touches alone", "[misuse]") {
    const auto trace = trace_of({{at(101), {10, 10}, 4, Touch::Target::Other, 0}});
    const auto recent = just_before({5, 5, 5, 5}, {184, 70}, 1);
    CHECK(judged(trace, recent).reasons == Reasons{MisuseReason::Palm});
}

TEST_CASE("a question's reading time counts words, letters without spaces, and ideographs",
          "[misuse]") {
    CHECK(reading_time("") == Milliseconds(0));
    CHECK(reading_time("How was our service today?") == Milliseconds(1'261));  // 5 words
    CHECK(reading_time("您对今天的服务满意吗") == Milliseconds(1'261));        // 10 characters
    CHECK(reading_time("วันนี้บริการของเราเป็นอย่างไรบ้าง") > Milliseconds(1'000));
}

TEST_CASE("every reason has a name that finds it", "[misuse]") {
    for (int i = 0; i <= static_cast<int>(MisuseReason::TwoPeople); ++i) {
        const auto reason = static_cast<MisuseReason>(i);
        CHECK(find_misuse_reason(name(reason)) == reason);
    }
    CHECK(name(MisuseReason::ClosedHours) == "closed_hours");
    CHECK_FALSE(find_misuse_reason("boredom"));
}
