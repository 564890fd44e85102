// SPDX-License-Identifier: Apache-2.0
// The letters between the main thread and the sync thread of a kiosk.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/link/link.hpp"
#include "sync/model/alert.hpp"
#include "sync/model/arming.hpp"
#include "sync/model/pin_lock.hpp"
#include "sync/model/today.hpp"
#include "sync/model/visit.hpp"

namespace afterword {

// Names a request, so that its answer finds back.
struct Ticket {
    std::uint64_t value = 0;
    auto operator<=>(const Ticket&) const = default;
};

// Commit this visit as it stands. With id.ordinal 0 it is a new one, and the outbox gives it its
// id.
struct StoreVisit {
    Ticket ticket;
    Visit visit;
};
// Commit this step of the staff.
struct StoreAlertStep {
    Ticket ticket;
    AlertStep step;
};
// Commit, though nobody waits for it, that somebody who is signed in has an alert on the screen.
struct NoteAlertStep {
    AlertStep step;
};
// Commit what became of a window the till had opened.
struct StoreArmedWindow {
    ArmedWindow window;
};
// What the till is told: that its window has ended.
struct TellTill {
    ArmNonce nonce;
};
// Somebody tried a PIN.
struct PinTried {
    enum class Outcome {
        Wrong,
        Right,
        RightOfLead,  // which unlocks every number
    };
    StaffCode code;  // empty for a number nobody has
    Outcome outcome = Outcome::Wrong;
};
// For `have`: the shopper's side of the kiosk's health.
struct ScreenHealth {
    bool can_take_rating = false;
    bool tapped = false;  // somebody has just touched it
};
// Tell DeviceFacts.
struct AskFacts {};
// Send what waits, without waiting for company.
struct SendNow {};
// Staff say that something is wrong with this kiosk; the collector hears of it in `have`.
struct ReportFault {
    std::string by;  // staff number
};
using ToSync = std::variant<StoreVisit, StoreAlertStep, NoteAlertStep, StoreArmedWindow, TellTill,
                            PinTried, ScreenHealth, AskFacts, SendNow, ReportFault>;

// Everything the sync thread waits for comes through one mailbox.
using SyncLetter = std::variant<ToSync, LinkEvent>;

// It survives loss of power now.
struct Stored {
    Ticket ticket;
    VisitId visit;  // of a StoreVisit
};
// It could not be kept: the screen must not say thank you.
struct NotStored {
    Ticket ticket;
    Error error;
};

// An alert as this kiosk last heard of it; deadlines by the kiosk's own wall clock, for display.
struct KnownAlert {
    Alert alert;
    WallTime take_by;
    WallTime facts_by;
    WallTime solve_by;
    bool late = false;                        // by the collector's word when it was sent
    std::optional<WallTime> resumes_at = {};  // the store was closed: its clocks go on then
    bool operator==(const KnownAlert&) const = default;
};
// All alerts that staff can see: those not ended, and those that ended in the last day.
struct AlertsKnown {
    std::vector<KnownAlert> alerts;
    // Steps that the program before has stored and the collector has not; told once.
    std::vector<AlertStep> ahead = {};
};
struct SyncHealth {
    bool online = false;      // the collector has answered on this connection
    std::int64_t unsent = 0;  // rows without a receipt
    bool can_store = true;    // false after a failed commit, until room is there again
    bool operator==(const SyncHealth&) const = default;
};
// What the sync side knows of this kiosk, in answer to AskFacts; what nobody knows is left out.
struct DeviceFacts {
    Tick at;                           // when it was told
    std::optional<Tick> last_receipt;  // which also sets the clock right
    std::optional<WallTime> online_since;
    std::optional<std::uint64_t> free_bytes;
    std::optional<std::uint64_t> memory_bytes;
    bool operator==(const DeviceFacts&) const = default;
};
// Wrong PINs by staff number, as they are remembered.
struct PinTries {
    std::map<StaffCode, WrongTries> tries;
};
// The store's day, as the collector counts it.
struct TodayKnown {
    Today today;
};
// The till's word, its signature checked. `server`: the time by the collector's clock, if known.
struct ArmAsked {
    ArmRequest request;
    std::optional<WallTime> server;
};
using ToMain = std::variant<Stored, NotStored, AlertsKnown, SyncHealth, DeviceFacts, PinTries,
                            TodayKnown, ArmAsked>;

}  // namespace afterword
