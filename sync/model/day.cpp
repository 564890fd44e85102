// SPDX-License-Identifier: Apache-2.0
#include "sync/model/day.hpp"

#include <array>
#include <charconv>
#include <cstdio>

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

std::string utc_text(WallTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss of_day(time - day);
    std::array<char, 32> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(of_day.hours().count()),
        static_cast<int>(of_day.minutes().count()), static_cast<int>(of_day.seconds().count()),
        static_cast<int>(of_day.subseconds().count()));
    return day_text(Day(day.time_since_epoch())) +
           std::string(text.data(), static_cast<std::size_t>(length));
}

LocalTime local_time(WallTime wall, Minutes offset) {
    const std::chrono::local_time<Milliseconds> local(wall.time_since_epoch() + offset);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {day, std::chrono::floor<Minutes>(local - day)};
}

WallTime wall_time(const LocalTime& local, Minutes offset) {
    return WallTime(local.day.time_since_epoch() + local.of_day - offset);
}

std::string time_of_day_text(Minutes of_day) {
    std::array<char, 16> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(of_day.count() / 60),
                      static_cast<int>(of_day.count() % 60));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<Minutes> parse_time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    const auto hour = digits(text.substr(0, 2));
    const auto minute = digits(text.substr(3, 2));
    if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) {
        return std::nullopt;
    }
    return Minutes(*hour * 60 + *minute);
}

}  // namespace afterword
