// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/relay.hpp"

#include "sync/collector/alerting.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {

void relay(const AlertMessage& alert, const Register& places, WallTime now,
           std::vector<Outgoing>& messages) {
    const std::string text = encode_alert(as_of(alert, now));
    for (const auto& kiosk : places.kiosks_of(alert.alert.store, now)) {
        messages.push_back({down_topic(DownKind::Alert, kiosk), text});
    }
    messages.push_back({store_alerts_topic(alert.alert.store), text});
}

void catch_up(const KioskId& kiosk, std::int64_t change, const std::vector<AlertMessage>& alerts,
              WallTime now, std::vector<Outgoing>& messages) {
    for (const auto& alert : alerts) {
        AlertMessage linked = as_of(alert, now);
        linked.after = change;
        change = alert.change;
        messages.push_back({down_topic(DownKind::Alert, kiosk), encode_alert(linked)});
    }
}

}  // namespace afterword
