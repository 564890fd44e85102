// SPDX-License-Identifier: Apache-2.0
// Words of the shopper's own.
#include <catch2/catch.hpp>

#include "kiosk/presenter.hpp"
#include "kiosk/turn.hpp"
#include "sync/model/typed_text.hpp"
#include "tests/kiosk/typing.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

KioskConfig words_config() {
    KioskConfig config = small_config();
    auto survey = read_survey(
        R"({"survey":"exit","version":1,"languages":["pl","zh-Hans"],"questions":[
            {"id":"service","kind":"faces5","text":{"pl":"Jak?","zh-Hans":"好吗？"},
             "labels":{"pl":["1","2","3","4","5"],"zh-Hans":["1","2","3","4","5"]}},
            {"id":"words","kind":"text","text":{"pl":"Co jeszcze?","zh-Hans":"还有吗？"}},
            {"id":"again","kind":"stars5","text":{"pl":"Znów?","zh-Hans":"再来？"},
             "labels":{"pl":["1","2","3","4","5"],"zh-Hans":["1","2","3","4","5"]}}]})",
        "survey.json");
    REQUIRE(survey.ok());
    config.surveys = {*std::move(survey)};
    config.write_to_us = true;
    return config;
}

ui::WordsView words(const KioskUnderTest& kiosk) {
    const auto view = present(kiosk.state(), kiosk.config(), kiosk.now());
    REQUIRE(std::holds_alternative<ui::WordsView>(view.screen));
    return std::get<ui::WordsView>(view.screen);
}

KioskUnderTest at_words(std::size_t language = 0) {
    KioskUnderTest kiosk(words_config());
    kiosk.choose(ui::LanguageChosen{language});
    kiosk.rate(2);
    REQUIRE(kiosk.state().pass->question == "words");
    return kiosk;
}

const ui::Layout& layout(const KioskUnderTest& kiosk) {
    return layout_of(kiosk.state(), kiosk.config());
}

}  // namespace

TEST_CASE("words are stored as they were sent, and the next question comes", "[writing]") {
    auto kiosk = at_words();
    type_on(kiosk, layout(kiosk), "za dlugo");
    kiosk.choose(ui::Sent{});
    kiosk.store();
    CHECK(kiosk.visits.back().find_step("words")->text == "za dlugo");
    CHECK(kiosk.visits.back().find_step("words")->read_by == WordsReaders::Store);
    CHECK(kiosk.visits.back().state == Visit::State::Open);
    CHECK(kiosk.state().pass->question == "again");
    CHECK(kiosk.state().pass->writing.words.empty());
}

TEST_CASE("a survey without a question of words offers none to write on", "[writing]") {
    KioskConfig config = words_config();
    const auto offered = [](const KioskConfig& one) {
        const KioskUnderTest kiosk(one);
        const auto view = present(kiosk.state(), kiosk.config(), kiosk.now());
        return std::get<ui::RateView>(view.screen).write_to_us;
    };
    CHECK(offered(config) == ui::Shown::Yes);
    std::erase_if(config.surveys.front().questions,
                  [](const Question& one) { return one.kind == QuestionKind::Text; });
    CHECK(offered(config) == ui::Shown::No);
}

TEST_CASE("blanks alone are no words", "[writing]") {
    auto kiosk = at_words();
    type_on(kiosk, layout(kiosk), "  ");
    kiosk.choose(ui::Sent{});
    CHECK(kiosk.visits.back().find_step("words")->ended == Ended::Skip);
}

TEST_CASE("five hundred characters are counted as people count them", "[writing]") {
    auto kiosk = at_words();
    const ui::Key key = key_of(layout(kiosk), "l");
    for (std::size_t i = 0; i < kMostWords + 10; ++i) {
        hold_key(kiosk, key);
        kiosk.choose(ui::AlternativeTapped{0});
    }
    const auto view = words(kiosk);
    CHECK(code_points(view.text) == kMostWords);
    CHECK(view.text.size() == 2 * kMostWords);  // ł
    CHECK(view.full);
}

TEST_CASE("a held key offers its other letters, and one tap takes one", "[writing]") {
    auto kiosk = at_words();
    const ui::Key key = key_of(layout(kiosk), "z");
    kiosk.choose(ui::KeyPressed{key});
    CHECK(words(kiosk).keyboard.alternatives.empty());
    kiosk.wait(kiosk.config().touch.long_press);
    const auto offered = words(kiosk).keyboard.alternatives;
    REQUIRE(offered.size() > 1);
    kiosk.choose(ui::KeyTapped{key});  // letting go of it types nothing
    CHECK(words(kiosk).text.empty());
    kiosk.choose(ui::AlternativeTapped{1});
    CHECK(words(kiosk).text == offered[1]);
    CHECK(words(kiosk).keyboard.alternatives.empty());
}

TEST_CASE("the space bar, held, changes the layout", "[writing]") {
    auto kiosk = at_words();
    hold_key(kiosk, {ui::Key::Kind::Space, 0, 0});
    const auto view = words(kiosk).keyboard;
    REQUIRE(view.choosing_layout);
    REQUIRE(view.alternatives.size() > 1);
    kiosk.choose(ui::AlternativeTapped{1});
    CHECK(layout(kiosk).name == view.alternatives[1]);
    CHECK(words(kiosk).text.empty());
}

