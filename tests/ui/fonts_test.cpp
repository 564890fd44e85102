// SPDX-License-Identifier: Apache-2.0
#include "ui/text/fonts.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/text/typesetter.hpp"
#include "ui/words/words.hpp"

namespace afterword::ui::test {
namespace {

void check_all_noto(const Typesetter& typesetter, std::string_view text, Language language) {
    for (const Weight weight : {Weight::Regular, Weight::Bold}) {
        const auto families =
            typesetter.font_families(text, {.em = 40, .weight = weight, .language = language});
        CHECK_FALSE(families.empty());
        for (const std::string& family : families) {
            if (family.rfind("Noto Sans", 0) != 0) {
                FAIL_CHECK("\"" << text << "\" in " << tag(language) << " comes in \"" << family
                                << "\"");
            }
        }
    }
}

TEST_CASE("every glyph of every screen comes from a Noto family", "[fonts]") {
    Ui ui = open_ui();
    const Typesetter typesetter(1 << 20);
    for (const Language language : kLanguages) {
        std::set<std::string> texts;
        for (const Sample& one : samples(language)) {
            static_cast<void>(ui.draw(one.view));
            for (const SemanticNode& node : ui.semantics()) {
                if (is_text(node.role)) {
                    texts.insert(node.name);
                }
            }
        }
        for (std::size_t i = 0; i < kWordCount; ++i) {
            texts.insert(std::string(word(language, static_cast<Word>(i))));
        }
        for (const std::string& text : texts) {
            check_all_noto(typesetter, text, language);
        }
    }
}

TEST_CASE("a character without a glyph is noticed", "[fonts]") {
    REQUIRE(use_our_fonts(font_cache()));
    const Typesetter typesetter(1 << 20);
    // The first character for private use.
    const auto families = typesetter.font_families("\uE000", {.em = 40});
    REQUIRE(families.size() == 1);
    CHECK(families[0].empty());
}

TEST_CASE("Han characters in Chinese come from the simplified Chinese face", "[fonts]") {
    REQUIRE(use_our_fonts(font_cache()));
    const Typesetter typesetter(1 << 20);
    const auto families =
        typesetter.font_families("满意", {.em = 40, .language = Language::ZhHans});
    REQUIRE(families.size() == 1);
    CHECK(families[0] == "Noto Sans CJK SC");
}

}  // namespace
}  // namespace afterword::ui::test
