// SPDX-License-Identifier: Apache-2.0
#include "kiosk/survey_walk.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

// Every kind that is answered in a way of its own, and conditions that lean on each other.
constexpr std::string_view kWinding = R"({"survey":"winding","version":1,"languages":["en","pl"],
"questions":[
 {"id":"service","kind":"faces5","text":{"en":"Service?","pl":"Obsługa?"},
  "labels":{"en":["a","b","c","d","e"],"pl":["1","2","3","4","5"]}},
 {"id":"why","kind":"choices","when":{"service":[2,3,4]},"text":{"en":"Why?","pl":"Czemu?"},
  "options":[{"id":"waiting","text":{"en":"W","pl":"C"}},
             {"id":"staff","text":{"en":"S","pl":"P"}}]},
 {"id":"who","kind":"choice","when":{"service":[4,5],"why":["staff"]},
  "text":{"en":"Who?","pl":"Kto?"},
  "options":[{"id":"till","text":{"en":"T","pl":"K"}},
             {"id":"counter","text":{"en":"C","pl":"L"}}]},
 {"id":"words","kind":"text","text":{"en":"More?","pl":"Coś jeszcze?"}},
 {"id":"friends","kind":"scale11","when":{"who":["counter"]},
  "text":{"en":"Friends?","pl":"Znajomi?"},"labels":{"en":["No","Yes"],"pl":["Nie","Tak"]}},
 {"id":"contact","kind":"contact","text":{"en":"Call?","pl":"Telefon?"}}]})";

KioskConfig winding() {
    auto survey = read_survey(kWinding, "winding.json");
    REQUIRE(survey.ok());
    return kiosk_asking(*std::move(survey));
}

std::string question_shown(const ui::View& view) {
    return std::visit(
        [](const auto& screen) -> std::string {
            if constexpr (requires { screen.question; }) {
                return screen.question;
            }
            return "";
        },
        view.screen);
}

TEST_CASE("every question of a winding survey is reached by answers that lead to it", "[survey]") {
    const KioskConfig config = winding();
    const Survey& survey = config.surveys.front();
    for (std::size_t language = 0; language < survey.languages.size(); ++language) {
        SurveyWalk walk(config, language, {});
        for (const Question& question : survey.questions) {
            CHECK(question_shown(walk.on(question)) ==
                  text_in(question.text, survey.languages[language], {}));
        }
        CHECK(std::holds_alternative<ui::ThanksView>(walk.on_thanks().screen));
    }
}

TEST_CASE("a walk shows the language and the appearance asked for", "[survey]") {
    const KioskConfig config = winding();
    const ui::Appearance large{ui::TextSize::Large, ui::Contrast::High, ui::Reach::Full};
    SurveyWalk walk(config, 1, large);
    const ui::View view = walk.on(config.surveys.front().questions.back());
    CHECK(view.language == ui::Language::Pl);
    CHECK(view.appearance == large);
}

TEST_CASE("the first screen of a walk offers all that can stand beside its question", "[survey]") {
    const KioskConfig config = winding();
    SurveyWalk walk(config, 0, {});
    const ui::View view = walk.on(config.surveys.front().questions.front());
    CHECK(std::get<ui::RateView>(view.screen).write_to_us == ui::Shown::Yes);
    CHECK(std::get<ui::RateView>(view.screen).other_ways == ui::Shown::Yes);
}

}  // namespace
}  // namespace afterword
