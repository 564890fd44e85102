// SPDX-License-Identifier: Apache-2.0
// Bytes as text and back: hexadecimal, base64, and what counts as text at all.  Reentrant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace afterword {

// Lower case, two digits a byte.
std::string to_hex(std::span<const std::uint8_t> bytes);
// Exactly 16 digits.
std::string to_hex(std::uint64_t value);
// Exactly 8 digits.
std::string to_hex(std::uint32_t value);

// Lower-case digits only, exactly as many as the type holds; else empty.
std::optional<std::uint64_t> hex_to_u64(std::string_view digits);
std::optional<std::uint32_t> hex_to_u32(std::string_view digits);

// RFC 4648, with padding.
std::string to_base64(std::string_view bytes);
// The same back; empty when it is anything but that, line ends included.
std::optional<std::string> from_base64(std::string_view text);

// Well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates.
bool is_utf8(std::string_view text);
// Code points in well-formed UTF-8.
std::size_t utf8_length(std::string_view text);
// Bytes of the well-formed character that the text begins with; 0 = it begins with none.
std::size_t utf8_character(std::string_view text);
// The text as a terminal or a log shows it: control characters, line ends, what turns the direction
// of writing (UAX #9), and bytes that are no UTF-8 become \x1b.
enum class Backslash { Plain, Escaped };
std::string printable(std::string_view text, Backslash backslash = Backslash::Plain);
// As many whole characters of well-formed UTF-8 as fit into `most` bytes.
std::string_view utf8_beginning(std::string_view text, std::size_t most);

}  // namespace afterword
