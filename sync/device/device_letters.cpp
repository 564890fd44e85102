// SPDX-License-Identifier: Apache-2.0
// What the screens say to the sync side.
#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/memory.hpp"
#include "sync/device/device_parts.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {

void Device::Parts::handle(const StoreVisit& letter) {
    const Tick came = clock.tick();
    auto stored = machine ? room.store([&] { return machine->storage.outbox.add(letter.visit); })
                          : Result<VisitId>(Error{Errc::Io, "the database is not open"});
    if (!stored) {
        tell(NotStored{letter.ticket, std::move(stored).error()});
        return;
    }
    tell(Stored{letter.ticket, *stored});
    if (letter.visit.help) {
        link.hurry();
    }
    Visit visit = letter.visit;
    visit.id = *stored;
    note(machine->own_alerts.note(visit));
    tell_alerts();
    machine->uplink.row_added(came);
}

void Device::Parts::handle(const StoreAlertStep& letter) {
    const Tick came = clock.tick();
    auto stored = machine ? room.store([&] { return machine->storage.outbox.add(letter.step); })
                          : Status(Error{Errc::Io, "the database is not open"});
    if (!stored) {
        tell(NotStored{letter.ticket, std::move(stored).error()});
        return;
    }
    tell(Stored{letter.ticket, {}});
    machine->uplink.row_added(came);
}

void Device::Parts::handle(const NoteAlertStep& letter) {
    const Tick came = clock.tick();
    const auto stored = machine
                            ? room.store([&] { return machine->storage.outbox.add(letter.step); })
                            : Status(Error{Errc::Io, "the database is not open"});
    if (!stored) {
        log_warning("alert_step_not_stored").with("why", stored.error().message);
        return;
    }
    machine->uplink.row_added(came);
}

void Device::Parts::handle(const ScreenHealth& letter) {
    screen = letter;
    if (letter.tapped) {
        last_tap = clock.tick();
    }
}

// Nobody waits for this one; what cannot be kept is an exposure lost, never an answer.
void Device::Parts::handle(const StoreArmedWindow& letter) {
    const Tick came = clock.tick();
    const auto stored = machine
                            ? room.store([&] { return machine->storage.outbox.add(letter.window); })
                            : Status(Error{Errc::Io, "the database is not open"});
    if (!stored) {
        log_warning("armed_window_not_stored").with("why", stored.error().message);
        return;
    }
    machine->uplink.row_added(came);
}

void Device::Parts::handle(const TellTill& letter) {
    // A till that does not hear of it waits for its own clock.
    static_cast<void>(link.publish(
        {up_topic(UpKind::Answer, options.kiosk), encode_arm_ended(letter.nonce), 1, Retain::No}));
}

void Device::Parts::handle(const PinTried& letter) {
    if (letter.outcome != PinTried::Outcome::Wrong) {
        link.hurry();  // whoever signs in wants to see what there is
    }
    if (!machine) {
        return;
    }
    PinLocks& locks = machine->storage.pin_locks;
    switch (letter.outcome) {
        case PinTried::Outcome::Wrong:
            note(locks.note_wrong(letter.code));
            break;
        case PinTried::Outcome::Right:
            note(locks.note_right(letter.code));
            break;
        case PinTried::Outcome::RightOfLead:
            note(locks.unlock_all());
            break;
    }
    tell_pin_tries();
}

void Device::Parts::handle(const AskFacts&) {
    DeviceFacts facts;
    facts.at = clock.tick();
    facts.online_since = online_since;
    if (machine) {
        facts.last_receipt = machine->uplink.last_receipt();
    }
    if (const auto room_left = free_bytes(options.data_dir)) {
        facts.free_bytes = *room_left;
    }
    if (const auto held = resident_bytes()) {
        facts.memory_bytes = *held;
    }
    tell(facts);
}

void Device::Parts::handle(const SendNow&) {
    link.hurry();
    if (machine) {
        machine->uplink.hurry();
    }
}

void Device::Parts::handle(const ReportFault& letter) {
    log_warning("fault_reported").with("by", letter.by);
    fault_reported_by = letter.by;
}

}  // namespace afterword
