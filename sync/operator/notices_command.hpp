// SPDX-License-Identifier: Apache-2.0
// afterword notices: who was told of alerts, and who could not be.
#pragma once

#include <string>

#include "sync/operator/collector_client.hpp"
#include "sync/operator/output.hpp"

namespace afterword {

struct NoticesOptions {
    std::string state = "dead";     // waiting, delivered or dead
    Format format = Format::Table;  // Table or Json
};

// NotSo when there is none.
Output notices(const CollectorAccess& access, const NoticesOptions& options);

// Has one that was given up tried again. NotSo when there is none, or it is not dead.
Output resend_notice(const CollectorAccess& access, const std::string& id);

}  // namespace afterword
