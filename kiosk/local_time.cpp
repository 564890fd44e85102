// SPDX-License-Identifier: Apache-2.0
#include "kiosk/local_time.hpp"

#include <exception>

#include <date/tz.h>

namespace afterword {
namespace {

date::zoned_time<Milliseconds> local(WallTime time, const std::string& zone) {
    return {date::locate_zone(zone), time};
}

}  // namespace

bool is_zone(const std::string& zone) {
    try {
        return date::locate_zone(zone) != nullptr;
    } catch (const std::exception&) {
        return false;  // the library's word for "not found"
    }
}

std::string clock_text(WallTime time, const std::string& zone) {
    return date::format("%H:%M",
                        date::floor<std::chrono::minutes>(local(time, zone).get_local_time()));
}

int utc_offset_minutes(WallTime time, const std::string& zone) {
    const auto offset = local(time, zone).get_info().offset;
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(offset).count());
}

LocalTime local_now(WallTime time, const std::string& zone) {
    return local_time(time, Minutes(utc_offset_minutes(time, zone)));
}

int local_day(WallTime time, const std::string& zone) {
    return date::floor<date::days>(local(time, zone).get_local_time()).time_since_epoch().count();
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
