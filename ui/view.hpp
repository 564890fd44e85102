// SPDX-License-Identifier: Apache-2.0
// What a screen shows, as plain values. The presenter (kiosk) fills them; the screens draw them and
// decide nothing. System words are not in here: screens look them up by language (ui/words).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ui/appearance.hpp"
#include "ui/words/language.hpp"

namespace afterword::ui {

// Which way a scale runs over the screen, by physical position, whatever the language.
enum class ScaleOrder { Ascending, Descending };

enum class Shown { No, Yes };

// An answer on a scale: one tap is the answer.
struct ScaleBody {
    enum class Kind { Faces4, Faces5, Stars5, Numbers0To10, Numbers1To7 } kind = Kind::Faces5;
    std::vector<std::string> labels;  // faces, stars: of every value, from the least; numbers: ends
    ScaleOrder order = ScaleOrder::Ascending;
};

struct TileView {
    std::string label;
    bool chosen = false;
};
struct TilesBody {
    std::vector<TileView> tiles;
    enum class Pick {
        One,  // one tap is the answer
        Several,
    } pick = Pick::Several;
    std::size_t first = 0;  // on the page that is shown, where there are too many for one
};
using QuestionBody = std::variant<ScaleBody, TilesBody>;

// The first question, with everything a kiosk at rest offers.
struct RateView {
    std::string corner;  // "Riverside Pharmacy · Checkout"
    std::string question;
    std::string hint;  // may be empty
    QuestionBody body;
    std::vector<Language> languages;   // one pill each, in this order, by its own name
    Shown more_languages = Shown::No;  // a globe that leads to all of them
    Shown staff_dot = Shown::No;       // the grey dot that tells staff of an alert, nobody else
    Shown write_to_us = Shown::No;     // an opinion without a rating
    Shown other_ways = Shown::No;      // the store's complaint channels
    Shown linked = Shown::No;          // the till has armed it: the answer goes with the receipt
};

// A later question. Says first that the rating is saved.
struct QuestionView {
    std::string question;  // "What was it about?"
    QuestionBody body;
    bool last = true;  // nothing follows: one button that reads Finish and is never dim
    enum class Help {
        None,
        Offered,       // "I need someone now"
        Called,        // "We have called our staff."
        AskAtCounter,  // nobody took it in time
    } help = Help::None;
};

// The keyboard as it stands. Which keys there are comes from ui/keyboard by layout and page.
struct KeyboardView {
    std::size_t layout = 0;  // index into layouts_for(language)
    enum class Page { Letters, Shifted, Symbols } page = Page::Letters;
    // A key is held: its other letters, above it; empty = none. With `choosing_layout` the names
    // of the layouts, above the space bar.
    std::vector<std::string> alternatives;
    std::size_t held_row = 0;
    std::size_t held_column = 0;
    bool choosing_layout = false;
    std::string spelling;                 // typed of a word that is still to be chosen (Pinyin)
    std::vector<std::string> candidates;  // for it, best first
};

// Somebody's own words: a shopper's, or staff's on an alert.
struct WordsView {
    enum class Writer { Shopper, Staff } writer = Writer::Shopper;
    std::string question;  // or the alert's title
    std::string text;      // what was typed; the cursor stands at its end
    bool hidden = false;   // the text is covered
    bool full = false;     // no more characters are taken
    enum class Readers { Store, HeadOffice, Both } readers = Readers::Store;
    KeyboardView keyboard;
};

// Where to call back.
struct ContactView {
    std::string question;
    enum class Kind { Phone, Email } kind = Kind::Phone;
    // Lives in the kiosk's state and is wiped there. Never copy it: set it letter by letter, so
    // that no cache holds it whole.
    std::string_view typed;
    // Where not everything has room at once: first what is typed, then what is agreed to.
    enum class Step { Typing, Agreeing } step = Step::Typing;
    bool can_go_on = false;  // what was typed could be a number or an address
    bool consent = false;
    int kept_days = 30;
    std::string answer_by;  // "We answer by 12:41."
    bool can_send = false;  // the same, and consent given
    KeyboardView keyboard;  // of an e-mail address
};

// After a call-back was asked for.
struct CaseView {
    std::string code;   // "7F-42"
    std::string url;    // behind the QR code; empty = none
    double left = 1.0;  // share of the 15 s that is left, 0…1
};

struct ThanksView {
    enum class Kept { WithoutName, WithReceipt } kept = Kept::WithoutName;
};

// Outside opening hours, dimmed.
struct ClosedView {
    std::string corner;
    std::string text;  // the store's own; empty = "We are closed."
};

// The same, once nobody is there: black.
struct DarkView {};

// How else the store and its head office can be reached.
struct OtherWaysView {
    std::string heading;
    std::vector<std::string> lines;
};

// All languages of the survey, by their own names.
struct LanguagesView {
    std::vector<Language> languages;
};

struct StillThereView {
    double left = 1.0;  // share of the countdown that is left, 0…1
};

struct OutOfOrderView {};

struct PinView {
    std::size_t code_digits = 0;  // typed of the two of the staff number
    std::size_t pin_digits = 0;   // typed of the PIN; four rings at least are drawn
    enum class State { Typing, Checking, Wrong, Waiting, Locked } state = State::Typing;
    std::string wait;  // of Waiting: "0:25"
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

enum class StaffTab { Open, Taken, Solved, Today, Kiosk };

// What stands on the tabs of staff's screens.
struct TabsView {
    StaffTab tab = StaffTab::Open;
    std::size_t open = 0;
    std::size_t taken = 0;
    std::size_t solved_today = 0;
};

// The store's day in one line; what is not known is left out.
struct FooterView {
    struct Good {
        int percent;
        int low;
        int high;
    };
    std::optional<Good> good;  // nothing: too few answers
    std::uint64_t answers = 0;
    bool all_stored = false;
    std::string figure;  // "6 min" on the inbox, empty on today
    std::string words;   // "median to take"; "Waiting 14 · Price 6" on today
};

struct InboxView {
    std::string store;
    SyncView sync;
    TabsView tabs;
    std::vector<AlertRowView> rows;  // of the chosen tab, all of them
    std::size_t page = 0;            // as PageTurned last said; 0 at first
    std::optional<FooterView> footer;
    std::size_t mine = 0;  // taken by who is signed in; with some, the end of a shift is offered
};

// Ratings of one hour of the store's day.
struct HourView {
    int hour = 0;
    int n = 0;
    struct Share {
        double share;
        double low;
        double high;
    };
    std::optional<Share> good;    // nothing: too few answers, striped
    std::optional<double> usual;  // of this weekday
};

struct TodayView {
    std::string store;
    SyncView sync;
    TabsView tabs;
    std::string finding;  // "Waiting time was named 14 times; usual on a Saturday by now: 5."
    std::string legend;   // may be empty
    std::vector<HourView> hours;
    std::optional<FooterView> footer;
};

// One thing about the kiosk, with where it stands and since when.
struct CardView {
    std::string title;
    std::string value;
    std::string detail;
    bool trouble = false;
};

struct KioskView {
    std::string kiosk;  // its id
    SyncView sync;
    TabsView tabs;
    bool can_take_rating = true;
    std::string headline;  // "This kiosk can take ratings · last one 3 min ago"
    std::vector<CardView> cards;
    std::vector<std::string> details;  // shown instead of the cards when asked for; else empty
    bool reported = false;             // a fault was, just now
    std::size_t page = 0;              // as of AlertTakenView
};

// Fields to touch, one after the other.
struct TouchTestView {
    std::vector<bool> touched;  // kTouchTestColumns × kTouchTestRows, row by row
};
inline constexpr std::size_t kTouchTestColumns = 6;
inline constexpr std::size_t kTouchTestRows = 4;

// At the end of a shift: what becomes of the alerts somebody has taken.
struct HandOverView {
    SyncView sync;
    std::size_t mine = 0;
    std::vector<std::string> titles;  // theirs
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
    std::vector<std::string> noted;     // by staff so far: "07 · 10:31 · …", at most three
    std::vector<std::string> playbook;  // at most three lines
    std::string may_give;               // "You may give: a coffee"; may be empty
    bool playbook_wrong = false;        // they have just said so
    std::vector<DeadlineView> deadlines;
    bool can_act = true;   // false: somebody else has it, or it has ended
    std::string status;    // then: "07 · taken"
    std::size_t page = 0;  // as of AlertTakenView
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
    bool has_words = false;  // of their own, which go with what they do next
    bool can_solve = false;  // Solved needs a cause and an action
    std::size_t page = 0;    // as PageTurned last said; 0 at first. Low panels show it in parts
};

using Screen = std::variant<RateView, QuestionView, WordsView, ContactView, CaseView, ThanksView,
                            StillThereView, OutOfOrderView, ClosedView, DarkView, OtherWaysView,
                            LanguagesView, PinView, InboxView, AlertOpenView, NotActionableView,
                            AlertTakenView, TodayView, KioskView, TouchTestView, HandOverView>;

// One frame's worth: a screen in a language.
struct View {
    Language language = Language::En;
    Appearance appearance;
    Screen screen;
};

}  // namespace afterword::ui
