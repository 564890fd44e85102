// SPDX-License-Identifier: Apache-2.0
// The languages the system speaks.  Reentrant.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace afterword::ui {

enum class Language { En, ZhHans, ZhHant, Pl, Ar, He, De, Fr, Es, Hi, Th, Ja, Ko };

inline constexpr std::array kLanguages = {
    Language::En, Language::ZhHans, Language::ZhHant, Language::Pl, Language::Ar,
    Language::He, Language::De,     Language::Fr,     Language::Es, Language::Hi,
    Language::Th, Language::Ja,     Language::Ko};

// BCP 47, as in surveys and on the wire: "zh-Hans".
std::string_view tag(Language language);
std::optional<Language> find_language(std::string_view tag);

// Its own name, as on its pill: "中文".
std::string_view own_name(Language language);

// What the size of letters, the distance of lines and the choice of fonts follow.
enum class Script {
    Latin,
    EastAsian,  // Han, kana and hangul: each character fills a square
    Arabic,
    Hebrew,
    Devanagari,
    Thai,
};
Script script(Language language);

enum class Direction { LeftToRight, RightToLeft };
Direction direction(Language language);

}  // namespace afterword::ui
