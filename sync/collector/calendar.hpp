// SPDX-License-Identifier: Apache-2.0
// Days as a store lives them: midnight to midnight of its own zone, 23 to 25 hours long.
// Thread-safe.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace date {
class time_zone;
}

namespace afterword {

// A day of the calendar, wherever on Earth.
using Day = std::chrono::local_days;

// "2026-11-21", both ways. Empty for anything else, and for days no calendar has.
std::string day_text(Day day);
std::optional<Day> parse_day(std::string_view text);

// A zone of the IANA time zone database, as the system has it.
class Zone {
  public:
    static Zone utc();
    // NotFound for a name the database does not have, or when there is no database.
    static Result<Zone> find(const std::string& name);

    [[nodiscard]] Day day_of(WallTime time) const;
    // The first moment of the day; where midnight is skipped, the moment after the gap.
    [[nodiscard]] WallTime start_of(Day day) const;

  private:
    explicit Zone(const date::time_zone* zone) : zone_(zone) {}
    const date::time_zone* zone_;  // lives as long as the program
};

}  // namespace afterword
