// SPDX-License-Identifier: Apache-2.0
// The panel, where the window stands on it, and the store's own colour.
#pragma once

#include "kiosk/kiosk_config.hpp"
#include "platform/base/config.hpp"

namespace afterword {

// Each key may be left out; what cannot be used is noted in the node's document.
DisplayConfig read_display_settings(ConfigNode& node);

}  // namespace afterword
