// SPDX-License-Identifier: Apache-2.0
#include "ui/words/words.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "ui/words/counted.hpp"
#include "ui/words/plural.hpp"

namespace afterword::ui {
namespace {

// "01" for a text with {0} and {1}, in this order whatever theirs.
std::string place_holders(std::string_view text) {
    std::string found;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        if (text[i] == '{' && text[i + 2] == '}') {
            found += text[i + 1];
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

TEST_CASE("every word is there in every language with the same place-holders", "[words]") {
    for (std::size_t i = 0; i < kWordCount; ++i) {
        const auto which = static_cast<Word>(i);
        const std::string_view english = word(Language::En, which);
        for (const Language language : kLanguages) {
            const std::string_view text = word(language, which);
            CAPTURE(tag(language), english, text);
            CHECK_FALSE(text.empty());
            CHECK(place_holders(text) == place_holders(english));
            CHECK(text.front() != ' ');
            CHECK(text.back() != ' ');
        }
    }
}

TEST_CASE("no two languages share all their words", "[words]") {
    std::set<std::string> all;
    for (const Language language : kLanguages) {
        std::string joined;
        for (std::size_t i = 0; i < kWordCount; ++i) {
            joined += word(language, static_cast<Word>(i));
        }
        all.insert(joined);
    }
    CHECK(all.size() == kLanguages.size());
}

TEST_CASE("a phrase fills in its place-holders in the order of the language", "[words]") {
    CHECK(phrase(Language::En, Word::TakeBy, {"10:43"}) == "Take by 10:43");
    CHECK(phrase(Language::ZhHans, Word::TakeBy, {"10:43"}) == "10:43 前接手");
    CHECK(phrase(Language::En, Word::HasTaken, {"07"}) == "07 · taken");
    CHECK(phrase(Language::En, Word::Finish, {"unused"}) == "Finish");
}

TEST_CASE("a noun takes the form its number asks for", "[words]") {
    CHECK(counted(Language::En, Counted::Comments, 1) == "1 comment");
    CHECK(counted(Language::En, Counted::Comments, 21) == "21 comments");
    CHECK(counted(Language::Pl, Counted::Comments, 1) == "1 komentarz");
    CHECK(counted(Language::Pl, Counted::Comments, 22) == "22 komentarze");
    CHECK(counted(Language::Pl, Counted::Comments, 12) == "12 komentarzy");
    CHECK(counted(Language::Ar, Counted::Comments, 2) == "تعليقان");
    CHECK(counted(Language::Ar, Counted::Comments, 111) == "111 تعليقًا");
    CHECK(counted(Language::ZhHans, Counted::TrendTitle, 5, {"15"}) == "15 分钟内 5 个差评");
}

// The forms of 0, 1, 2, 3, 5, 11, 21, 22, 25, 101 and 111: zero, 1, 2, few, many, other.
std::string forms(Language language) {
    std::string letters;
    for (const std::uint64_t n : {0U, 1U, 2U, 3U, 5U, 11U, 21U, 22U, 25U, 101U, 111U}) {
        letters += "z12fmo"[static_cast<std::size_t>(plural_form(language, n))];
    }
    return letters;
}

TEST_CASE("plural forms are those of Unicode CLDR", "[words]") {
    CHECK(forms(Language::En) == "o1ooooooooo");
    CHECK(forms(Language::ZhHans) == "ooooooooooo");
    CHECK(forms(Language::ZhHant) == "ooooooooooo");
    CHECK(forms(Language::Pl) == "m1ffmmmfmmm");
    CHECK(forms(Language::Ar) == "z12ffmmmmom");
    CHECK(forms(Language::He) == "o12oooooooo");
    CHECK(forms(Language::De) == "o1ooooooooo");
    CHECK(forms(Language::Fr) == "11ooooooooo");
    CHECK(forms(Language::Es) == "o1ooooooooo");
    CHECK(forms(Language::Hi) == "11ooooooooo");
    CHECK(forms(Language::Th) == "ooooooooooo");
    CHECK(forms(Language::Ja) == "ooooooooooo");
    CHECK(forms(Language::Ko) == "ooooooooooo");
}

TEST_CASE("no counted word leaves a place-holder open or says a number twice", "[words]") {
    for (const Language language : kLanguages) {
        for (std::size_t i = 0; i < kCountedCount; ++i) {
            for (const std::uint64_t n : {0U, 1U, 2U, 7U, 77U, 700U}) {
                const std::string text = counted(language, static_cast<Counted>(i), n, {"15"});
                CAPTURE(tag(language), text);
                CHECK(text.find('{') == std::string::npos);
                CHECK(text.find("15") == text.rfind("15"));
                const std::string digits = std::to_string(n);
                const std::size_t first = text.find(digits);
                CHECK((n < 10 || text.find(digits, first + 1) == std::string::npos));
            }
        }
    }
}

TEST_CASE("what a number in a box counts is said with it from three on", "[words]") {
    const Counted with_number[] = {Counted::ContactReadBy, Counted::Comments, Counted::TrendTitle,
                                   Counted::HandOverMine,  Counted::Times,    Counted::Days,
                                   Counted::Waiting};
    for (const Language language : kLanguages) {
        for (const Counted which : with_number) {
            for (const std::uint64_t n : {3U, 11U, 100U, 101U}) {
                CAPTURE(tag(language), n, static_cast<int>(which));
                CHECK_THAT(counted(language, which, n, {"15"}), Catch::Contains(std::to_string(n)));
            }
        }
        CHECK_THAT(counted(language, Counted::AnswersAllStored, 182), !Catch::Contains("182"));
    }
}

TEST_CASE("the week begins on Monday", "[words]") {
    REQUIRE(weekdays().size() == 7);
    CHECK(word(Language::En, weekdays().front()) == "Monday");
    CHECK(word(Language::Pl, weekdays().back()) == "niedziela");
}

TEST_CASE("a shopper's words that look like a place-holder stay as they are", "[words]") {
    CHECK(phrase(Language::En, Word::Quoted, {"{0} stars {1}"}) == "“{0} stars {1}”");
    CHECK(phrase(Language::En, Word::PageOf, {"{1}", "9"}) == "{1} of 9");
    CHECK(phrase(Language::Hi, Word::PageOf, {"{1}", "9"}) == "9 में से {1}");
}

TEST_CASE("a language is found by its tag and by no other", "[words]") {
    for (const Language language : kLanguages) {
        CHECK(find_language(tag(language)) == language);
    }
    CHECK_FALSE(find_language("zh-cn"));
    CHECK_FALSE(find_language("EN"));
    CHECK_FALSE(find_language(""));
}

TEST_CASE("the codes of tiles are those that travel, each once", "[words]") {
    const auto codes = [](std::span<const CodedWord> words) {
        std::string all;
        for (const CodedWord& one : words) {
            all.append(all.empty() ? "" : " ").append(one.code);
        }
        return all;
    };
    CHECK(codes(causes()) ==
          "too_few_staff till_closed system_slow delivery_late unclear_sign other");
    CHECK(codes(actions()) == "opened_till apologised replaced cleaned gave_voucher told_manager");
    CHECK(codes(not_actionable_reasons()) == "customer_gone not_ours mistake test other");
}

}  // namespace
}  // namespace afterword::ui
