// SPDX-License-Identifier: Apache-2.0
// Reader and schema must say the same of every survey, as far as a schema can.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "sync/model/language_tags.hpp"
#include "sync/model/survey.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/model/survey_samples.hpp"

namespace afterword {
namespace {

enum class Schema { Refuses, CannotSay };

struct Broken {
    const char* patch;
    const char* said;  // by the reader, somewhere among its problems
    Schema schema;
};

using enum Schema;

constexpr Broken kBroken[] = {
    // The survey.
    {R"({"op":"replace","path":"/survey","value":"Check out"})", "/survey: must be 1 to 64",
     Refuses},
    {R"({"op":"replace","path":"/version","value":0})", "/version: must be a whole number",
     Refuses},
    {R"({"op":"remove","path":"/version"})", "/version: is missing", Refuses},
    {R"({"op":"add","path":"/colour","value":"red"})", "/colour: is not known here", Refuses},
    {R"({"op":"replace","path":"/languages","value":[]})", "/languages: must name", Refuses},
    {R"({"op":"add","path":"/languages/-","value":"en"})", "/languages/2: stands there twice",
     Refuses},
    {R"({"op":"add","path":"/languages/-","value":"sv"})",
     "/languages/2: \"sv\" is no language of the system", Refuses},
    {R"({"op":"add","path":"/languages/-","value":"de"})",
     "/questions/8/text/de: is missing: the survey says", CannotSay},
    // Texts.
    {R"({"op":"remove","path":"/questions/1/text/pl"})", "/questions/1/text/pl: is missing",
     CannotSay},
    {R"({"op":"add","path":"/questions/1/text/de","value":"x"})",
     "/questions/1/text/de: is a language the survey does not name", CannotSay},
    {R"({"op":"replace","path":"/questions/1/text/en","value":""})",
     "/questions/1/text/en: must not", Refuses},
    {R"({"op":"replace","path":"/questions/1/text/en","value":"a\u202eb"})",
     "/questions/1/text/en: holds a control character", Refuses},
    {R"({"op":"replace","path":"/questions/1/text/en","value":"a\u0085b"})",
     "/questions/1/text/en: holds a control character", Refuses},
    {R"({"op":"replace","path":"/questions/1/text/en","value":"a\nb"})",
     "/questions/1/text/en: holds a control character", Refuses},
    {R"({"op":"replace","path":"/questions/5/options/0/text/en",
      "value":"sixty-one characters are one more than fit a tile: 1234567890"})",
     "/questions/5/options/0/text/en: has 61 characters", Refuses},
    // Kinds and what belongs to them.
    {R"({"op":"replace","path":"/questions/0/kind","value":"stars9"})",
     "/questions/0/kind: must be one of faces4", Refuses},
    {R"({"op":"remove","path":"/questions/0/labels/pl/4"})",
     "/questions/0/labels/pl: must hold 5 labels", Refuses},
    {R"({"op":"remove","path":"/questions/4/labels/pl/3"})",
     "/questions/4/labels/pl: must hold 4 labels", Refuses},
    {R"({"op":"add","path":"/questions/1/labels/pl/0","value":"x"})",
     "/questions/1/labels/pl: must hold 2 labels, one for each end", Refuses},
    {R"({"op":"remove","path":"/questions/1/labels"})", "/questions/1/labels: is missing", Refuses},
    {R"({"op":"remove","path":"/questions/1/labels/pl"})", "/questions/1/labels/pl: is missing",
     CannotSay},
    {R"({"op":"replace","path":"/questions/0/alert_at","value":6})",
     "/questions/0/alert_at: must be a whole number from 0 to 5", Refuses},
    {R"({"op":"replace","path":"/questions/1/alert_at","value":11})",
     "/questions/1/alert_at: must be a whole number from 0 to 10", Refuses},
    {R"({"op":"add","path":"/questions/5/alert_at","value":1})",
     "/questions/5/alert_at: is not known", Refuses},
    {R"({"op":"add","path":"/questions/0/order","value":"fixed"})",
     "/questions/0/order: is not known", Refuses},
    {R"({"op":"replace","path":"/questions/5/order","value":"random"})",
     "/questions/5/order: must be one of fixed, rotated", Refuses},
    {R"({"op":"remove","path":"/questions/5/options/0"})", "/questions/5/options: must hold 2 to 8",
     Refuses},
    {R"({"op":"remove","path":"/questions/5/options"})", "/questions/5/options: is missing",
     Refuses},
    {R"({"op":"replace","path":"/questions/5/options/0/id","value":"staff"})",
     "/questions/5/options/1/id: \"staff\" is the id of another option", CannotSay},
    // Measures.
    {R"({"op":"replace","path":"/questions/0/measure","value":"nps"})",
     "/questions/0/measure: \"nps\" is counted on scale11 alone, not on \"faces5\"", Refuses},
    {R"({"op":"replace","path":"/questions/1/measure","value":"ces"})",
     "/questions/1/measure: \"ces\" is counted on scale7 alone", Refuses},
    {R"({"op":"replace","path":"/questions/2/measure","value":"csat"})",
     "/questions/2/measure: \"csat\" is counted on faces4, faces5, stars5 alone", Refuses},
    {R"({"op":"add","path":"/questions/7/measure","value":"happy"})",
     "/questions/7/measure: \"happy\" is counted on", Refuses},
    {R"({"op":"add","path":"/questions/0/relation","value":"transaction"})",
     "/questions/0/relation: belongs to", Refuses},
    {R"({"op":"replace","path":"/questions/0/facet","value":"Our own"})",
     "/questions/0/facet: must be product", Refuses},
    // Order.
    {R"({"op":"replace","path":"/questions","value":[]})", "/questions: must hold 1 to 12",
     Refuses},
    {R"({"op":"copy","from":"/questions/7","path":"/questions/1"},
        {"op":"copy","from":"/questions/7","path":"/questions/1"},
        {"op":"copy","from":"/questions/7","path":"/questions/1"},
        {"op":"copy","from":"/questions/7","path":"/questions/1"})",
     "/questions: must hold 1 to 12 questions, not 13", Refuses},
    {R"({"op":"move","from":"/questions/7","path":"/questions/0"})",
     "/questions/0/kind: must be a scale or choice, not \"text\"", Refuses},
    {R"({"op":"move","from":"/questions/6","path":"/questions/0"})",
     "/questions/0/kind: must be a scale or choice, not \"choices\"", Refuses},
    {R"({"op":"add","path":"/questions/0/when","value":{}})", "/questions/0/when: must be left out",
     Refuses},
    {R"({"op":"move","from":"/questions/8","path":"/questions/3"})",
     "/questions/3/kind: \"contact\" must be the last question", CannotSay},
    {R"({"op":"copy","from":"/questions/8","path":"/questions/3"})",
     "/questions/3/kind: \"contact\" must be the last question, and the only one", Refuses},
    {R"({"op":"replace","path":"/questions/1/id","value":"service"})",
     "/questions/1/id: \"service\" is the id of another question already", CannotSay},
    {R"({"op":"replace","path":"/questions/1/id","value":"The brand"})",
     "/questions/1/id: must be 1 to 64 of a-z", Refuses},
    // Conditions.
    {R"({"op":"replace","path":"/questions/5/when","value":{"service":[]}})",
     "/questions/5/when/service: must list at least one answer", Refuses},
    {R"({"op":"replace","path":"/questions/5/when","value":{"service":[6]}})",
     "/questions/5/when/service/0: must be a whole number from 1 to 5, not 6", CannotSay},
    {R"({"op":"replace","path":"/questions/5/when","value":{"service":["bad"]}})",
     "/questions/5/when/service/0: must be a whole number", CannotSay},
    {R"({"op":"replace","path":"/questions/5/when","value":{"recommend":[11]}})",
     "/questions/5/when/recommend/0: must be a whole number from 0 to 10", Refuses},
    {R"({"op":"replace","path":"/questions/6/when","value":{"topic":["price"]}})",
     "/questions/6/when/topic/0: must be an option of \"topic\": waiting, staff, not \"price\"",
     CannotSay},
    {R"({"op":"replace","path":"/questions/6/when","value":{"speed":[1]}})",
     "/questions/6/when/speed: is no question of this survey", CannotSay},
    {R"({"op":"replace","path":"/questions/6/when","value":{"reasons":["tills"]}})",
     "/questions/6/when/reasons: is the question itself", CannotSay},
    {R"({"op":"replace","path":"/questions/5/when","value":{"reasons":["tills"]}})",
     "/questions/5/when/reasons: is a later question", CannotSay},
    {R"({"op":"add","path":"/questions/8/when","value":{"words":["x"]}})",
     "/questions/8/when/words: is a question of kind \"text\", whose answers", CannotSay},
};

