// SPDX-License-Identifier: Apache-2.0
// What the system itself says, per language. The survey's words are not in here.  Reentrant.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "ui/words/language.hpp"

namespace afterword::ui {

// {0} and {1} in a comment: a place-holder, filled by phrase().
enum class Word {
    // The shopper's way
    Saved,  // above the second question
    Finish,
    Next,
    ChangeRating,
    NewRating,
    StillThere,
    RatingSaved,
    Continue,
    ThankYou,
    SavedWithoutName,
    SavedWithReceipt,
    OutOfOrder,
    TellStaff,
    // Staff number and PIN
    BackToRatings,
    StaffNumberAndPin,
    WrongPin,
    Checking,
    Erase,
    Ok,
    // Header
    Lock,
    Back,  // to the list of alerts
    Online,
    Offline,
    AllSent,
    ToSend,  // {0} rows
    // Inbox
    Alerts,
    OpenTab,         // {0} alerts
    TakenTab,        // {0} alerts
    SolvedTodayTab,  // {0} alerts
    Take,
    NoneOpen,
    NoneOpenHint,
    NoneTaken,
    NoneSolved,
    PreviousPage,
    NextPage,
    PageOf,  // page {0} of {1}
    // What an alert says; composed by the presenter
    LowRating,
    HelpWanted,
    Late,
    LateAt,  // {0}: the deadline that has passed
    TakeNow,
    TakeBy,        // {0}: a time
    FactsBy,       // {0}: a time
    SolvedBy,      // {0}: a time
    About,         // {0}: a time
    JustNow,       // instead of a time
    Minutes,       // {0} minutes
    HasTaken,      // {0}: staff number
    HasSolved,     // {0}: staff number
    HasDismissed,  // {0}: staff number
    Ended,         // over, without anybody's doing
    Quoted,        // {0}: the shopper's own words
    // Alert, open
    WhatToDo,
    WhatToDoGo,
    WhatToDoHelp,
    WhatToDoNote,
    TakeIt,
    NotActionable,
    WhyNotActionable,
    // Alert, taken
    WhatHappened,
    NoteNow,
    NotedAt,  // {0}: a time
    Cause,
    WhatDidYouDo,
    SolvedOnTheSpot,
    Later,
    Solved,
    // Causes
    TooFewStaff,
    TillClosed,
    SystemSlow,
    DeliveryLate,
    UnclearSign,
    OtherCause,
    // Actions
    OpenedTill,
    Apologised,
    Replaced,
    Cleaned,
    GaveVoucher,
    ToldManager,
    // Why an alert is not actionable
    CustomerGone,
    NotOurs,
    Mistake,
    Test,
    OtherReason,
};
constexpr std::size_t kWordCount = static_cast<std::size_t>(Word::OtherReason) + 1;

std::string_view word(Language language, Word word);

// The word with its place-holders {0}, {1} filled in, in order.
std::string phrase(Language language, Word word, std::initializer_list<std::string_view> values);

// A code as it travels, and what staff's tile for it says.
struct CodedWord {
    std::string_view code;  // "too_few_staff"
    Word word;
};
std::span<const CodedWord> causes();
std::span<const CodedWord> actions();
std::span<const CodedWord> not_actionable_reasons();

}  // namespace afterword::ui
