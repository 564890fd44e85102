// SPDX-License-Identifier: Apache-2.0
// afterword alerts: what staff have to act on, and how far they are.
#pragma once

#include <string>

#include "sync/operator/collector_client.hpp"
#include "sync/operator/output.hpp"

namespace afterword {

struct AlertsOptions {
    std::string store;              // empty = all
    std::string stage;              // "open", "taken" … as on the wire; empty = all
    Format format = Format::Table;  // Table or Json
};

// NotSo when there is none.
Output alerts(const CollectorAccess& access, const AlertsOptions& options);

}  // namespace afterword
