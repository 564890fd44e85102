// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_rules.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

namespace {

Survey survey_with_alert_at(int alert_at) {
    Survey survey;
    Question service;
    service.id = "service";
    service.alert_at = alert_at;
    Question reasons;
    reasons.id = "reasons";
    reasons.kind = QuestionKind::Choices;
    survey.questions = {service, reasons};
    return survey;
}

Visit visit_with(int value) {
    Visit visit;
    visit.id = {1, "aaaaaa"};
    Step rated;
    rated.question = "service";
    rated.value = *Score::from(value);
    Step why;
    why.question = "reasons";
    why.values = {"waiting", "finding"};
    visit.steps = {rated, why};
    return visit;
}

AlertStep step(AlertStepKind kind, int rev, const std::string& by = "07") {
    AlertStep made;
    made.step = kind;
    made.rev = rev;
    made.by = by;
    made.cause = "till_closed";
    made.actions = {"opened_till"};
    made.reason = "mistake";
    made.to = "08";
    return made;
}

}  // namespace

TEST_CASE("a rating at or below the question's alert_at is a low score with its reasons",
          "[alert_rules]") {
    const auto low = low_score(visit_with(2), survey_with_alert_at(2));
    REQUIRE(low);
    CHECK(low->question == "service");
    CHECK(low->score.value() == 2);
    CHECK(low->reasons == std::vector<std::string>{"waiting", "finding"});
    CHECK_FALSE(low_score(visit_with(3), survey_with_alert_at(2)));
    CHECK_FALSE(low_score(visit_with(1), survey_with_alert_at(0)));
    CHECK_FALSE(low_score(visit_with(0), survey_with_alert_at(0)));  // of 0–10
}

TEST_CASE("a test visit raises nothing", "[alert_rules]") {
    Visit visit = visit_with(1);
    visit.test = true;
    CHECK_FALSE(low_score(visit, survey_with_alert_at(1)));
}

TEST_CASE("an alert goes from open to solved by the table", "[alert_rules]") {
    Alert alert;
    auto taken = moved(alert, step(AlertStepKind::Taken, 1));
    REQUIRE(taken.ok());
    CHECK(taken->stage == AlertStage::Taken);
    CHECK(taken->taken_by == "07");
    CHECK(taken->rev == 2);
    auto facts = moved(*taken, step(AlertStepKind::Facts, 2));
    REQUIRE(facts.ok());
    auto solved = moved(*facts, step(AlertStepKind::Solved, 3));
    REQUIRE(solved.ok());
    CHECK(solved->stage == AlertStage::Solved);
    CHECK(solved->cause == "till_closed");
    CHECK(ended(solved->stage));
    CHECK(moved(*solved, step(AlertStepKind::Taken, 4)).error().code == Errc::Conflict);
}

TEST_CASE("solved may follow taken directly", "[alert_rules]") {
    Alert alert;
    alert.stage = AlertStage::Taken;
    CHECK(moved(alert, step(AlertStepKind::Solved, 1)).ok());
}

TEST_CASE("a solution without a cause or an action is refused", "[alert_rules]") {
    Alert alert;
    alert.stage = AlertStage::Taken;
    AlertStep solved = step(AlertStepKind::Solved, 1);
    solved.cause.clear();
    CHECK(moved(alert, solved).error().code == Errc::Invalid);
    solved = step(AlertStepKind::Solved, 1);
    solved.actions.clear();
    CHECK(moved(alert, solved).error().code == Errc::Invalid);
}

TEST_CASE("of two who take the same alert the first wins, and may go on at once", "[alert_rules]") {
    Alert alert;
    auto first = moved(alert, step(AlertStepKind::Taken, 1, "07"));
    REQUIRE(first.ok());
    CHECK(moved(*first, step(AlertStepKind::Taken, 1, "12")).error().code == Errc::Conflict);
    CHECK(moved(*first, step(AlertStepKind::Solved, 1, "12")).error().code == Errc::Conflict);
    CHECK(moved(*first, step(AlertStepKind::Facts, 2, "12")).error().code == Errc::Conflict);
    CHECK(moved(*first, step(AlertStepKind::Facts, 1, "07")).ok());
}

TEST_CASE("nobody dismisses an open alert that has moved since they saw it", "[alert_rules]") {
    Alert alert;
    alert.rev = 3;
    CHECK(moved(alert, step(AlertStepKind::NotActionable, 2)).error().code == Errc::Conflict);
    CHECK(moved(alert, step(AlertStepKind::NotActionable, 3)).ok());
    CHECK(moved(alert, step(AlertStepKind::Taken, 2)).ok());
}

TEST_CASE("each stage is late by its own deadline", "[alert_rules]") {
    constexpr Milliseconds kOver{-1};
    constexpr Milliseconds kRest{0};
    CHECK(late(AlertStage::Open, {kOver, kRest, kRest}));
    CHECK(late(AlertStage::Reopened, {kOver, kRest, kRest}));
    CHECK_FALSE(late(AlertStage::Taken, {kOver, kRest, kRest}));
    CHECK(late(AlertStage::Taken, {kOver, kOver, kRest}));
    CHECK_FALSE(late(AlertStage::Facts, {kOver, kOver, kRest}));
    CHECK(late(AlertStage::Facts, {kOver, kOver, kOver}));
    CHECK_FALSE(late(AlertStage::Solved, {kOver, kOver, kOver}));
}

TEST_CASE("every name of an alert's kind, stage and step reads back", "[alert]") {
    for (int i = 0; i <= static_cast<int>(AlertKind::Silence); ++i) {
        const auto kind = static_cast<AlertKind>(i);
        CHECK(find_alert_kind(name(kind)) == kind);
    }
    for (int i = 0; i <= static_cast<int>(AlertStage::NotActionable); ++i) {
        const auto stage = static_cast<AlertStage>(i);
        CHECK(find_alert_stage(name(stage)) == stage);
    }
    for (int i = 0; i <= static_cast<int>(AlertStepKind::Useful); ++i) {
        const auto kind = static_cast<AlertStepKind>(i);
        CHECK(find_alert_step_kind(name(kind)) == kind);
    }
    CHECK_FALSE(find_alert_stage("opened"));
}
