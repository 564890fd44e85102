// SPDX-License-Identifier: Apache-2.0
// A line of a configuration that a screen shows as it stands.
#pragma once

#include <string>

#include "platform/base/config.hpp"

namespace afterword {

// At most 80 code points, up to which a line is cut on no panel; notes a problem above.
std::string read_shown_line(ConfigNode& node);

}  // namespace afterword
