// SPDX-License-Identifier: Apache-2.0
// Which keys a keyboard has and what they type. Where they stand and how they look is the screen's
// affair.  Reentrant; all of it is constant and lives for ever.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/words/language.hpp"

namespace afterword::ui {

struct LayoutKey {
    std::string_view text;     // what a tap types, and what stands on the key
    std::string_view shifted;  // with Shift; the same where there is no capital
    // Characters offered while it is held, each one code point, in both cases in the same order.
    std::string_view held = {};
    std::string_view held_shifted = {};
};
using LayoutRow = std::span<const LayoutKey>;
using LayoutRows = std::span<const LayoutRow>;  // from top to bottom

// A row with the keys the screen adds to the last one (Shift where there are capitals, and Erase)
// has 11 columns at most: keys of 12.7 mm with gaps of 2.5 mm on a panel of 217 mm.
constexpr std::size_t kLayoutColumns = 11;

struct Layout {
    std::string_view name;             // on the space bar, in its own language
    Language language = Language::En;  // whose fonts and direction it takes
    LayoutRows letters;
    // Held characters that come first: the language's own, in both cases.
    std::string_view favourites = {};
    enum class Capitals { None, WithShift } capitals = Capitals::WithShift;
    enum class Feeds {
        Text,
        Spelling,  // what is typed goes through an Ime first
    } feeds = Feeds::Text;
    enum class Signs { Latin, Arabic, Hebrew, Chinese } signs = Signs::Latin;
    // On the key beside the space bar: a tap types the first, holding it offers the others. Empty =
    // no such key.
    std::string_view marks = ".,?!’…:;";
};

// The layout's other page: numbers, and punctuation as its script writes it.
LayoutRows symbols(const Layout& layout);

// The layouts offered by holding the space bar; the first is the language's own. Hindi, Thai,
// Japanese and Korean have no keyboard of their own yet and begin with Latin letters; their
// shoppers rate and choose in their language and write in any offered here. Traditional Chinese
// begins with Pinyin, which gives simplified characters.
std::vector<const Layout*> layouts_for(Language language);

// The layout's marks one by one.
std::vector<std::string> marks(const Layout& layout);

// For an e-mail address, whatever the language: digits, letters and @ . - _ on one page.
const Layout& email_layout();

enum class LetterCase { Lower, Upper };

// What a key offers while it is held, the layout's favourites first; mostly empty.
std::vector<std::string> held_characters(const Layout& layout, const LayoutKey& key,
                                         LetterCase letter_case);

}  // namespace afterword::ui
