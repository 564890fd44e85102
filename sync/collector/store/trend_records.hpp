// SPDX-License-Identifier: Apache-2.0
// What a store remembers of how answers usually are, as plain records.
#pragma once

#include <string>

#include "platform/base/clock.hpp"
#include "sync/model/cusum.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

// A CUSUM runs for each question of a kiosk.
struct TrendKey {
    KioskId kiosk;
    std::string question;
    auto operator<=>(const TrendKey&) const = default;
};
struct TrendRecord {
    CusumState state;
    AlertId alert;  // the last it has raised; empty while it has raised none
    bool operator==(const TrendRecord&) const = default;
};

// What is usual for a question, in a part of a store's week.
struct UsualKey {
    StoreId store;
    std::string question;
    int part = 0;  // week_part()
    auto operator<=>(const UsualKey&) const = default;
};

// The first and the last visit of a kiosk, as corrected.
struct VisitSpan {
    WallTime first;
    WallTime last;
};

}  // namespace afterword
