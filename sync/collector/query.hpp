// SPDX-License-Identifier: Apache-2.0
// What people and programs ask the collector, and what it answers (interfaces: /api/v1).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sync/collector/store/case_records.hpp"
#include "sync/collector/store/notice_records.hpp"
#include "sync/collector/store/records.hpp"
#include "sync/model/alert_figures.hpp"
#include "sync/model/contact.hpp"
#include "sync/model/metrics.hpp"
#include "sync/model/till_count.hpp"

namespace afterword {

// Parameters that are left out mean all.
struct ScoresQuery {
    DayFilter filter;
};
struct CompletenessQuery {
    std::optional<StoreId> store;
    std::optional<Day> day;
};
struct AlertsQuery {
    std::optional<StoreId> store;
    std::optional<AlertStage> stage;
};
struct AlertQuery {
    AlertId alert;
};
// Somebody acts on an alert, on exactly the rev that the step names; when and by which clock is the
// collector's to say.
struct StepQuery {
    AlertStep step;
};
// Alerts as they change, behind a cursor; without one every alert that has not ended, to begin
// with.
constexpr std::size_t kMostEvents = 256;  // in one answer
struct AlertEventsQuery {
    std::optional<StoreId> store;
    std::optional<FeedCursor> after;
};
// Shoppers who want to be called back, and how to reach one of them: sealed, for head office's key.
struct ContactsQuery {};
struct OpenContactQuery {
    AlertId alert;
    std::string by;  // whoever opens it, which is kept
};
// Who was told, or could not be.
constexpr std::size_t kMostNotices = 200;  // in one answer
struct NoticesQuery {
    DeliveryState state = DeliveryState::Dead;
};
// Has one that was given up tried again, as often as a new one.
struct ResendQuery {
    NoticeNumber notice;
    ChannelId channel;
    std::string by;  // whoever wants it
};
// What became of a shopper's case, by its code; and what they, or head office in their name, do
// about it.
struct CaseQuery {
    enum class Form { Page, Json } form = Form::Page;
    std::string typed;     // the code, as they typed it; empty = none yet
    std::string language;  // of the page
    enum class Act { Look, Answer, Erase } act = Act::Look;
    CaseNumber number{};  // which of those with that code; 0 = the only one
    int helped = 0;       // of an answer: 1 to 5
    std::string by = {};  // who erases
};
struct QuarantineQuery {
    std::int64_t after = 0;
};
// Every visit in its highest rev, in the order of its last change.
constexpr std::size_t kMostVisits = 1000;  // in one answer
enum class VisitsFormat { JsonLines, Csv };
struct VisitsQuery {
    std::optional<FeedCursor> after;  // empty = from the beginning
    std::size_t limit = kMostVisits;
    VisitsFormat format = VisitsFormat::JsonLines;
};
struct ChoicesQuery {
    DayFilter filter;
};
// Whether the collector answers, and its store can be read.
struct HealthQuery {};
// What may be asked here, as OpenAPI.
struct DescriptionQuery {};
struct MetricsQuery {};
// How alerts were seen to; of the filter its store and days.
struct AlertFiguresQuery {
    DayFilter filter;
};
// What the tills of stores counted: all of it is kept, or only looked at.
constexpr std::size_t kMostTillCounts = 500;  // at once
struct TillCountsQuery {
    std::vector<TillCount> counts;
    enum class Doing { Keep, Check } doing = Doing::Keep;
};
using Query =
    std::variant<ScoresQuery, CompletenessQuery, AlertsQuery, AlertQuery, StepQuery,
                 AlertEventsQuery, ContactsQuery, OpenContactQuery, NoticesQuery, ResendQuery,
                 CaseQuery, QuarantineQuery, ChoicesQuery, VisitsQuery, HealthQuery,
                 DescriptionQuery, MetricsQuery, AlertFiguresQuery, TillCountsQuery>;

struct ScoreLine {
    StoreDay place;          // as in ScoreCount
    Per per = Per::EachDay;  // what the line is of
    std::string question;
    std::optional<QuestionKind> kind;    // empty while the survey is unknown
    std::int64_t n = 0;                  // without flagged and test visits
    std::int64_t flagged = 0;            // misuse
    Counts counts;                       // every value of the scale; 1…5 of an unknown survey
    std::optional<Share> good_or_great;  // of faces and stars
    // As the survey has it, with the figure of the measure unless there are too few answers for it.
    Measure measure = Measure::None;
    std::string facet;
    std::optional<Nps> nps;
    std::optional<Ces> ces;
    std::optional<HappyIndex> happy;
    bool too_few = false;  // n is below least_n() of the measure
};
// Of a question with options.
struct ChoiceLine {
    StoreDay place;
    Per per = Per::EachDay;
    std::string question;
    std::optional<QuestionKind> kind;
    std::int64_t n = 0;  // visits that chose anything, without flagged and test ones
    std::int64_t flagged = 0;
    // Of every option, in the survey's order; of an unknown survey those that were chosen.
    std::vector<std::pair<std::string, std::int64_t>> options;
    bool too_few = false;
};
struct CompletenessLine {
    StoreDay place;
    std::int64_t expected = 0;
    std::int64_t have = 0;
    std::int64_t lost = 0;  // rows the kiosk had forgotten before they were receipted
    std::vector<KioskId> waiting_for = {};  // nobody, and
    std::vector<KioskId> began_anew = {};   // nobody = complete
};
struct AlertLine {
    AlertMessage message;
    std::vector<HistoryEntry> history;
};

struct AlertReport {
    std::optional<AlertLine> line;  // empty = there is none
};
struct StepReport {
    enum class Ending {
        Made,
        Unknown,  // there is no such alert
        Moved,    // it stands at another rev by now
        Refused,  // nobody, or not this one, may do that as it stands
        Invalid,  // the step lacks what it needs
    } ending = Ending::Made;
    std::string why;                // unless it was made
    std::optional<AlertLine> line;  // as it stands then; of an alert that is there
};
struct AlertEventsReport {
    enum class Kind {
        Following,  // what came behind the cursor
        Beginning,  // all that has not ended
    } kind = Kind::Following;
    std::vector<FedAlert> alerts;  // those of a beginning have no cursors
    FeedCursor upto;               // where to go on
    bool more = false;             // there may be more behind it already
};
struct ContactLine {
    AlertId alert;        // of the shopper's visit
    AlertMessage stands;  // what is acted on: that one, or the summary it has gone into
    std::int64_t openings = 0;
};
using ContactsReport = std::vector<ContactLine>;
struct OpenContactReport {
    AlertId alert;
    std::optional<SealedContact> contact;  // empty = there is none, or none any more
};
using NoticesReport = std::vector<Delivery>;
struct ResendReport {
    enum class Ending {
        Waiting,  // for its next try, from now on
        Unknown,  // there is no such notice
        NotDead,  // it needs no help
    } ending = Ending::Waiting;
    std::optional<Delivery> delivery;  // as it stands then
};

struct CaseLine {
    CaseRecord record;
    AlertStage stage = AlertStage::Open;  // of the call-back
    std::optional<Alert> alert;
};
struct CaseReport {
    CaseQuery::Form form = CaseQuery::Form::Page;
    std::string typed;
    std::string language;
    std::vector<CaseLine> lines = {};  // none = there is no such case
    enum class Ending {
        Looked,
        Answered,
        Erased,
        TooEarly,  // there is no solution yet that could have helped
        Several,   // have that code, and none of them was named
        Unknown,   // there is none, or not that one
    } ending = Ending::Looked;
};

using ScoresReport = std::vector<ScoreLine>;
using CompletenessReport = std::vector<CompletenessLine>;
using AlertsReport = std::vector<AlertLine>;
using QuarantineReport = std::vector<Quarantined>;
using ChoicesReport = std::vector<ChoiceLine>;
struct VisitsReport {
    std::vector<FedVisit> visits;
    VisitsFormat format = VisitsFormat::JsonLines;
};
struct HealthReport {};
struct DescriptionReport {};
// Counts since the start, and of the store as it is.
struct MetricsReport {
    StoreTotals totals;
    std::map<KioskId, WallTime> heard;
    std::int64_t messages_taken = 0;
    std::int64_t messages_turned_away = 0;  // of revoked kiosks
    std::int64_t store_failures = 0;
    std::int64_t messages_waiting = 0;
    std::int64_t kiosks_revoked = 0;
    bool connected = false;  // to the broker
};
// Visits that complained, beside all that answered.
struct ComplaintFigures {
    std::int64_t n = 0;
    std::int64_t answers = 0;
    std::optional<Share> of_answers;  // empty = too few
    // Beside what the tills counted, as far as that is known.
    std::int64_t hours = 0;
    std::int64_t transactions = 0;
    std::int64_t in_those_hours = 0;
    std::optional<Share> of_transactions;
};
// Those that were opened in one week of their store.
struct AlertCohort {
    Day week;  // its Monday
    AlertFigures figures;
};
struct AlertFiguresLine {
    std::optional<StoreId> store;   // empty = all of them
    std::optional<AlertKind> kind;  // likewise
    AlertFigures figures;
    Satisfaction satisfaction = {};
    std::optional<ComplaintFigures> complaints = {};  // of all kinds together, as are the weeks
    std::vector<AlertCohort> cohorts = {};
};
struct AlertFiguresReport {
    FigureRules rules;  // by which they were reckoned
    std::vector<AlertFiguresLine> lines;
};
struct TillCountsReport {
    struct Fault {
        std::size_t index;  // of the count in the query
        std::string why;
    };
    std::vector<Fault> faults;  // with any of them nothing was kept
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    TillCountsQuery::Doing doing = TillCountsQuery::Doing::Keep;
};
using Report =
    std::variant<ScoresReport, CompletenessReport, AlertsReport, AlertReport, StepReport,
                 AlertEventsReport, ContactsReport, OpenContactReport, NoticesReport, ResendReport,
                 CaseReport, QuarantineReport, ChoicesReport, VisitsReport, HealthReport,
                 DescriptionReport, MetricsReport, AlertFiguresReport, TillCountsReport>;

}  // namespace afterword
