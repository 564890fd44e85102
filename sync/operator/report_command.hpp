// SPDX-License-Identifier: Apache-2.0
// afterword report: how every store did on every day, and whether that is all of it.
#pragma once

#include <string>

#include "sync/operator/collector_client.hpp"
#include "sync/operator/output.hpp"

namespace afterword {

struct ReportOptions {
    std::string store;  // empty = all, as with the others
    std::string from;   // YYYY-MM-DD
    std::string to;
    Format format = Format::Table;
};

// NotSo when any of the days is incomplete, or there is none.
Output report(const CollectorAccess& access, const ReportOptions& options);

}  // namespace afterword
