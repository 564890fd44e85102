// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/calendar.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono;

Zone zone(const std::string& name) {
    auto found = Zone::find(name);
    REQUIRE(found.ok());
    return *found;
}

Day day(int year_number, unsigned month_number, unsigned day_number) {
    return Day(
        year_month_day(year(year_number), month(month_number), std::chrono::day(day_number)));
}

WallTime utc(int year_number, unsigned month_number, unsigned day_number, hours hour,
             minutes minute = {}) {
    return sys_days(year_month_day(year(year_number), month(month_number),
                                   std::chrono::day(day_number))) +
           hour + minute;
}

TEST_CASE("a day is the store's, not the server's", "[calendar]") {
    const WallTime late = utc(2026, 11, 21, hours(23), minutes(30));
    CHECK(zone("Europe/Warsaw").day_of(late) == day(2026, 11, 22));
    CHECK(zone("America/New_York").day_of(late) == day(2026, 11, 21));
    CHECK(Zone::utc().day_of(late) == day(2026, 11, 21));
    CHECK(zone("Asia/Kolkata").day_of(utc(2026, 1, 1, hours(18), minutes(29))) == day(2026, 1, 1));
    CHECK(zone("Asia/Kolkata").day_of(utc(2026, 1, 1, hours(18), minutes(30))) == day(2026, 1, 2));
}

TEST_CASE("the days of a clock change have 23 and 25 hours", "[calendar]") {
    const Zone warsaw = zone("Europe/Warsaw");
    CHECK(warsaw.start_of(day(2026, 3, 30)) - warsaw.start_of(day(2026, 3, 29)) == hours(23));
    CHECK(warsaw.start_of(day(2026, 10, 26)) - warsaw.start_of(day(2026, 10, 25)) == hours(25));
    for (const auto& changing : {day(2026, 3, 29), day(2026, 10, 25)}) {
        const WallTime end = warsaw.start_of(changing + days(1));
        CHECK(warsaw.day_of(warsaw.start_of(changing)) == changing);
        CHECK(warsaw.day_of(end - milliseconds(1)) == changing);
        CHECK(warsaw.day_of(end) == changing + days(1));
    }
}

TEST_CASE("where midnight is skipped the day starts after the gap", "[calendar]") {
    // Cairo goes from 00:00 to 01:00 on the last Friday of April.
    const Zone cairo = zone("Africa/Cairo");
    const WallTime start = cairo.start_of(day(2024, 4, 26));
    CHECK(cairo.day_of(start) == day(2024, 4, 26));
    CHECK(cairo.day_of(start - milliseconds(1)) == day(2024, 4, 25));
}

TEST_CASE("a zone that nobody knows is an error", "[calendar]") {
    CHECK(Zone::find("Europe/Atlantis").error().code == Errc::NotFound);
    CHECK_FALSE(Zone::find("").ok());
}

}  // namespace
}  // namespace afterword
