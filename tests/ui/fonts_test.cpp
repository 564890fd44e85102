// SPDX-License-Identifier: Apache-2.0
#include "ui/text/fonts.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/text/typesetter.hpp"
#include "ui/words/table.hpp"

namespace afterword::ui::test {
namespace {

// Of the letters that are not Latin, in the shapes the language's readers know.
std::string own_family(Language language) {
    switch (language) {
        case Language::ZhHans:
            return "Noto Sans CJK SC";
        case Language::ZhHant:
            return "Noto Sans CJK TC";
        case Language::Ja:
            return "Noto Sans CJK JP";
        case Language::Ko:
            return "Noto Sans CJK KR";
        case Language::Ar:
            return "Noto Sans Arabic";
        case Language::He:
            return "Noto Sans Hebrew";
        case Language::Hi:
            return "Noto Sans Devanagari";
        case Language::Th:
            return "Noto Sans Thai";
        default:
            return "Noto Sans";
    }
}

// The families of all runs of the text, in both weights.
std::set<std::string> families(const Typesetter& typesetter, std::string_view text,
                               Language language) {
    std::set<std::string> all;
    for (const Weight weight : {Weight::Regular, Weight::Bold}) {
        const auto found =
            typesetter.font_families(text, {.em = 40, .weight = weight, .language = language});
        all.insert(found.begin(), found.end());
    }
    return all;
}

std::set<std::string> all_words(Language language) {
    std::set<std::string> texts;
    for (std::size_t i = 0; i < kWordCount; ++i) {
        texts.insert(std::string(word(language, static_cast<Word>(i))));
    }
    for (std::size_t i = 0; i < kCountedCount; ++i) {
        for (const std::uint64_t number : {0U, 1U, 2U, 3U, 11U, 100U}) {
            texts.insert(counted(language, static_cast<Counted>(i), number, {"15"}));
        }
    }
    return texts;
}

Typesetter make_typesetter() {
    REQUIRE(use_our_fonts(font_cache()));
    return Typesetter(1 << 20);
}

TEST_CASE("every glyph of every screen comes from a Noto family", "[fonts]") {
    Ui ui = open_ui();
    const Typesetter typesetter(1 << 20);
    for (const Language language : kSampleLanguages) {
        std::set<std::string> texts;
        for (const Sample& one : samples(language)) {
            static_cast<void>(ui.draw(one.view));
            for (const SemanticNode& node : ui.semantics()) {
                if (is_text(node.role)) {
                    texts.insert(node.name);
                }
            }
        }
        for (const std::string& text : texts) {
            for (const std::string& family : families(typesetter, text, language)) {
                if (!family.starts_with("Noto Sans")) {
                    FAIL_CHECK("\"" << text << "\" in " << tag(language) << " comes in \"" << family
                                    << "\"");
                }
            }
        }
    }
}

TEST_CASE("every word comes in Noto Sans and the one family of its language's script", "[fonts]") {
    const Typesetter typesetter = make_typesetter();
    for (const Language language : kLanguages) {
        std::set<std::string> used;
        for (const std::string& text : all_words(language)) {
            used.merge(families(typesetter, text, language));
        }
        CAPTURE(tag(language));
        CHECK(used == std::set<std::string>{"Noto Sans", own_family(language)});
    }
}

TEST_CASE("a language's own name can be drawn on the screens of every other", "[fonts]") {
    const Typesetter typesetter = make_typesetter();
    for (const Language screen : kLanguages) {
        for (const Language language : kLanguages) {
            for (const std::string& family : families(typesetter, own_name(language), screen)) {
                CAPTURE(tag(screen), own_name(language), family);
                CHECK(family.starts_with("Noto Sans"));
            }
        }
    }
}

TEST_CASE("a Han character takes the shape of the readers' region", "[fonts]") {
    const Typesetter typesetter = make_typesetter();
    for (const Language language :
         {Language::ZhHans, Language::ZhHant, Language::Ja, Language::Ko}) {
        CHECK(families(typesetter, "直", language) == std::set<std::string>{own_family(language)});
    }
}

TEST_CASE("a character without a glyph is noticed", "[fonts]") {
    const Typesetter typesetter = make_typesetter();
    // The first character for private use.
    const auto found = typesetter.font_families("\uE000", {.em = 40});
    REQUIRE(found.size() == 1);
    CHECK(found[0].empty());
}

}  // namespace
}  // namespace afterword::ui::test
