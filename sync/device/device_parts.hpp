// SPDX-License-Identifier: Apache-2.0
// What a Device is made of. Internal to device.cpp (its life), device_letters.cpp (what the screens
// say) and device_arrivals.cpp (what the link brings).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/linux/lock_file.hpp"
#include "sync/device/device.hpp"
#include "sync/device/downlink.hpp"
#include "sync/device/have_report.hpp"
#include "sync/device/own_alerts.hpp"
#include "sync/device/room.hpp"
#include "sync/device/storage.hpp"
#include "sync/device/uplink.hpp"

namespace afterword {

// What lives and dies with one opening of the database.
struct Machine {
    Machine(Storage opened, const DeviceOptions& options, const Clock& clock, Link& link)
        : storage(std::move(opened)),
          uplink({options.kiosk, options.survey, options.config, AFTERWORD_VERSION}, storage.outbox,
                 storage.inbox, clock, link, options.flush_delay),
          downlink(storage.inbox, clock),
          own_alerts(options.kiosk, options.raising ? &*options.raising : nullptr, storage.outbox,
                     storage.inbox, clock) {}

    Storage storage;  // first: the others borrow it
    Uplink uplink;
    Downlink downlink;
    OwnAlerts own_alerts;
};

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
    void handle(const NoteAlertStep& letter);
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
    void keep_alerts();
    [[nodiscard]] std::vector<const Alert*> fresh_alerts(
        const std::vector<AlertMessage>& alerts) const;
    void handle_arm(const std::string& payload);
    void handle_today(const std::string& payload);

    void note(const Status& status);
    void keep_house();
    void report_have();
    [[nodiscard]] Have have();
    void tell_health();
    void tell_alerts();
    void raise_own_alerts();
    void tell_pin_tries();

    const DeviceOptions options;
    const Clock& clock;
    Rng& rng;
    Link& link;
    const std::function<void(ToMain)> tell;
    const LockFile lock;
    std::vector<AlertMessage> arrived_alerts;  // since the last tick
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
    std::vector<AlertStep> ahead;  // to be told with them
};

}  // namespace afterword
