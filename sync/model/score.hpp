// SPDX-License-Identifier: Apache-2.0
// An answer on a scale: 1..4, 1..5, 1..7 or 0..10, as its question has it (scale_of, survey.hpp).
#pragma once

#include <compare>
#include <cstdint>

#include "platform/base/result.hpp"

namespace afterword {

// The least and the greatest answer.
struct Scale {
    int least;
    int most;
    bool operator==(const Scale&) const = default;
};
constexpr Scale kWidestScale{0, 10};

class Score {
  public:
    // The only range check in the program. Invalid outside `scale`.
    static Result<Score> from(std::int64_t raw, Scale scale = kWidestScale);
    [[nodiscard]] int value() const noexcept { return value_; }
    auto operator<=>(const Score&) const = default;

  private:
    explicit Score(int value) : value_(value) {}
    int value_;
};

}  // namespace afterword
