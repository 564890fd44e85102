// SPDX-License-Identifier: Apache-2.0
// What people and programs ask.
#include "sync/collector/collector_parts.hpp"
#include "sync/collector/report.hpp"

namespace afterword {

Result<MetricsReport> Collector::Parts::metrics() {
    auto totals = store->totals();
    if (!totals) {
        return std::move(totals).error();
    }
    auto heard = store->last_heard();
    if (!heard) {
        return std::move(heard).error();
    }
    counted.totals = *totals;
    counted.heard = *std::move(heard);
    counted.messages_waiting = static_cast<std::int64_t>(waiting.size());
    counted.kiosks_revoked = static_cast<std::int64_t>(revoked.size());
    counted.connected = connection == Connection::Up;
    return counted;
}

Result<Report> Collector::answer(const Query& query) {
    Parts& parts = *parts_;
    Store& store = *parts.store;
    std::optional<Report> answer;
    const auto keep = [&](auto result) -> Status {
        if (!result) {
            return std::move(result).error();
        }
        answer = *std::move(result);
        return done();
    };
    const auto ask = [&](const auto& q) -> Status {
        using Asked = std::decay_t<decltype(q)>;
        if constexpr (std::is_same_v<Asked, ScoresQuery>) {
            return keep(report_scores(store, parts.basis.surveys, q));
        } else if constexpr (std::is_same_v<Asked, ChoicesQuery>) {
            return keep(report_choices(store, parts.basis.surveys, q));
        } else if constexpr (std::is_same_v<Asked, CompletenessQuery>) {
            return keep(report_completeness(store, parts.basis.places, q));
        } else if constexpr (std::is_same_v<Asked, AlertsQuery>) {
            return keep(report_alerts(store, parts.basis, q, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, QuarantineQuery>) {
            return keep(report_quarantine(store, q));
        } else if constexpr (std::is_same_v<Asked, VisitsQuery>) {
            return keep(report_visits(store, q, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, HealthQuery>) {
            answer = HealthReport{};
            return done();
        } else if constexpr (std::is_same_v<Asked, DescriptionQuery>) {
            answer = DescriptionReport{};
            return done();
        } else {
            return keep(parts.metrics());
        }
    };
    const auto work = [&] { return std::visit(ask, query); };
    // Visits get their places in the feed when somebody asks for them.
    const bool writes = std::holds_alternative<VisitsQuery>(query);
    auto read = writes ? store.transact(work) : store.read(work);
    if (!read) {
        return std::move(read).error();
    }
    return *std::move(answer);
}

}  // namespace afterword
