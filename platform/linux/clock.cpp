// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/clock.hpp"

#include <ctime>

#include <sys/timex.h>

namespace afterword {
namespace {

std::int64_t milliseconds_of(clockid_t id) {
    timespec time{};
    clock_gettime(id, &time);
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

// No kiosk is older than this: a wall clock below it was never set.
constexpr std::int64_t kFirstCredibleMs = 1'767'225'600'000;  // 2026-01-01

}  // namespace

LinuxClock::LinuxClock(Rng& rng) : boot_{static_cast<std::uint32_t>(rng.next())} {}

WallTime LinuxClock::wall() const {
    return from_unix_ms(milliseconds_of(CLOCK_REALTIME));
}

Tick LinuxClock::tick() const {
    return from_mono_ms(milliseconds_of(CLOCK_BOOTTIME));
}

ClockQuality LinuxClock::quality() const {
    timex state{};
    if (adjtimex(&state) != -1 && (static_cast<unsigned>(state.status) & STA_UNSYNC) == 0) {
        return ClockQuality::Synced;
    }
    return unix_ms(wall()) < kFirstCredibleMs ? ClockQuality::Unset : ClockQuality::Rtc;
}

}  // namespace afterword
