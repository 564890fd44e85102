// SPDX-License-Identifier: Apache-2.0
// The file in which head office keeps the key that opens what kiosks have sealed.  Reentrant.
#pragma once

#include <string_view>

#include "platform/base/sealed.hpp"

namespace afterword {

// The pair of the secret half in base64, as `afterword key contact` writes it; line ends around it
// do not count. Invalid when it is not 32 bytes.
Result<SealPair> read_seal_key_file(std::string_view text);

}  // namespace afterword
