// SPDX-License-Identifier: Apache-2.0
#include "ui/keyboard/layout.hpp"

#include <algorithm>
#include <array>

#include "ui/keyboard/scripts.hpp"

namespace afterword::ui {

namespace {

// In the order in which holding the space bar offers them.
constexpr std::array kLayouts = {&kEnglishLayout, &kPolishLayout,   &kGermanLayout,
                                 &kFrenchLayout,  &kSpanishLayout,  &kArabicLayout,
                                 &kHebrewLayout,  &kCyrillicLayout, &kPinyinLayout};

const Layout* own_layout(Language language) {
    switch (language) {
        case Language::ZhHans:
        case Language::ZhHant:
            return &kPinyinLayout;
        case Language::Pl:
            return &kPolishLayout;
        case Language::Ar:
            return &kArabicLayout;
        case Language::He:
            return &kHebrewLayout;
        case Language::De:
            return &kGermanLayout;
        case Language::Fr:
            return &kFrenchLayout;
        case Language::Es:
            return &kSpanishLayout;
        case Language::En:
        case Language::Hi:
        case Language::Th:
        case Language::Ja:
        case Language::Ko:
            break;
    }
    return &kEnglishLayout;
}

std::vector<std::string> characters(std::string_view text) {
    std::vector<std::string> found;
    for (const char byte : text) {
        const bool continues = (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
        if (!continues) {
            found.emplace_back();
        }
        found.back() += byte;
    }
    return found;
}

}  // namespace

std::vector<const Layout*> layouts_for(Language language) {
    std::vector<const Layout*> offered(kLayouts.begin(), kLayouts.end());
    const auto own = std::find(offered.begin(), offered.end(), own_layout(language));
    std::rotate(offered.begin(), own, own + 1);
    return offered;
}

std::vector<std::string> marks(const Layout& layout) {
    return characters(layout.marks);
}

const Layout& email_layout() {
    return kEmailLayout;
}

std::vector<std::string> held_characters(const Layout& layout, const LayoutKey& key,
                                         LetterCase letter_case) {
    std::vector<std::string> held =
        characters(letter_case == LetterCase::Lower ? key.held : key.held_shifted);
    std::stable_partition(held.begin(), held.end(), [&layout](const std::string& one) {
        return layout.favourites.find(one) != std::string_view::npos;
    });
    return held;
}

}  // namespace afterword::ui
