// SPDX-License-Identifier: Apache-2.0
// The time as people of the store read it on the wall.  Reentrant.
#pragma once

#include <string>

#include "platform/base/clock.hpp"
#include "sync/model/day.hpp"

namespace afterword {

// Whether the system's time zone database knows it ("Europe/Warsaw").
bool is_zone(const std::string& zone);

// "10:25", 24 hours. `zone` must be one that is_zone() knows, here and below.
std::string clock_text(WallTime time, const std::string& zone);

// Minutes east of UTC at that time.
int utc_offset_minutes(WallTime time, const std::string& zone);

// What the clock on the store's wall shows.
LocalTime local_now(WallTime time, const std::string& zone);

// Days since 1970-01-01 of the local date, to tell today from yesterday.
int local_day(WallTime time, const std::string& zone);

// The start of the quarter of an hour `time` lies in, and the end of it: what staff see of a low
// score, so that nobody can be picked out by the minute.
WallTime quarter_before(WallTime time);
WallTime quarter_after(WallTime time);

}  // namespace afterword
