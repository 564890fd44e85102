// SPDX-License-Identifier: Apache-2.0
// Who is told of an alert.
#pragma once

#include <vector>

#include "sync/collector/register.hpp"
#include "sync/link/link.hpp"
#include "sync/model/ids.hpp"
#include "sync/wire/alert_message.hpp"

namespace afterword {

// To every kiosk that stands in the alert's store at `now`, and to the store's own screens.
void relay(const AlertMessage& alert, const Register& places, WallTime now,
           std::vector<Outgoing>& messages);

// To one kiosk that stored the chain up to `change`: `alerts`, which follow it, linked to each
// other whatever lay between.
void catch_up(const KioskId& kiosk, std::int64_t change, const std::vector<AlertMessage>& alerts,
              WallTime now, std::vector<Outgoing>& messages);

}  // namespace afterword
