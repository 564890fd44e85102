// SPDX-License-Identifier: Apache-2.0
// What a person did on a screen: at most one choice per frame. Indices count within the view.
#pragma once

#include <cstddef>
#include <variant>

#include "ui/view.hpp"

namespace afterword::ui {

struct Rated {
    int value;  // 1…5, whatever the order on screen
};
struct LanguageChosen {
    std::size_t index;
};
// The hidden staff corner (top left in every language): the reducer measures how long it is held.
struct CornerPressed {};
struct CornerReleased {};

struct TileTapped {
    std::size_t index;
};
struct Finished {};
struct NextTapped {};
struct RatingChanged {};  // "Change my rating"
struct NewRating {};
struct Continued {};
struct Dismissed {};  // thanks, tapped away

struct DigitTyped {
    int digit;
};
struct DigitErased {};
struct PinEntered {};
struct BackTapped {};
struct Locked {};

struct TabChosen {
    InboxTab tab;
};
struct PageTurned {
    std::size_t page;
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
struct Solved {};

using Choice =
    std::variant<Rated, LanguageChosen, CornerPressed, CornerReleased, TileTapped, Finished,
                 NextTapped, RatingChanged, NewRating, Continued, Dismissed, DigitTyped,
                 DigitErased, PinEntered, BackTapped, Locked, TabChosen, PageTurned, RowOpened,
                 RowTaken, AlertTaken, NotActionable, NotActionableBecause, FactsNoted, CauseTapped,
                 ActionTapped, OutcomeTapped, Solved>;

}  // namespace afterword::ui
