// SPDX-License-Identifier: Apache-2.0
#include "ui/keyboard/pinyin.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <catch2/catch.hpp>

#include "tests/fakes/temporary.hpp"
#include "ui/keyboard/word_lists.hpp"

namespace afterword::ui::test {
namespace {

std::unique_ptr<Pinyin> open_pinyin() {
    auto pinyin = Pinyin::open();
    INFO((pinyin ? "" : pinyin.error().message));
    REQUIRE(pinyin);
    return *std::move(pinyin);
}

std::vector<std::string> texts(const std::vector<Candidate>& candidates) {
    std::vector<std::string> all;
    for (const Candidate& one : candidates) {
        all.push_back(one.text);
    }
    return all;
}

TEST_CASE("the words of a shop come first", "[pinyin]") {
    const auto pinyin = open_pinyin();
    CHECK(pinyin->candidates("shouyintai").front() == Candidate{"收银台", 10});
    CHECK(pinyin->candidates("paidui").front() == Candidate{"排队", 6});
    CHECK(pinyin->candidates("yao").front() == Candidate{"药", 3});
    for (const RetailWord& one : read_retail_words(retail_word_list())) {
        const auto all = pinyin->candidates(one.pinyin);
        CAPTURE(one.pinyin, one.word);
        REQUIRE(all.size() >= 2);
        CHECK((all[0].text == one.word || all[1].text == one.word));
        CHECK(all[0].letters == one.pinyin.size());
    }
}

TEST_CASE("the list has three hundred words and says none twice", "[pinyin]") {
    const auto words = read_retail_words(retail_word_list());
    CHECK(words.size() >= 300);
    std::set<std::pair<std::string_view, std::string_view>> unique;
    for (const RetailWord& one : words) {
        unique.insert({one.pinyin, one.word});
    }
    CHECK(unique.size() == words.size());
}

TEST_CASE("a sentence takes the words of a shop in its midst", "[pinyin]") {
    const auto pinyin = open_pinyin();
    const auto all = pinyin->candidates("womenzaishouyintaipaidui");
    REQUIRE_FALSE(all.empty());
    CHECK(all[0].text == "我们在收银台排队");
    CHECK(all[0].letters == 24);
    CHECK(pinyin->candidates("xi'an").front().text == "西安");
}

TEST_CASE("a candidate says how many letters it stands for", "[pinyin]") {
    const auto pinyin = open_pinyin();
    const auto all = pinyin->candidates("paiduitaijiu");
    const auto word = std::find(all.begin(), all.end(), Candidate{"排队", 6});
    REQUIRE(word != all.end());
    CHECK(pinyin->candidates("taijiu").front() == Candidate{"太久", 6});
}

TEST_CASE("an obscenity is never offered", "[pinyin]") {
    const auto pinyin = open_pinyin();
    const auto blocked = read_blocked_words(blocked_word_list());
    REQUIRE(blocked.size() >= 40);
    for (const std::string_view spelling :
         {"shouyin", "shouyintai", "shouyintairenduo", "yindang", "jiba", "tamade", "zuoai",
          "caonima", "shabi", "wangbadan", "biaozi", "seqing", "maiyin", "yin", "diao", "qusi"}) {
        for (const Candidate& one : pinyin->candidates(spelling)) {
            for (const std::string_view word : blocked) {
                CAPTURE(spelling, one.text, word);
                CHECK(one.text.find(word) == std::string::npos);
            }
        }
    }
}

TEST_CASE("no word of a shop is on the list of those never offered", "[pinyin]") {
    for (const RetailWord& one : read_retail_words(retail_word_list())) {
        for (const std::string_view word : read_blocked_words(blocked_word_list())) {
            CHECK(one.word.find(word) == std::string_view::npos);
        }
    }
}

TEST_CASE("nothing typed is remembered, neither in the answers nor on disk", "[pinyin]") {
    const TemporaryFolder folder;
    const auto before_path = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const auto pinyin = open_pinyin();
    const std::vector<std::string_view> spellings = {"nihao", "zhangwei", "shouyintai", "yi",
                                                     "womenpaiduihenjiu"};
    std::vector<std::vector<Candidate>> before;
    for (const std::string_view spelling : spellings) {
        before.push_back(pinyin->candidates(spelling));
    }
    for (int times = 0; times < 200; ++times) {
        std::string name = "zhangweizhangwei";
        while (!name.empty()) {  // as a shopper does: take one, ask for the rest
            const auto all = pinyin->candidates(name);
            REQUIRE_FALSE(all.empty());
            name.erase(0, all.back().letters);
        }
    }
    const auto another = open_pinyin();
    for (std::size_t i = 0; i < spellings.size(); ++i) {
        CAPTURE(spellings[i]);
        CHECK(pinyin->candidates(spellings[i]) == before[i]);
        CHECK(another->candidates(spellings[i]) == before[i]);
    }
    std::filesystem::current_path(before_path);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("candidates are bounded, each once, and made of what was typed", "[pinyin]") {
    const auto pinyin = open_pinyin();
    for (const std::string_view spelling :
         {"y", "yi", "shi", "zhongguoren", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "n", "vvv", "'",
          "i"}) {
        const auto all = pinyin->candidates(spelling);
        CAPTURE(spelling);
        CHECK(all.size() <= kMostCandidates);
        const auto said = texts(all);
        CHECK(std::set<std::string>(said.begin(), said.end()).size() == said.size());
        for (const Candidate& one : all) {
            CHECK(one.letters >= 1);
            CHECK(one.letters <= spelling.size());
        }
    }
}

TEST_CASE("leaning on the keys ends nothing", "[pinyin]") {
    const auto pinyin = open_pinyin();
    const std::string letters = "abcdefghijklmnopqrstuvwxyz'";
    for (const char first : letters) {
        for (const char second : letters) {
            std::string spelling;
            while (spelling.size() < kLongestSpelling) {
                spelling += {first, second};
            }
            CHECK(pinyin->candidates(spelling).size() <= kMostCandidates);
        }
    }
}

TEST_CASE("a spelling as long as they get is read as one sentence", "[pinyin]") {
    const auto pinyin = open_pinyin();
    const std::string spelling = "womenzaishouyintaipaiduihenjiule";
    REQUIRE(spelling.size() == kLongestSpelling);
    CHECK(pinyin->candidates(spelling).front() ==
          Candidate{"我们在收银台排队很久了", kLongestSpelling});
}

TEST_CASE("what is no spelling has no candidates", "[pinyin]") {
    const auto pinyin = open_pinyin();
    CHECK(pinyin->candidates("").empty());
    CHECK(pinyin->candidates("NiHao").empty());
    CHECK(pinyin->candidates("ni hao").empty());
    CHECK(pinyin->candidates("你好").empty());
    CHECK(pinyin->candidates(std::string(kLongestSpelling + 1, 'a')).empty());
}

TEST_CASE("without its dictionary the input method says which package is missing", "[pinyin]") {
    const auto missing = Pinyin::open("/nowhere/dict_pinyin.dat");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::NotFound);
    CHECK_THAT(missing.error().message, Catch::Contains("libgooglepinyin0"));
}

TEST_CASE("a dictionary that is none is refused", "[pinyin]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "dict.dat";
    std::ofstream(file) << "not a dictionary";
    const auto wrong = Pinyin::open(file);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == Errc::Corrupt);
}

}  // namespace
}  // namespace afterword::ui::test
