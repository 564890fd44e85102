// SPDX-License-Identifier: Apache-2.0
// An armed window as a row: `{"type":"armed",…}`. Internal to this folder; see row.hpp.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sync/model/arming.hpp"

namespace afterword {

class Fields;

nlohmann::ordered_json armed_json(const ArmedWindow& window);
// Notes a fault where something is missing or out of range: a rated window without its visit, one
// that was not rated with one.
ArmedWindow read_armed(Fields& fields);

// As an armed visit says it: `"armed":{"by","transaction","employee"}`.
nlohmann::ordered_json attribution_json(const Attribution& of);
Attribution read_attribution(Fields& fields);

}  // namespace afterword
