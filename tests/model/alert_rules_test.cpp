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

// "open + taken by staff lead -> taken": every step that the rules let anybody make on an alert of
// that kind, once for all who may.
std::vector<std::string> transitions(AlertKind kind) {
    std::vector<std::string> lines;
    for (int stage = 0; stage <= static_cast<int>(AlertStage::NotActionable); ++stage) {
        for (int made = 0; made <= static_cast<int>(AlertStepKind::Useful); ++made) {
            const auto from = static_cast<AlertStage>(stage);
            const auto step = static_cast<AlertStepKind>(made);
            std::string who;
            std::string to;
            for (int role = 0; role <= static_cast<int>(ActorRole::Shopper); ++role) {
                const auto actor = static_cast<ActorRole>(role);
                if (const auto next = next_stage(from, {step, actor, kind})) {
                    who += " " + std::string(name(actor));
                    to = name(*next);
                }
            }
            if (!who.empty()) {
                lines.push_back(std::string(name(from)) + " + " + std::string(name(step)) + " by" +
                                who + " -> " + to);
            }
        }
    }
    return lines;
}

}  // namespace

TEST_CASE("who may take an alert from which stage to which is this table", "[alert_rules]") {
    const std::string all = " by staff lead manager region head_office -> ";
    const std::string judges = " by manager region head_office shopper -> ";
    std::vector<std::string> expected = {
        "open + taken" + all + "taken",
        "open + not_actionable" + all + "not_actionable",
        "taken + released" + all + "open",
        "taken + facts" + all + "facts",
        "taken + solved" + all + "solved",
        "taken + handed_over" + all + "taken",
        "taken + not_actionable" + all + "not_actionable",
        "facts + released" + all + "open",
        "facts + solved" + all + "solved",
        "facts + handed_over" + all + "facts",
        "facts + not_actionable" + all + "not_actionable",
        "solved + confirmed" + judges + "confirmed",
        "solved + reopened" + judges + "reopened",
        "confirmed + reopened" + judges + "reopened",
        "reopened + taken" + all + "taken",
        "reopened + not_actionable" + all + "not_actionable",
    };
    CHECK(transitions(AlertKind::LowScore) == expected);
    CHECK(transitions(AlertKind::Help) == expected);
    CHECK(transitions(AlertKind::RedLine) == expected);
    // Head office calls; the store records facts.
    expected[4] = "taken + solved by region head_office -> solved";
    expected[8] = "facts + solved by region head_office -> solved";
    CHECK(transitions(AlertKind::CallBack) == expected);
}

TEST_CASE("a solution is confirmed by the shopper or a manager, never by whoever solved it",
          "[alert_rules]") {
    Alert alert;
    alert.stage = AlertStage::Taken;
    alert.taken_by = "01";
    AlertStep solving = step(AlertStepKind::Solved, 1, "01");
    solving.role = ActorRole::Manager;
    const auto solved = moved(alert, solving);
    REQUIRE(solved.ok());
    CHECK(solved->solved_by == "01");
    AlertStep confirming = step(AlertStepKind::Confirmed, 2, "01");
    confirming.role = ActorRole::Manager;
    CHECK(moved(*solved, confirming).error().code == Errc::Conflict);
    confirming.by = "02";
    CHECK(moved(*solved, confirming)->stage == AlertStage::Confirmed);
    confirming.role = ActorRole::Staff;
    CHECK(moved(*solved, confirming).error().code == Errc::Conflict);
    confirming.role = ActorRole::Shopper;
    confirming.by = "";
    CHECK(moved(*solved, confirming)->stage == AlertStage::Confirmed);
}

TEST_CASE("whoever leads frees what another has left lying, and anybody may take it then",
          "[alert_rules]") {
    Alert alert;
    alert.stage = AlertStage::Facts;
    alert.taken_by = "07";
    AlertStep freeing = step(AlertStepKind::Released, 1, "02");
    freeing.reason = kHandedOver;
    CHECK(moved(alert, freeing).error().code == Errc::Conflict);
    freeing.role = ActorRole::Lead;
    const auto freed = moved(alert, freeing);
    REQUIRE(freed.ok());
    CHECK(freed->stage == AlertStage::Open);
    CHECK(freed->reason == kHandedOver);
    const auto taken = moved(*freed, step(AlertStepKind::Taken, 2, "08"));
    REQUIRE(taken.ok());
    CHECK(taken->taken_by == "08");
    CHECK(taken->reason.empty());
}

TEST_CASE("of a call-back the store records the facts while head office calls", "[alert_rules]") {
    Alert alert;
    alert.kind = AlertKind::CallBack;
    AlertStep taking = step(AlertStepKind::Taken, 1, "anna");
    taking.role = ActorRole::HeadOffice;
    const auto taken = moved(alert, taking);
    REQUIRE(taken.ok());
    const auto facts = moved(*taken, step(AlertStepKind::Facts, 2, "07"));
    REQUIRE(facts.ok());
    CHECK(facts->taken_by == "anna");
    AlertStep solving = step(AlertStepKind::Solved, 3, "07");
    CHECK(moved(*facts, solving).error().code == Errc::Conflict);
    solving.by = "anna";
    solving.role = ActorRole::HeadOffice;
    CHECK(moved(*facts, solving)->stage == AlertStage::Solved);
}

TEST_CASE("what staff say of an alert is there for whoever goes on with it, the last of it",
          "[alert_rules]") {
    Alert alert;
    for (int turn = 1; turn <= 3; ++turn) {
        AlertStep take = step(AlertStepKind::Taken, alert.rev);
        alert = *moved(alert, take);
        AlertStep release = step(AlertStepKind::Released, alert.rev);
        release.at.wall = from_unix_ms(turn);
        release.note = "turn " + std::to_string(turn);
        alert = *moved(alert, release);
    }
    REQUIRE(alert.noted.size() == 3);
    CHECK(alert.noted[0] == StaffNote{"07", from_unix_ms(1), "turn 1"});
    AlertStep refuse = step(AlertStepKind::NotActionable, alert.rev);
    refuse.reason = "test";
    refuse.note = "last";
    alert = *moved(alert, refuse);
    REQUIRE(alert.noted.size() == 3);
    CHECK(alert.noted[0].text == "turn 2");
    CHECK(alert.noted[2].text == "last");
}

TEST_CASE("what comes back belongs to nobody", "[alert_rules]") {
    Alert alert;
    alert.stage = AlertStage::Confirmed;
    alert.taken_by = alert.solved_by = "07";
    AlertStep again = step(AlertStepKind::Reopened, 1, "");
    again.role = ActorRole::Shopper;
    const auto reopened = moved(alert, again);
    REQUIRE(reopened.ok());
    CHECK(reopened->taken_by.empty());
    CHECK(moved(*reopened, step(AlertStepKind::Taken, 2, "08"))->taken_by == "08");
}

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
    for (int i = 0; i <= static_cast<int>(ActorRole::Shopper); ++i) {
        const auto role = static_cast<ActorRole>(i);
        CHECK(find_actor_role(name(role)) == role);
    }
    CHECK_FALSE(find_alert_stage("opened"));
}
