// SPDX-License-Identifier: Apache-2.0
// What the halves of the judge share: judge.cpp (at any time), judge_at_rest.cpp. Internal to both.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/scenarios/judge.hpp"

namespace afterword {

using Faults = std::vector<std::string>;
using Visits = std::map<std::pair<KioskId, VisitId>, const KeptVisit*>;

const KioskEvidence* find_kiosk(const Evidence& evidence, const KioskId& kiosk);
Visits visits_of(const Evidence& evidence);
std::string spell(const KioskId& kiosk, const VisitId& visit);

}  // namespace afterword
