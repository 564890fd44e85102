// SPDX-License-Identifier: Apache-2.0
#include "sync/device/device.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"
#include "sync/device/device_parts.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kHousekeeping{10'000};

}  // namespace

Status Device::Parts::open_machine() {
    machine.reset();  // one connection at a time
    const StoragePlace place{options.data_dir, options.vfs, options.retention};
    auto storage = room.store([&] { return open_storage(place, clock, rng); });
    if (!storage) {
        return std::move(storage).error();
    }
    machine = std::make_unique<Machine>(*std::move(storage), options, clock, link);
    note(machine->own_alerts.load());
    if (session != 0) {
        machine->uplink.link_up(session);
    }
    return done();
}

void Device::Parts::note(const Status& status) {
    if (!status) {
        room.note(status.error());
    }
}

void Device::Parts::keep_house() {
    if (room.damaged() && open_machine()) {
        room.mended();
    }
    if (!machine) {
        return;
    }
    auto& outbox = machine->storage.outbox;
    auto& inbox = machine->storage.inbox;
    if (!room.there()) {
        room.recover([&] { return outbox.save().ok() && outbox.forget().ok(); });
        return;
    }
    if (outbox.unsaved()) {
        note(outbox.save());
    }
    note(outbox.forget());
    note(inbox.forget(options.retention));
    note(machine->own_alerts.settle());
    tell_alerts();
}

Have Device::Parts::have() {
    const Tick now = clock.tick();
    auto& outbox = machine->storage.outbox;
    Have have;
    have.boot = clock.boot();
    have.session = session;
    have.software = AFTERWORD_VERSION;
    have.survey = options.survey;
    have.config = options.config;
    have.mono = now;
    have.wall = clock.wall();
    have.clock = clock.quality();
    have.can_take_rating = screen.can_take_rating && room.there();
    if (last_tap) {
        have.last_tap = now - *last_tap;
    }
    have.checks = {{"storage", room.there() ? "ok" : "failed", "sqlite", Milliseconds(0)}};
    if (!fault_reported_by.empty()) {
        have.checks.push_back({"staff", "failed", fault_reported_by, Milliseconds(0)});
    }
    have.queue = outbox.unsent();
    have.oldest_unsent = outbox.oldest_wait().value_or(Milliseconds(0));
    have.free_bytes = static_cast<std::int64_t>(free_bytes(options.data_dir).value_or(0));
    return have;
}

void Device::Parts::report_have() {
    const Tick now = clock.tick();
    if (!machine || session == 0 || !report.due() || *report.due() > now) {
        return;
    }
    const Have state = have();
    if (report.take(state, now)) {
        static_cast<void>(link.publish(
            {up_topic(UpKind::Have, options.kiosk), encode_have(state), 1, Retain::Yes}));
    }
}

void Device::Parts::tell_health() {
    const SyncHealth health{machine && machine->uplink.greeted(),
                            machine ? machine->storage.outbox.unsent() : 0, room.there()};
    if (told_health == health) {
        return;
    }
    told_health = health;
    tell(health);
    if (session != 0) {
        report.touch(clock.tick());
    }
}

void Device::Parts::tell_alerts() {
    auto alerts = machine->storage.inbox.visible();
    if (told_alerts != alerts) {
        tell(AlertsKnown{alerts, std::exchange(ahead, {})});
        told_alerts = std::move(alerts);
    }
}

void Device::Parts::raise_own_alerts() {
    const auto due = machine->own_alerts.next_wake();
    if (room.there() && due && *due <= clock.tick()) {
        note(machine->own_alerts.tick());
        tell_alerts();
    }
}

void Device::Parts::tell_pin_tries() {
    tell(PinTries{machine->storage.pin_locks.all()});
}

Result<Device> Device::open(DeviceOptions options, const Clock& clock, Rng& rng, Link& link,
                            std::function<void(ToMain)> tell) {
    if (auto made = make_directory(options.data_dir); !made) {
        return std::move(made).error();
    }
    auto lock = LockFile::take(options.data_dir / "lock");
    if (!lock) {
        return std::move(lock).error();
    }
    auto parts = std::make_unique<Parts>(std::move(options), clock, rng, link, std::move(tell),
                                         *std::move(lock));
    if (auto opened = parts->open_machine(); !opened) {
        return std::move(opened).error();
    }
    parts->room.begin();
    auto ahead = parts->machine->storage.outbox.steps_ahead();
    if (!ahead) {
        return std::move(ahead).error();
    }
    parts->ahead = *std::move(ahead);
    parts->tell_pin_tries();
    const auto& outbox = parts->machine->storage.outbox;
    log_info("device_opened")
        .with("first", outbox.first().value)
        .with("last", outbox.last().value)
        .with("unsent", outbox.unsent());
    return Device(std::move(parts));
}

Device::Device(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Device::Device(Device&&) noexcept = default;
Device& Device::operator=(Device&&) noexcept = default;

Device::~Device() {
    if (parts_ && parts_->machine && parts_->machine->storage.outbox.unsaved()) {
        // What is lost without it is found again, or sent twice.
        static_cast<void>(parts_->machine->storage.outbox.save());
    }
}

void Device::handle(const ToSync& letter) {
    std::visit([&](const auto& content) { parts_->handle(content); }, letter);
    if (parts_->session != 0) {
        parts_->report.touch(parts_->clock.tick());
    }
    parts_->tell_health();
}

void Device::handle(const LinkEvent& event) {
    std::visit([&](const auto& content) { parts_->handle(content); }, event);
    parts_->tell_health();
}

void Device::tick() {
    const Tick now = parts_->clock.tick();
    parts_->keep_alerts();
    if (now >= parts_->next_housekeeping) {
        parts_->next_housekeeping = now + kHousekeeping;
        parts_->keep_house();
    }
    if (auto& machine = parts_->machine) {
        if (const auto due = machine->downlink.hello_due(); due && *due <= now) {
            machine->downlink.hello_asked();
            machine->uplink.greet();
        }
        parts_->note(machine->uplink.tick());
        parts_->raise_own_alerts();
    }
    parts_->report_have();
    parts_->tell_health();
}

Tick Device::next_wake() const {
    if (!parts_->arrived_alerts.empty()) {
        return parts_->clock.tick();
    }
    Tick next = parts_->next_housekeeping;
    const auto consider = [&](std::optional<Tick> when) {
        next = std::min(next, when.value_or(next));
    };
    consider(parts_->report.due());
    if (const auto& machine = parts_->machine) {
        consider(machine->uplink.next_wake());
        consider(machine->downlink.hello_due());
        if (parts_->room.there()) {
            consider(machine->own_alerts.next_wake());
        }
    }
    return next;
}

}  // namespace afterword
