// SPDX-License-Identifier: Apache-2.0
// Time that counts only while the kiosk runs, across boots: what retention is measured by, since
// the wall clock may jump and the boot clock begins anew.
#pragma once

#include "platform/base/clock.hpp"

namespace afterword {

// Thread: sync. `clock` outlives it.
class RunningTime {
  public:
    // `before`: what earlier programs on the same data directory have run.
    RunningTime(const Clock& clock, Milliseconds before)
        : clock_(&clock), before_(before), started_(clock.tick()) {}

    [[nodiscard]] Milliseconds now() const { return before_ + (clock_->tick() - started_); }
    [[nodiscard]] Tick started() const { return started_; }

  private:
    const Clock* clock_;
    Milliseconds before_;
    Tick started_;
};

}  // namespace afterword
