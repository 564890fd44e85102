// SPDX-License-Identifier: Apache-2.0
// Made-up answers at a kiosk, by a seed: they come as a Poisson process in the hours it is open.
#pragma once

#include <cmath>
#include <cstdint>

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"
#include "sync/model/cusum.hpp"

namespace afterword::bench {

struct StreamedAnswer {
    WallTime at;
    Answered answered{};
};

// Thread-bound.
class AnswerStream {
  public:
    // `rate`: answers an hour; open from midnight for so many hours of every day.
    AnswerStream(std::uint64_t seed, double rate, double hours)
        : rng_(seed), rate_(rate), hours_(hours) {}

    [[nodiscard]] static WallTime begin() { return from_unix_ms(1'795'219'200'000); }

    StreamedAnswer next(double negative) {
        open_hours_ += -std::log(1 - share()) / rate_;
        const double days = std::floor(open_hours_ / hours_);
        const double hour = days * 24 + open_hours_ - days * hours_;
        constexpr double kHour = 3'600'000;
        return {begin() + Milliseconds(static_cast<std::int64_t>(hour * kHour)),
                share() < negative ? Answered::Negative : Answered::Otherwise};
    }

  private:
    double share() {
        constexpr std::uint64_t kFine = std::uint64_t{1} << 53U;
        return static_cast<double>(rng_.below(kFine)) / static_cast<double>(kFine);
    }

    SeededRng rng_;
    double rate_;
    double hours_;
    double open_hours_ = 0;
};

}  // namespace afterword::bench
