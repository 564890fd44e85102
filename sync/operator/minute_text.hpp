// SPDX-License-Identifier: Apache-2.0
// A moment as operators read it.  Reentrant.
#pragma once

#include <string>

#include "platform/base/clock.hpp"

namespace afterword {

// "2026-11-21 22:41Z"; an operator looks at many zones, so it is UTC.
std::string minute_text(WallTime time);

}  // namespace afterword
