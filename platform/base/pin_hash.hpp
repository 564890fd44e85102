// SPDX-License-Identifier: Apache-2.0
// PINs as Argon2id texts (RFC 9106): 16 MiB and three passes, some 15 ms at a desk and longer on a
// small board, so that a stolen configuration is no list of PINs.  Reentrant.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace afterword {

// Io when there is no memory for it.
Result<std::string> make_pin_hash(std::string_view pin);

// Whether make_pin_hash() may have made it. A text names its own cost, so that any other may take
// hours and terabytes to check.
bool is_pin_hash(const std::string& text);

// False for anything that is no such text.
bool pin_fits(std::string_view pin, const std::string& hash);

}  // namespace afterword
