// SPDX-License-Identifier: Apache-2.0
#include "sync/model/schedule.hpp"

#include <algorithm>
#include <numeric>

namespace afterword {
namespace {

constexpr std::chrono::days kDay{1};

bool passes_midnight(const Hours& hours) {
    return hours.to <= hours.from;
}

// Whether the hours that began on `began` hold at `now`.
bool hold(const Hours& hours, Day began, const LocalTime& now) {
    const Minutes since = now.day - began + now.of_day;
    return hours.from <= since && since < hours.to + (passes_midnight(hours) ? kDay : kDay * 0);
}

bool begins_on(const ScheduledSurvey& survey, Day day) {
    return (!survey.from || *survey.from <= day) && (!survey.until || day <= *survey.until) &&
           survey.weekdays.test(std::chrono::weekday(day).c_encoding());
}

bool is_due(const ScheduledSurvey& survey, const LocalTime& now) {
    const auto due = [&](Day began) {
        return begins_on(survey, began) && hold(survey.hours, began, now);
    };
    return due(now.day) || due(now.day - kDay);
}

bool is_open(const OpeningHours& opening, const LocalTime& now) {
    const auto open = [&](Day began) {
        const auto& list = opening.of_weekday[std::chrono::weekday(began).c_encoding()];
        return !opening.closed.contains(began) &&
               std::any_of(list.begin(), list.end(),
                           [&](const Hours& hours) { return hold(hours, began, now); });
    };
    return open(now.day) || open(now.day - kDay);
}

}  // namespace

bool is_open(const Schedule& schedule, const LocalTime& now) {
    return !schedule.hours || is_open(*schedule.hours, now);
}

std::optional<std::size_t> pick(const Schedule& schedule, const LocalTime& now,
                                std::uint64_t turn) {
    std::vector<std::size_t> due;
    std::uint64_t weights = 0;
    for (std::size_t i = 0; i < schedule.surveys.size(); ++i) {
        if (is_due(schedule.surveys[i], now)) {
            due.push_back(i);
            weights += schedule.surveys[i].weight;
        }
    }
    // 2^64 divided by the golden ratio; multiplying modulo 2^64 leaves the fractional part, of
    // which the upper 32 bits are plenty.
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;
    std::uint64_t place = ((turn * kGolden) >> 32U) * weights >> 32U;
    for (const auto index : due) {
        if (place < schedule.surveys[index].weight) {
            return index;
        }
        place -= schedule.surveys[index].weight;
    }
    return std::nullopt;
}

LocalTime next_change(const Schedule& schedule, const LocalTime& now) {
    constexpr Minutes kHour = std::chrono::hours(1);
    Minutes next = (now.of_day / kHour + 1) * kHour;
    const auto consider = [&](const Hours& hours) {
        for (const Minutes boundary : {hours.from, hours.to}) {
            if (now.of_day < boundary) {
                next = std::min(next, boundary);
            }
        }
    };
    for (const auto& survey : schedule.surveys) {
        consider(survey.hours);
    }
    if (schedule.hours) {
        for (const auto& day : schedule.hours->of_weekday) {
            std::for_each(day.begin(), day.end(), consider);
        }
    }
    return next < kDay ? LocalTime{now.day, next} : LocalTime{now.day + kDay, next - kDay};
}

}  // namespace afterword
