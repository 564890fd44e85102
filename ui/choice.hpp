// SPDX-License-Identifier: Apache-2.0
// What a person did on a screen: at most one choice per frame. Indices count within the view.
#pragma once

#include <cstddef>
#include <variant>

#include "ui/view.hpp"

namespace afterword::ui {

// An answer on a scale.
struct Rated {
    int value;  // as the scale counts, whatever the order on screen
};
struct LanguageChosen {
    std::size_t index;
};
struct MoreLanguages {};
struct AppearanceTapped {};  // the next of the sizes and contrasts
struct ReachTapped {};
struct WriteToUs {};
struct OtherWays {};
// The hidden staff corner (top left in every language): the reducer measures how long it is held.
struct CornerPressed {};
struct CornerReleased {};

struct TileTapped {
    std::size_t index;
};
struct TilesTurned {  // to the page with this tile
    std::size_t first;
};
struct Finished {};
struct NextTapped {};
struct RatingChanged {};  // "Change my rating"
struct NewRating {};
struct Continued {};
struct Dismissed {};  // thanks, tapped away

struct HelpAsked {};

// On the keyboard. A key that is pressed may be held; what that means is the reducer's to say.
struct Key {
    enum class Kind { Character, Shift, Symbols, Space, Marks, Erase } kind = Kind::Character;
    std::size_t row = 0;  // of a character, in the layout; of the marks, below its last
    std::size_t column = 0;
    bool operator==(const Key&) const = default;
};
struct KeyPressed {
    Key key;
};
struct KeyTapped {
    Key key;
};
struct AlternativeTapped {  // a letter above a held key, or a layout above the space bar
    std::size_t index;
};
struct CandidateTapped {
    std::size_t index;
};
struct TextDeleted {};
struct TextHidden {};  // or shown again
struct Sent {};        // the words, none perhaps, or the contact

struct ContactKindTapped {
    ContactView::Kind kind;
};
struct PlusTyped {};  // of a telephone number
struct ConsentTapped {};
struct Declined {};  // "No thanks"

struct DigitTyped {
    int digit;
};
struct DigitErased {};
struct PinEntered {};
struct BackTapped {};
struct Locked {};

struct TabChosen {
    StaffTab tab;
};
struct PageTurned {
    std::size_t page;  // what the `page` of the view is to be
};
struct RowOpened {
    std::size_t index;
};
struct RowTaken {
    std::size_t index;
};
struct AlertTaken {};
struct NotActionable {};
struct NotActionableBecause {
    std::size_t index;
};
struct PlaybookWrong {};  // what the screen advises is
struct FactsNoted {};
struct CauseTapped {
    std::size_t index;
};
struct ActionTapped {
    std::size_t index;
};
struct OutcomeTapped {
    AlertTakenView::Outcome outcome;
};
struct NoteTapped {};  // words of their own
struct Solved {};
struct HandedOver {};  // this alert
struct ShiftEnded {};
struct AllHandedOver {};  // mine
struct KeptAndLocked {};

struct TouchTested {};
struct FieldTouched {
    std::size_t index;
};
struct DetailsTapped {};
struct SendNow {};
struct RestartTapped {};
struct FaultReported {};

using Choice =
    std::variant<Rated, LanguageChosen, MoreLanguages, AppearanceTapped, ReachTapped, WriteToUs,
                 OtherWays, CornerPressed, CornerReleased, TileTapped, TilesTurned, Finished,
                 NextTapped, RatingChanged, NewRating, Continued, Dismissed, HelpAsked, KeyPressed,
                 KeyTapped, AlternativeTapped, CandidateTapped, TextDeleted, TextHidden, Sent,
                 ContactKindTapped, PlusTyped, ConsentTapped, Declined, DigitTyped, DigitErased,
                 PinEntered, BackTapped, Locked, TabChosen, PageTurned, RowOpened, RowTaken,
                 AlertTaken, NotActionable, NotActionableBecause, PlaybookWrong, FactsNoted,
                 CauseTapped, ActionTapped, OutcomeTapped, NoteTapped, Solved, HandedOver,
                 ShiftEnded, AllHandedOver, KeptAndLocked, TouchTested, FieldTouched, DetailsTapped,
                 SendNow, RestartTapped, FaultReported>;

}  // namespace afterword::ui
