// SPDX-License-Identifier: Apache-2.0
#include "sync/model/typed_text.hpp"

#include <algorithm>
#include <iterator>

#include "platform/base/encoding.hpp"

namespace afterword {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool is_in(const Range (&ranges)[N], char32_t point) {
    return std::any_of(std::begin(ranges), std::end(ranges), [point](const Range& range) {
        return point >= range.first && point <= range.last;
    });
}

constexpr Range kSpaces[] = {{'\t', '\r'}, {0x2028, 0x2029}};
// Unicode 15: Cc, and of Cf what is not a joiner and has no business in a comment.
constexpr Range kUnseen[] = {{0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad},
                             {0x061c, 0x061c}, {0x180e, 0x180e}, {0x200b, 0x200b},
                             {0x200e, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x206f},
                             {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};
// Marks on the letter before (Mn, Mc) of the scripts our languages and keyboards write, variation
// selectors and skin tones, and the joiners.
constexpr Range kMarks[] = {
    {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x05bf, 0x05bf}, {0x05c1, 0x05c2},
    {0x05c4, 0x05c5}, {0x05c7, 0x05c7}, {0x0610, 0x061a}, {0x064b, 0x065f}, {0x0670, 0x0670},
    {0x06d6, 0x06dc}, {0x06df, 0x06e4}, {0x06e7, 0x06e8}, {0x06ea, 0x06ed}, {0x0900, 0x0903},
    {0x093a, 0x093c}, {0x093e, 0x094f}, {0x0951, 0x0957}, {0x0962, 0x0963}, {0x0e31, 0x0e31},
    {0x0e34, 0x0e3a}, {0x0e47, 0x0e4e}, {0x1dc0, 0x1dff}, {0x200c, 0x200d}, {0x20d0, 0x20f0},
    {0x302a, 0x302f}, {0x3099, 0x309a}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0x1f3fb, 0x1f3ff}};

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

char32_t code_point(std::string_view character) {
    constexpr unsigned kLeadingBits[] = {0x7f, 0x1f, 0x0f, 0x07};
    char32_t point = static_cast<unsigned char>(character[0]) & kLeadingBits[character.size() - 1];
    for (const char byte : character.substr(1)) {
        point = point << 6 | (static_cast<unsigned char>(byte) & 0x3fU);
    }
    return point;
}

}  // namespace

std::string clean(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const std::size_t length = utf8_character(text);
        if (length == 0) {
            kept += "\uFFFD";
            text.remove_prefix(1);
            continue;
        }
        const std::string_view character = text.substr(0, length);
        const char32_t point = code_point(character);
        text.remove_prefix(length);
        if (is_in(kSpaces, point)) {
            kept += ' ';
        } else if (!is_in(kUnseen, point)) {
            kept += character;
        }
    }
    return kept;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

Fit fit(std::string_view text, std::size_t limit) {
    return code_points(text) <= limit ? Fit::Fits : Fit::TooLong;
}

std::string erase_last(std::string_view text) {
    bool is_mark = true;
    while (is_mark && !text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && is_continuation(text[start])) {
            --start;
        }
        const std::string_view character = text.substr(start);
        is_mark = is_utf8(character) && is_in(kMarks, code_point(character));
        text.remove_suffix(character.size());
    }
    return std::string(text);
}

}  // namespace afterword
