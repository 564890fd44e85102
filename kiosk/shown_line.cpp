// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shown_line.hpp"

#include "platform/base/encoding.hpp"

namespace afterword {

std::string read_shown_line(ConfigNode& node) {
    constexpr std::size_t kLongest = 80;
    std::string text = node.as_text();
    if (utf8_length(text) > kLongest) {
        node.problem("is longer than 80 characters, which fits no screen");
    }
    return text;
}

}  // namespace afterword
