// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "kiosk/presenter.hpp"
#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;

namespace {

// A survey of one language around the given questions.
KioskConfig config_of(const std::string& questions) {
    KioskConfig config = small_config();
    const std::string bytes =
        R"({"survey":"checkout","version":1,"languages":["en"],"questions":[)" + questions + "]}";
    auto survey = read_survey(bytes, "survey.json");
    REQUIRE(survey.ok());
    config.surveys = {*std::move(survey)};
    return config;
}

const std::string kRecommend =
    R"({"id":"recommend","kind":"scale11","text":{"en":"Recommend us?"},"labels":{"en":["No","Yes"]}})";
const std::string kWho =
    R"({"id":"who","kind":"choice","order":"rotated","text":{"en":"Who served you?"},
        "options":[{"id":"counter","text":{"en":"Counter"}},{"id":"till","text":{"en":"Till"}},
                   {"id":"nobody","text":{"en":"Nobody"}}]})";
const std::string kService =
    R"({"id":"service","kind":"faces5","text":{"en":"How was it?"},
        "labels":{"en":["a","b","c","d","e"]}})";
const std::string kWhy =
    R"({"id":"why","kind":"choices","help":true,"text":{"en":"Why?"},
        "options":[{"id":"waiting","text":{"en":"W"}},{"id":"staff","text":{"en":"S"}}]})";

template <class View>
View shown(const KioskUnderTest& kiosk) {
    const ui::View view = present(kiosk.state(), kiosk.config(), kiosk.now());
    REQUIRE(std::holds_alternative<View>(view.screen));
    return std::get<View>(view.screen);
}

}  // namespace

TEST_CASE("a zero on the scale of recommendation is an answer like any other", "[reducer]") {
    KioskUnderTest kiosk(config_of(kRecommend));
    kiosk.rate(0);
    CHECK(kiosk.visits.back().steps[0].value == *Score::from(0));
    CHECK(kiosk.scene() == Scene::Thanks);
}

TEST_CASE("an answer outside its scale is no answer", "[reducer]") {
    KioskUnderTest kiosk(config_of(kService));
    kiosk.choose(ui::Rated{7});
    CHECK(kiosk.visits.empty());
    CHECK(kiosk.scene() == Scene::Rate);
}

TEST_CASE("one tap on one of several options is the answer, first or later", "[reducer]") {
    SECTION("first") {
        KioskUnderTest kiosk(config_of(kWho));
        kiosk.choose(ui::TileTapped{0});
        kiosk.store();
        CHECK(kiosk.visits.back().steps[0].values.size() == 1);
        CHECK(kiosk.scene() == Scene::Thanks);
    }
    SECTION("later") {
        KioskUnderTest kiosk(config_of(kService + "," + kWho));
        kiosk.rate(4);
        kiosk.choose(ui::TileTapped{1});
        kiosk.store();
        CHECK(kiosk.visits.back().steps[1].values.size() == 1);
        CHECK(kiosk.visits.back().state == Visit::State::Ended);
    }
}

TEST_CASE("a page of tiles that is turned to stays until another question comes", "[reducer]") {
    KioskUnderTest kiosk(config_of(kService + "," + kWhy + "," + kWho));
    const auto first = [&] {
        return std::get<ui::TilesBody>(shown<ui::QuestionView>(kiosk).body).first;
    };
    kiosk.rate(4);
    CHECK(first() == 0);
    kiosk.choose(ui::TilesTurned{1});
    kiosk.choose(ui::TileTapped{1});
    CHECK(first() == 1);
    kiosk.choose(ui::NextTapped{});
    kiosk.store();
    CHECK(first() == 0);
}

