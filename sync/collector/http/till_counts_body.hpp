// SPDX-License-Identifier: Apache-2.0
// What somebody posts of tills. Internal to this folder.
#pragma once

#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/till_count.hpp"

namespace afterword {

// {"hours":[{"store":"s-001","hour":"2026-11-21T14","transactions":123}]}, 1 to kMostTillCounts of
// them. Invalid with the first thing that is wrong, unknown members among it.
Result<std::vector<TillCount>> read_till_counts(std::string_view body);

}  // namespace afterword
