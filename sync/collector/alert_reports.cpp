// SPDX-License-Identifier: Apache-2.0
// What people ask about alerts, and about who was told of them.
#include "platform/base/log.hpp"
#include "sync/collector/alert_clock.hpp"
#include "sync/collector/report.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostPlaced = 1000;  // alerts that get their place in the feed at once

Result<AlertLine> line_of(Store& store, const Basis& basis, AlertMessage message, WallTime now) {
    auto history = store.history(message.alert.id);
    if (!history) {
        return std::move(history).error();
    }
    return AlertLine{as_of(std::move(message), basis, now), *std::move(history)};
}

Result<AlertEventsReport> beginning(Store& store, const AlertEventsQuery& query) {
    AlertEventsReport report;
    report.kind = AlertEventsReport::Kind::Beginning;
    auto end = store.end_of_alerts();
    auto open = store.alerts({query.store, std::nullopt, 0, AlertFilter::Which::NotEnded});
    if (!end || !open) {
        return end ? std::move(open).error() : std::move(end).error();
    }
    report.upto = *end;
    for (auto& message : *open) {
        report.alerts.push_back({{}, std::move(message)});
    }
    return report;
}

Result<AlertEventsReport> following(Store& store, const AlertEventsQuery& query) {
    AlertEventsReport report;
    auto fed = store.alerts_fed_after(query.after->place, kMostEvents);
    if (!fed) {
        return std::move(fed).error();
    }
    report.upto = fed->empty() ? *query.after : fed->back().cursor;
    report.more = fed->size() == kMostEvents;
    report.alerts = *std::move(fed);
    std::erase_if(report.alerts, [&](const FedAlert& one) {
        return query.store && one.message.alert.store != *query.store;
    });
    return report;
}

}  // namespace

Result<AlertsReport> report_alerts(Store& store, const Basis& basis, const AlertsQuery& query,
                                   WallTime now) {
    auto messages = store.alerts({query.store, query.stage, 0, AlertFilter::Which::All});
    if (!messages) {
        return std::move(messages).error();
    }
    AlertsReport answer;
    for (auto& message : *messages) {
        auto line = line_of(store, basis, std::move(message), now);
        if (!line) {
            return std::move(line).error();
        }
        answer.push_back(*std::move(line));
    }
    return answer;
}

Result<AlertReport> report_alert(Store& store, const Basis& basis, const AlertId& alert,
                                 WallTime now) {
    auto message = store.find_alert(alert);
    if (!message) {
        return std::move(message).error();
    }
    if (!*message) {
        return AlertReport{};
    }
    auto line = line_of(store, basis, **std::move(message), now);
    if (!line) {
        return std::move(line).error();
    }
    return AlertReport{*std::move(line)};
}

Result<AlertEventsReport> report_alert_events(Store& store, const Basis& basis,
                                              const AlertEventsQuery& query, WallTime now) {
    if (auto placed = store.give_alert_places(now, kMostPlaced); !placed) {
        return std::move(placed).error();
    }
    Result<bool> known = false;
    if (query.after) {
        known = store.gave_alert(*query.after);
    }
    if (!known) {
        return std::move(known).error();
    }
    auto report = *known ? following(store, query) : beginning(store, query);
    if (report) {
        for (auto& one : report->alerts) {
            one.message = as_of(std::move(one.message), basis, now);
        }
    }
    return report;
}

Result<NoticesReport> report_notices(Store& store, const NoticesQuery& query) {
    return store.deliveries({query.state, std::nullopt, kMostNotices});
}

Result<ResendReport> resend_notice(Store& store, const ResendQuery& query, WallTime now) {
    auto found = store.find_delivery(query.notice, query.channel);
    if (!found) {
        return std::move(found).error();
    }
    ResendReport report{ResendReport::Ending::Unknown, *std::move(found)};
    if (!report.delivery) {
        return report;
    }
    if (report.delivery->state != DeliveryState::Dead) {
        report.ending = ResendReport::Ending::NotDead;
        return report;
    }
    report.ending = ResendReport::Ending::Waiting;
    report.delivery->state = DeliveryState::Waiting;
    report.delivery->tries = 0;
    report.delivery->due = now;
    if (auto saved = store.save(*report.delivery); !saved) {
        return std::move(saved).error();
    }
    log_info("notice_resent")
        .with("alert", report.delivery->of.notice.alert.text)
        .with("channel", query.channel.text)
        .with("by", query.by);
    return report;
}

}  // namespace afterword
