// SPDX-License-Identifier: Apache-2.0
#include "kiosk/local_time.hpp"

#include "platform/linux/time_zone.hpp"

namespace afterword {

bool is_zone(const std::string& zone) {
    return TimeZone::find(zone).ok();
}

std::string clock_text(WallTime time, const std::string& zone) {
    return time_of_day_text(local_now(time, zone).of_day);
}

int utc_offset_minutes(WallTime time, const std::string& zone) {
    const auto found = TimeZone::find(zone);
    AFTERWORD_CHECK(found.ok());
    return static_cast<int>(std::chrono::duration_cast<Minutes>(found->offset_at(time)).count());
}

LocalTime local_now(WallTime time, const std::string& zone) {
    return local_time(time, Minutes(utc_offset_minutes(time, zone)));
}

int local_day(WallTime time, const std::string& zone) {
    return static_cast<int>(local_now(time, zone).day.time_since_epoch().count());
}

WallTime quarter_before(WallTime time) {
    constexpr auto kQuarter = Milliseconds(15 * 60'000);
    return WallTime(time.time_since_epoch() / kQuarter * kQuarter);
}

WallTime quarter_after(WallTime time) {
    const WallTime before = quarter_before(time);
    return before == time ? time : before + std::chrono::minutes(15);
}

}  // namespace afterword
