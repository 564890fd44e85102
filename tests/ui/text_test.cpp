// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"
#include "ui/text/fonts.hpp"
#include "ui/text/isolates.hpp"
#include "ui/text/typesetter.hpp"

namespace afterword::ui::test {
namespace {

constexpr Wrap kWide{10'000, 1};

Typesetter make_typesetter(std::size_t limit = 1 << 20) {
    REQUIRE(use_our_fonts(font_cache()));
    return Typesetter(limit);
}

TEST_CASE("a text too wide for one line breaks into two that are as equal as can be", "[text]") {
    Typesetter typesetter = make_typesetter();
    const TextStyle style{.em = 40, .align = Align::Centre};
    const int whole = typesetter.set("Something else entirely", style, kWide).width;
    const SetText& two = typesetter.set("Something else entirely", style, {whole - 1, 2});
    CHECK(two.lines == 2);
    CHECK(two.fits);
    CHECK(two.width < whole * 2 / 3);
    CHECK(two.height == text_height(style, 2));
}

TEST_CASE("a word that cannot be broken says that it doesn't fit", "[text]") {
    Typesetter typesetter = make_typesetter();
    const TextStyle style{.em = 40};
    const SetText& word = typesetter.set("Cleanliness", style, {100, 2});
    CHECK(word.lines == 1);
    CHECK_FALSE(word.fits);
    CHECK(word.width > 100);
}

TEST_CASE("a full-width end mark of a centred line hangs outside", "[text]") {
    Typesetter typesetter = make_typesetter();
    TextStyle style{.em = 40, .language = Language::ZhHans, .align = Align::Centre};
    CHECK(typesetter.set("满意吗？", style, kWide).width == 3 * 40);
    style.align = Align::Left;
    CHECK(typesetter.set("满意吗？", style, kWide).width == 4 * 40);
}

TEST_CASE("a hanging mark pushes its line aside rather than leave the room of the text", "[text]") {
    Typesetter typesetter = make_typesetter();
    const TextStyle style{.em = 40, .language = Language::ZhHant, .align = Align::Centre};
    const SetText& set = typesetter.set("滿意嗎？", style, {4 * 40, 1});
    CHECK(set.fits);
    CHECK(set.width == 3 * 40);
    // The room reaches half an em beyond the width on either side.
    CHECK(set.mask_x >= -20 - 1);
    CHECK(set.mask_x + set.mask.width <= 3 * 40 + 20 + 1);
    CHECK_FALSE(typesetter.set("滿意嗎？", style, {4 * 40 - 1, 1}).fits);
}

TEST_CASE("lines of Arabic stand one and a half em apart", "[text]") {
    const TextStyle style{.em = 40, .language = Language::Ar};
    CHECK(line_height(style) == 60);
    CHECK(text_height(style, 2) - text_height(style, 1) == 60);
}

TEST_CASE("what a script stacks above and below its letters stays within its line", "[text]") {
    Typesetter typesetter = make_typesetter();
    const std::pair<Language, std::string_view> tallest[] = {{Language::De, "ÄÖg"},
                                                             {Language::Th, "วันนี้ ที่ปู่"},
                                                             {Language::Hi, "हिन्दी फ़ूँ"},
                                                             {Language::He, "לקיץ"},
                                                             {Language::Ko, "한글"}};
    for (const auto& [language, text] : tallest) {
        for (const Weight weight : {Weight::Regular, Weight::Bold}) {
            const TextStyle style{.em = 100, .weight = weight, .language = language};
            const SetText& set = typesetter.set(text, style, kWide);
            CAPTURE(tag(language), set.mask_y, set.mask.height);
            CHECK(set.mask_y >= -1);
            CHECK(set.mask_y + set.mask.height <= set.height + 1);
        }
    }
}

TEST_CASE("Thai and Japanese break between words and sentences though they have no spaces",
          "[text]") {
    Typesetter typesetter = make_typesetter();
    const std::pair<Language, std::string_view> texts[] = {
        {Language::Th, "ต้องการความช่วยเหลือจากพนักงาน"},
        {Language::Ja, "折り返しのご連絡を希望します。"}};
    for (const auto& [language, text] : texts) {
        const TextStyle style{.em = 40, .language = language};
        const int whole = typesetter.set(text, style, kWide).width;
        const SetText& two = typesetter.set(text, style, {whole - 1, 2});
        CAPTURE(tag(language));
        CHECK(two.lines == 2);
        CHECK(two.fits);
        CHECK(two.width < whole * 2 / 3);
    }
}

TEST_CASE("a telephone number and a size keep their order where the text runs leftwards",
          "[text]") {
    Typesetter typesetter = make_typesetter();
    for (const std::string_view figures : {"0171 555 01", "+48 600 123 456", "10.9 GB", "41 MB"}) {
        const Mask rightwards =
            typesetter.set(figures, {.em = 40, .language = Language::En}, kWide).mask;
        for (const Language language : {Language::Ar, Language::He}) {
            CAPTURE(figures, tag(language));
            const Mask& mask =
                typesetter.set(figures, {.em = 40, .language = language}, kWide).mask;
            CHECK(mask.width == rightwards.width);
            CHECK(mask.coverage == rightwards.coverage);
        }
    }
}

TEST_CASE("figures between words of a text that runs leftwards are isolated, words are not",
          "[text]") {
    CHECK(with_figures_isolated("اتصلوا: +48 600 123 456.") ==
          "اتصلوا: \u2066+48 600 123 456\u2069.");
    CHECK(with_figures_isolated("שוחרר 41 MB מתוך 10.9 GB") ==
          "שוחרר \u206641 MB\u2069 מתוך \u206610.9 GB\u2069");
    CHECK(with_figures_isolated("Riverside Pharmacy · صندوق") == "Riverside Pharmacy · صندوق");
    CHECK(with_figures_isolated("لا أرقام").find("\u2066") == std::string::npos);
    CHECK(with_figures_isolated("").empty());
}

TEST_CASE("the same text is laid out once and never shares its id", "[text]") {
    Typesetter typesetter = make_typesetter();
    const TextStyle style{.em = 40};
    const auto first = typesetter.set("Finish", style, kWide).mask.id;
    CHECK(typesetter.set("Finish", style, kWide).mask.id == first);
    CHECK(typesetter.set("Next", style, kWide).mask.id != first);
    CHECK(typesetter.set("Finish", {.em = 41}, kWide).mask.id != first);
    CHECK(typesetter.set("Finish", {.em = 40, .weight = Weight::Bold}, kWide).mask.id != first);
}

TEST_CASE("masks beyond the limit are dropped, those unused longest first", "[text]") {
    Typesetter typesetter = make_typesetter(40'000);
    const TextStyle style{.em = 40};
    const auto first = typesetter.set("Finish", style, kWide).mask.id;
    for (int i = 0; i < 100; ++i) {
        static_cast<void>(typesetter.set("Row " + std::to_string(i), style, kWide));
        static_cast<void>(typesetter.set("Finish", style, kWide));
        typesetter.end_frame();
        CHECK(typesetter.bytes() <= 40'000);
    }
    CHECK(typesetter.set("Finish", style, kWide).mask.id == first);
    CHECK(typesetter.set("Row 0", style, kWide).mask.id > first + 100);
}

TEST_CASE("an empty text takes no ink", "[text]") {
    Typesetter typesetter = make_typesetter();
    const SetText& nothing = typesetter.set("", {.em = 40}, kWide);
    CHECK(nothing.mask.coverage.empty());
    CHECK(nothing.width == 0);
}

}  // namespace
}  // namespace afterword::ui::test
