// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/clock_repair.hpp"

#include <vector>

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono_literals;

constexpr BootId kBoot{0x6b1f33a0};
const WallTime kNoon = from_unix_ms(1'795'262'400'000);
const WallTime kArrived = kNoon + 24h;

Moment moment(Milliseconds mono, ClockQuality quality = ClockQuality::Unset, WallTime wall = {}) {
    return {kBoot, Tick(mono), wall, quality};
}

Anchor anchor(Milliseconds mono, WallTime server, Milliseconds rtt = 40ms) {
    return {kBoot, Tick(mono), server, rtt};
}

TEST_CASE("an anchor of the boot gives the time, whatever the wall clock says", "[clock_repair]") {
    const std::vector<Anchor> anchors = {anchor(100s, kNoon)};
    CHECK(corrected_time(moment(40s, ClockQuality::Synced, kNoon + 5h), anchors, {}, kArrived) ==
          CorrectedTime{kNoon - 60s, 20ms + 6ms, TimeSource::Anchor});
    CHECK(corrected_time(moment(200s), anchors, {}, kArrived) ==
          CorrectedTime{kNoon + 100s, 20ms + 10ms, TimeSource::Anchor});
}

TEST_CASE("the nearest anchor counts", "[clock_repair]") {
    const std::vector<Anchor> anchors = {anchor(100s, kNoon), anchor(300s, kNoon + 201s, 100ms)};
    CHECK(corrected_time(moment(199s), anchors, {}, kArrived).at == kNoon + 99s);
    CHECK(corrected_time(moment(201s), anchors, {}, kArrived) ==
          CorrectedTime{kNoon + 102s, 50ms + 9ms, TimeSource::Anchor});
}

TEST_CASE("nothing arrives before it happened", "[clock_repair]") {
    const std::vector<Anchor> anchors = {anchor(0s, kArrived + 1h)};
    CHECK(corrected_time(moment(0s), anchors, {}, kArrived).at == kArrived);
}

TEST_CASE("an absurd anchor stays within the calendar", "[clock_repair]") {
    const std::vector<Anchor> anchors = {anchor(Milliseconds(1LL << 52), kNoon)};
    CHECK(corrected_time(moment(0s), anchors, {}, kArrived).at == WallTime());
}

TEST_CASE("a boot without an anchor lies between its neighbours", "[clock_repair]") {
    const BootBounds both{kNoon, kNoon + 4h};
    struct Case {
        const char* name = nullptr;
        Moment moment;
        BootBounds bounds;
        CorrectedTime expected;
    };
    const auto synced = ClockQuality::Synced;
    const Case cases[] = {
        {"a synced wall inside is used",
         moment(0s, synced, kNoon + 1h),
         both,
         {kNoon + 1h, 2s, TimeSource::Wall}},
        {"at the edge it is inside",
         moment(0s, synced, kNoon + 4h),
         both,
         {kNoon + 4h, 2s, TimeSource::Wall}},
        {"a synced wall outside is not",
         moment(0s, synced, kNoon - 1ms),
         both,
         {kNoon + 2h, 2h, TimeSource::Between}},
        {"nor one from a hardware clock",
         moment(0s, ClockQuality::Rtc, kNoon + 1h),
         both,
         {kNoon + 2h, 2h, TimeSource::Between}},
        {"with no boot after, the arrival ends it",
         moment(0s),
         {kNoon, std::nullopt},
         {kNoon + 12h, 12h, TimeSource::Between}},
        {"with no boot before, it is the arrival",
         moment(0s),
         {std::nullopt, kNoon + 4h},
         {kArrived, std::nullopt, TimeSource::Arrival}},
        {"unless the wall is synced",
         moment(0s, synced, kNoon + 1h),
         {std::nullopt, kNoon + 4h},
         {kNoon + 1h, 2s, TimeSource::Wall}},
        {"bounds that cross are one point",
         moment(0s),
         {kNoon + 4h, kNoon},
         {kNoon, 0ms, TimeSource::Between}},
    };
    for (const auto& one : cases) {
        CAPTURE(one.name);
        CHECK(corrected_time(one.moment, {}, one.bounds, kArrived) == one.expected);
    }
}

}  // namespace
}  // namespace afterword
