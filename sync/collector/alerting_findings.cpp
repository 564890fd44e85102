// SPDX-License-Identifier: Apache-2.0
// Alerts of what no single visit says, and what time alone does to alerts.
#include "sync/collector/alerting.hpp"

namespace afterword {

Status Alerting::count(const VisitRecord& record, const Visit& visit) {
    auto alarms = trends_.take(record, visit);
    if (!alarms) {
        return std::move(alarms).error();
    }
    for (const auto& alarm : *alarms) {
        if (auto raised = raise(Finding{AlertKind::Trend, alarm.alert, alarm.key.kiosk, alarm.store,
                                        alarm.n, alarm.title});
            !raised) {
            return raised;
        }
    }
    return done();
}

Status Alerting::raise(const Finding& finding) {
    AlertMessage message;
    Alert& alert = message.alert;
    alert.id = finding.id;
    alert.kind = finding.kind;
    alert.store = finding.store;
    alert.kiosk = finding.kiosk;
    alert.opened = now_;
    alert.n = finding.n;
    alert.title = finding.title;
    return start(std::move(message));
}

Result<bool> Alerting::stands(const AlertId& alert) {
    if (alert.text.empty()) {
        return false;
    }
    auto known = store_.find_alert(alert);
    if (!known) {
        return std::move(known).error();
    }
    return *known && !ended((*known)->alert.stage);
}

Status Alerting::look_again(const AlertId& alert) {
    auto known = find_locked(alert);
    if (!known || !*known) {
        return known ? done() : Status(std::move(known).error());
    }
    const AlertMessage& message = **known;
    return escalator_.has_expired(message.alert) ? expire(alert, "nobody has ended it in time")
                                                 : escalator_.look(message);
}

Status Alerting::expire(const AlertId& alert, const std::string& why) {
    auto known = store_.find_alert(alert);
    if (!known || !*known) {
        return known ? done() : Status(std::move(known).error());
    }
    AlertMessage message = **std::move(known);
    message.alert.stage = AlertStage::Expired;
    ++message.alert.rev;
    HistoryEntry line;
    line.alert = alert;
    line.step = name(AlertStage::Expired);
    line.at = now_;
    line.note = why;
    if (auto noted = store_.add_history(line); !noted) {
        return std::move(noted).error();
    }
    return keep(message);
}

}  // namespace afterword
