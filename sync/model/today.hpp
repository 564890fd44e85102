// SPDX-License-Identifier: Apache-2.0
// A store's day so far, as its staff see it. What is unknown or rests on too few answers is empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/model/day.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/metrics.hpp"

namespace afterword {

// "Usual" is the same weekday of the eight weeks before. It is empty below kLeastForShare answers
// in that hour, and for reasons below three such days.
constexpr int kUsualWeeks = 8;
constexpr int kLeastUsualDays = 3;
constexpr std::size_t kMostTodayReasons = 96;  // eight options in each of twelve questions

struct TodayHour {
    int hour = 0;  // 0…23, on the store's wall
    std::int64_t n = 0;
    std::optional<Share> good;    // of the rating; empty below kLeastForShare answers
    std::optional<double> usual;  // the usual share
    bool operator==(const TodayHour&) const = default;
};

struct TodayReason {
    std::string id;
    std::int64_t n = 0;
    std::optional<double> usual;  // how often by this time of the day
    bool operator==(const TodayReason&) const = default;
};

struct Today {
    StoreId store;
    Day day;
    WallTime as_of;
    std::int64_t answers = 0;              // visits stored of the day
    std::optional<std::int64_t> expected;  // with those known to be on their way
    std::optional<Share> good;             // of the rating; empty below kLeastForShare answers
    std::vector<TodayHour> hours;          // ascending; with answers today or usually
    std::vector<TodayReason> reasons;      // the most named first, at most kMostTodayReasons
    std::optional<Milliseconds> median_to_take;  // of the day's alerts; empty when none was taken
    bool operator==(const Today&) const = default;
};

}  // namespace afterword
