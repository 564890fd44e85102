// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/time_zone.hpp"

#include <exception>
#include <optional>

#include <date/tz.h>

// ptz.h (3.0) means date's own hh_mm_ss where C++20 has one of the same name.
namespace date {
template <class Duration>
using own_hh_mm_ss = hh_mm_ss<Duration>;
}
#define hh_mm_ss own_hh_mm_ss
#include <date/ptz.h>
#undef hh_mm_ss

#include "platform/linux/files.hpp"

namespace afterword {
namespace {

// Files list changes one by one up to 2037, and the rule behind them in their last line
// ("CET-1CEST,M3.5.0,M10.5.0/3"), which the date library (3.0) does not read.
constexpr WallTime kListsMayEnd{Milliseconds(2'114'380'800'000)};  // 2037-01-01

// The rule in force at a time for which the file lists no later change; empty where the list is all
// there is to know.
std::optional<Posix::time_zone> rule_of(const date::time_zone& zone, WallTime time) {
    if (time < kListsMayEnd) {
        return std::nullopt;
    }
    const auto last = zone.get_info(time).end;
    if (last < date::sys_days(date::year(3000) / 1 / 1)) {
        return std::nullopt;
    }
    auto file = read_file("/usr/share/zoneinfo/" + zone.name());
    if (!file || file->size() < 2) {
        return std::nullopt;
    }
    file->pop_back();  // the line's end
    const std::string rule = file->substr(file->rfind('\n') + 1);
    try {
        return rule.find(',') == std::string::npos ? std::nullopt
                                                   : std::optional(Posix::time_zone(rule));
    } catch (const std::exception&) {
        return std::nullopt;  // no rule the library understands
    }
}

}  // namespace

Result<TimeZone> TimeZone::find(const std::string& name) {
    try {
        return TimeZone(date::locate_zone(name));
    } catch (const std::exception&) {
        return Error{Errc::NotFound, "time zone \"" + name + "\" is not in the system's database"};
    }
}

std::chrono::seconds TimeZone::offset_at(WallTime time) const {
    const auto rule = rule_of(*zone_, time);
    return rule ? rule->get_info(time).offset : zone_->get_info(time).offset;
}

WallTime TimeZone::at(std::chrono::local_days day, std::chrono::minutes of_day) const {
    const auto shown = date::local_days(day.time_since_epoch()) + of_day;
    const auto rule = rule_of(*zone_, WallTime(day.time_since_epoch()));
    return rule ? rule->to_sys(shown, date::choose::earliest)
                : zone_->to_sys(shown, date::choose::earliest);
}

}  // namespace afterword
