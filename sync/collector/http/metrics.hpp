// SPDX-License-Identifier: Apache-2.0
// Counts for a monitor, in Prometheus' text format 0.0.4.  Reentrant.
#pragma once

#include <string>

#include "sync/collector/query.hpp"

namespace afterword {

std::string metrics_text(const MetricsReport& report);

}  // namespace afterword
