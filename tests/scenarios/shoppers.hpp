// SPDX-License-Identifier: Apache-2.0
// Shoppers, by a seed: they tap what is on the screen, change their mind and walk away.
#pragma once

#include "platform/base/rng.hpp"
#include "tests/scenarios/simulated_kiosk.hpp"

namespace afterword {

inline bool one_in(Rng& rng, std::uint64_t n) {
    return rng.below(n) == 0;
}

// One tap of a shopper who stands there, or comes.
void tap_as_shopper(SimulatedKiosk& kiosk, Rng& rng);

// Whether the kiosk rests, so that anybody may come.
bool at_rest(const SimulatedKiosk& kiosk);

// How long until the next tap: while somebody is at it some seconds, else until the next one comes.
// By day they come every `between` or so, by night seldom.
Milliseconds pause_before_tap(const SimulatedKiosk& kiosk, WallTime now, Milliseconds between,
                              Rng& rng);

}  // namespace afterword
