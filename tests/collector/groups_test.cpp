// SPDX-License-Identifier: Apache-2.0
// Low scores of one store and reason are one alert for its staff.
#include <algorithm>
#include <cstdio>
#include <set>

#include <catch2/catch.hpp>

#include "sync/model/alert_id.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

// Of low scores; so many of them are a trend as well.
std::vector<Alert> alerts_at(AlertStage stage, World& world) {
    std::vector<Alert> alerts;
    for (const auto& line : world.ask<AlertsReport>(AlertsQuery{std::nullopt, stage})) {
        if (line.message.alert.kind == AlertKind::LowScore) {
            alerts.push_back(line.message.alert);
        }
    }
    return alerts;
}

Visit about(const World& world, std::int64_t ordinal, const std::string& reason) {
    Visit visit = world.visit(ordinal, 1);
    visit.steps[1].values = {reason};
    return visit;
}

// A kiosk that sends one row after the other.
struct Till {
    World& world;
    Sender sender = {};
    std::int64_t seq = 0;

    void send(const Row& row) { world.send(sender, ++seq, {row}); }
    void rate(std::int64_t ordinal, const std::string& reason = "waiting") {
        send(about(world, ordinal, reason));
    }
    void solve(const AlertId& alert) {
        send(world.step(alert, AlertStepKind::Taken, 1));
        send(world.step(alert, AlertStepKind::Solved, 2));
    }
};

TEST_CASE("the second low score of a reason joins the first, and every kiosk is told of both",
          "[groups]") {
    World world;
    world.start();
    Till till{world};
    till.rate(1);
    const AlertId first = alerts_at(AlertStage::Open, world).at(0).id;
    world.link.forget_all();
    Till neighbour{world, Sender{KioskId{"k-0418"}, Epoch{7}, 0, {}}};
    neighbour.rate(2);
    const auto merged = world.take_alert(till.sender.kiosk);
    const auto leader = world.take_alert(till.sender.kiosk);
    REQUIRE(merged);
    REQUIRE(leader);
    CHECK(merged->alert.stage == AlertStage::Merged);
    CHECK(merged->alert.into == first);
    CHECK(merged->after == 1);
    CHECK(leader->alert.id == first);
    CHECK(leader->alert.n == 2);
    CHECK(leader->alert.rev == 1);
    CHECK(leader->alert.title == "2× Very bad · Waiting time");
    CHECK(leader->change == 3);
    CHECK_FALSE(world.take_alert(till.sender.kiosk));
}

TEST_CASE("a group quotes who wrote, but not on the store's screens, and keeps each one's words",
          "[groups]") {
    World world;
    world.start();
    Till till{world};
    till.rate(1);
    Visit visit = about(world, 2, "waiting");
    Step words;
    words.question = "words";
    words.text = "nobody came";
    words.read_by = WordsReaders::Store;
    visit.steps.push_back(words);
    world.link.forget_all();
    till.send(visit);
    CHECK(alerts_at(AlertStage::Open, world).at(0).text == "nobody came");
    CHECK(world.take_alert(till.sender.kiosk)->alert.text == "nobody came");
    while (const auto shown = world.link.take(store_alerts_topic(StoreId{"s-001"}))) {
        CHECK(shown->payload.find("nobody came") == std::string::npos);
    }
    ++visit.rev;
    visit.steps.back().text = "nobody came at all";
    till.send(visit);
    CHECK(alerts_at(AlertStage::Open, world).at(0).text == "nobody came at all");
    CHECK(alerts_at(AlertStage::Merged, world).at(0).text == "nobody came at all");
}

TEST_CASE("another reason and another store have alerts of their own", "[groups]") {
    World world;
    world.start();
    Till till{world};
    Till harbour{world, Sender{KioskId{"k-0500"}, Epoch{7}, 0, {}}};
    till.rate(1);
    till.rate(2, "staff");
    harbour.rate(1);
    CHECK(alerts_at(AlertStage::Open, world).size() == 3);
}

TEST_CASE("a group takes in what follows until it is solved and has cooled down", "[groups]") {
    World world;
    world.start();
    Till till{world};
    till.rate(1);
    world.clock.advance(2h);
    till.rate(2);
    const AlertId first = alerts_at(AlertStage::Open, world).at(0).id;
    till.solve(first);
    world.clock.advance(9min);
    SECTION("by the same process") {}
    SECTION("by the next one") {
        world.start();
    }
    till.rate(3);
    CHECK(alerts_at(AlertStage::Open, world).empty());
    CHECK(alerts_at(AlertStage::Solved, world).at(0).n == 3);
    world.clock.advance(2min);
    till.rate(4);
    const auto open = alerts_at(AlertStage::Open, world);
    REQUIRE(open.size() == 1);
    CHECK(open[0].visit == VisitId{4, "k3j9xq"});
}

