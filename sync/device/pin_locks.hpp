// SPDX-License-Identifier: Apache-2.0
// Wrong PINs that are remembered, so that turning the kiosk off does not forgive them.
#pragma once

#include <map>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/model/pin_lock.hpp"

namespace afterword {

// Thread: sync.
class PinLocks {
  public:
    // `database` and `clock` outlive it. What it finds counts as tried just now.
    static Result<PinLocks> open(Database& database, const Clock& clock);

    // By staff number; without those that have no wrong try since the last right one.
    [[nodiscard]] const std::map<StaffCode, WrongTries>& all() const { return tries_; }

    // Ok means durable: only then may anybody see that the PIN was wrong. When it cannot be stored
    // it counts all the same, until the program ends.
    Status note_wrong(const StaffCode& code);
    // Somebody signed in with this number. What cannot be stored is not forgiven.
    Status note_right(const StaffCode& code);
    // A lead or a manager signed in, which forgives everybody; likewise.
    Status unlock_all();

  private:
    PinLocks(Database& database, const Clock& clock) : database_(&database), clock_(&clock) {}
    Status load();

    Database* database_;
    const Clock* clock_;
    std::map<StaffCode, WrongTries> tries_;
};

}  // namespace afterword
