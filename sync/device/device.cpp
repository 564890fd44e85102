// SPDX-License-Identifier: Apache-2.0
#include "sync/device/device.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/lock_file.hpp"
#include "platform/linux/memory.hpp"
#include "sync/device/downlink.hpp"
#include "sync/device/have_report.hpp"
#include "sync/device/room.hpp"
#include "sync/device/storage.hpp"
#include "sync/device/uplink.hpp"
#include "sync/wire/state_message.hpp"
#include "sync/wire/today_message.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kHousekeeping{10'000};

// What lives and dies with one opening of the database.
struct Machine {
    Machine(Storage opened, const DeviceOptions& options, const Clock& clock, Link& link)
        : storage(std::move(opened)),
          uplink({options.kiosk, options.survey, options.config, AFTERWORD_VERSION}, storage.outbox,
                 storage.inbox, clock, link, options.flush_delay),
          downlink(storage.inbox, clock) {}

    Storage storage;  // first: the others borrow it
    Uplink uplink;
    Downlink downlink;
};

}  // namespace

struct Device::Parts {
    Parts(DeviceOptions o, const Clock& c, Rng& r, Link& l, std::function<void(ToMain)> t,
          LockFile held)
        : options(std::move(o)),
          clock(c),
          rng(r),
          link(l),
          tell(std::move(t)),
          lock(std::move(held)),
          room(Ballast(options.data_dir / "ballast")),
          next_housekeeping(c.tick()) {}

    Status open_machine();

    void handle(const StoreVisit& letter);
    void handle(const StoreAlertStep& letter);
    void handle(const ScreenHealth& letter);
    void handle(const StoreArmedWindow& letter);
    void handle(const TellTill& letter);
    void handle(const PinTried& letter);
    void handle(const AskFacts& letter);
    void handle(const SendNow& letter);
    void handle(const ReportFault& letter);
    void handle(const LinkUp& event);
    void handle(const LinkDown& event);
    void handle(const Arrived& event);
    void handle_receipt(const std::string& payload);
    void handle_alert(const std::string& payload);
    void handle_arm(const std::string& payload);
    void handle_today(const std::string& payload);

    void note(const Status& status);
    void keep_house();
    void report_have();
    [[nodiscard]] Have have();
    void tell_health();
    void tell_alerts();
    void tell_pin_tries();

    const DeviceOptions options;
    const Clock& clock;
    Rng& rng;
    Link& link;
    const std::function<void(ToMain)> tell;
    const LockFile lock;
    Room room;
    std::unique_ptr<Machine> machine;  // null while the database cannot be opened

    std::uint32_t session = 0;  // 0 = no link
    std::optional<WallTime> online_since;
    std::string fault_reported_by;  // staff number; empty while all is well
    Tick next_housekeeping;
    ScreenHealth screen;
    std::optional<Tick> last_tap;
    HaveReport report;
    std::optional<SyncHealth> told_health;
    std::optional<std::vector<KnownAlert>> told_alerts;
};

Status Device::Parts::open_machine() {
    machine.reset();  // one connection at a time
    const StoragePlace place{options.data_dir, options.vfs, options.retention};
    auto storage = room.store([&] { return open_storage(place, clock, rng); });
    if (!storage) {
        return std::move(storage).error();
    }
    machine = std::make_unique<Machine>(*std::move(storage), options, clock, link);
    if (session != 0) {
        machine->uplink.link_up(session);
    }
    return done();
}

void Device::Parts::handle(const StoreVisit& letter) {
    auto stored = machine ? room.store([&] { return machine->storage.outbox.add(letter.visit); })
                          : Result<VisitId>(Error{Errc::Io, "the database is not open"});
    if (!stored) {
        tell(NotStored{letter.ticket, std::move(stored).error()});
        return;
    }
    tell(Stored{letter.ticket, *stored});
    machine->uplink.row_added();
}

void Device::Parts::handle(const StoreAlertStep& letter) {
    auto stored = machine ? room.store([&] { return machine->storage.outbox.add(letter.step); })
                          : Status(Error{Errc::Io, "the database is not open"});
    if (!stored) {
        tell(NotStored{letter.ticket, std::move(stored).error()});
        return;
    }
    tell(Stored{letter.ticket, {}});
    machine->uplink.row_added();
}

void Device::Parts::handle(const ScreenHealth& letter) {
    screen = letter;
    if (letter.tapped) {
        last_tap = clock.tick();
    }
}

// Nobody waits for this one; what cannot be kept is an exposure lost, never an answer.
void Device::Parts::handle(const StoreArmedWindow& letter) {
    const auto stored = machine
                            ? room.store([&] { return machine->storage.outbox.add(letter.window); })
                            : Status(Error{Errc::Io, "the database is not open"});
    if (!stored) {
        log_warning("armed_window_not_stored").with("why", stored.error().message);
        return;
    }
    machine->uplink.row_added();
}

void Device::Parts::handle(const TellTill& letter) {
    // A till that does not hear of it waits for its own clock.
    static_cast<void>(link.publish(
        {up_topic(UpKind::Answer, options.kiosk), encode_arm_ended(letter.nonce), 1, Retain::No}));
}

void Device::Parts::handle(const PinTried& letter) {
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
    if (machine) {
        machine->uplink.hurry();
    }
}

void Device::Parts::handle(const ReportFault& letter) {
    log_warning("fault_reported").with("by", letter.by);
    fault_reported_by = letter.by;
}

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
    const auto message = decode_alert(payload);
    if (!message) {
        log_warning("alert_unreadable").with("why", message.error().message);
        return;
    }
    const auto news = room.store([&] { return machine->downlink.handle(*message); });
    if (news && *news == Inbox::News::Alert) {
        tell_alerts();
    }
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
        room.recover([&] { return outbox.save().ok(); });
        return;
    }
    if (outbox.unsaved()) {
        note(outbox.save());
    }
    note(outbox.forget());
    note(inbox.forget(options.retention));
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
        tell(AlertsKnown{alerts});
        told_alerts = std::move(alerts);
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
    }
    parts_->report_have();
    parts_->tell_health();
}

Tick Device::next_wake() const {
    Tick next = parts_->next_housekeeping;
    const auto consider = [&](std::optional<Tick> when) {
        next = std::min(next, when.value_or(next));
    };
    consider(parts_->report.due());
    if (const auto& machine = parts_->machine) {
        consider(machine->uplink.next_wake());
        consider(machine->downlink.hello_due());
    }
    return next;
}

}  // namespace afterword