TEST_CASE("what was dismissed hides nothing that comes after it", "[groups]") {
    World world;
    world.start();
    Till till{world};
    till.rate(1);
    AlertStep dismissed =
        world.step(alerts_at(AlertStage::Open, world).at(0).id, AlertStepKind::NotActionable, 1);
    dismissed.reason = "mistake";
    till.send(dismissed);
    till.rate(2);
    CHECK(alerts_at(AlertStage::Open, world).size() == 1);
}

TEST_CASE("a shopper who changes the rating leaves the group, and the last one ends it",
          "[groups]") {
    World world;
    world.start();
    Till till{world};
    till.rate(1);
    till.rate(2);
    for (const std::int64_t ordinal : {1, 2}) {
        CHECK(alerts_at(AlertStage::Open, world).size() == 1);
        Visit better = world.visit(ordinal, 5);
        better.rev = 2;
        till.send(better);
    }
    CHECK(alerts_at(AlertStage::Open, world).empty());
    CHECK(alerts_at(AlertStage::NotActionable, world).at(0).reason == "amended");
    Visit worse = world.visit(2, 1);
    worse.rev = 3;
    till.send(worse);
    CHECK(alerts_at(AlertStage::Open, world).at(0).members == std::vector<VisitId>{{2, "k3j9xq"}});
}

TEST_CASE("a step on a group counts whatever has joined it meanwhile", "[groups]") {
    World world;
    world.start();
    Till till{world};
    till.rate(1);
    const AlertId first = alerts_at(AlertStage::Open, world).at(0).id;
    const AlertStep taken = world.step(first, AlertStepKind::Taken, 1);
    world.send(till.sender, 2, {about(world, 2, "waiting"), taken, about(world, 3, "waiting")});
    const auto alerts = alerts_at(AlertStage::Taken, world);
    REQUIRE(alerts.size() == 1);
    CHECK(alerts[0].n == 3);
}

TEST_CASE("beyond the day's cap all reasons of a store are one alert, until the day is over",
          "[groups]") {
    World world;
    world.options.rules.groups.most_a_day = 3;
    world.start();
    Till till{world};
    for (std::int64_t i = 1; i <= 8; ++i) {
        till.rate(i, "reason-" + std::to_string(i));
    }
    auto open = alerts_at(AlertStage::Open, world);
    REQUIRE(open.size() == 4);
    const auto over = std::find_if(open.begin(), open.end(),
                                   [](const Alert& alert) { return alert.reason == kOverCap; });
    REQUIRE(over != open.end());
    CHECK(over->n == 5);
    CHECK(over->title.find("More than 3 alerts today") != std::string::npos);
    till.rate(9, "reason-1");  // a group of that day goes on
    CHECK(alerts_at(AlertStage::Open, world).size() == 4);
    world.clock.advance(24h);
    till.rate(10, "reason-10");
    CHECK(alerts_at(AlertStage::Open, world).size() == 5);
}

TEST_CASE("the same trouble within 14 days of its solution names what was solved", "[groups]") {
    World world;
    world.start();
    Till till{world};
    till.rate(1);
    const AlertId first = alerts_at(AlertStage::Open, world).at(0).id;
    CHECK_FALSE(alerts_at(AlertStage::Open, world).at(0).recurs);
    till.solve(first);
    SECTION("soon") {
        world.clock.advance(13 * 24h);
        till.rate(2);
        CHECK(alerts_at(AlertStage::Open, world).at(0).recurs == first);
    }
    SECTION("much later") {
        world.clock.advance(15 * 24h);
        till.rate(2);
        CHECK_FALSE(alerts_at(AlertStage::Open, world).at(0).recurs);
    }
}

TEST_CASE("a storm of 1,000 low scores in a minute is a handful of alerts with every visit in one",
          "[groups]") {
    World world;
    world.start();
    Till till{world};
    const char* const reasons[] = {"waiting", "staff", "price", "products", "cleanliness"};
    std::int64_t messages = 0;
    for (std::int64_t i = 1; i <= 1000; i += 50) {
        std::vector<Row> rows;
        for (std::int64_t ordinal = i; ordinal < i + 50; ++ordinal) {
            rows.emplace_back(about(world, ordinal, reasons[ordinal % 5]));
        }
        world.send(till.sender, i, rows);
        world.clock.advance(3s);
        while (const auto told = world.take_alert(KioskId{"k-0418"})) {
            const bool is_low = told->alert.kind == AlertKind::LowScore;
            messages += is_low && !ended(told->alert.stage) ? 1 : 0;
        }
    }
    std::set<VisitId> members;
    const auto open = alerts_at(AlertStage::Open, world);
    for (const auto& alert : open) {
        members.insert(alert.members.begin(), alert.members.end());
    }
    std::printf("storm: 1,000 low scores in a minute: %zu alerts for staff, told of %lld times\n",
                open.size(), static_cast<long long>(messages));
    CHECK(open.size() == 5);
    CHECK(members.size() == 1000);
    CHECK(alerts_at(AlertStage::Merged, world).size() == 995);
    CHECK(messages == 105);  // each alert once, and each of twenty batches five
}

}  // namespace
}  // namespace afterword
