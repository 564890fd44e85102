// SPDX-License-Identifier: Apache-2.0
// The market's own rule for a trend: half of the answers negative, of four at least, within a
// quarter of an hour. An option, and the peer in tests/bench/trend.cpp.
#pragma once

#include <algorithm>
#include <deque>
#include <utility>

#include "platform/base/clock.hpp"
#include "sync/model/cusum.hpp"

namespace afterword {

struct MarketSettings {
    Milliseconds window{15 * 60'000};
    std::size_t least = 4;
    double share = 0.5;
};

// Thread-bound.
class MarketRule {
  public:
    explicit MarketRule(MarketSettings settings) : settings_(settings) {}

    // The next answer, `at` not before the last one. An alarm is over when the share is below
    // again.
    CusumEvent take(WallTime at, Answered answer) {
        answers_.emplace_back(at, answer);
        while (answers_.front().first <= at - settings_.window) {
            answers_.pop_front();
        }
        const auto negative = static_cast<double>(
            std::count_if(answers_.begin(), answers_.end(),
                          [](const auto& one) { return one.second == Answered::Negative; }));
        const bool holds = answers_.size() >= settings_.least &&
                           negative >= settings_.share * static_cast<double>(answers_.size());
        if (holds == in_alarm_) {
            return CusumEvent::None;
        }
        in_alarm_ = holds;
        return holds ? CusumEvent::Alarm : CusumEvent::Over;
    }
    [[nodiscard]] bool in_alarm() const { return in_alarm_; }

  private:
    MarketSettings settings_;
    std::deque<std::pair<WallTime, Answered>> answers_;
    bool in_alarm_ = false;
};

}  // namespace afterword