TEST_CASE("rotated options stand in another order for the next shopper, and it is stored",
          "[reducer]") {
    KioskUnderTest kiosk(config_of(kWho));
    std::set<std::string> first_tiles;
    for (int visit = 0; visit < 3; ++visit) {
        const auto view = shown<ui::RateView>(kiosk);
        first_tiles.insert(std::get<ui::TilesBody>(view.body).tiles.front().label);
        kiosk.choose(ui::TileTapped{0});
        kiosk.store();
        const Step& step = kiosk.visits.back().steps[0];
        CHECK(step.values.front() == step.shown_options.front());
        kiosk.choose(ui::Dismissed{});
    }
    CHECK(first_tiles == std::set<std::string>{"Counter", "Till", "Nobody"});
}

TEST_CASE("a later question on a scale is answered by one tap and leads on", "[reducer]") {
    KioskUnderTest kiosk(config_of(kService + "," + kRecommend + "," + kWhy));
    kiosk.rate(5);
    CHECK(std::holds_alternative<ui::ScaleBody>(shown<ui::QuestionView>(kiosk).body));
    kiosk.choose(ui::Rated{9});
    kiosk.store();
    CHECK(std::holds_alternative<ui::TilesBody>(shown<ui::QuestionView>(kiosk).body));
}

TEST_CASE("help is asked for once, keeps the question, and after two minutes sends to the counter",
          "[reducer]") {
    using Help = ui::QuestionView::Help;
    KioskUnderTest kiosk(config_of(kService + "," + kWhy));
    kiosk.rate(3);
    CHECK(shown<ui::QuestionView>(kiosk).help == Help::Offered);
    kiosk.choose(ui::TileTapped{0});
    kiosk.choose(ui::HelpAsked{});
    kiosk.store();
    CHECK(kiosk.visits.back().help.has_value());
    CHECK(kiosk.visits.back().state == Visit::State::Open);
    CHECK(shown<ui::QuestionView>(kiosk).help == Help::Called);
    CHECK(std::get<ui::TilesBody>(shown<ui::QuestionView>(kiosk).body).tiles[0].chosen);
    const std::size_t stored = kiosk.visits.size();
    kiosk.choose(ui::HelpAsked{});
    CHECK(kiosk.visits.size() == stored);
    kiosk.wait(kHelpWithin);
    CHECK(shown<ui::QuestionView>(kiosk).help == Help::AskAtCounter);
}

TEST_CASE("larger letters and stronger contrast go round and end with the visit", "[reducer]") {
    KioskUnderTest kiosk(small_config());
    const auto look = [&] { return kiosk.state().appearance; };
    kiosk.choose(ui::AppearanceTapped{});
    CHECK(look().size == ui::TextSize::Large);
    kiosk.choose(ui::AppearanceTapped{});
    CHECK(look().contrast == ui::Contrast::High);
    kiosk.choose(ui::AppearanceTapped{});
    CHECK(look().size == ui::TextSize::Normal);
    kiosk.choose(ui::AppearanceTapped{});
    CHECK(look() == ui::Appearance{});
    kiosk.choose(ui::AppearanceTapped{});
    kiosk.choose(ui::ReachTapped{});
    kiosk.rate(5);
    CHECK(look().reach == ui::Reach::Low);
    kiosk.choose(ui::Finished{});
    kiosk.store();
    kiosk.choose(ui::Dismissed{});
    CHECK(look() == ui::Appearance{});
}

TEST_CASE("in large letters the kiosk waits a minute before it asks who is there", "[reducer]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::AppearanceTapped{});
    kiosk.rate(5);
    kiosk.wait(kAskStillThereAfter);
    CHECK(kiosk.scene() == Scene::Question);
    kiosk.wait(kAskLargeAfter);
    CHECK(kiosk.scene() == Scene::StillThere);
}

TEST_CASE("a visit ends with the judgement of how it came about", "[reducer]") {
    KioskUnderTest kiosk(config_of(kService));
    kiosk.wait(Milliseconds(5000));
    kiosk.feed(Touched{{100, 80}, 5});  // a cloth
    kiosk.feed(ui::Choice(ui::Rated{3}));
    kiosk.store();
    REQUIRE(kiosk.visits.back().misuse);
    CHECK(kiosk.visits.back().misuse->reasons == std::vector{MisuseReason::Palm});
}
