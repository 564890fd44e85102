// SPDX-License-Identifier: Apache-2.0
// afterword pin: turns a PIN into the text that stands in a kiosk's configuration.
#pragma once

#include <string>

#include "sync/operator/output.hpp"

namespace afterword {

// The PIN: typed twice without echo at a terminal, else the first line of standard input. Invalid
// when the two differ, or it is not 4 to 12 digits.
Result<std::string> ask_for_pin();

// Its Argon2id text (platform/base/pin_hash.hpp). Wipes `pin`.
Output hash_pin(std::string pin);

}  // namespace afterword
