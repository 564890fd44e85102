// SPDX-License-Identifier: Apache-2.0
// The alerts as staff see them: which stand under which tab, in which order.
#pragma once

#include <string>
#include <vector>

#include "kiosk/state.hpp"

namespace afterword {

// Alerts of the tab, nearest deadline first, and before them those that somebody who left has
// handed over; of those that ended today, the latest first.
std::vector<const KnownAlert*> alerts_under(const State& state, ui::StaffTab tab, WallTime now,
                                            const std::string& zone);

// Those somebody has taken and not ended, nearest deadline first.
std::vector<const KnownAlert*> alerts_of(const State& state, std::string_view code);

const KnownAlert* find_alert(const State& state, const AlertId& id);

// When it must be taken, or noted, or solved next: the one that its stage waits for. Of a low score
// rounded up to the quarter of an hour, so that nobody still at the till can be picked out.
WallTime due(const KnownAlert& known);
bool shows_only_the_quarter(const Alert& alert);

// The steps made here and not yet back from the collector, on top of what it last said; those it
// has seen, or that can no longer be made, are forgotten.
void play_ahead(std::vector<KnownAlert>& alerts, std::vector<AlertStep>& steps);

}  // namespace afterword
