// SPDX-License-Identifier: Apache-2.0
// The shape of a language's table of words, and the proof that none is missing.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "ui/words/words.hpp"

namespace afterword::ui {

struct WordEntry {
    Word word;
    std::string_view text;
};
using WordTable = std::array<WordEntry, kWordCount>;

// Every word once, in the order of the enum, none empty. A table asserts it where it is defined, so
// a missing translation does not compile.
constexpr bool is_complete(const WordTable& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].word != static_cast<Word>(i) || table[i].text.empty()) {
            return false;
        }
    }
    return true;
}

extern const WordTable kEnglish;
extern const WordTable kChineseSimplified;
extern const WordTable kPolish;
extern const WordTable kArabic;

}  // namespace afterword::ui
