// SPDX-License-Identifier: Apache-2.0
// Time as a parameter. Wall time goes into records and may jump; ticks measure waits and never do.
#pragma once

#include <chrono>
#include <cstdint>

namespace afterword {

using Milliseconds = std::chrono::milliseconds;
using WallTime = std::chrono::sys_time<Milliseconds>;

// CLOCK_BOOTTIME: never jumps, counts suspend, starts again with every boot.
struct BootClock {
    using duration = Milliseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<BootClock>;
    static constexpr bool is_steady = true;
};
using Tick = BootClock::time_point;

// A random 32-bit number made at program start: ticks compare only within one boot.
struct BootId {
    std::uint32_t value = 0;
    auto operator<=>(const BootId&) const = default;
};

// How far the wall clock can be believed.
enum class ClockQuality {
    Synced,  // disciplined by a time server
    Rtc,     // set from a hardware clock, not disciplined
    Unset,   // nobody set it
};

// Where time comes from.  Thread-safe.
struct Clock {
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual WallTime wall() const = 0;
    [[nodiscard]] virtual Tick tick() const = 0;
    [[nodiscard]] virtual BootId boot() const = 0;
    [[nodiscard]] virtual ClockQuality quality() const = 0;
};

// Unix milliseconds, as on the wire.
inline std::int64_t unix_ms(WallTime time) {
    return time.time_since_epoch().count();
}
inline WallTime from_unix_ms(std::int64_t ms) {
    return WallTime(Milliseconds(ms));
}

// Milliseconds of CLOCK_BOOTTIME, as on the wire.
inline std::int64_t mono_ms(Tick tick) {
    return tick.time_since_epoch().count();
}
inline Tick from_mono_ms(std::int64_t ms) {
    return Tick(Milliseconds(ms));
}

}  // namespace afterword
