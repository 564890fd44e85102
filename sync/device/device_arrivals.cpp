// SPDX-License-Identifier: Apache-2.0
// What the link brings: connections, receipts, alerts, the till's word, the store's day.
#include <utility>

#include "platform/base/log.hpp"
#include "sync/device/device_parts.hpp"
#include "sync/wire/state_message.hpp"
#include "sync/wire/today_message.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostAlertsAtOnce = 256;

}  // namespace

void Device::Parts::handle(const LinkUp& event) {
    session = event.session;
    online_since = clock.wall();
    const StateMessage online{Presence::Online, clock.boot(), session};
    // Should it not be taken, the hello says as much.
    static_cast<void>(link.publish(
        {up_topic(UpKind::State, options.kiosk), encode_state(online), 1, Retain::Yes}));
    report.begin_anew(clock.tick());
    if (machine) {
        machine->uplink.link_up(session);
    }
}

void Device::Parts::handle(const LinkDown&) {
    session = 0;
    online_since.reset();
    report.stop();
    if (machine) {
        machine->uplink.link_down();
    }
}

void Device::Parts::handle(const Arrived& event) {
    const auto topic = parse_down_topic(event.topic);
    if (!machine || !topic || topic->kiosk != options.kiosk) {
        return;
    }
    if (topic->kind == DownKind::Receipt) {
        handle_receipt(event.payload);
    } else if (topic->kind == DownKind::Alert) {
        handle_alert(event.payload);
    } else if (topic->kind == DownKind::Arm) {
        handle_arm(event.payload);
    } else if (topic->kind == DownKind::Today) {
        handle_today(event.payload);
    }
}

void Device::Parts::handle_today(const std::string& payload) {
    auto today = decode_today(payload);
    if (!today) {
        log_warning("today_unreadable").with("why", today.error().message);
        return;
    }
    tell(TodayKnown{*std::move(today)});
}

void Device::Parts::handle_arm(const std::string& payload) {
    const auto request = read_arm(payload, options.arm_keys);
    if (!request) {
        log_warning("arming_refused").with("why", request.error().message);
        return;
    }
    ArmAsked asked{*request, std::nullopt};
    if (const auto anchor = machine->storage.outbox.anchors().of(clock.boot())) {
        asked.server = anchor->server + (clock.tick() - anchor->mono);
    } else if (clock.quality() == ClockQuality::Synced) {
        asked.server = clock.wall();
    }
    tell(std::move(asked));
}

void Device::Parts::handle_receipt(const std::string& payload) {
    const auto message = decode_receipt(payload);
    if (!message) {
        log_warning("receipt_unreadable").with("why", message.error().message);
        return;
    }
    note(std::visit([&](const auto& answer) { return machine->uplink.handle(answer); }, *message));
    if (const auto* receipt = std::get_if<Receipt>(&*message)) {
        machine->downlink.heard_of(receipt->change);
    }
}

void Device::Parts::handle_alert(const std::string& payload) {
    auto message = decode_alert(payload);
    if (!message) {
        log_warning("alert_unreadable").with("why", message.error().message);
        return;
    }
    arrived_alerts.push_back(*std::move(message));
    if (arrived_alerts.size() >= kMostAlertsAtOnce) {
        keep_alerts();
    }
}

// What has arrived together is written together: after a time without a network, and for every bad
// rating that was sent then, alerts come by the hundred, and a commit takes milliseconds. Nobody
// was told yet that they are kept.
void Device::Parts::keep_alerts() {
    const auto alerts = std::exchange(arrived_alerts, {});
    if (!machine || alerts.empty()) {
        return;
    }
    const auto fresh = fresh_alerts(alerts);
    const auto news = room.store([&] { return machine->downlink.handle(alerts); });
    if (news && *news == Inbox::News::Alert) {
        tell_alerts();
    }
    // It is on the kiosk's disk now; the collector wants to know, and staff need not.
    for (const Alert* alert : fresh) {
        AlertStep step;
        step.at = moment_of(clock);
        step.alert = alert->id;
        step.rev = alert->rev;
        step.step = AlertStepKind::Stored;
        if (news) {
            handle(NoteAlertStep{std::move(step)});
        }
    }
}

// Those that staff of this kiosk will have to act on and did not know of.
std::vector<const Alert*> Device::Parts::fresh_alerts(
    const std::vector<AlertMessage>& alerts) const {
    std::vector<const Alert*> fresh;
    for (const auto& message : alerts) {
        if (options.raising && !ended(message.alert.stage) &&
            !machine->storage.inbox.knows(message.alert.id)) {
            fresh.push_back(&message.alert);
        }
    }
    return fresh;
}

}  // namespace afterword
