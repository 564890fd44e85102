// SPDX-License-Identifier: Apache-2.0
// Shoppers and staff, by a seed: they tap what is on the screen, change their mind and walk away.
#pragma once

#include "platform/base/rng.hpp"
#include "tests/scenarios/simulated_kiosk.hpp"

namespace afterword {

// One tap of whoever stands at the kiosk now; sensible for the scene it shows.
void tap_something(SimulatedKiosk& kiosk, Rng& rng);

// How long until the next tap: quick while somebody is at it, else a pause.
Milliseconds pause_before_tap(const SimulatedKiosk& kiosk, Rng& rng);

}  // namespace afterword
