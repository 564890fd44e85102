// SPDX-License-Identifier: Apache-2.0
#include "sync/model/survey.hpp"

#include <catch2/catch.hpp>

#include "sync/model/visit.hpp"

using namespace afterword;

namespace {

const std::string kSmall = R"({"survey":"checkout","version":1,"languages":["en","pl"],
"questions":[
 {"id":"service","kind":"faces5","measure":"csat","alert_at":2,"scale_order":"descending",
  "text":{"en":"How was it?","pl":"Jak?"},"hint":{"en":"One tap"},
  "labels":{"en":["a","b","c","d","e"],"pl":["1","2","3","4","5"]}},
 {"id":"reasons","kind":"choices","when":{"service":[1,2]},
  "text":{"en":"Why?","pl":"Czemu?"},
  "options":[{"id":"waiting","text":{"en":"W","pl":"K"}},{"id":"staff","text":{"en":"S","pl":"P"}}]}]})";

std::string with(std::string_view from, std::string_view to) {
    const auto at = kSmall.find(from);
    REQUIRE(at != std::string_view::npos);
    std::string text(kSmall.substr(0, at));
    text.append(to).append(kSmall.substr(at + from.size()));
    return text;
}

std::string problems_of(const std::string& text) {
    auto survey = read_survey(text, "s.json");
    REQUIRE_FALSE(survey.ok());
    return survey.error().message;
}

}  // namespace

TEST_CASE("a survey is read whole and named by the hash of its bytes", "[survey]") {
    const auto survey = read_survey(kSmall, "s.json");
    REQUIRE(survey.ok());
    CHECK(survey->id.text.starts_with("checkout@"));
    CHECK(survey->id.text.size() == std::string("checkout@").size() + 16);
    REQUIRE(survey->questions.size() == 2);
    CHECK(survey->questions[0].scale_order == ScaleOrder::Descending);
    CHECK(survey->questions[0].alert_at == 2);
    CHECK(text_in(survey->questions[0].hint, "pl", "en") == "One tap");
    const auto changed = read_survey(kSmall + "\n", "s.json");
    REQUIRE(changed.ok());
    CHECK(changed->id != survey->id);
}

TEST_CASE("every fault of a survey is said at once, by its pointer", "[survey]") {
    const auto text = problems_of(R"({"survey":"Check out","version":0,"languages":["en","en"],
        "colour":"red","questions":[{"id":"a","kind":"stars9","text":{"de":"x"}},
        {"id":"a","kind":"choices","text":{"en":"t"},"when":{"z":[9]},"options":[]}]})");
    for (const auto* expected :
         {"s.json: /survey: ", "s.json: /version: ", "s.json: /languages/1: stands there twice",
          "s.json: /colour: is not known here", "s.json: /questions/0/kind: must be one of",
          "s.json: /questions/0/text/de: ", "s.json: /questions/0/text/en: is missing",
          "s.json: /questions/1/id: ", "s.json: /questions/1/when/z: ",
          "s.json: /questions/1/options: must hold 2 to 8"}) {
        CAPTURE(text, expected);
        CHECK(text.find(expected) != std::string::npos);
    }
}

TEST_CASE("a survey without a language's text, or with four labels, is refused", "[survey]") {
    CHECK(problems_of(with(R"(,"pl":"Jak?")", "")).find("/questions/0/text/pl") !=
          std::string::npos);
    CHECK(problems_of(with(R"("d","e"])", R"("d"])")).find("must hold 5 labels") !=
          std::string::npos);
}

TEST_CASE("a question follows only where its condition is met", "[visit]") {
    const auto survey = read_survey(kSmall, "s.json");
    REQUIRE(survey.ok());
    Step rated;
    rated.question = "service";
    rated.value = *Score::from(1);
    CHECK(next_question(*survey, {}) == &survey->questions[0]);
    CHECK(next_question(*survey, {rated}) == &survey->questions[1]);
    rated.value = *Score::from(5);
    CHECK(next_question(*survey, {rated}) == nullptr);
}
