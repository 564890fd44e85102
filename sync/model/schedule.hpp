// SPDX-License-Identifier: Apache-2.0
// Which of several surveys a kiosk asks now, and whether its store is open. Works on the time on
// the store's wall, so it needs no zone.  Reentrant.
#pragma once

#include <array>
#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sync/model/day.hpp"

namespace afterword {

class ConfigNode;

// By std::chrono::weekday::c_encoding(): Sunday is 0.
using Weekdays = std::bitset<7>;

// From `from` until just before `to`. With `to` at or before `from` it passes midnight, and what
// comes after belongs to the day on which it began.
struct Hours {
    Minutes from{0};
    Minutes to{std::chrono::hours(24)};
    bool operator==(const Hours&) const = default;
};

struct ScheduledSurvey {
    std::string file;          // as the configuration names it
    std::optional<Day> from;   // the first day
    std::optional<Day> until;  // the last day
    Weekdays weekdays = Weekdays().set();
    Hours hours;
    std::uint32_t weight = 1;  // among those that are asked at the same time
};

struct OpeningHours {
    std::array<std::vector<Hours>, 7> of_weekday;  // by c_encoding(); none = closed on that day
    std::set<Day> closed;                          // holidays
};

struct Schedule {
    std::vector<ScheduledSurvey> surveys;
    std::optional<OpeningHours> hours;  // empty = always open
};

bool is_open(const Schedule& schedule, const LocalTime& now);

// The index of the survey to ask, none when none is due. `turn` counts the visits, and gives each
// survey its share by weight without chance: it takes the fractional part of turn times the golden
// ratio, which spreads any stretch of turns as evenly as can be (Knuth, The Art of Computer
// Programming 3, 6.4, theorem S). So a survey is never long away, and shares hold within a handful.
std::optional<std::size_t> pick(const Schedule& schedule, const LocalTime& now, std::uint64_t turn);

// When to look again at is_open() and pick(): the next boundary of any hours or days, the next full
// hour at the latest. Clocks are put forward and back at full hours, so now + (next - local) in
// real time is never too late, whatever the night.
LocalTime next_change(const Schedule& schedule, const LocalTime& now);

// Reads "surveys" and "hours" of a kiosk's configuration; both may be left out:
//   "surveys":[{"file":"checkout.json","from":"2026-12-01","until":"2026-12-24",
//               "weekdays":["mon","tue"],"hours":"09:00-12:00","weight":2}],
//   "hours":{"mon":["09:00-13:00","14:00-20:00"],"closed":["2026-12-25"]}
// Its problems are noted in the document.
Schedule read_schedule(ConfigNode& root);
// "hours" alone; empty where it is left out. A week without any is a problem.
std::optional<OpeningHours> read_opening_hours_if(ConfigNode& root);

}  // namespace afterword
