// SPDX-License-Identifier: Apache-2.0
// A 1..5 answer.
#pragma once

#include <compare>
#include <cstdint>

#include "platform/base/result.hpp"

namespace afterword {

class Score {
  public:
    // The only range check in the program. Invalid outside 1..5.
    static Result<Score> from(std::int64_t raw);
    [[nodiscard]] int value() const noexcept { return value_; }
    auto operator<=>(const Score&) const = default;

  private:
    explicit Score(int value) : value_(value) {}
    int value_;
};

}  // namespace afterword
