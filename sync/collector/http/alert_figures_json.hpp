// SPDX-License-Identifier: Apache-2.0
// How alerts were seen to, as JSON. Internal to this folder.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sync/collector/query.hpp"

namespace afterword {

nlohmann::ordered_json alert_figures_json(const AlertFiguresReport& report);

}  // namespace afterword
