// SPDX-License-Identifier: Apache-2.0
// Time that passes when a test says so.
#pragma once

#include "platform/base/clock.hpp"

namespace afterword {

// Starts synced, on 2026-11-21 at 22:00 UTC, an hour after boot.  Thread-bound.
class FakeClock final : public Clock {
  public:
    [[nodiscard]] WallTime wall() const override { return wall_; }
    [[nodiscard]] Tick tick() const override { return tick_; }
    [[nodiscard]] BootId boot() const override { return boot_; }
    [[nodiscard]] ClockQuality quality() const override { return quality_; }

    void advance(Milliseconds by) {
        tick_ += by;
        wall_ += by;
    }
    void advance_to(Tick then) {
        if (then > tick_) {
            advance(then - tick_);
        }
    }
    // Somebody sets the wall clock; ticks take no notice.
    void set_wall(WallTime wall, ClockQuality quality = ClockQuality::Synced) {
        wall_ = wall;
        quality_ = quality;
    }
    // Another start: a new boot id, and the ticks begin again.
    void reboot(BootId boot, Tick tick = from_mono_ms(10'000)) {
        boot_ = boot;
        tick_ = tick;
    }

  private:
    WallTime wall_ = from_unix_ms(1'795'298'400'000);
    Tick tick_ = from_mono_ms(3'600'000);
    BootId boot_{0x6b1f33a0};
    ClockQuality quality_ = ClockQuality::Synced;
};

}  // namespace afterword
