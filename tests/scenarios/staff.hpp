// SPDX-License-Identifier: Apache-2.0
// Staff, by a seed: behind the PIN they take alerts, note facts, solve, dismiss, hand over.
#pragma once

#include "platform/base/rng.hpp"
#include "tests/scenarios/simulated_kiosk.hpp"

namespace afterword {

enum class Zeal {
    Human,     // mistypes, looks in and goes away
    Tireless,  // works until nothing is open
};

// Holds the corner where the kiosk rests.
void come_as_staff(SimulatedKiosk& kiosk);

// One tap of whoever of the staff is at the kiosk; nothing on the shoppers' screens.
void tap_as_staff(SimulatedKiosk& kiosk, Rng& rng, Zeal zeal);

}  // namespace afterword
