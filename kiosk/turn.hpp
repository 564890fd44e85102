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

// Shows the survey that is due now, or that the store is closed (opening.cpp).
void ask_what_is_due(Turn& turn);
bool store_open(const KioskConfig& config, const Moment& now);
// While it is closed: the panel goes dark when left alone, and a finger lights it again.
void closed_waited(Turn& turn);
std::optional<Tick> closed_wake(const State& state, const KioskConfig& config);
void woken(Turn& turn);

// Languages, appearances, other ways to say it (offers.cpp).
void choose_an_offer(Turn& turn, const ui::Choice& choice);

// Words and contacts (writing.cpp).
constexpr std::size_t kMostWords = 500;  // characters; the wire takes 2,000
void choose_on_words(Turn& turn, const ui::Choice& choice);
// What a choice does to the text that is being typed.
void write(Turn& turn, const ui::Choice& choice);
// It as it is stored; empty where it is blanks alone.
std::string said(const Writing& writing);
void choose_on_contact(Turn& turn, const ui::Choice& choice);
void contact_sealed(Turn& turn, const ContactSealed& sealed);
void spelled(Turn& turn, const Spelled& word);
void key_waited(Turn& turn);   // a held key shows its other letters
void write_to_us(Turn& turn);  // an opinion without a rating
// What stands beside the box that is ticked.
std::string consent_text(ui::Language language, const KioskConfig& config);
bool is_reachable(const ContactEntry& contact);  // with what was typed
bool can_send(const ContactEntry& contact);
// What is being typed, of an address the keyboard alone; null where nothing is.
const Writing* writing_on_screen(const State& state);
Writing* writing_on_screen(State& state);
const ui::Layout& layout_of(const State& state, const KioskConfig& config);  // of its keyboard

// The till's windows (till.cpp).
void arm_asked(Turn& turn, const ArmAsked& asked);
void clerk_armed(Turn& turn, const ClerkArmed& key);
void till_waited(Turn& turn);
// The first tap of a visit ends the window and is attributed; the window's row follows the visit's.
void attribute(Turn& turn, Visit& visit);
void attributed(Turn& turn, const Visit& stored);

// What a visit is made of (answering.cpp).
Visit new_visit(const Turn& turn);
// The visit on the screen, one rev higher.
Visit amended(const Turn& turn);
// Sets the step of its question, or adds it; drops those the survey no longer asks.
void put(const Turn& turn, Visit& visit, Step step);
// Stores the answer and goes on to what is asked next; with nothing to ask, to the thanks.
void go_on(Turn& turn, Visit visit, Visit::State wanted);
// How the question on the screen ended: the time it took, and the order it was shown in.
Step step_on(const Turn& turn, const Question& question, Ended ended);
// Closes it, with the judgement of how it came about.
void end(Turn& turn, Visit& visit);
// The question on the screen; null while the kiosk rests without one.
const Question* question_on_screen(const State& state, const KioskConfig& config);

// The staff's side (staff.cpp), and how they come in (staff_entry.cpp).
void choose_as_staff(Turn& turn, const ui::Choice& choice);
void choose_on_pin(Turn& turn, const ui::Choice& choice);
void pin_waited(Turn& turn);
void pin_checked(Turn& turn, const PinChecked& checked);
void pin_tries_known(Turn& turn, const PinTries& tries);
void step_stored(Turn& turn, const AlertStep& step, Scene then);
void alerts_known(Turn& turn, const AlertsKnown& known);
// What stands on the list of whoever is signed in has been shown, and the collector is told so.
void note_shown(Turn& turn);

bool of_staff(Scene scene);

}  // namespace afterword
