// SPDX-License-Identifier: Apache-2.0
// The answer of /api/v1/alert-figures as tables and as CSV. Both throw what the JSON library throws
// where it is not as described.  Reentrant.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "platform/base/clock.hpp"

namespace afterword {

std::string alert_figures_table(const nlohmann::ordered_json& answer);
std::string alert_figures_csv(const nlohmann::ordered_json& answer);

// "45 s", "12 min", "1 h 20 min", "2 d 3 h": two units at most, the rest is cut off.
std::string duration_text(Milliseconds duration);

}  // namespace afterword
