// SPDX-License-Identifier: Apache-2.0
// What a screen shows, as plain values. The presenter (kiosk) fills them; the screens draw them and
// decide nothing. System words are not in here: screens look them up by language (ui/words).
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "ui/words/language.hpp"

namespace afterword::ui {

// Which way a scale runs over the screen, by physical position, whatever the language.
enum class ScaleOrder { Ascending, Descending };

enum class Shown { No, Yes };

// The first question: five faces, one tap is the answer.
struct RateView {
    std::string corner;  // "Riverside Pharmacy · Checkout"
    std::string question;
    std::string hint;                 // may be empty
    std::vector<std::string> labels;  // of the values 1…5, in that order
    ScaleOrder order = ScaleOrder::Ascending;
    std::vector<Language> languages;  // one pill each, in this order, by its own name
    Shown staff_dot = Shown::No;      // the grey dot that tells staff of an alert, and nobody else
};

struct TileView {
    std::string label;
    bool chosen = false;
};

// What it was about: several tiles may be chosen.
struct ReasonsView {
    std::string question;  // "What was it about?", under the system's "Saved, thank you."
    std::vector<TileView> tiles;
    bool last = true;  // nothing follows: one button that reads Finish and is never dim
};

struct ThanksView {};

struct StillThereView {
    double left = 1.0;  // share of the countdown that is left, 0…1
};

struct OutOfOrderView {};

struct PinView {
    std::size_t code_digits = 0;  // typed of the two of the staff number
    std::size_t pin_digits = 0;   // typed of the PIN; four rings at least are drawn
    enum class State { Typing, Checking, Wrong } state = State::Typing;
};

// What the corner of every staff screen says about the way to the collector.
struct SyncView {
    bool online = false;
    std::size_t unsent = 0;
};

// The picture an alert goes by.
struct AlertMark {
    enum class Kind { Face, Hand, Telephone, Trend, Silence, RedLine } kind = Kind::Face;
    int score = 1;  // of a face
};

struct AlertRowView {
    AlertMark mark;
    std::string title;   // "Very bad · Waiting time"
    std::string detail;  // "Checkout · about 10:15"
    std::string due;     // "Take by 10:43", "10:25 · late"; empty where nothing is due
    std::string left;    // "2 min", "take now"
    bool late = false;   // red, with "!"
    bool can_take = false;
};

enum class InboxTab { Open, Taken, Solved };

struct InboxView {
    std::string store;
    SyncView sync;
    InboxTab tab = InboxTab::Open;
    std::size_t open = 0;
    std::size_t taken = 0;
    std::size_t solved_today = 0;
    std::vector<AlertRowView> rows;  // of the chosen tab, all of them
    std::size_t page = 0;            // clamped by the screen to what there is
};

struct DeadlineView {
    std::string text;  // "Take by 10:25"
    bool late = false;
};

// An alert nobody has taken yet.
struct AlertOpenView {
    SyncView sync;
    AlertMark mark;
    std::string title;
    std::string words;                  // the shopper's own, which the screen quotes; may be empty
    std::string detail;                 // "Checkout · about 10:15 · waiting time"
    std::vector<std::string> playbook;  // at most three lines
    std::vector<DeadlineView> deadlines;
    bool can_act = true;  // false: somebody else has it, or it has ended
    std::string status;   // then: "07 · taken"
};

// Why nothing can be done about an alert: one tap on a tile closes it.
struct NotActionableView {
    SyncView sync;
    std::string title;
    std::vector<std::string> reasons;
};

// An alert this member of staff is solving.
struct AlertTakenView {
    SyncView sync;
    std::string title;
    std::string by;           // staff number
    std::string facts_noted;  // "Noted 10:31", or empty: then a button
    std::vector<TileView> causes;
    std::vector<TileView> actions;
    enum class Outcome { OnTheSpot, Later } outcome = Outcome::OnTheSpot;
    bool can_solve = false;  // Solved needs a cause and an action
};

using Screen = std::variant<RateView, ReasonsView, ThanksView, StillThereView, OutOfOrderView,
                            PinView, InboxView, AlertOpenView, NotActionableView, AlertTakenView>;

// One frame's worth: a screen in a language.
struct View {
    Language language = Language::En;
    Screen screen;
};

}  // namespace afterword::ui
