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

// Who is told of every alert that has not ended and then of every change, a line each as they come.
struct AlertsReader {
    std::function<bool(const std::string& line)> print;  // false to hear no more
    // Waits, when the connection is lost, until it is worth trying again.
    std::function<void()> rest = rest_before_next_try;
};
// Goes on where it was whenever it is lost; gives up only when it cannot begin.
Output follow_alerts(const CollectorAccess& access, const AlertsOptions& options,
                     const AlertsReader& reader);

}  // namespace afterword
