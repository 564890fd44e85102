// SPDX-License-Identifier: Apache-2.0
// How wrong PINs slow down the one who types them, per staff number.  Reentrant.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/id.hpp"

namespace afterword {

// Two digits. The empty one stands for every number that nobody has: they share one count, and slow
// down like any other, so that trying tells nobody which numbers exist.
using StaffCode = Id<struct StaffCodeTag>;

// Wrong PINs in a row.
struct WrongTries {
    int count = 0;
    // Of the last one; where that was before this program's start, the start: turning the kiosk off
    // and on makes a wait longer, never shorter.
    Tick last;
    bool operator==(const WrongTries&) const = default;
};

enum class PinOwner {
    Staff,    // and leads
    Manager,  // nobody stands above them in a store, so their number is never locked for good
};

struct PinLock {
    enum class State {
        Open,
        Waiting,  // until `until`
        Locked,   // until a lead or a manager signs in with a number of their own
    };
    State state = State::Open;
    Tick until;
    bool operator==(const PinLock&) const = default;
};

// The first two wrong tries cost nothing; the third costs 30 s, each further one twice as much, at
// most 15 min; the tenth locks the number, or costs a manager 1 h, as does every one after it.
PinLock pin_lock(const WrongTries& tries, PinOwner owner, Tick now);

}  // namespace afterword
