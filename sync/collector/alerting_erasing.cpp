// SPDX-License-Identifier: Apache-2.0
// Alerts without what shoppers wrote.
#include <array>

#include "sync/collector/alerting.hpp"
#include "sync/model/alert_id.hpp"

namespace afterword {
namespace {

// Those that a single visit raises.
constexpr std::array kOfVisits = {AlertKind::Help, AlertKind::CallBack, AlertKind::RedLine,
                                  AlertKind::LowScore};

}  // namespace

Status Alerting::forget_words(const KioskId& kiosk, const VisitId& visit) {
    for (const AlertKind kind : kOfVisits) {
        auto known = find_locked(alert_id(kiosk, visit, kind));
        if (!known) {
            return std::move(known).error();
        }
        if (!*known || (*known)->alert.text.empty()) {
            continue;
        }
        const auto leader = (*known)->alert.into;
        const std::string words = (*known)->alert.text;
        if (auto forgotten = forget(**known); !forgotten) {
            return forgotten;
        }
        if (leader) {
            if (auto forgotten = forget_quote(*leader, words); !forgotten) {
                return forgotten;
            }
        }
    }
    return done();
}

// The leader of a group quotes one of its members.
Status Alerting::forget_quote(const AlertId& leader, const std::string& words) {
    auto known = find_locked(leader);
    if (!known) {
        return std::move(known).error();
    }
    return *known && (*known)->alert.text == words ? forget(**known) : done();
}

Status Alerting::forget(AlertMessage& message) {
    message.alert.text.clear();
    message.alert.read_by.reset();
    return keep(message);
}

}  // namespace afterword
