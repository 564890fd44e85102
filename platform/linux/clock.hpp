// SPDX-License-Identifier: Apache-2.0
// The real clock: the only place of the programs that asks what time it is.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"

namespace afterword {

// CLOCK_REALTIME, CLOCK_BOOTTIME, and the kernel's word on whether a time server keeps the first
// in step (adjtimex, STA_UNSYNC).  Thread-safe.
class LinuxClock final : public Clock {
  public:
    // The boot id is drawn here: one per program start.
    explicit LinuxClock(Rng& rng);
    [[nodiscard]] WallTime wall() const override;
    [[nodiscard]] Tick tick() const override;
    [[nodiscard]] BootId boot() const override { return boot_; }
    [[nodiscard]] ClockQuality quality() const override;

  private:
    BootId boot_;
};

}  // namespace afterword
