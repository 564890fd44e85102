// SPDX-License-Identifier: Apache-2.0
#include "sync/model/folding.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr char32_t kNoLetter = U' ';
constexpr char32_t kNothing = 0;  // a mark that falls away within a word

// U+00C0 to U+017F (Latin-1 Supplement and Latin Extended-A) by their base letters.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo ouuuuyts"
    "aaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii"
    "iijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
    "uuuuuuuuuuuuwwyyyzzzzzzs";
constexpr char32_t kLatinFirst = 0xc0;
static_assert(kLatin.size() == 0x180 - kLatinFirst);

struct Change {
    char32_t from;
    char32_t to;
};
constexpr Change kArabic[] = {{0x0622, 0x0627}, {0x0623, 0x0627},  {0x0625, 0x0627},
                              {0x0671, 0x0627}, {0x0624, 0x0648},  {0x0626, 0x064a},
                              {0x0649, 0x064a}, {0x06cc, 0x064a},  {0x0629, 0x0647},
                              {0x06a9, 0x0643}, {0x0640, kNothing}};

struct Range {
    char32_t first;
    char32_t last;
};
// Of the blocks we know, what stands within a word; beyond U+0900 everything but punctuation.
constexpr Range kMarks[] = {{0x0300, 0x036f}, {0x0610, 0x061a}, {0x064b, 0x065f}, {0x0670, 0x0670}};
constexpr Range kPunctuation[] = {
    {0x0000, 0x002f}, {0x003a, 0x0060}, {0x007b, 0x00bf},  {0x060c, 0x060f}, {0x061b, 0x061f},
    {0x066a, 0x066d}, {0x06d4, 0x06d4}, {0x2000, 0x200b},  {0x200e, 0x2bff}, {0x3000, 0x303f},
    {0xfe10, 0xfe6f}, {0xfffc, 0xfffd}, {0x1f000, 0x1faff}};

template <std::size_t N>
bool is_in(const Range (&ranges)[N], char32_t point) {
    return std::any_of(std::begin(ranges), std::end(ranges), [point](const Range& range) {
        return point >= range.first && point <= range.last;
    });
}

char32_t folded(char32_t point) {
    if (point >= 0xff01 && point <= 0xff5e) {
        point -= 0xfee0;  // full-width
    }
    if (point >= U'A' && point <= U'Z') {
        return point - U'A' + U'a';
    }
    if (point >= kLatinFirst && point < kLatinFirst + kLatin.size()) {
        return static_cast<char32_t>(kLatin[point - kLatinFirst]);
    }
    if (point >= 0x0410 && point <= 0x042f) {
        return point + 0x20;
    }
    if (point >= 0x0400 && point <= 0x040f) {
        return point + 0x50;
    }
    const auto* arabic =
        std::find_if(std::begin(kArabic), std::end(kArabic),
                     [point](const Change& change) { return change.from == point; });
    if (arabic != std::end(kArabic)) {
        return arabic->to;
    }
    if (is_in(kMarks, point)) {
        return kNothing;
    }
    return is_in(kPunctuation, point) ? kNoLetter : point;
}

char32_t code_point(std::string_view character) {
    constexpr unsigned kLeadingBits[] = {0x7f, 0x1f, 0x0f, 0x07};
    char32_t point = static_cast<unsigned char>(character[0]) & kLeadingBits[character.size() - 1];
    for (const char byte : character.substr(1)) {
        point = point << 6U | (static_cast<unsigned char>(byte) & 0x3fU);
    }
    return point;
}

// "The fire", "and the fire", "to the fire" as "fire".
std::u32string_view without_article(std::u32string_view word) {
    constexpr std::array<std::u32string_view, 7> kArticles = {U"ال",  U"وال", U"بال", U"فال",
                                                              U"كال", U"لل",  U"ولل"};
    constexpr std::size_t kLeastLeft = 2;
    for (const auto article : kArticles) {
        if (word.starts_with(article) && word.size() >= article.size() + kLeastLeft) {
            return word.substr(article.size());
        }
    }
    return word;
}

void end_word(std::u32string& words, std::u32string& word) {
    if (word.empty()) {
        return;
    }
    words += words.empty() ? U" " : U"";
    words += without_article(word);
    words += U' ';
    word.clear();
}

}  // namespace

std::u32string folded_words(std::string_view text) {
    std::u32string words;
    std::u32string word;
    while (!text.empty()) {
        const std::size_t length = utf8_character(text);
        const char32_t point = length == 0 ? kNoLetter : folded(code_point(text.substr(0, length)));
        text.remove_prefix(std::max<std::size_t>(length, 1));
        if (point == kNoLetter) {
            end_word(words, word);
        } else if (point != kNothing) {
            word += point;
        }
    }
    end_word(words, word);
    return words;
}

bool is_ideograph(char32_t point) {
    return (point >= 0x2e80 && point <= 0x9fff) || (point >= 0xf900 && point <= 0xfaff) ||
           (point >= 0x20000 && point <= 0x3ffff);
}

}  // namespace afterword
