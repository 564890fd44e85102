// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/calendar.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <stdexcept>

#include <date/tz.h>

namespace afterword {
namespace {

std::optional<unsigned> digits(std::string_view text) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc() || end != text.end() || text.empty()) {
        return std::nullopt;
    }
    return number;
}

}  // namespace

std::string day_text(Day day) {
    const std::chrono::year_month_day date(day);
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int(date.year()),
                                     unsigned(date.month()), unsigned(date.day()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(*month), std::chrono::day(*day));
    if (!date.ok()) {
        return std::nullopt;
    }
    return Day(date);
}

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
    const auto local = zone_->to_local(time);
    return Day(std::chrono::floor<std::chrono::days>(local.time_since_epoch()));
}

WallTime Zone::start_of(Day day) const {
    const date::local_days midnight(day.time_since_epoch());
    return zone_->to_sys(midnight, date::choose::earliest);
}

}  // namespace afterword
