// SPDX-License-Identifier: Apache-2.0
// Alerts that a kiosk raises itself, since the collector has not answered for their visits in time.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/device/inbox.hpp"
#include "sync/device/outbox.hpp"
#include "sync/model/alert_causes.hpp"

namespace afterword {

// What a kiosk needs to judge its own visits.
struct RaisingBasis {
    StoreId store;
    std::vector<Survey> surveys;
    SafetyWords words = SafetyWords::standard();
};

// A state machine without a clock or thread of its own. Errors are those of outbox and inbox; what
// could not be stored is tried again.  Thread: sync.
class OwnAlerts {
  public:
    static constexpr Milliseconds kRaiseAfter{30'000};
    // An alert that the collector, which has its visit, does not know by then, it has judged
    // otherwise.
    static constexpr Milliseconds kAgreeWithin{10 * 60'000};

    // All references outlive it. `basis` is null where nobody would see them.
    OwnAlerts(KioskId kiosk, const RaisingBasis* basis, Outbox& outbox, Inbox& inbox,
              const Clock& clock)
        : kiosk_(std::move(kiosk)), basis_(basis), outbox_(outbox), inbox_(inbox), clock_(clock) {}

    // Takes up what the program before had stored.
    Status load();
    // The outbox's last row is this visit.
    Status note(const Visit& visit);
    // Raises what is due.
    Status tick();
    [[nodiscard]] std::optional<Tick> next_wake() const;
    // Lets go of what the collector has judged otherwise; now and then.
    Status settle();

  private:
    struct Waiting {
        Alert alert;
        Seq seq;  // of the first row that is a cause
        Tick since;
    };
    struct Raised {
        Seq seq;                        // its last row
        std::optional<Tick> receipted;  // since when that is at the collector
    };

    Status note(const Visit& visit, AlertKind kind);
    Status raise(Alert alert);
    Status keep(Alert alert);
    // Of its group, open, and not touched by staff here.
    Result<std::optional<Alert>> leader_of(const Alert& alert);
    [[nodiscard]] Alert new_alert(const Visit& visit, const AlertCause& cause) const;

    const KioskId kiosk_;
    const RaisingBasis* basis_;
    Outbox& outbox_;
    Inbox& inbox_;
    const Clock& clock_;
    std::map<AlertId, Waiting> waiting_;
    std::map<AlertId, Raised> raised_;
};

}  // namespace afterword
