// SPDX-License-Identifier: Apache-2.0
#include "sync/model/escalation.hpp"

#include <catch2/catch.hpp>

#include "sync/model/grouping.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

const WallTime kOpened = from_unix_ms(1'795'294'860'000);
const Deadlines kDeadlines;

Person person(const std::string& id, PersonRole role) {
    Person made;
    made.id = PersonId{id};
    made.role = role;
    if (role == PersonRole::Staff || role == PersonRole::Manager) {
        made.stores = {StoreId{"s-001"}};
    } else if (role == PersonRole::Region) {
        made.regions = {"north"};
    }
    return made;
}

std::vector<Person> everybody() {
    std::vector<Person> people = {
        person("pager", PersonRole::Staff), person("anna", PersonRole::Manager),
        person("rick", PersonRole::Region), person("office", PersonRole::HeadOffice)};
    Person elsewhere = person("zoe", PersonRole::Manager);
    elsewhere.stores = {StoreId{"s-002"}};
    people.push_back(elsewhere);
    return people;
}

// One alert, looked at again and again by somebody who remembers only what was told.
struct Watched {
    std::vector<Person> people = everybody();
    Situation situation = {};
    std::vector<Notice> told = {};
    std::optional<WallTime> next = {};

    explicit Watched(AlertKind kind = AlertKind::LowScore) {
        situation.alert.id = AlertId{"a"};
        situation.alert.kind = kind;
        situation.alert.store = StoreId{"s-001"};
        situation.alert.opened = kOpened;
        situation.region = "north";
        situation.after = [](WallTime from, Milliseconds open) { return from + open; };
    }

    // "anna raised 1", in the order they are told.
    std::vector<std::string> look(Milliseconds after) {
        const auto found = escalate(situation, kDeadlines, people, told, kOpened + after);
        std::vector<std::string> lines;
        for (const auto& notice : found.due) {
            lines.push_back(notice.person.text + " " + std::string(name(notice.kind)) + " " +
                            std::to_string(notice.round));
        }
        told.insert(told.end(), found.due.begin(), found.due.end());
        next = found.next;
        CHECK(escalate(situation, kDeadlines, people, told, kOpened + after).due.empty());
        return lines;
    }
    // When it is next looked at, since the opening.
    [[nodiscard]] Milliseconds due() const { return next.value_or(kOpened) - kOpened; }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an alert that nobody takes climbs from staff to head office, each told once a step",
          "[escalation]") {
    Watched alert;
    CHECK(alert.look(0min) == Lines{"anna raised 1", "pager raised 1"});
    CHECK(alert.due() == 5min);
    CHECK(alert.look(5min) == Lines{"anna undelivered 1"});
    CHECK(alert.due() == 10min);
    CHECK(alert.look(10min) == Lines{"rick take_late 1", "anna take_late 1"});
    CHECK(alert.due() == 30min);
    CHECK(alert.look(30min) == Lines{"pager reminder 1"});
    CHECK(alert.due() == 40min);
    CHECK(alert.look(40min) == Lines{"anna reminder 1"});
    CHECK(alert.look(60min) == Lines{"rick facts_late 1", "pager reminder 2"});
    CHECK(alert.look(120min) ==
          Lines{"office solution_late 1", "pager reminder 3", "anna reminder 2"});
}

TEST_CASE("nobody who has an alert on a kiosk's screen is told that it is undelivered",
          "[escalation]") {
    Watched alert;
    alert.situation.delivery = Situation::Delivery::Shown;
    alert.look(0min);
    CHECK(alert.due() == 10min);
    CHECK(alert.look(6min).empty());
}

TEST_CASE("whoever takes an alert stops the reminders for good", "[escalation]") {
    Watched alert;
    alert.situation.delivery = Situation::Delivery::Shown;
    alert.look(0min);
    alert.situation.alert.stage = AlertStage::Taken;
    alert.situation.claim = Situation::Claim::Taken;
    CHECK(alert.look(40min).empty());
    CHECK(alert.due() == 60min);
    alert.situation.alert.stage = AlertStage::Open;  // released
    CHECK(alert.look(45min) == Lines{"rick take_late 1", "anna take_late 1"});
    CHECK(alert.look(59min).empty());
    alert.situation.alert.stage = AlertStage::Facts;
    CHECK(alert.look(119min).empty());
    CHECK(alert.look(121min) == Lines{"office solution_late 1"});
}

