// SPDX-License-Identifier: Apache-2.0
// Something staff must act on, and the steps they take on it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/model/ids.hpp"
#include "sync/model/moment.hpp"
#include "sync/model/score.hpp"
#include "sync/model/words_readers.hpp"

namespace afterword {

enum class AlertKind { Help, CallBack, RedLine, LowScore, Trend, Silence };

enum class AlertStage {
    Open,
    Taken,
    Facts,
    Solved,
    Confirmed,
    Reopened,
    Expired,
    Merged,
    NotActionable,
};

// Names as on the wire, both ways.
std::string_view name(AlertKind kind);
std::string_view name(AlertStage stage);
std::optional<AlertKind> find_alert_kind(std::string_view name);
std::optional<AlertStage> find_alert_stage(std::string_view name);

// No step leads out of here but Reopened.
bool ended(AlertStage stage);

// Who makes a step. A role goes with each: the table of alert_rules.cpp says who may what.
enum class ActorRole { Staff, Lead, Manager, Region, HeadOffice, Shopper };
std::string_view name(ActorRole role);
std::optional<ActorRole> find_actor_role(std::string_view name);

// Why an alert that is open stands as it does: somebody who left has handed it over.
inline constexpr std::string_view kHandedOver = "handed_over";

// Where the staff solved it: while the shopper was there, or afterwards.
enum class Outcome { OnTheSpot, Later };

// What a member of staff said of an alert, in their own words.
struct StaffNote {
    std::string by;  // staff number
    WallTime at;
    std::string text;
    bool operator==(const StaffNote&) const = default;
};
constexpr std::size_t kMostNoted = 3;  // the last ones

struct Alert {
    AlertId id;
    int rev = 1;  // rises with every step that moved it
    AlertKind kind = AlertKind::LowScore;
    StoreId store;
    KioskId kiosk;
    std::optional<VisitId> visit;
    AlertStage stage = AlertStage::Open;
    WallTime opened;  // by the collector's clock
    // From then on its deadlines count, where it came back.
    std::optional<WallTime> reopened;
    std::optional<Score> score;
    std::vector<std::string> reasons;  // option ids
    int n = 1;                         // visits in it
    std::string text;  // a shopper's own words, where the store is among their readers
    std::optional<WordsReaders> read_by;  // of text
    std::string taken_by;                 // staff number; empty while open
    std::string solved_by;                // who may not confirm it
    std::string reason;                   // a code: of not_actionable, or kHandedOver
    std::optional<AlertId> into;          // of merged
    std::optional<AlertId> recurs;        // the same trouble was solved before, not long ago
    std::string cause;                    // a code
    std::vector<std::string> actions;     // codes
    std::optional<Outcome> outcome;
    std::vector<StaffNote> noted;  // the last so many, for whoever goes on with it
    std::vector<VisitId> members;
    std::string title;  // the fall-back where codes can't be rendered
    bool operator==(const Alert&) const = default;
};

enum class AlertStepKind {
    Raised,
    Stored,
    Shown,
    Taken,
    Released,
    Facts,
    Solved,
    Confirmed,
    Reopened,
    HandedOver,
    NotActionable,
    Useful,
    PlaybookWrong,
};
std::string_view name(AlertStepKind kind);
std::optional<AlertStepKind> find_alert_step_kind(std::string_view name);
// A kiosk makes it by itself: how far an alert has come, nothing that anybody did about it.
bool made_by_kiosk(AlertStepKind step);
// It moves no alert: it only stands in the history, whatever the stage and the rev.
bool only_noted(AlertStepKind step);

// What a kiosk did to an alert.
struct AlertStep {
    Moment at;
    AlertId alert;
    int rev = 1;  // the alert's, on which it was made
    AlertStepKind step = AlertStepKind::Taken;
    std::string by;  // staff number
    ActorRole role = ActorRole::Staff;
    std::string cause;
    std::vector<std::string> actions;
    std::string reason;  // of playbook_wrong: whose playbook, empty where it is the general one
    std::optional<Outcome> outcome;
    std::string to;  // of handed_over
    std::string note;
    bool operator==(const AlertStep&) const = default;
};

// How long is left for each deadline; below zero = late by so much.
struct TimeLeft {
    Milliseconds take;
    Milliseconds facts;
    Milliseconds solution;
    bool operator==(const TimeLeft&) const = default;
};

}  // namespace afterword