std::string problems_of(const std::string& text) {
    auto survey = read_survey(text, "s.json");
    return survey ? "" : survey.error().message;
}

// What the published schema says of each of the files.
std::vector<std::string> verdicts(const std::vector<std::filesystem::path>& files) {
    std::string command = "python3 tests/model/check_schema.py sync/model/survey.schema.json";
    for (const auto& file : files) {
        command += " '" + file.string() + "'";
    }
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::vector<std::string> lines;
    std::array<char, 1024> line{};
    while (std::fgets(line.data(), line.size(), pipe) != nullptr) {
        lines.emplace_back(line.data());
    }
    REQUIRE(pclose(pipe) == 0);
    REQUIRE(lines.size() == files.size());
    return lines;
}

}  // namespace

TEST_CASE("every kind of question is read with its measure", "[survey]") {
    const auto survey = read_survey(kEveryKind, "s.json");
    CAPTURE(problems_of(std::string(kEveryKind)));
    REQUIRE(survey.ok());
    const auto& questions = survey->questions;
    REQUIRE(questions.size() == 9);
    CHECK(questions[0].help);
    CHECK(questions[1].measure == Measure::NpsRelationship);
    CHECK(questions[1].alert_at == 6);
    CHECK(questions[1].labels.at("pl") == std::vector<std::string>{"Nigdy", "Zawsze"});
    CHECK(questions[2].measure == Measure::Ces);
    CHECK(questions[3].kind == QuestionKind::Stars5);
    CHECK(questions[3].facet == "our_own-1");
    CHECK(questions[5].option_order == OptionOrder::Rotated);
    CHECK(questions[6].when.at("topic").options == std::vector<std::string>{"waiting"});
    CHECK(questions[7].when.at("service").values == std::vector<int>{1, 2, 3});
    CHECK(questions[8].kind == QuestionKind::Contact);
}

