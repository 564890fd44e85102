// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/relay.hpp"

#include "sync/collector/alert_clock.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {

void Relay::tell_store(const AlertMessage& alert, std::vector<Outgoing>& messages) const {
    const std::string text = encode_alert(as_of(alert, basis_, now_));
    for (const auto& kiosk : basis_.places.kiosks_of(alert.alert.store, now_)) {
        messages.push_back({down_topic(DownKind::Alert, kiosk), text});
    }
    messages.push_back({store_alerts_topic(alert.alert.store), text});
}

void Relay::catch_up(const KioskId& kiosk, std::int64_t change,
                     const std::vector<AlertMessage>& alerts,
                     std::vector<Outgoing>& messages) const {
    for (const auto& alert : alerts) {
        AlertMessage linked = as_of(alert, basis_, now_);
        linked.after = change;
        change = alert.change;
        messages.push_back({down_topic(DownKind::Alert, kiosk), encode_alert(linked)});
    }
}

}  // namespace afterword
