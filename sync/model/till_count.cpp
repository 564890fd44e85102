// SPDX-License-Identifier: Apache-2.0
#include "sync/model/till_count.hpp"

namespace afterword {
namespace {

constexpr std::size_t kDayLength = std::string_view("2026-11-21").size();

}  // namespace

std::string hour_text(const LocalHour& hour) {
    return day_text(hour.day) + (hour.hour < 10 ? "T0" : "T") + std::to_string(hour.hour);
}

std::optional<LocalHour> parse_hour(std::string_view text) {
    if (text.size() != kDayLength + 3 || text[kDayLength] != 'T') {
        return std::nullopt;
    }
    const auto day = parse_day(text.substr(0, kDayLength));
    const auto time = parse_time_of_day(std::string(text.substr(kDayLength + 1)) + ":00");
    if (!day || *day < Day() || !time || *time >= std::chrono::hours(24)) {
        return std::nullopt;
    }
    return LocalHour{*day, static_cast<int>(*time / std::chrono::hours(1))};
}

LocalHour hour_of(const LocalTime& local) {
    return {local.day, static_cast<int>(local.of_day / std::chrono::hours(1))};
}

}  // namespace afterword
