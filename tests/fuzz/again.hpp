// SPDX-License-Identifier: Apache-2.0
// What holds for every message, whatever its bytes were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/encoding.hpp"
#include "platform/base/result.hpp"

namespace afterword::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// A message that is read can be written, and what is written is read as the same. One that is not
// is refused with a reason.
template <class Decode, class Encode>
void reads_again(std::string_view bytes, Decode decode, Encode encode) {
    const auto message = decode(bytes);
    if (!message) {
        AFTERWORD_CHECK(!message.error().message.empty());
        AFTERWORD_CHECK(is_utf8(message.error().message));
        return;
    }
    const std::string written = encode(*message);
    const auto again = decode(written);
    AFTERWORD_CHECK(again.ok());
    AFTERWORD_CHECK(encode(*again) == written);
}

}  // namespace afterword::fuzz
