// SPDX-License-Identifier: Apache-2.0
// One turn of the reducer, and the moves the shopper's and the staff's side share. Internal to the
// reducer.
#pragma once

#include <utility>
#include <vector>

#include "kiosk/reducer.hpp"

namespace afterword {

struct Turn {
    State state;
    const KioskConfig& config;
    Moment now;
    std::vector<Effect> effects;
};

// Shows another scene from now on.
void go(Turn& turn, Scene scene);
// Back to where the kiosk rests: the rating, or the PIN behind the counter.
void rest(Turn& turn);

// Commits, and goes to `then` once it is stored.
void commit(Turn& turn, Visit visit, Scene then);
void commit(Turn& turn, AlertStep step, Scene then);

// The shopper's side (shopper.cpp).
void choose_as_shopper(Turn& turn, const ui::Choice& choice);
void visit_stored(Turn& turn, const Visit& visit, Scene then);
void visit_not_stored(Turn& turn, Visit visit);
void shopper_waited(Turn& turn);
void shopper_touched(Turn& turn);
void room_again(Turn& turn);

// The staff's side (staff.cpp).
void choose_as_staff(Turn& turn, const ui::Choice& choice);
void pin_checked(Turn& turn, const PinChecked& checked);
void step_stored(Turn& turn, const AlertStep& step, Scene then);
void alerts_known(Turn& turn, const AlertsKnown& known);

bool of_staff(Scene scene);

}  // namespace afterword
