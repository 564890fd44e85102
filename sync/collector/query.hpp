// SPDX-License-Identifier: Apache-2.0
// What people and programs ask the collector, and what it answers (interfaces: /api/v1).
#pragma once

#include <array>
#include <optional>
#include <string>
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
using Query = std::variant<ScoresQuery, CompletenessQuery, AlertsQuery, QuarantineQuery>;

struct ScoreLine {
    StoreDay place;
    std::string question;
    std::optional<QuestionKind> kind;      // empty while the survey is unknown
    std::int64_t n = 0;                    // without flagged and test visits
    std::int64_t flagged = 0;              // misuse
    std::array<std::int64_t, 5> counts{};  // of the scores 1…5
    std::optional<Share> good_or_great;    // 4 and 5; empty while the survey is unknown
};
struct CompletenessLine {
    StoreDay place;
    std::int64_t expected = 0;
    std::int64_t have = 0;
    std::int64_t lost = 0;             // rows the kiosk had forgotten before they were receipted
    std::vector<KioskId> waiting_for;  // empty = complete
};
struct AlertLine {
    AlertMessage message;
    std::vector<HistoryEntry> history;
};

using ScoresReport = std::vector<ScoreLine>;
using CompletenessReport = std::vector<CompletenessLine>;
using AlertsReport = std::vector<AlertLine>;
using QuarantineReport = std::vector<Quarantined>;
using Report = std::variant<ScoresReport, CompletenessReport, AlertsReport, QuarantineReport>;

}  // namespace afterword
