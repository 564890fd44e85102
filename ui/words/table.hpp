// SPDX-License-Identifier: Apache-2.0
// The shape of a language's tables of words, and the proof that none is missing.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "ui/words/counted.hpp"
#include "ui/words/plural.hpp"
#include "ui/words/words.hpp"

namespace afterword::ui {

struct WordEntry {
    Word word;
    std::string_view text;
};
using WordTable = std::array<WordEntry, kWordCount>;

// Every word once, in the order of the enum, none empty.
constexpr bool is_complete(const WordTable& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].word != static_cast<Word>(i) || table[i].text.empty()) {
            return false;
        }
    }
    return true;
}

// One text for each form the language has.
struct Forms {
    std::string_view zero = {};
    std::string_view one = {};
    std::string_view two = {};
    std::string_view few = {};
    std::string_view many = {};
    std::string_view other = {};

    [[nodiscard]] constexpr std::string_view of(PluralForm form) const {
        switch (form) {
            case PluralForm::Zero:
                return zero;
            case PluralForm::One:
                return one;
            case PluralForm::Two:
                return two;
            case PluralForm::Few:
                return few;
            case PluralForm::Many:
                return many;
            case PluralForm::Other:
                break;
        }
        return other;
    }
};

struct CountedEntry {
    Counted counted;
    Forms forms;
};
using CountedTable = std::array<CountedEntry, kCountedCount>;

// Every counted word once, in order, with exactly the forms its language has.
constexpr bool is_complete(const CountedTable& table, Language language) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].counted != static_cast<Counted>(i)) {
            return false;
        }
        for (const PluralForm form : {PluralForm::Zero, PluralForm::One, PluralForm::Two,
                                      PluralForm::Few, PluralForm::Many, PluralForm::Other}) {
            if (table[i].forms.of(form).empty() == has_form(language, form)) {
                return false;
            }
        }
    }
    return true;
}

// What a language says, all of it.
struct Vocabulary {
    WordTable words;
    CountedTable counted;
};

// Each vocabulary asserts it where it is defined, so a missing translation does not compile.
constexpr bool is_complete(const Vocabulary& vocabulary, Language language) {
    return is_complete(vocabulary.words) && is_complete(vocabulary.counted, language);
}

extern const Vocabulary kEnglish;
extern const Vocabulary kChineseSimplified;
extern const Vocabulary kChineseTraditional;
extern const Vocabulary kPolish;
extern const Vocabulary kArabic;
extern const Vocabulary kHebrew;
extern const Vocabulary kGerman;
extern const Vocabulary kFrench;
extern const Vocabulary kSpanish;
extern const Vocabulary kHindi;
extern const Vocabulary kThai;
extern const Vocabulary kJapanese;
extern const Vocabulary kKorean;

}  // namespace afterword::ui
