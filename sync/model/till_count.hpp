// SPDX-License-Identifier: Apache-2.0
// How many transactions the tills of a store had in an hour: against them complaints are few or
// many.  Reentrant.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sync/model/day.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

// An hour of the clock on the store's wall. On the night that is set back the hour that comes twice
// is one, with what both held; the one that is skipped when it is put forward is none.
struct LocalHour {
    Day day;
    int hour = 0;  // 0…23
    auto operator<=>(const LocalHour&) const = default;
};
// "2026-11-21T14", both ways. Empty for anything else, and before 1970.
std::string hour_text(const LocalHour& hour);
std::optional<LocalHour> parse_hour(std::string_view text);
// The hour that holds that time.
LocalHour hour_of(const LocalTime& local);

struct StoreHour {
    StoreId store;
    LocalHour hour;
    auto operator<=>(const StoreHour&) const = default;
};

constexpr std::int64_t kMostTransactions = 1'000'000;  // of a store in an hour
struct TillCount {
    StoreHour of;
    std::int64_t transactions = 0;
    bool operator==(const TillCount&) const = default;
};

}  // namespace afterword
