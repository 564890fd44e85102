// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/time_zone.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono;

TimeZone zone(const std::string& name) {
    auto found = TimeZone::find(name);
    REQUIRE(found);
    return *found;
}

WallTime utc(int in_year, unsigned in_month, unsigned in_day, int in_hour, int in_minute = 0) {
    return sys_days(year_month_day(year(in_year), month(in_month), day(in_day))) + hours(in_hour) +
           minutes(in_minute);
}

TEST_CASE("clocks are changed by the same rule before and after 2037", "[time_zone]") {
    struct Case {
        const char* zone;
        hours winter;
        hours summer;
    };
    for (const auto& [name, winter, summer] :
         {Case{"Europe/Warsaw", hours(1), hours(2)}, Case{"America/New_York", hours(-5), hours(-4)},
          Case{"Africa/Cairo", hours(2), hours(3)}}) {
        const TimeZone here = zone(name);
        for (const int in_year : {2026, 2037, 2038, 2039, 2060, 2099}) {
            CAPTURE(name, in_year);
            CHECK(here.offset_at(utc(in_year, 1, 15, 12)) == winter);
            CHECK(here.offset_at(utc(in_year, 7, 15, 12)) == summer);
        }
    }
    const TimeZone santiago = zone("America/Santiago");
    CHECK(santiago.offset_at(utc(2050, 1, 15, 12)) == hours(-3));
    CHECK(santiago.offset_at(utc(2050, 7, 15, 12)) == hours(-4));
    CHECK(zone("Asia/Kolkata").offset_at(utc(2050, 7, 15, 12)) == minutes(330));
    CHECK(zone("Etc/UTC").offset_at(utc(2050, 7, 15, 12)) == seconds(0));
}

TEST_CASE("the nights of a clock change in 2040 are those of its rule", "[time_zone]") {
    const TimeZone warsaw = zone("Europe/Warsaw");
    // 01:00 UTC on the last Sundays of March and October.
    CHECK(warsaw.offset_at(utc(2040, 3, 25, 0, 59)) == hours(1));
    CHECK(warsaw.offset_at(utc(2040, 3, 25, 1)) == hours(2));
    CHECK(warsaw.offset_at(utc(2040, 10, 28, 0, 59)) == hours(2));
    CHECK(warsaw.offset_at(utc(2040, 10, 28, 1)) == hours(1));
    const auto length = [&](unsigned in_month, unsigned in_day) {
        const local_days here(year(2040) / month(in_month) / day(in_day));
        return warsaw.at(here + days(1), minutes(0)) - warsaw.at(here, minutes(0));
    };
    CHECK(length(3, 25) == hours(23));
    CHECK(length(10, 28) == hours(25));
    CHECK(length(7, 15) == hours(24));
}

TEST_CASE("1970 and the last second of 32 bits are times like others", "[time_zone]") {
    CHECK(zone("Europe/Warsaw").offset_at(WallTime()) == hours(1));
    CHECK(zone("Europe/Warsaw").offset_at(WallTime(seconds(0x7fffffff))) == hours(1));
    CHECK(zone("Europe/Warsaw").offset_at(WallTime(seconds(0x80000000))) == hours(1));
}

TEST_CASE("a zone that nobody knows is not found", "[time_zone]") {
    CHECK(TimeZone::find("Mars/Olympus").error().code == Errc::NotFound);
}

}  // namespace
}  // namespace afterword
