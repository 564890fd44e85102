// SPDX-License-Identifier: Apache-2.0
// Who an outbox is, how far it has come, and since when: the few numbers beside its rows.
#pragma once

#include <cstdint>
#include <optional>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/device/running_time.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

struct OutboxState {
    Epoch epoch;
    Seq next{1};                    // of the next row
    std::int64_t last_ordinal = 0;  // of the visits born in this epoch
    Seq settled{0};                 // no visit with a row up to here is open
    Seq receipted{0};               // the collector has every row up to here
    Seq copied{0};                  // rows up to here came over from an epoch before
    bool operator==(const OutboxState&) const = default;
};

// Thread: sync. `database` and `clock` outlive it.
class Ledger {
  public:
    Ledger(Database& database, const Clock& clock, Milliseconds retention)
        : database_(&database), clock_(&clock), retention_(retention), running_(clock, {}) {}

    // What is stored; empty in a new database.
    Result<std::optional<OutboxState>> load();

    // Whether there is anything to write: the state, or an hour of running time.
    [[nodiscard]] bool unsaved(const OutboxState& state) const;
    // Writes the state, the running time and now and then since when rows are receipted, inside
    // the caller's transaction; committed() tells that it went through.
    Status write(const OutboxState& state);
    void committed();

    // The last row that has been receipted for the whole retention; 0 when there is none.
    Result<Seq> last_overdue();

    [[nodiscard]] const RunningTime& running() const { return running_; }

  private:
    // The rows up to `upto` are receipted since `at`, in running time.
    struct Mark {
        Seq upto{0};
        Milliseconds at{0};
    };
    struct Written {
        OutboxState state;
        Mark mark;
        Milliseconds at{0};
    };
    [[nodiscard]] Mark next_mark(Seq receipted) const;
    Status write(const Mark& mark);

    Database* database_;
    const Clock* clock_;
    Milliseconds retention_;
    RunningTime running_;
    Statement overdue_;  // kept, since it is asked every ten seconds
    Written stored_;     // as it stands in the database
    Written pending_;    // as it will once the transaction is committed
};

}  // namespace afterword
