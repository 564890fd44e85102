// SPDX-License-Identifier: Apache-2.0
// Everything the kiosk's screens depend on, as one plain value: what the reducer moves and the
// presenter reads.  Thread: main.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/kiosk_config.hpp"
#include "sync/device/mail.hpp"
#include "sync/model/visit.hpp"
#include "ui/choice.hpp"

namespace afterword {

// Where on the kiosk one is; each has one screen.
enum class Scene {
    Rate,
    Question,  // the survey's second question and those after it
    Thanks,
    StillThere,  // over Rate or Question
    OutOfOrder,
    Pin,
    Inbox,
    Alert,
    Dismissal,  // why an alert is not actionable
};

// One shopper's pass, while it is on the screen.
struct Pass {
    Visit visit;                                // as stored last, or as it is being stored
    std::string question;                       // asked now; empty while the rating is
    std::set<std::size_t> chosen;               // tiles of that question
    bool rated = false;                         // the first tap is committed
    std::optional<Milliseconds> resumed_after;  // a long rest before the last touch
};

// A commit that is under way, and where to go once it is done.
struct Commit {
    Ticket ticket;
    std::variant<Visit, AlertStep> content;
    Scene then = Scene::Rate;
};

struct PinEntry {
    std::string digits;  // the staff number's two, then the PIN's
    enum class State { Typing, Checking, Wrong } state = State::Typing;
};

// What a member of staff is looking at.
struct Desk {
    std::string code;  // staff number
    ui::StaffTab tab = ui::StaffTab::Open;
    std::size_t page = 0;
    AlertId alert;
    std::optional<std::size_t> cause;
    std::set<std::size_t> actions;
    Outcome outcome = Outcome::OnTheSpot;
    std::optional<WallTime> facts_noted;  // by this kiosk, in this look at the alert
};

struct State {
    Scene scene = Scene::Rate;
    Tick shown_at;                    // when that scene, or another question in it, came up
    Tick touched_at;                  // the last touch
    std::size_t language = 0;         // of the survey's
    std::optional<Tick> corner_held;  // the staff corner, since when

    std::optional<Pass> pass;
    Scene interrupted = Scene::Rate;  // what StillThere stands over
    std::optional<Visit> unfinished;  // could not be ended for want of room; ended when there is
    std::optional<Commit> commit;
    std::uint64_t tickets = 0;

    PinEntry pin;
    Desk desk;

    std::vector<KnownAlert> alerts;      // as the collector sees them
    std::vector<AlertStep> steps_ahead;  // made here and stored, not yet back from the collector
    SyncHealth health;
};

// What can happen to the state, besides a choice on the screen.
struct Touched {};  // a finger came down, anywhere
struct PinChecked {
    bool right;
};
struct Waited {};  // next_wake() has come
using Input = std::variant<ui::Choice, Touched, PinChecked, Waited, ToMain>;

// What must be done outside.
struct CheckPin {
    std::string pin_hash;
    std::string pin;
};
using Effect = std::variant<StoreVisit, StoreAlertStep, CheckPin>;

}  // namespace afterword
