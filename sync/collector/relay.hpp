// SPDX-License-Identifier: Apache-2.0
// Who is told of an alert.
#pragma once

#include <vector>

#include "sync/collector/basis.hpp"
#include "sync/collector/outbound.hpp"
#include "sync/model/ids.hpp"
#include "sync/wire/alert_message.hpp"

namespace afterword {

// Alerts as they stand at one moment.  Thread-bound; `basis` outlives it.
class Relay {
  public:
    Relay(const Basis& basis, WallTime now) : basis_(basis), now_(now) {}

    // To every kiosk that stands in the alert's store, and to the store's own screens.
    void tell_store(const AlertMessage& alert, std::vector<Outbound>& messages) const;

    // To one kiosk that stored the chain up to `change`: `alerts`, which follow it, linked to each
    // other whatever lay between.
    void catch_up(const KioskId& kiosk, std::int64_t change,
                  const std::vector<AlertMessage>& alerts, std::vector<Outbound>& messages) const;

  private:
    const Basis& basis_;
    WallTime now_;
};

}  // namespace afterword
