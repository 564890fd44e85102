// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/calendar.hpp"

#include <exception>

#include <date/tz.h>

namespace afterword {
Zone Zone::utc() {
    return Zone(date::locate_zone("Etc/UTC"));
}

Result<Zone> Zone::find(const std::string& name) {
    try {
        return Zone(date::locate_zone(name));
    } catch (const std::exception&) {
        return Error{Errc::NotFound, "time zone \"" + name + "\" is not in the system's database"};
    }
}

Day Zone::day_of(WallTime time) const {
    return local(time).day;
}

LocalTime Zone::local(WallTime time) const {
    const auto offset = zone_->get_info(time).offset;
    return local_time(time, std::chrono::floor<Minutes>(offset));
}

WallTime Zone::start_of(Day day) const {
    const date::local_days midnight(day.time_since_epoch());
    return zone_->to_sys(midnight, date::choose::earliest);
}

}  // namespace afterword
