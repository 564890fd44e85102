// SPDX-License-Identifier: Apache-2.0
// What people and programs ask.
#include "sync/collector/cases.hpp"
#include "sync/collector/collector_parts.hpp"
#include "sync/collector/reading.hpp"
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

// A step's transaction, and a case's, are their own.
bool decides_itself(const Query& query) {
    return std::holds_alternative<StepQuery>(query) || std::holds_alternative<CaseQuery>(query);
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

// Within a transaction of the caller's, but for what decides_itself().
struct Collector::Parts::Asking : Reading {
    Parts& parts;

    explicit Asking(Parts& asked)
        : Reading{*asked.store, asked.basis, asked.clock.wall()}, parts(asked) {}

    using Reading::operator();
    Result<Report> operator()(const AlertQuery& q) const {
        return reported(report_alert(store, basis, q.alert, now));
    }
    Result<Report> operator()(const AlertEventsQuery& q) const {
        return reported(report_alert_events(store, basis, q, now));
    }
    Result<Report> operator()(const OpenContactQuery& q) const {
        return reported(open_contact(store, q, now));
    }
    Result<Report> operator()(const ResendQuery& q) const {
        return reported(resend_notice(store, q, now));
    }
    Result<Report> operator()(const VisitsQuery& q) const {
        return reported(report_visits(store, q, now));
    }
    Result<Report> operator()(const TillCountsQuery& q) const {
        return reported(take_till_counts(store, basis.places, q, now));
    }
    Result<Report> operator()(const StepQuery& q) const {
        return reported(parts.take_step(q.step));
    }
    Result<Report> operator()(const CaseQuery& q) const { return reported(parts.answer_case(q)); }
    Result<Report> operator()(const MetricsQuery&) const { return reported(parts.metrics()); }
    Result<Report> operator()(const HealthQuery&) const { return Report(HealthReport{}); }
    Result<Report> operator()(const DescriptionQuery&) const { return Report(DescriptionReport{}); }
};

const Basis& Collector::basis() const {
    return parts_->basis;
}

Result<Report> Collector::answer(const Query& query) {
    const Parts::Asking asking(*parts_);
    if (decides_itself(query)) {
        return std::visit(asking, query);
    }
    std::optional<Report> answer;
    const auto work = [&]() -> Status {
        auto report = std::visit(asking, query);
        if (!report) {
            return std::move(report).error();
        }
        answer = *std::move(report);
        return done();
    };
    Store& store = *parts_->store;
    auto worked = writes(query) ? store.transact(work) : store.read(work);
    if (!worked) {
        return std::move(worked).error();
    }
    return *std::move(answer);
}

}  // namespace afterword
