// SPDX-License-Identifier: Apache-2.0
// What people and programs ask.
#include "sync/collector/cases.hpp"
#include "sync/collector/collector_parts.hpp"
#include "sync/collector/report.hpp"
#include "sync/collector/till_counts.hpp"

namespace afterword {
namespace {

// What is the asker's affair; empty for what is the store's.
std::optional<StepReport::Ending> ending_of(Errc code) {
    switch (code) {
        case Errc::NotFound:
            return StepReport::Ending::Unknown;
        case Errc::Conflict:
            return StepReport::Ending::Refused;
        case Errc::Invalid:
            return StepReport::Ending::Invalid;
        case Errc::Busy:
            return StepReport::Ending::Moved;
        default:
            return std::nullopt;
    }
}

// Visits and alerts get their places in the feed when somebody asks for them, and who opens a
// contact is kept. What tills counted is looked at as it is written.
bool writes(const Query& query) {
    return std::holds_alternative<VisitsQuery>(query) ||
           std::holds_alternative<AlertEventsQuery>(query) ||
           std::holds_alternative<OpenContactQuery>(query) ||
           std::holds_alternative<ResendQuery>(query) ||
           std::holds_alternative<TillCountsQuery>(query);
}

}  // namespace

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

// What it changes is in the store and on its way to kiosks before the answer is.
Result<StepReport> Collector::Parts::take_step(AlertStep step) {
    const WallTime now = clock.wall();
    step.at = moment_of(clock);
    Alerting alerting(*store, basis, now);
    StepReport report;
    auto stored = store->transact([&]() -> Status {
        auto acted = alerting.act(step);
        if (!acted) {
            return std::move(acted).error();
        }
        return alerting.write();
    });
    if (!stored) {
        const auto ending = ending_of(stored.error().code);
        if (!ending) {
            return std::move(stored).error();
        }
        report.ending = *ending;
        report.why = stored.error().message;
    }
    if (stored) {
        tell_stores(alerting.changed(), now);
    }
    auto read = store->read([&]() -> Status {
        auto alert = report_alert(*store, basis, step.alert, now);
        if (!alert) {
            return std::move(alert).error();
        }
        report.line = std::move(alert->line);
        return done();
    });
    if (!read) {
        return std::move(read).error();
    }
    // At the rev it was made on: then it was the database that was in use.
    if (report.ending == StepReport::Ending::Moved && report.line &&
        report.line->message.alert.rev == step.rev) {
        return Error{Errc::Busy, report.why};
    }
    return report;
}

// As a step: what it changes is stored first.
Result<CaseReport> Collector::Parts::answer_case(const CaseQuery& query) {
    const WallTime now = clock.wall();
    Cases cases(*store, basis, now);
    std::optional<CaseReport> report;
    const auto work = [&]() -> Status {
        auto answered = cases.answer(query);
        if (!answered) {
            return std::move(answered).error();
        }
        report = *std::move(answered);
        return done();
    };
    auto answered = query.act == CaseQuery::Act::Look ? store->read(work) : store->transact(work);
    if (!answered) {
        return std::move(answered).error();
    }
    tell_stores(cases.changed(), now);
    return *std::move(report);
}

Result<Report> Collector::answer(const Query& query) {
    Parts& parts = *parts_;
    Store& store = *parts.store;
    if (const auto* step = std::get_if<StepQuery>(&query)) {
        auto taken = parts.take_step(step->step);
        return taken ? Result<Report>(*std::move(taken)) : std::move(taken).error();
    }
    if (const auto* of_case = std::get_if<CaseQuery>(&query)) {
        auto answered = parts.answer_case(*of_case);
        return answered ? Result<Report>(*std::move(answered)) : std::move(answered).error();
    }
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
        } else if constexpr (std::is_same_v<Asked, AlertQuery>) {
            return keep(report_alert(store, parts.basis, q.alert, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, AlertEventsQuery>) {
            return keep(report_alert_events(store, parts.basis, q, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, ContactsQuery>) {
            return keep(report_contacts(store));
        } else if constexpr (std::is_same_v<Asked, OpenContactQuery>) {
            return keep(open_contact(store, q, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, NoticesQuery>) {
            return keep(report_notices(store, q));
        } else if constexpr (std::is_same_v<Asked, ResendQuery>) {
            return keep(resend_notice(store, q, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, StepQuery> || std::is_same_v<Asked, CaseQuery>) {
            return done();  // answered above, in a transaction of its own
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
        } else if constexpr (std::is_same_v<Asked, AlertFiguresQuery>) {
            return keep(report_alert_figures(store, parts.basis, q, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, TillCountsQuery>) {
            return keep(take_till_counts(store, parts.basis.places, q, parts.clock.wall()));
        } else {
            return keep(parts.metrics());
        }
    };
    const auto work = [&] { return std::visit(ask, query); };
    auto read = writes(query) ? store.transact(work) : store.read(work);
    if (!read) {
        return std::move(read).error();
    }
    return *std::move(answer);
}

}  // namespace afterword
