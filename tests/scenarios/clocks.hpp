// SPDX-License-Identifier: Apache-2.0
// The clocks of a simulated kiosk's machine: a crystal that is a little off, and a wall clock that
// nobody may have set. The world's own clock is the truth, and the collector's.
#pragma once

#include <map>
#include <optional>

#include "platform/base/rng.hpp"
#include "sync/model/moment.hpp"
#include "tests/fakes/clock.hpp"

namespace afterword {

// Thread-bound.
class MachineClock final : public Clock {
  public:
    // What the machine knows of the wall time when its power comes.
    enum class Battery { Good, None };

    // Runs `fast_ppm` millionths faster than the world. `world` and `rng` outlive it.
    MachineClock(const FakeClock& world, Rng& rng, std::int64_t fast_ppm, Battery battery);

    [[nodiscard]] WallTime wall() const override;
    [[nodiscard]] Tick tick() const override;
    [[nodiscard]] BootId boot() const override { return boot_; }
    [[nodiscard]] ClockQuality quality() const override { return quality_; }

    // A program starts: its ticks go on, under a boot id of its own.
    void start_program();
    // The power comes back: ticks begin again, the wall clock is a battery's or stands in 1970.
    void start_machine();
    // A time server is reached: right to a second.
    void synchronise();
    // Somebody sets the wall clock, anywhere within ten days.
    void jump();

    // When the world's clock stands where this one shows `own`.
    [[nodiscard]] Tick in_world(Tick own) const;
    // When that moment of this machine really was, to two milliseconds; empty for a boot that it
    // never had.
    [[nodiscard]] std::optional<WallTime> truth_of(const Moment& moment) const;

  private:
    // Where the machine's ticks began.
    struct Beginning {
        Tick world;
        Tick own;
    };
    [[nodiscard]] Tick in_world(const Beginning& begun, Tick own) const;
    void set_wall(WallTime wall, ClockQuality quality);
    // Uniform within ± `most`.
    Milliseconds within(Milliseconds most);

    const FakeClock& world_;
    Rng& rng_;
    const std::int64_t pace_;  // own milliseconds in a million of the world's
    const Battery battery_;
    Beginning begun_;
    BootId boot_;
    std::map<BootId, Beginning> boots_;
    ClockQuality quality_ = ClockQuality::Unset;
    Milliseconds error_{0};  // of a synced clock, which is kept right
    WallTime set_to_;        // of any other, which then follows the crystal
    Tick set_at_;
};

}  // namespace afterword
