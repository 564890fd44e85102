// SPDX-License-Identifier: Apache-2.0
#include "ui/words/language.hpp"

namespace afterword::ui {

std::string_view tag(Language language) {
    switch (language) {
        case Language::En:
            return "en";
        case Language::ZhHans:
            return "zh-Hans";
        case Language::Pl:
            return "pl";
        case Language::Ar:
            return "ar";
    }
    return "en";
}

std::optional<Language> find_language(std::string_view wanted) {
    for (const Language language : kLanguages) {
        if (tag(language) == wanted) {
            return language;
        }
    }
    return std::nullopt;
}

std::string_view own_name(Language language) {
    switch (language) {
        case Language::En:
            return "English";
        case Language::ZhHans:
            return "中文";
        case Language::Pl:
            return "Polski";
        case Language::Ar:
            return "العربية";
    }
    return "English";
}

Direction direction(Language language) {
    return language == Language::Ar ? Direction::RightToLeft : Direction::LeftToRight;
}

}  // namespace afterword::ui
