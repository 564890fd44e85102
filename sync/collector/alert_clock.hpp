// SPDX-License-Identifier: Apache-2.0
// The clocks of alerts: when a deadline passes, in the hours of the alert's store. A deadline is
// fixed when the alert is opened; that a store is closed in between is counted in.  Reentrant.
#pragma once

#include "sync/collector/basis.hpp"
#include "sync/wire/alert_message.hpp"

namespace afterword {

// The hours in which its deadlines run.
OpeningTimes clock_of(const Alert& alert, const Basis& basis);

// An alert as it goes out at `now`: how long is left, and what is late.
AlertMessage as_of(AlertMessage message, const Basis& basis, WallTime now);

}  // namespace afterword
