// SPDX-License-Identifier: Apache-2.0
// What a store keeps, as plain records.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/hash.hpp"
#include "sync/collector/clock_repair.hpp"
#include "sync/collector/register.hpp"
#include "sync/collector/seq_ranges.hpp"
#include "sync/collector/store/lease_rules.hpp"
#include "sync/model/alert.hpp"
#include "sync/model/arming.hpp"
#include "sync/model/visit.hpp"
#include "sync/wire/alert_message.hpp"

namespace afterword {

// A collector among several, as it asks for shards.
struct Membership {
    std::string instance;
    std::string configuration;  // what its places and surveys are known by
    Milliseconds lease{0};
    std::int64_t number = 0;  // as a member; 0 = none yet
};

struct HeldShards {
    enum class Standing { Member, OtherConfiguration } standing = Standing::Member;
    std::int64_t number = 0;
    ShardSet shards;
};

// The note under which the configuration stands that counts: that of the last one to start.
inline constexpr const char* kConfiguredBy = "configured_by";

// The store's own number of a (kiosk, epoch).
struct EpochNumber {
    std::int64_t value = 0;
    auto operator<=>(const EpochNumber&) const = default;
};

struct RowKey {
    EpochNumber epoch;
    Seq seq;
    bool operator==(const RowKey&) const = default;
};

// Which rows of an epoch are done with.
struct EpochState {
    EpochNumber number;
    SeqRanges there;  // stored ones and lost ones
    SeqRanges lost;   // those the kiosk no longer had when it said hello
};

// A row as it came in.
struct StoredRow {
    RowKey key;
    RowHash hash{};
    std::string why;  // it stands in quarantine; empty for a row that was taken in
    WallTime arrived;
    std::string bytes;  // empty for a row in quarantine, which holds them
};

// What was set aside: a row, or a whole batch.
struct Quarantined {
    std::int64_t number = 0;  // the store's own, ascending
    WallTime at;
    KioskId kiosk;
    std::optional<Epoch> epoch;  // of rows
    std::optional<Seq> seq;      // of rows
    std::string why;
    std::string bytes;
};

// Where a boot of a kiosk lies in the rows of an epoch.
struct BootSpan {
    BootId boot;
    Seq first;
    Seq last;
    Tick first_mono;
    Tick last_mono;
    bool operator==(const BootSpan&) const = default;
};

// A visit in its highest rev.
struct VisitRecord {
    std::int64_t number = 0;  // the store's own; 0 = not stored yet
    KioskId kiosk;
    VisitId id;
    Epoch born;
    RowKey row;  // that holds the rev
    int rev = 1;
    Visit::State state = Visit::State::Open;
    bool test = false;
    std::optional<double> misuse;  // the kiosk's score, 0…1
    SurveyId survey;
    Moment at;
    WallTime arrived;  // of its first row
    CorrectedTime time;
    std::optional<StoreDay> place;
    std::optional<WallTime> judge_at;  // when the alert rules look at it; empty = they have
};

// Where a reader of the feed stands: behind that place, which was given at that time.
struct FeedCursor {
    std::int64_t place = 0;
    WallTime given;
    bool operator==(const FeedCursor&) const = default;
};

// A visit as it is handed out, with the bytes of its highest rev.
struct FedVisit {
    FeedCursor cursor;
    VisitRecord visit;
    std::string bytes;
};

// An alert as it is handed out.
struct FedAlert {
    FeedCursor cursor;
    AlertMessage message;
};

// What a visit answered, as far as it is counted; a question has one score.
struct AnswerRecords {
    struct Scored {
        std::string question;
        Score score;
    };
    struct Chosen {
        std::string question;
        std::string option;
    };
    std::vector<Scored> scores;
    std::vector<Chosen> choices;
};

struct AnsweredVisit {
    VisitRecord visit;
    AnswerRecords answers;
};

// A visit with another time than it had, and perhaps another place.
struct MovedVisit {
    VisitRecord visit;
    std::optional<StoreDay> from;  // where it stood
};

// A chance to answer: a window that was open, and how it ended.
struct ExposureRecord {
    KioskId kiosk;
    ArmedWindow window;
    RowKey row;
    WallTime at;  // when it opened, corrected
    std::optional<StoreId> store;
};

// What became of a step on an alert.
enum class Fate {
    Applied,
    Refused,  // somebody was faster, or the table has no such transition
    Waiting,  // for the visit that makes its alert, or for the step it follows on
};

// The step of the line that says when an alert left for a kiosk; no kiosk can say so itself.
inline constexpr std::string_view kSent = "sent";

// One line of an alert's history.
struct HistoryEntry {
    AlertId alert;
    std::string step;
    std::string by;
    WallTime at;
    std::string note;
    Fate fate = Fate::Applied;
    // Of steps that came as a row: who sent it, and its bytes by which a copy is known.
    KioskId kiosk;
    std::string bytes;
    std::int64_t number = 0;  // the store's own, ascending
};

// What the store holds by now.
struct StoreTotals {
    std::int64_t visits = 0;
    std::int64_t quarantined = 0;
    std::int64_t open_alerts = 0;
};

struct AlertFilter {
    std::optional<StoreId> store;
    std::optional<AlertStage> stage;
    std::int64_t above = 0;  // only alerts whose change is higher
    enum class Which { All, NotEnded } which = Which::All;
};

// What an answer's lines are of: each day, each month, or all days that were asked for.
enum class Per { EachDay, EachMonth, Period };

struct DayFilter {
    std::optional<StoreId> store;
    std::optional<Day> from;
    std::optional<Day> to;  // inclusive
    std::optional<std::string> question;
    Per per = Per::EachDay;
};

// How often a question got a score, by the survey that asked it.
struct ScoreCount {
    StoreDay place;  // its day, the first day of its month, or the first that was asked for
    std::string question;
    SurveyId survey;
    int score = 0;
    std::int64_t n = 0;        // without flagged ones
    std::int64_t flagged = 0;  // their misuse score is at kFlagAt or above
};

// How many visits chose an option, or any of a question's where `option` is empty.
struct ChoiceCount {
    StoreDay place;
    std::string question;
    SurveyId survey;
    std::string option;
    std::int64_t n = 0;
    std::int64_t flagged = 0;
};

struct DayCount {
    StoreDay place;
    std::int64_t have = 0;
};

// What the tills of a store counted, over so many hours.
struct TillSum {
    StoreId store;
    std::int64_t hours = 0;
    std::int64_t transactions = 0;
};

// One answer of a visit that counts: a score or an option.
struct TimedAnswer {
    WallTime at;  // of the visit's first tap, corrected
    SurveyId survey;
    std::string question;
    std::optional<int> score;
    std::string option;  // empty of scores
};

// A kiosk with a visit of that day that hasn't ended.
struct OpenVisits {
    StoreDay place;
    KioskId kiosk;
};

// Things missing between two moments of a kiosk.
struct Gap {
    KioskId kiosk;
    std::int64_t count = 0;
    WallTime from;  // of the neighbour before, else of the one after
    WallTime to;    // of the neighbour after, else when the kiosk was last heard
};

}  // namespace afterword
