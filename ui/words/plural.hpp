// SPDX-License-Identifier: Apache-2.0
// Which form a noun takes beside a number.  Reentrant.
#pragma once

#include <cstdint>

#include "ui/words/language.hpp"

namespace afterword::ui {

// The categories of Unicode CLDR. Other is all the rest; in Polish no whole number is left for it.
enum class PluralForm { Zero, One, Two, Few, Many, Other };

constexpr PluralForm one_or_other(std::uint64_t n) {
    return n == 1 ? PluralForm::One : PluralForm::Other;
}

// "0 jour", "1 jour", "2 jours"
constexpr PluralForm less_than_two_or_other(std::uint64_t n) {
    return n < 2 ? PluralForm::One : PluralForm::Other;
}

constexpr PluralForm polish_form(std::uint64_t n) {
    if (n == 1) {
        return PluralForm::One;
    }
    const bool is_teen = n % 100 / 10 == 1;
    return n % 10 >= 2 && n % 10 <= 4 && !is_teen ? PluralForm::Few : PluralForm::Many;
}

constexpr PluralForm hebrew_form(std::uint64_t n) {
    return n == 2 ? PluralForm::Two : one_or_other(n);
}

constexpr PluralForm arabic_form(std::uint64_t n) {
    constexpr PluralForm kSmallest[] = {PluralForm::Zero, PluralForm::One, PluralForm::Two};
    if (n < 3) {
        return kSmallest[n];
    }
    const std::uint64_t last_two = n % 100;
    if (last_two < 3) {
        return PluralForm::Other;
    }
    return last_two <= 10 ? PluralForm::Few : PluralForm::Many;
}

// The cardinal rules of CLDR 42 (https://cldr.unicode.org/index/cldr-spec/plural-rules) for whole
// numbers below a million, from which on French and Spanish have a form of their own.
constexpr PluralForm plural_form(Language language, std::uint64_t n) {
    switch (language) {
        case Language::En:
        case Language::De:
        case Language::Es:
            return one_or_other(n);
        case Language::Fr:
        case Language::Hi:
            return less_than_two_or_other(n);
        case Language::Pl:
            return polish_form(n);
        case Language::Ar:
            return arabic_form(n);
        case Language::He:
            return hebrew_form(n);
        case Language::ZhHans:
        case Language::ZhHant:
        case Language::Th:
        case Language::Ja:
        case Language::Ko:
            break;
    }
    return PluralForm::Other;
}

// Whether any whole number takes the form. All rules repeat within a hundred, past their
// exceptions.
constexpr bool has_form(Language language, PluralForm form) {
    for (std::uint64_t n = 0; n < 200; ++n) {
        if (plural_form(language, n) == form) {
            return true;
        }
    }
    return false;
}

}  // namespace afterword::ui