TEST_CASE("the key beside the space bar types a mark, and offers others while held", "[writing]") {
    auto kiosk = at_words();
    const ui::Key marks{ui::Key::Kind::Marks};
    type_on(kiosk, layout(kiosk), "ja");
    tap(kiosk, marks);
    CHECK(words(kiosk).text == "ja.");
    hold_key(kiosk, marks);
    CHECK(words(kiosk).text == "ja.");
    const auto offered = words(kiosk).keyboard.alternatives;
    REQUIRE(offered.size() > 2);
    CHECK(offered[1] == "?");
    kiosk.choose(ui::AlternativeTapped{1});
    CHECK(words(kiosk).text == "ja.?");
    CHECK(words(kiosk).keyboard.alternatives.empty());
}

TEST_CASE("a mark takes the best word for what is spelt before it", "[writing]") {
    auto kiosk = at_words(1);
    type_on(kiosk, layout(kiosk), "nihao");
    kiosk.feed(Spelled{"nihao", {{"你好", 5}, {"你", 2}}});
    tap(kiosk, ui::Key{ui::Key::Kind::Marks});
    CHECK(words(kiosk).text == "你好。");
    CHECK(words(kiosk).keyboard.spelling.empty());
}

TEST_CASE("a spelling asks for its words, and the space bar takes the first", "[writing]") {
    auto kiosk = at_words(1);
    type_on(kiosk, layout(kiosk), "nihao");
    CHECK(kiosk.spellings.back() == "nihao");
    CHECK(words(kiosk).text.empty());
    kiosk.feed(Spelled{"niha", {{"泥", 2}}});  // of an older spelling
    CHECK(words(kiosk).keyboard.candidates.empty());
    kiosk.feed(Spelled{"nihao", {{"你好", 5}, {"你", 2}}});
    CHECK(words(kiosk).keyboard.candidates == std::vector<std::string>{"你好", "你"});

    SECTION("whole") {
        tap(kiosk, {ui::Key::Kind::Space, 0, 0});
        CHECK(words(kiosk).text == "你好");
        CHECK(words(kiosk).keyboard.spelling.empty());
    }
    SECTION("in part: the rest is asked for again") {
        kiosk.choose(ui::CandidateTapped{1});
        CHECK(words(kiosk).text == "你");
        CHECK(kiosk.spellings.back() == "hao");
    }
    SECTION("shorter") {
        tap(kiosk, {ui::Key::Kind::Erase, 0, 0});
        CHECK(kiosk.spellings.back() == "niha");
        CHECK(words(kiosk).text.empty());
    }
}

TEST_CASE("text is covered and deleted at a tap", "[writing]") {
    auto kiosk = at_words();
    type_on(kiosk, layout(kiosk), "zle");
    kiosk.choose(ui::TextHidden{});
    CHECK(words(kiosk).hidden);
    kiosk.choose(ui::TextHidden{});
    CHECK_FALSE(words(kiosk).hidden);
    kiosk.choose(ui::TextDeleted{});
    CHECK(words(kiosk).text.empty());
}

TEST_CASE("nothing typed is kept of a shopper who walks away", "[writing]") {
    auto kiosk = at_words();
    type_on(kiosk, layout(kiosk), "moj szef");
    kiosk.wait(kAskTypingAfter + kStillThereFor);
    const Step* step = kiosk.visits.back().find_step("words");
    REQUIRE(step != nullptr);
    CHECK(step->ended == Ended::Timeout);
    CHECK(step->text.empty());
    kiosk.store();
    CHECK_FALSE(kiosk.state().pass);
}

TEST_CASE("typing is given thirty seconds", "[writing]") {
    auto kiosk = at_words();
    kiosk.wait(kAskTypingAfter - 1ms);
    CHECK(kiosk.scene() == Scene::Question);
    kiosk.wait(1ms);
    CHECK(kiosk.scene() == Scene::StillThere);
}

TEST_CASE("writing to us is an opinion without a rating, and ends with its words", "[writing]") {
    KioskUnderTest kiosk(words_config());
    kiosk.choose(ui::WriteToUs{});
    CHECK(kiosk.visits.empty());

    SECTION("sent") {
        type_on(kiosk, layout(kiosk), "kolejki");
        kiosk.choose(ui::Sent{});
        const Visit& visit = kiosk.visits.back();
        CHECK(visit.state == Visit::State::Ended);
        REQUIRE(visit.steps.size() == 1);
        CHECK(visit.steps[0].text == "kolejki");
        kiosk.store();
        CHECK(kiosk.scene() == Scene::Thanks);
    }
    SECTION("nothing said") {
        kiosk.choose(ui::Sent{});
        CHECK(kiosk.visits.empty());
        CHECK(kiosk.scene() == Scene::Rate);
    }
    SECTION("left alone") {
        type_on(kiosk, layout(kiosk), "kolejki");
        kiosk.wait(kAskTypingAfter + kStillThereFor);
        CHECK(kiosk.visits.empty());
        CHECK(kiosk.scene() == Scene::Rate);
    }
}
