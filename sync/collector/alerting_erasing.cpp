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
        (*known)->alert.text.clear();
        if (auto kept = keep(**known); !kept) {
            return kept;
        }
    }
    return done();
}

}  // namespace afterword
