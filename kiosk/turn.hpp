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
void shopper_touched(Turn& turn, const Touched& touch);
void room_again(Turn& turn);
// When the shopper's side wants to be woken, if at all.
std::optional<Tick> shopper_wake(const State& state, const KioskConfig& config);
// How long it waits for a touch before it asks whether someone is still there.
Milliseconds patience(const State& state, const KioskConfig& config);

// Languages, appearances, other ways to say it (offers.cpp).
void choose_an_offer(Turn& turn, const ui::Choice& choice);

// What a visit is made of (answering.cpp).
Visit new_visit(const Turn& turn);
// The visit on the screen, one rev higher.
Visit amended(const Turn& turn);
// Sets the step of its question, or adds it; drops those the survey no longer asks.
void put(const Turn& turn, Visit& visit, Step step);
// How the question on the screen ended: the time it took, and the order it was shown in.
Step step_on(const Turn& turn, const Question& question, Ended ended);
// Closes it, with the judgement of how it came about.
void end(Turn& turn, Visit& visit);
// The question on the screen; null while the kiosk rests without one.
const Question* question_on_screen(const State& state, const KioskConfig& config);

// The staff's side (staff.cpp).
void choose_as_staff(Turn& turn, const ui::Choice& choice);
void pin_checked(Turn& turn, const PinChecked& checked);
void step_stored(Turn& turn, const AlertStep& step, Scene then);
void alerts_known(Turn& turn, const AlertsKnown& known);

bool of_staff(Scene scene);

}  // namespace afterword
