// SPDX-License-Identifier: Apache-2.0
// A kiosk that offers everything a kiosk can: every kind of question, several languages, other ways
// to say it, call-backs, staff.
#pragma once

#include "kiosk/kiosk_config.hpp"
#include "platform/base/rng.hpp"

namespace afterword {

// Reads its surveys from the checkout, in which it must run. `contacts` is the head office's key.
Result<KioskConfig> busy_config(const SealPair& contacts);

}  // namespace afterword
