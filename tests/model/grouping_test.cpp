// SPDX-License-Identifier: Apache-2.0
#include "sync/model/grouping.hpp"

#include <catch2/catch.hpp>

#include "sync/model/alert_causes.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

const WallTime kNow = from_unix_ms(1'795'294'860'000);

Alert alert_of(std::int64_t ordinal, AlertStage stage = AlertStage::Open) {
    Alert alert;
    alert.id = AlertId{"alert-" + std::to_string(ordinal)};
    alert.visit = VisitId{ordinal, "aaaaaa"};
    alert.members = {*alert.visit};
    alert.reasons = {"waiting", "staff"};
    alert.title = "Very bad · Waiting time";
    alert.stage = stage;
    return alert;
}

}  // namespace

TEST_CASE("only low scores are grouped, by their first reason", "[grouping]") {
    Alert alert = alert_of(1);
    CHECK(group_of(alert) == "waiting");
    alert.reasons.clear();
    CHECK(group_of(alert) == "");
    for (const auto kind :
         {AlertKind::Help, AlertKind::CallBack, AlertKind::RedLine, AlertKind::Trend}) {
        alert.kind = kind;
        CHECK_FALSE(group_of(alert));
    }
}

TEST_CASE("what has not ended takes in more, and what was solved for as long as it cools down",
          "[grouping]") {
    const GroupSettings settings;
    for (const auto stage :
         {AlertStage::Open, AlertStage::Taken, AlertStage::Facts, AlertStage::Reopened}) {
        CHECK(joins(alert_of(1, stage), std::nullopt, kNow, settings));
    }
    for (const auto stage : {AlertStage::Solved, AlertStage::Confirmed}) {
        CHECK(joins(alert_of(1, stage), kNow - settings.cool_down + 1ms, kNow, settings));
        CHECK_FALSE(joins(alert_of(1, stage), kNow - settings.cool_down, kNow, settings));
        CHECK_FALSE(joins(alert_of(1, stage), std::nullopt, kNow, settings));
    }
    for (const auto stage : {AlertStage::NotActionable, AlertStage::Merged, AlertStage::Expired}) {
        CHECK_FALSE(joins(alert_of(1, stage), kNow, kNow, settings));
    }
    Alert full = alert_of(1);
    full.members.resize(kMostMembers);
    CHECK_FALSE(joins(full, std::nullopt, kNow, settings));
}

TEST_CASE("a group counts its members in its title and in n, under the rev it had", "[grouping]") {
    Alert leader = alert_of(1);
    for (std::int64_t ordinal = 2; ordinal <= 12; ++ordinal) {
        Alert member = alert_of(ordinal);
        join(leader, member);
        CHECK(member.stage == AlertStage::Merged);
        CHECK(member.into == leader.id);
    }
    CHECK(leader.title == "12× Very bad · Waiting time");
    CHECK(leader.n == 12);
    CHECK(leader.members.size() == 12);
    CHECK(leader.rev == 1);
    CHECK(is_group(leader));
    CHECK_FALSE(is_group(alert_of(1)));
}

TEST_CASE("a group goes on while anybody in it complains, whoever began it", "[grouping]") {
    Alert leader = alert_of(1);
    Alert second = alert_of(2);
    join(leader, second);
    const AlertCause cause;
    auto after = regrouped(leader, leader, std::nullopt);
    REQUIRE(after);
    CHECK(after->stage == AlertStage::Open);
    CHECK(after->n == 1);
    CHECK(after->title == "Very bad · Waiting time");
    CHECK_FALSE(regrouped(*after, leader, std::nullopt));
    after = regrouped(*after, second, std::nullopt);
    REQUIRE(after);
    CHECK(after->stage == AlertStage::NotActionable);
    CHECK(after->reason == kAmended);
    CHECK(after->rev == 2);
    after = regrouped(*after, second, cause);
    REQUIRE(after);
    CHECK(after->stage == AlertStage::Open);
    CHECK(after->members == std::vector{*second.visit});
}

TEST_CASE("a group quotes the first of its shoppers who wrote, as long as they say so",
          "[grouping]") {
    Alert leader = alert_of(1);
    Alert second = alert_of(2);
    Alert third = alert_of(3);
    second.text = "nobody came";
    second.read_by = WordsReaders::Store;
    third.text = "far too long";
    third.read_by = WordsReaders::Both;
    join(leader, second);
    join(leader, third);
    CHECK(leader.text == "nobody came");
    CHECK(leader.read_by == WordsReaders::Store);

    AlertCause cause;
    cause.text = "nobody came, then somebody did";
    cause.read_by = WordsReaders::Store;
    CHECK_FALSE(regrouped(leader, third, cause));
    const auto after = regrouped(leader, second, cause);
    REQUIRE(after);
    CHECK(after->text == cause.text);
    CHECK(after->rev == leader.rev);
    CHECK(regrouped(leader, second, std::nullopt)->text.empty());
}

TEST_CASE("nobody leaves or joins what staff have ended", "[grouping]") {
    Alert leader = alert_of(1, AlertStage::Solved);
    leader.members.push_back({2, "aaaaaa"});
    CHECK_FALSE(regrouped(leader, alert_of(2), std::nullopt));
    CHECK_FALSE(regrouped(leader, alert_of(3), AlertCause()));
}
