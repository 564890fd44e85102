// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/calendar.hpp"

#include <utility>

namespace afterword {

Zone Zone::utc() {
    auto zone = TimeZone::find("Etc/UTC");
    AFTERWORD_CHECK(zone.ok());
    return Zone(*zone);
}

Result<Zone> Zone::find(const std::string& name) {
    auto zone = TimeZone::find(name);
    return zone ? Result<Zone>(Zone(*zone)) : std::move(zone).error();
}

Day Zone::day_of(WallTime time) const {
    return local(time).day;
}

LocalTime Zone::local(WallTime time) const {
    return local_time(time, std::chrono::floor<Minutes>(zone_.offset_at(time)));
}

WallTime Zone::at(const LocalTime& local) const {
    return zone_.at(local.day, local.of_day);
}

}  // namespace afterword
