// SPDX-License-Identifier: Apache-2.0
#include "ui/words/words.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "ui/words/counted.hpp"

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

TEST_CASE("a shopper's words that look like a place-holder stay as they are", "[words]") {
    CHECK(phrase(Language::En, Word::Quoted, {"{0} stars {1}"}) == "“{0} stars {1}”");
    CHECK(phrase(Language::En, Word::PageOf, {"{1}", "9"}) == "{1} of 9");
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
