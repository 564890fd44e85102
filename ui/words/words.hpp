// SPDX-License-Identifier: Apache-2.0
// What the system itself says, per language. The survey's words are not in here, and words that
// change with a number beside them are in counted.hpp.  Reentrant.
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
    // The first screen's band
    WriteToUs,      // an opinion without a rating
    OtherWays,      // the store's complaint channels
    MoreLanguages,  // on the globe's pill
    Appearance,     // spoken: "Aa ◐" has no words
    LowReach,       // spoken: its pill is a picture
    Linked,         // armed by the till
    Closed,
    BackToSurvey,
    // Somebody is wanted at once
    HelpNow,
    HelpCalled,
    AskAtCounter,
    // Words of one's own, and the keyboard
    ReadByStore,
    ReadByHeadOffice,
    ReadByBoth,
    DeleteText,
    HideText,
    ShowText,
    Send,
    HiddenText,  // stands in the box instead
    SpaceBar,    // spoken, as the four below
    CapitalLetters,
    EraseLetter,
    NumbersAndSigns,
    Letters,
    // Call me back
    IAgree,
    AnswerBy,          // {0}: a time
    AnswerTomorrowBy,  // {0}: a time
    NoThanks,
    CallMeBack,
    Phone,
    Email,
    // The case after it
    YourCase,  // {0}: its code
    CaseHint,
    Done,
    // Staff number and PIN
    BackToRatings,
    StaffNumberAndPin,
    WrongPin,
    TryAgainIn,  // {0}: a wait
    CodeLocked,
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
    TodayTab,
    KioskTab,
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
    HelpWanted,
    RedLine,
    CallBackWanted,
    SilenceTitle,
    UsualOf,  // {0}: how many
    Late,
    LateAt,  // {0}: the deadline that has passed
    TakeNow,
    TakeBy,        // {0}: a time
    FactsBy,       // {0}: a time
    SolvedBy,      // {0}: a time
    About,         // {0}: a time
    JustNow,       // instead of a time
    Seconds,       // {0} seconds
    Minutes,       // {0} minutes
    Resumes,       // {0}: when the store opens and deadlines run again
    Hours,         // {0} hours
    HasTaken,      // {0}: staff number
    HasSolved,     // {0}: staff number
    HasDismissed,  // {0}: staff number
    Ended,         // over, without anybody's doing
    Quoted,        // {0}: the shopper's own words
    // Alert, open
    NotedSoFar,
    WhatToDo,
    WhatToDoGo,
    WhatToDoHelp,
    WhatToDoNote,
    MayGive,  // {0}: what
    PlaybookWrong,
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
    AddWords,
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
    // The end of a shift
    HandOver,
    EndOfShift,
    KeepMine,
    WhoTakesOver,
    HandedOverTo,  // {0}: staff number
    // Today, and the line below the alerts
    GoodOrGreat,  // its interval: from {0} to {1}
    Percent,      // {0} per cent
    MedianToTake,
    NamedMore,  // {0}: a reason, {1}: 14 times, {2}: a weekday, {3}: the usual count
    NothingUnusual,
    TooFewYet,
    NoFiguresYet,
    ChartLegend,  // {0}: a weekday
    AsOf,         // {0}: a time
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
    // This kiosk; {0}: how long, where nothing else is said
    CanTakeRatings,
    CannotTakeRatings,
    LastRatingAgo,  // {0}
    NoRatingYet,
    Answers,
    Connection,
    Software,
    ClockCard,
    Storage,
    Touch,
    Memory,
    Certificate,
    InStep,
    ClockNotSet,
    ClockFromBattery,
    Free,  // {0}: gigabytes
    Works,
    Failed,
    Unknown,
    NoCertificate,
    LastSentAgo,  // {0}
    NeverSent,
    SinceTime,   // {0}: a time
    CheckedAgo,  // {0}
    TouchedAgo,  // {0}
    SteadyFor,   // {0}
    NothingToInstall,
    RenewsItself,
    TestTouch,
    TouchTestHint,
    Details,
    SendNow,
    Restart,
    ReportFault,
    Reported,
};
constexpr std::size_t kWordCount = static_cast<std::size_t>(Word::Reported) + 1;

std::string_view word(Language language, Word word);

// The word with its place-holders {0}, {1} filled in.
std::string phrase(Language language, Word word, std::initializer_list<std::string_view> values);

// A code as it travels, and what staff's tile for it says.
struct CodedWord {
    std::string_view code;  // "too_few_staff"
    Word word;
};
std::span<const CodedWord> causes();
std::span<const CodedWord> actions();
std::span<const CodedWord> not_actionable_reasons();

// Monday first, as ISO 8601 counts them.
std::span<const Word> weekdays();

}  // namespace afterword::ui
