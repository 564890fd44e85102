// SPDX-License-Identifier: Apache-2.0
// What people and programs ask the collector, and what it answers (interfaces: /api/v1).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sync/collector/store/records.hpp"
#include "sync/model/metrics.hpp"

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
using Query = std::variant<ScoresQuery, CompletenessQuery, AlertsQuery, QuarantineQuery,
                           ChoicesQuery, VisitsQuery, HealthQuery, DescriptionQuery, MetricsQuery>;

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
using Report =
    std::variant<ScoresReport, CompletenessReport, AlertsReport, QuarantineReport, ChoicesReport,
                 VisitsReport, HealthReport, DescriptionReport, MetricsReport>;

}  // namespace afterword
