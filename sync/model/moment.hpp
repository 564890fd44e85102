// SPDX-License-Identifier: Apache-2.0
// When something happened, as a kiosk can know it: by the clock that never jumps, and by the one
// people read, with its quality.
#pragma once

#include "platform/base/clock.hpp"

namespace afterword {

struct Moment {
    BootId boot;
    Tick mono;
    WallTime wall;
    ClockQuality clock = ClockQuality::Unset;
    bool operator==(const Moment&) const = default;
};

inline Moment moment_of(const Clock& clock) {
    return {clock.boot(), clock.tick(), clock.wall(), clock.quality()};
}

}  // namespace afterword
