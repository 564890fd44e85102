// SPDX-License-Identifier: Apache-2.0
// afterword visits: the collector's visits into a file, from where it stopped the last time.
#pragma once

#include "sync/operator/collector_client.hpp"
#include "sync/operator/output.hpp"
#include "sync/operator/visit_file.hpp"

namespace afterword {

struct VisitsOptions {
    std::string file;
    VisitFile::Format format = VisitFile::Format::JsonLines;
};

// NotSo when the collector does not know where the file stopped.
Output visits(const CollectorAccess& access, const VisitsOptions& options);

}  // namespace afterword
