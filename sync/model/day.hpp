// SPDX-License-Identifier: Apache-2.0
// Days of the calendar and the time on the wall, as people of a store read them.  Reentrant.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"

namespace afterword {

using Minutes = std::chrono::minutes;

// A day of the calendar, wherever on Earth.
using Day = std::chrono::local_days;

// "2026-11-21", both ways. Empty for anything else, and for days no calendar has.
std::string day_text(Day day);
std::optional<Day> parse_day(std::string_view text);

// "2026-11-21T08:05:09.123Z", as RFC 3339 and spreadsheets have it.
std::string utc_text(WallTime time);

// What a clock on the store's wall shows. On the night it is set back the same time comes twice, on
// the night it is put forward some never come.
struct LocalTime {
    Day day;
    Minutes of_day{0};  // 0 to 23:59
    auto operator<=>(const LocalTime&) const = default;
};

// `offset` is that of the store's zone at that time, east of UTC; both ways.
LocalTime local_time(WallTime wall, Minutes offset);
WallTime wall_time(const LocalTime& local, Minutes offset);

// "09:05", 0 to 24:00, both ways. Empty for anything else.
std::string time_of_day_text(Minutes of_day);
std::optional<Minutes> parse_time_of_day(std::string_view text);

}  // namespace afterword
