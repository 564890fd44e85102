// SPDX-License-Identifier: Apache-2.0
// Has people told of alerts in time: what escalation.hpp says is due goes into the store.
#pragma once

#include <vector>

#include "sync/collector/basis.hpp"
#include "sync/collector/store/store.hpp"

namespace afterword {

// For one transaction; the chain of the alert's store is locked.  Thread-bound; both references
// outlive it.
class Escalator {
  public:
    Escalator(Store& store, const Basis& basis, WallTime now)
        : store_(store), basis_(basis), now_(now) {}

    // Adds the notices that are due of the alert as it stands, and notes when to look again.
    Status look(const AlertMessage& message);
    // Whether so much time has passed that it has gone by.
    [[nodiscard]] bool has_expired(const Alert& alert) const;

  private:
    // Adds what is due; gives when to look again.
    Result<std::optional<WallTime>> tell(const AlertMessage& message);

    Store& store_;
    const Basis& basis_;
    const WallTime now_;
};

}  // namespace afterword
