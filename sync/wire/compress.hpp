// SPDX-License-Identifier: Apache-2.0
// One zstd frame with its size declared (RFC 8878), so that a bomb is seen before it goes off.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace afterword {

bool is_compressed(std::string_view payload);
std::string compress(std::string_view plain);
// Invalid without a declared size, above `limit`, or damaged.
Result<std::string> decompress(std::string_view frame, std::size_t limit);

}  // namespace afterword
