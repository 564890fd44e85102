// SPDX-License-Identifier: Apache-2.0
#include "ui/words/language.hpp"

#include <algorithm>
#include <cstddef>

namespace afterword::ui {

namespace {

struct Facts {
    Language language;
    std::string_view tag;
    std::string_view own_name;
    Script script;
};
constexpr std::array<Facts, kLanguages.size()> kFacts = {{
    {Language::En, "en", "English", Script::Latin},
    {Language::ZhHans, "zh-Hans", "中文", Script::EastAsian},
    {Language::ZhHant, "zh-Hant", "繁體中文", Script::EastAsian},
    {Language::Pl, "pl", "Polski", Script::Latin},
    {Language::Ar, "ar", "العربية", Script::Arabic},
    {Language::He, "he", "עברית", Script::Hebrew},
    {Language::De, "de", "Deutsch", Script::Latin},
    {Language::Fr, "fr", "Français", Script::Latin},
    {Language::Es, "es", "Español", Script::Latin},
    {Language::Hi, "hi", "हिन्दी", Script::Devanagari},
    {Language::Th, "th", "ไทย", Script::Thai},
    {Language::Ja, "ja", "日本語", Script::EastAsian},
    {Language::Ko, "ko", "한국어", Script::EastAsian},
}};

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kFacts.size(); ++i) {
        if (kFacts[i].language != static_cast<Language>(i) || kFacts[i].language != kLanguages[i]) {
            return false;
        }
    }
    return true;
}
static_assert(is_in_order());

const Facts& facts(Language language) {
    return kFacts[static_cast<std::size_t>(language)];
}

}  // namespace

std::string_view tag(Language language) {
    return facts(language).tag;
}

std::optional<Language> find_language(std::string_view wanted) {
    const auto* found = std::find_if(kFacts.begin(), kFacts.end(),
                                     [wanted](const Facts& one) { return one.tag == wanted; });
    if (found == kFacts.end()) {
        return std::nullopt;
    }
    return found->language;
}

std::string_view own_name(Language language) {
    return facts(language).own_name;
}

Script script(Language language) {
    return facts(language).script;
}

Direction direction(Language language) {
    const bool leftwards = script(language) == Script::Arabic || script(language) == Script::Hebrew;
    return leftwards ? Direction::RightToLeft : Direction::LeftToRight;
}

}  // namespace afterword::ui
