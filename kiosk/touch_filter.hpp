// SPDX-License-Identifier: Apache-2.0
// Which touches count: not those meant for the screen before, not the second half of a trembling
// double tap, not one shorter than the store wants (EN 301 549 5.7 to 5.9; settings `touch`).
#pragma once

#include <cstdint>
#include <optional>

#include "platform/base/clock.hpp"
#include "ui/ui.hpp"

namespace afterword {

struct TouchSettings {
    Milliseconds repeat_guard{0};  // after a release, nothing counts for so long
    Milliseconds hold{0};          // a press counts only when held for so long
    Milliseconds long_press{500};  // from here on a key shows its other letters
};

// Taps right after a screen came up are meant for the last one.
constexpr Milliseconds kDeafFor{200};

// Thread-bound.
class TouchFilter {
  public:
    explicit TouchFilter(const TouchSettings& settings) : settings_(settings) {}

    // What the screen gets to know of a transition: nothing, itself, or a Cancel in place of an Up
    // that came too soon. `shown_at`: when the screen came up.
    std::optional<ui::Pointer> pass(const ui::Pointer& pointer, Tick now, Tick shown_at);

    // Touches ignored since the start.
    [[nodiscard]] std::uint64_t ignored() const { return ignored_; }

  private:
    TouchSettings settings_;
    std::optional<Tick> down_at_;  // of the touch that is passed on
    std::optional<Tick> released_at_;
    std::uint64_t ignored_ = 0;
};

}  // namespace afterword
