// SPDX-License-Identifier: Apache-2.0
// afterword pin: turns a PIN into the text that stands in a kiosk's configuration.
#pragma once

#include <string>

#include "sync/operator/output.hpp"

namespace afterword {

// The PIN: typed twice without echo at a terminal, else the first line of standard input. Invalid
// when the two differ, or it is not 4 to 12 digits.
Result<std::string> ask_for_pin();

// Its Argon2id text with 16 MiB and 3 passes (RFC 9106 by libsodium's crypto_pwhash_str), which a
// kiosk's board computes in a blink and a thief's does not in bulk. Wipes `pin`.
Output hash_pin(std::string pin);

}  // namespace afterword
