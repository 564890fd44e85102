// SPDX-License-Identifier: Apache-2.0
#include "sync/link/back_off.hpp"

#include <algorithm>
#include <utility>

namespace afterword {

Milliseconds BackOff::within(Milliseconds most) {
    return Milliseconds(rng_.below(static_cast<std::uint64_t>(most.count()) + 1));
}

Milliseconds BackOff::after_failure() {
    const Milliseconds wait = within(ceiling_);
    ceiling_ = std::min(ceiling_ * 2, kMost);
    return wait;
}

Milliseconds BackOff::after_loss() {
    const Milliseconds wait = within(spread_);
    return std::exchange(worked_, false) ? wait : std::max(wait, after_failure());
}

void BackOff::settled() {
    worked_ = true;
    ceiling_ = kFirst;
}

}  // namespace afterword