TEST_CASE("each fault of a survey is said by pointer, value and way out", "[survey]") {
    for (const auto& broken : kBroken) {
        const auto said = problems_of(patched(kEveryKind, broken.patch));
        CAPTURE(broken.patch, broken.said, said);
        CHECK(said.find("s.json: " + std::string(broken.said)) != std::string::npos);
    }
}

TEST_CASE("the published schema takes and refuses the same surveys as the reader", "[survey]") {
    const TemporaryFolder folder;
    std::vector<std::filesystem::path> files;
    const auto add = [&](std::string_view text) {
        files.push_back(folder / (std::to_string(files.size()) + ".json"));
        std::ofstream(files.back()) << text;
    };
    add(kEveryKind);
    for (const auto& broken : kBroken) {
        add(patched(kEveryKind, broken.patch));
    }
    const auto said = verdicts(files);
    CHECK(said[0] == "valid\n");
    for (std::size_t i = 0; i < std::size(kBroken); ++i) {
        CAPTURE(kBroken[i].patch, said[i + 1]);
        CHECK(said[i + 1].starts_with(kBroken[i].schema == Refuses ? "refused" : "valid"));
    }
}

TEST_CASE("every template is a good survey to the reader and to the schema", "[survey]") {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator("deploy/surveys")) {
        files.push_back(entry.path());
    }
    REQUIRE(files.size() == 6);
    for (const auto& file : files) {
        std::ifstream stream(file);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        CHECK(problems_of(text).empty());
        const auto survey = read_survey(text, file);
        REQUIRE(survey.ok());
        CHECK(survey->name == file.stem());
        CHECK(survey->languages.size() == kLanguageTags.size());
    }
    for (const auto& verdict : verdicts(files)) {
        CHECK(verdict == "valid\n");
    }
}

TEST_CASE("an unknown kind makes no other problems than its own", "[survey]") {
    const auto said = problems_of(
        patched(kEveryKind, R"({"op":"replace","path":"/questions/0/kind","value":"stars9"})"));
    CHECK(said.find('\n') == std::string::npos);
}

}  // namespace afterword
