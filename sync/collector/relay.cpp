// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/relay.hpp"

#include "sync/collector/alert_clock.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

// Without anybody's own words: passers-by read those screens, too.
AlertMessage for_screens(AlertMessage message) {
    message.alert.text.clear();
    message.alert.read_by.reset();
    message.alert.noted.clear();
    return message;
}

}  // namespace

void Relay::tell_store(const AlertMessage& alert, std::vector<Outbound>& messages) const {
    const AlertMessage now = as_of(alert, basis_, now_);
    const std::string text = encode_alert(now);
    for (const auto& kiosk : basis_.places.kiosks_of(alert.alert.store, now_)) {
        messages.push_back({{down_topic(DownKind::Alert, kiosk), text}, {{alert.alert.id, kiosk}}});
    }
    messages.push_back({{store_alerts_topic(alert.alert.store), encode_alert(for_screens(now))},
                        {{alert.alert.id}}});
}

void Relay::catch_up(const KioskId& kiosk, std::int64_t change,
                     const std::vector<AlertMessage>& alerts,
                     std::vector<Outbound>& messages) const {
    for (const auto& alert : alerts) {
        AlertMessage linked = as_of(alert, basis_, now_);
        linked.after = change;
        change = alert.change;
        messages.push_back({{down_topic(DownKind::Alert, kiosk), encode_alert(linked)},
                            {{alert.alert.id, kiosk}}});
    }
}

}  // namespace afterword
