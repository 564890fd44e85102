// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/opening_times.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono_literals;

// Saturday, 21 November 2026, 00:00 in Warsaw, an hour ahead of UTC.
const WallTime kSaturday = from_unix_ms(1'795'215'600'000);
constexpr std::chrono::days kDay{1};

Zone warsaw() {
    auto zone = Zone::find("Europe/Warsaw");
    REQUIRE(zone.ok());
    return *zone;
}

// Monday to Saturday from 9 to 20, with an hour's rest on Saturdays.
OpeningTimes shop() {
    OpeningHours hours;
    for (std::size_t day = 1; day <= 5; ++day) {
        hours.of_weekday[day] = {Hours{9h, 20h}};
    }
    hours.of_weekday[6] = {Hours{9h, 12h}, Hours{13h, 20h}};
    return OpeningTimes(warsaw(), hours);
}

// Every evening from six to two.
OpeningTimes bar() {
    OpeningHours hours;
    hours.of_weekday.fill({Hours{18h, 2h}});
    return OpeningTimes(warsaw(), hours);
}

TEST_CASE("a store is open within its hours, to the minute", "[opening]") {
    CHECK_FALSE(shop().open_at(kSaturday + 9h - 1ms));
    CHECK(shop().open_at(kSaturday + 9h));
    CHECK_FALSE(shop().open_at(kSaturday + 12h));
    CHECK(shop().open_at(kSaturday + 13h));
    CHECK_FALSE(shop().open_at(kSaturday + 20h));
    CHECK_FALSE(shop().open_at(kSaturday + kDay + 12h));
    CHECK(bar().open_at(kSaturday + 1h));
    CHECK_FALSE(bar().open_at(kSaturday + 2h));
    CHECK(OpeningTimes(warsaw()).open_at(kSaturday));
}

TEST_CASE("time counts only while the store is open", "[opening]") {
    CHECK(shop().between(kSaturday, kSaturday + kDay) == 10h);
    CHECK(shop().between(kSaturday + 11h, kSaturday + 13h + 30min) == 90min);
    CHECK(shop().between(kSaturday + 19h, kSaturday + 2 * kDay + 10h) == 2h);
    CHECK(shop().between(kSaturday + 2 * kDay + 10h, kSaturday + 19h) == -2h);
    CHECK(bar().between(kSaturday, kSaturday + kDay) == 8h);
    CHECK(OpeningTimes(warsaw()).between(kSaturday, kSaturday + 5h) == 5h);
}

TEST_CASE("a deadline set shortly before closing passes after the next opening", "[opening]") {
    CHECK(shop().after(kSaturday + 10h, 30min) == kSaturday + 10h + 30min);
    CHECK(shop().after(kSaturday + 11h + 55min, 10min) == kSaturday + 13h + 5min);
    CHECK(shop().after(kSaturday + 19h + 55min, 10min) == kSaturday + 2 * kDay + 9h + 5min);
    CHECK(shop().after(kSaturday + 21h, 0min) == kSaturday + 2 * kDay + 9h);
    CHECK(OpeningTimes(warsaw()).after(kSaturday, 10min) == kSaturday + 10min);
    for (const auto from : {10h, 11h, 15h, 25h, 60h}) {
        for (const auto open : {1min, 59min, 600min, 6000min}) {
            const WallTime due = shop().after(kSaturday + from, open);
            CHECK(shop().between(kSaturday + from, due) == open);
        }
    }
}

TEST_CASE("a holiday is skipped, and what began before it is not", "[opening]") {
    OpeningHours hours;
    hours.of_weekday.fill({Hours{18h, 2h}});
    const Day sunday = warsaw().day_of(kSaturday + kDay);
    hours.closed = {sunday};
    const OpeningTimes times(warsaw(), hours);
    CHECK(times.open_at(kSaturday + kDay + 1h));
    CHECK_FALSE(times.open_at(kSaturday + kDay + 20h));
    CHECK(times.next_opening(kSaturday + 20h) == kSaturday + 2 * kDay + 18h);
}

TEST_CASE("it is known when a store opens and closes next", "[opening]") {
    CHECK(shop().next_opening(kSaturday) == kSaturday + 9h);
    CHECK(shop().next_opening(kSaturday + 9h) == kSaturday + 13h);
    CHECK(shop().next_closing(kSaturday + 9h) == kSaturday + 12h);
    CHECK(shop().next_closing(kSaturday + 12h) == kSaturday + 20h);
    CHECK_FALSE(OpeningTimes(warsaw()).next_opening(kSaturday));
    CHECK_FALSE(OpeningTimes(warsaw()).next_closing(kSaturday));
}

TEST_CASE("hours keep to the clock on the wall in the nights it is changed", "[opening]") {
    OpeningHours hours;
    hours.of_weekday.fill({Hours{1h, 5h}});
    const OpeningTimes times(warsaw(), hours);
    const auto night = [&](const char* day) {
        const WallTime midnight = times.zone().start_of(*parse_day(day));
        return times.between(midnight, midnight + 12h);
    };
    CHECK(night("2026-03-28") == 4h);
    CHECK(night("2026-03-29") == 3h);
    CHECK(night("2026-10-25") == 5h);
}

TEST_CASE("hours that touch at midnight are one span", "[opening]") {
    OpeningHours hours;
    hours.of_weekday.fill({Hours{0h, 24h}});
    hours.closed = {warsaw().day_of(kSaturday + 3 * kDay)};
    const OpeningTimes times(warsaw(), hours);
    CHECK(times.next_closing(kSaturday) == kSaturday + 3 * kDay);
    CHECK(times.next_opening(kSaturday) == kSaturday + 4 * kDay);
    CHECK(times.after(kSaturday + 3 * kDay - 1h, 2h) == kSaturday + 4 * kDay + 1h);
}

}  // namespace
}  // namespace afterword
