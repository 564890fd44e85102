// SPDX-License-Identifier: Apache-2.0
// How touches are taken, and when they look like play: the part of the configuration that stores
// tune.
#pragma once

#include "kiosk/touch_filter.hpp"
#include "platform/base/config.hpp"
#include "sync/model/misuse.hpp"

namespace afterword {

// Each key may be left out; what is out of range is noted in the node's document.
TouchSettings read_touch_settings(ConfigNode& node);
MisuseSettings read_misuse_settings(ConfigNode& node);

}  // namespace afterword
