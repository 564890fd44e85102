// SPDX-License-Identifier: Apache-2.0
#include "platform/base/encoding.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace afterword {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

template <class Number>
std::string number_to_hex(Number value) {
    std::string text(sizeof(Number) * 2, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        *digit = kDigits[value & 0xfU];
        value >>= 4U;
    }
    return text;
}

template <class Number>
std::optional<Number> hex_to_number(std::string_view digits) {
    if (digits.size() != sizeof(Number) * 2) {
        return std::nullopt;
    }
    Number value = 0;
    for (const char c : digits) {
        const auto digit = kDigits.find(c);
        if (digit == std::string_view::npos) {
            return std::nullopt;
        }
        value = static_cast<Number>((value << 4U) | digit);
    }
    return value;
}

struct Sequence {
    std::size_t length;
    unsigned char second_low;
    unsigned char second_high;
};

// Which continuation a lead byte asks for; length 0 = no such lead byte.
Sequence sequence_of(unsigned char lead) {
    if (lead < 0x80) {
        return {1, 0, 0};
    }
    if (lead >= 0xc2 && lead <= 0xdf) {
        return {2, 0x80, 0xbf};
    }
    if (lead >= 0xe0 && lead <= 0xef) {
        const unsigned char low = lead == 0xe0 ? 0xa0 : 0x80;
        const unsigned char high = lead == 0xed ? 0x9f : 0xbf;
        return {3, low, high};
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const unsigned char low = lead == 0xf0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xf4 ? 0x8f : 0xbf;
        return {4, low, high};
    }
    return {0, 0, 0};
}

bool follows(std::string_view rest, const Sequence& sequence) {
    if (rest.size() < sequence.length) {
        return false;
    }
    for (std::size_t i = 1; i < sequence.length; ++i) {
        const auto byte = static_cast<unsigned char>(rest[i]);
        const unsigned char low = i == 1 ? sequence.second_low : 0x80;
        const unsigned char high = i == 1 ? sequence.second_high : 0xbf;
        if (byte < low || byte > high) {
            return false;
        }
    }
    return true;
}

// A well-formed character that a terminal shows and does not obey.
bool is_shown(std::string_view character) {
    const auto within = [character](std::string_view first, std::string_view after) {
        return character >= first && character < after;
    };
    return character >= " " && !within("\x7f", "\u00a0") && character != "\u061c" &&
           !within("\u200e", "\u2010") && !within("\u2028", "\u202f") &&
           !within("\u2066", "\u206a");
}

}  // namespace

std::string to_hex(std::span<const std::uint8_t> bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0xfU];
    }
    return text;
}

std::string to_hex(std::uint64_t value) {
    return number_to_hex(value);
}
std::string to_hex(std::uint32_t value) {
    return number_to_hex(value);
}

std::optional<std::uint64_t> hex_to_u64(std::string_view digits) {
    return hex_to_number<std::uint64_t>(digits);
}

std::optional<std::uint32_t> hex_to_u32(std::string_view digits) {
    return hex_to_number<std::uint32_t>(digits);
}

std::string to_base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // libsodium writes a terminating zero
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8_character(text);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::size_t utf8_character(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    const Sequence sequence = sequence_of(static_cast<unsigned char>(text.front()));
    return sequence.length > 0 && follows(text, sequence) ? sequence.length : 0;
}

std::size_t utf8_length(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }));
}

std::string printable(std::string_view text, Backslash backslash) {
    std::string safe;
    while (!text.empty()) {
        const auto character = text.substr(0, utf8_character(text));
        if (character == "\\" && backslash == Backslash::Escaped) {
            safe += "\\\\";
        } else if (is_shown(character)) {
            safe += character;
        } else {
            const auto byte = static_cast<std::uint8_t>(text.front());
            safe += "\\x" + to_hex(std::span(&byte, 1));
        }
        text.remove_prefix(is_shown(character) ? character.size() : 1);
    }
    return safe;
}

std::string_view utf8_beginning(std::string_view text, std::size_t most) {
    std::size_t end = std::min(most, text.size());
    while (end < text.size() && end > 0 &&
           (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end);
}

}  // namespace afterword
