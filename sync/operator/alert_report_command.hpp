// SPDX-License-Identifier: Apache-2.0
// afterword report alerts: how soon alerts are seen to, whether they are solved and stay so, how
// often shoppers complain.
#pragma once

#include <string_view>

#include "sync/operator/report_command.hpp"

namespace afterword {

// What the columns mean, for --help.
std::string_view alert_report_footer();

// NotSo when there is nothing of those stores and days.
Output alert_report(const CollectorAccess& access, const ReportOptions& options);

}  // namespace afterword
