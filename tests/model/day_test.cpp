// SPDX-License-Identifier: Apache-2.0
#include "sync/model/day.hpp"

#include <catch2/catch.hpp>

namespace afterword {

using namespace std::chrono_literals;

TEST_CASE("days are written and read as people write them", "[day]") {
    CHECK(day_text(Day(2026y / 3 / 9)) == "2026-03-09");
    CHECK(parse_day("2026-03-09") == Day(2026y / 3 / 9));
    CHECK(parse_day("2024-02-29") == Day(2024y / 2 / 29));
    for (const auto* text : {"", "2026-3-9", "2026-02-29", "2026-13-01", "2026-00-10", "26-03-09",
                             "2026/03/09", "2026-03-09 ", "2026-03-0x", "2026-03--9"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_day(text));
    }
}

TEST_CASE("times of the day are written and read as people write them", "[day]") {
    CHECK(time_of_day_text(9h + 5min) == "09:05");
    CHECK(parse_time_of_day("09:05") == 9h + 5min);
    CHECK(parse_time_of_day("24:00") == 24h);
    for (const auto* text : {"", "9:05", "09:60", "24:01", "09.05", "09:5x", "-1:00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time_of_day(text));
    }
}

TEST_CASE("the time on the wall goes to and from the world's, before 1970 as well", "[day]") {
    const WallTime time = from_unix_ms(-1);
    CHECK(local_time(time, 0min) == LocalTime{Day(1969y / 12 / 31), 23h + 59min});
    CHECK(local_time(time, -5h) == LocalTime{Day(1969y / 12 / 31), 18h + 59min});
    const LocalTime local{Day(2026y / 11 / 21), 9h + 30min};
    CHECK(local_time(wall_time(local, 330min), 330min) == local);
}

}  // namespace afterword
