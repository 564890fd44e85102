// SPDX-License-Identifier: Apache-2.0
// Everything the kiosk's screens depend on, as one plain value: what the reducer moves and the
// presenter reads.  Thread: main.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/keyboard.hpp"
#include "kiosk/kiosk_config.hpp"
#include "platform/base/secret.hpp"
#include "sync/device/mail.hpp"
#include "sync/model/arming.hpp"
#include "sync/model/misuse.hpp"
#include "sync/model/today.hpp"
#include "sync/model/visit.hpp"
#include "ui/choice.hpp"

namespace afterword {

// Where on the kiosk one is; each has one screen.
enum class Scene {
    Rate,
    Question,  // the survey's second question and those after it
    Case,      // the code of a call-back
    Thanks,
    StillThere,  // over Rate or Question
    OutOfOrder,
    Closed,     // outside the store's hours
    Dark,       // the same, once nobody has touched it for a while
    OtherWays,  // from Rate, as is the next
    Languages,
    Pin,
    Inbox,  // and what else stands on the tabs
    Alert,
    Dismissal,  // why an alert is not actionable
    Note,       // what staff say of an alert in their own words
    TouchTest,
    HandOver,  // at the end of a shift
};

// Where to call back, until it is sealed.
struct ContactEntry {
    ui::ContactView::Kind kind = ui::ContactView::Kind::Phone;
    ui::ContactView::Step step = ui::ContactView::Step::Typing;
    Secret typed;
    std::optional<Consent> consent;
};

// What somebody types, and the keyboard it is typed on.
struct Writing {
    Keyboard keyboard;
    std::string words;
    bool hidden = false;
};

// One shopper's pass, while it is on the screen.
struct Pass {
    Visit visit;                   // as stored last, or as it is being stored
    std::string question;          // asked now; empty while the rating is
    std::set<std::size_t> chosen;  // options of that question
    Writing writing;               // words; of an address the keyboard alone
    ContactEntry contact;
    bool rated = false;                         // the first tap is committed
    std::optional<ArmedWindow> window;          // the till's, which the first tap ended
    std::optional<Milliseconds> resumed_after;  // a long rest before the last touch
};

// A commit that is under way, and where to go once it is done.
struct Commit {
    Ticket ticket;
    std::variant<Visit, AlertStep> content;
    Scene then = Scene::Rate;
};

// A visit that could not be ended for want of room; it is when there is, however often that takes.
struct Unfinished {
    Visit visit;
    std::optional<Ticket> ticket;  // of the try that is under way
};

struct PinEntry {
    std::string digits;  // the staff number's two, then the PIN's
    // Noting: it is wrong, and nobody may see that before it is stored. Waiting and Locked: of the
    // number whose PIN was wrong once too often.
    enum class State { Typing, Checking, Noting, Wrong, Waiting, Locked } state = State::Typing;
    Tick until;  // of Waiting
};

// What a member of staff is looking at.
struct Desk {
    std::string code;  // staff number
    ui::StaffTab tab = ui::StaffTab::Open;
    std::size_t page = 0;  // of the inbox
    std::size_t part = 0;  // of an alert or of this kiosk, on a low panel
    AlertId alert;
    std::optional<std::size_t> cause;
    std::set<std::size_t> actions;
    Outcome outcome = Outcome::OnTheSpot;
    Writing note;                         // goes with the step that ends their work on it
    std::optional<WallTime> facts_noted;  // by this kiosk, in this look at the alert
    bool playbook_wrong = false;          // they have said so, likewise
    bool leaving = false;                 // handing over all, one after the other
    bool details = false;                 // of this kiosk
    bool reported = false;                // a fault of it
    std::vector<bool> fields_touched;     // of the touch test
};

struct State {
    Scene scene = Scene::Rate;
    Tick shown_at;                      // when that scene, or another question in it, came up
    Tick touched_at;                    // the last touch
    std::size_t survey = 0;             // of the configuration's
    std::optional<Tick> look_again_at;  // when another survey may be due, or the store closes
    std::size_t language = 0;           // of the survey's
    ui::Appearance appearance;          // a shopper's wish
    std::optional<Tick> corner_held;    // the staff corner, since when
    std::size_t first_tile = 0;         // of the page of options that is shown
    std::uint64_t visits = 0;           // since the start: turns surveys and options round

    std::optional<Pass> pass;
    Scene interrupted = Scene::Rate;  // what StillThere stands over
    std::vector<Unfinished> unfinished;
    std::optional<Commit> commit;
    std::uint64_t tickets = 0;
    TouchTrace trace;     // of this visit, for the judgement of misuse
    RecentVisits recent;  // those before it

    PinEntry pin;
    PinTries tries;
    Desk desk;

    Arming arming{{}, ArmPlace::Till};  // by the till

    std::vector<KnownAlert> alerts;      // as the collector sees them
    std::set<AlertId> shown;             // to somebody who was signed in, since the start
    std::vector<AlertStep> steps_ahead;  // made here and stored, not yet back from the collector
    std::optional<Today> today;          // of the store, as the collector counts
    std::optional<Tick> last_rating;
    SyncHealth health;
    std::optional<DeviceFacts> facts;  // as of the last look at this kiosk
};

// What can happen to the state, besides a choice on the screen.
// A finger came down, anywhere.
struct Touched {
    Place place;
    int contacts = 1;  // on the glass, this one included
};
struct PinChecked {
    bool right;
};
// The contact is sealed, or could not be.
struct ContactSealed {
    std::optional<SealedContact> contact;
    CaseCode case_code;
};
// What a spelling may mean.
struct Spelled {
    std::string spelling;
    std::vector<ui::Candidate> candidates;
};
// The clerk's one key.
struct ClerkArmed {
    std::uint64_t random;  // names the window
};
struct Woken {};   // a finger came down on the dark screen; it chooses nothing
struct Waited {};  // next_wake() has come
using Input = std::variant<ui::Choice, Touched, PinChecked, ContactSealed, Spelled, ClerkArmed,
                           Woken, Waited, ToMain>;

// What must be done outside.
struct CheckPin {
    std::string pin_hash;
    std::string pin;
};
struct SealContact {
    Secret contact;
    Consent consent;
};
struct Spell {
    std::string spelling;
};
// What became of the till's word; whoever waits for it knows it by the nonce.
struct ArmAnswered {
    ArmNonce nonce;
    std::optional<ArmRefusal> refusal;  // none: the window is open
};
struct StartAnew {};  // the whole program
using Effect = std::variant<ToSync, CheckPin, SealContact, Spell, ArmAnswered, StartAnew>;

// The survey that is asked now.
const Survey& survey_of(const State& state, const KioskConfig& config);

// The options of a question in the order of this visit, by index.
std::vector<std::size_t> options_as_shown(const Question& question, std::uint64_t visits);

}  // namespace afterword
