// SPDX-License-Identifier: Apache-2.0
// afterword alerts: what staff have to act on, and how far they are.
#pragma once

#include <functional>
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

// Prints every alert that has not ended and then every change, a line each as they come, for ever;
// comes back by itself where it was when the connection is lost. `print` gives false to end it.
Output follow_alerts(const CollectorAccess& access, const AlertsOptions& options,
                     const std::function<bool(const std::string& line)>& print);

}  // namespace afterword
