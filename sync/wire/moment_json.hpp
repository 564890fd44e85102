// SPDX-License-Identifier: Apache-2.0
// The four fields by which every row says when: boot, mono, wall, clock. Internal to this folder.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sync/model/moment.hpp"

namespace afterword {

class Fields;

void put_moment(nlohmann::ordered_json& json, const Moment& at);
Moment read_moment(Fields& fields);

}  // namespace afterword