TEST_CASE("a red line and a call-back are head office's from the first minute, beside the store",
          "[escalation]") {
    for (const auto kind : {AlertKind::RedLine, AlertKind::CallBack}) {
        Watched alert(kind);
        CHECK(alert.look(0min) == Lines{"office raised 1", "anna raised 1", "pager raised 1"});
    }
    Watched other(AlertKind::Help);
    CHECK(other.look(0min) == Lines{"anna raised 1", "pager raised 1"});
}

TEST_CASE("where a role is empty whoever stands above is told, once", "[escalation]") {
    Watched alert;
    alert.people = {person("office", PersonRole::HeadOffice)};
    CHECK(alert.look(0min) == Lines{"office raised 1"});
    CHECK(alert.look(10min) == Lines{"office take_late 1"});
    alert.people.clear();
    CHECK(alert.look(3h).empty());
    CHECK_FALSE(alert.next);
}

TEST_CASE("while the store is closed all but red lines and help wait for it to open",
          "[escalation]") {
    for (const auto kind : {AlertKind::LowScore, AlertKind::Trend, AlertKind::CallBack}) {
        Watched alert(kind);
        alert.situation.resumes = kOpened + 9h;
        CHECK(alert.look(1min).empty());
        CHECK(alert.due() == 9h);
    }
    for (const auto kind : {AlertKind::RedLine, AlertKind::Help}) {
        Watched alert(kind);
        alert.situation.resumes = kOpened + 9h;
        CHECK_FALSE(alert.look(1min).empty());
    }
}

TEST_CASE("after a pause of the collector everybody is told the gravest thing alone",
          "[escalation]") {
    Watched alert;
    CHECK(alert.look(3h) == Lines{"office solution_late 1", "rick facts_late 1", "anna take_late 1",
                                  "pager raised 1"});
}

TEST_CASE("a solution waits for its confirmation, and after seven days the region hears of it",
          "[escalation]") {
    Watched alert;
    alert.situation.alert.stage = AlertStage::Solved;
    CHECK(alert.look(1h) == Lines{"anna solved 1"});
    CHECK(alert.due() == Milliseconds(7 * 24h));
    CHECK(alert.look(7 * 24h) == Lines{"rick solved 2"});
    CHECK_FALSE(alert.next);
    alert.situation.alert.stage = AlertStage::Confirmed;
    CHECK(alert.look(8 * 24h).empty());
}

TEST_CASE("what comes back is told anew, and its deadlines begin anew", "[escalation]") {
    Watched alert;
    alert.look(0min);
    alert.look(10min);
    alert.situation.alert.stage = AlertStage::Reopened;
    alert.situation.alert.reopened = kOpened + 48h;
    alert.situation.claim = Situation::Claim::Taken;
    alert.situation.delivery = Situation::Delivery::Shown;
    alert.situation.round = 2;
    CHECK(alert.look(48h) == Lines{"anna raised 2", "pager raised 2"});
    CHECK(alert.due() == Milliseconds(48h + 10min));
    CHECK(alert.look(48h + 10min) == Lines{"rick take_late 2", "anna take_late 2"});
}

TEST_CASE("what was over the cap or missed offline is told as a summary", "[escalation]") {
    for (const auto reason : {kOverCap, kMissed}) {
        Watched alert;
        alert.situation.alert.reason = reason;
        CHECK(alert.look(0min) == Lines{"anna summary 1", "pager summary 1"});
        alert.situation.alert.reason.clear();
        CHECK(alert.look(1min).empty());
    }
}

TEST_CASE("what was merged, dismissed or is over is told to nobody", "[escalation]") {
    for (const auto stage : {AlertStage::Merged, AlertStage::NotActionable, AlertStage::Expired,
                             AlertStage::Confirmed}) {
        Watched alert(AlertKind::RedLine);
        alert.situation.alert.stage = stage;
        CHECK(alert.look(3h).empty());
        CHECK_FALSE(alert.next);
    }
}
