// SPDX-License-Identifier: Apache-2.0
#include "sync/model/survey_check.hpp"

#include <catch2/catch.hpp>

#include "tests/model/survey_samples.hpp"

namespace afterword {
namespace {

std::string problems_of(std::string_view patch) {
    auto survey = read_survey(patched(kEveryKind, patch), "s.json");
    return survey ? "" : survey.error().message;
}

Survey changed(std::string_view patch) {
    auto survey = read_survey(patched(kEveryKind, patch), "s.json");
    if (!survey) {
        FAIL(survey.error().message);
    }
    return *std::move(survey);
}

}  // namespace

TEST_CASE("conditions that demand two answers of one question can never come true", "[survey]") {
    // "topic" is asked after 1 or 2 alone, and "reasons" only after "topic".
    CHECK(problems_of(R"({"op":"add","path":"/questions/6/when/service","value":[3,4]})")
              .starts_with("s.json: /questions/6/when/topic: can never come true: \"service\" "
                           "would have to be answered in two ways at once\n"));
    CHECK(problems_of(R"({"op":"replace","path":"/questions/7/when/service","value":[5]})")
              .starts_with("s.json: /questions/7/when/service: can never come true"));
    CHECK(problems_of(R"({"op":"add","path":"/questions/6/when/service","value":[2,3]})").empty());
    CHECK(problems_of(R"({"op":"add","path":"/questions/7/when/topic","value":["staff"]})")
              .starts_with("s.json: /questions/7/when/topic: can never come true"));
}

TEST_CASE("several choices can fulfil two conditions at once", "[survey]") {
    CHECK(problems_of(R"({"op":"replace","path":"/questions/7/when","value":{"reasons":["tills"]}},
                         {"op":"replace","path":"/questions/8/kind","value":"text"},
                         {"op":"add","path":"/questions/8/when","value":{"reasons":["queue"]}})")
              .empty());
}

TEST_CASE("what hangs on a question that is never asked is never asked either", "[survey]") {
    const auto said = problems_of(R"({"op":"replace","path":"/questions/5/when",
                        "value":{"service":[1],"goods":[1]}},
                       {"op":"add","path":"/questions/4/when","value":{"service":[5]}})");
    CHECK(said.find("/questions/5/when/service: can never come true: \"service\" would") !=
          std::string::npos);
    CHECK(said.find(
              "/questions/6/when/topic: can never come true: \"topic\" is never asked itself") !=
          std::string::npos);
}

TEST_CASE("a new version keeps the measure of a question or gives it another id", "[survey]") {
    const Survey before = changed("");
    const auto faults = check_against(changed(R"({"op":"replace","path":"/version","value":4},
                   {"op":"replace","path":"/questions/1/relation","value":"transaction"},
                   {"op":"remove","path":"/questions/2/measure"})"),
                                      before);
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].pointer == "/questions/1/id");
    CHECK(faults[0].reason ==
          "\"recommend\" was scale11 counted as nps of the relationship in version 3 and is "
          "scale11 counted as nps now: give the question an id of its own");
    CHECK(faults[1].pointer == "/questions/2/id");
    CHECK(check_against(changed(R"({"op":"replace","path":"/version","value":4},
                                   {"op":"replace","path":"/questions/2/id","value":"effort2"},
                                   {"op":"remove","path":"/questions/2/measure"})"),
                        before)
              .empty());
}

TEST_CASE("a new version has a higher number and the same name", "[survey]") {
    const Survey before = changed("");
    CHECK(check_against(before, before).empty());
    const auto same = check_against(changed(R"({"op":"remove","path":"/questions/8"})"), before);
    REQUIRE(same.size() == 1);
    CHECK(same[0].pointer == "/version");
    const auto other =
        check_against(changed(R"({"op":"replace","path":"/survey","value":"other"})"), before);
    REQUIRE(other.size() == 1);
    CHECK(other[0].pointer == "/survey");
}

}  // namespace afterword
