// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sync/model/alert_id.hpp"
#include "sync/model/alert_rules.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

const KioskId kNeighbour{"k-0418"};

AlertLine only_alert(World& world) {
    auto alerts = world.ask<AlertsReport>(AlertsQuery{});
    REQUIRE(alerts.size() == 1);
    return alerts.front();
}

// What happened, in order, with what was refused marked; but for its way to the kiosks.
std::vector<std::string> history_of(const AlertLine& line) {
    std::vector<std::string> steps;
    for (const auto& entry : line.history) {
        if (entry.step == kSent) {
            continue;
        }
        steps.push_back(entry.step + (entry.fate == Fate::Applied ? "" : " refused"));
    }
    return steps;
}

TEST_CASE("a low score raises one alert that reaches every kiosk of the store", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    const Receipt receipt = world.send(sender, 1, {world.visit(1, 1)});
    CHECK(receipt.change == 1);
    for (const auto& kiosk : {sender.kiosk, kNeighbour}) {
        const auto message = world.take_alert(kiosk);
        REQUIRE(message);
        CHECK(message->alert.id ==
              alert_id(sender.kiosk, VisitId{1, "k3j9xq"}, AlertKind::LowScore));
        CHECK(message->alert.stage == AlertStage::Open);
        CHECK(message->alert.store == StoreId{"s-001"});
        CHECK(message->alert.kiosk == sender.kiosk);
        CHECK(message->alert.score == *Score::from(1));
        CHECK(message->alert.reasons == std::vector<std::string>{"waiting"});
        CHECK(message->alert.members == std::vector<VisitId>{{1, "k3j9xq"}});
        CHECK(message->alert.title == "Very bad · Waiting time");
        CHECK(message->alert.opened == world.clock.wall());
        CHECK(message->change == 1);
        CHECK(message->after == 0);
        CHECK(message->left.take == Deadlines().take);
        CHECK_FALSE(message->late);
        CHECK_FALSE(world.take_alert(kiosk));
    }
    CHECK(world.link.take(store_alerts_topic(StoreId{"s-001"})));
    CHECK_FALSE(world.take_alert(KioskId{"k-0500"}));
}

TEST_CASE("a score above the limit and a practice visit raise nothing", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    Visit practice = world.visit(2, 1);
    practice.test = true;
    world.send(sender, 1, {world.visit(1, 2), practice});
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).empty());
}

TEST_CASE("an open visit is judged when it has had no new rev for 90 s", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = world.visit(1, 1);
    visit.state = Visit::State::Open;
    world.send(sender, 1, {visit});
    world.clock.advance(Milliseconds(60'000));
    visit.rev = 2;
    world.send(sender, 2, {visit});
    world.clock.advance(Milliseconds(89'999));
    world.collector().tick();
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).empty());
    world.clock.advance(Milliseconds(1));
    CHECK(world.collector().next_wake() <= world.clock.tick());
    SECTION("by the same process") {
        world.collector().tick();
    }
    SECTION("by the next one") {
        world.start();
    }
    CHECK(only_alert(world).message.alert.stage == AlertStage::Open);
}

TEST_CASE("staff take, find out and solve, and every kiosk follows the chain", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    Sender neighbour;
    neighbour.kiosk = kNeighbour;
    world.send(sender, 1, {world.visit(1, 1)});
    const AlertId id = only_alert(world).message.alert.id;
    world.link.forget_all();

    world.send(neighbour, 1, {world.step(id, AlertStepKind::Shown, 1)});
    CHECK_FALSE(world.take_alert(sender.kiosk));  // only noted
    world.send(neighbour, 2, {world.step(id, AlertStepKind::Taken, 1)});
    world.send(neighbour, 3, {world.step(id, AlertStepKind::Facts, 2)});
    const Receipt receipt = world.send(neighbour, 4, {world.step(id, AlertStepKind::Solved, 3)});
    CHECK(receipt.change == 4);

    std::int64_t change = 1;
    for (const auto stage : {AlertStage::Taken, AlertStage::Facts, AlertStage::Solved}) {
        const auto message = world.take_alert(sender.kiosk);
        REQUIRE(message);
        CHECK(message->alert.stage == stage);
        CHECK(message->alert.taken_by == "07");
        CHECK(message->after == change);
        CHECK(message->change == ++change);
    }
    const AlertLine line = only_alert(world);
    CHECK(line.message.alert.cause == "till_closed");
    CHECK(line.message.alert.outcome == Outcome::OnTheSpot);
    CHECK(history_of(line) ==
          std::vector<std::string>{"raised", "shown", "taken", "facts", "solved"});
}

TEST_CASE("a restart in any stage forgets nothing, and the next step follows on it", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    const AlertId id = only_alert(world).message.alert.id;
    struct Next {
        AlertStepKind step;
        AlertStage to;
        ActorRole role = ActorRole::Staff;
        std::string by = "07";
    };
    const Next path[] = {
        {AlertStepKind::Taken, AlertStage::Taken},
        {AlertStepKind::Released, AlertStage::Open},
        {AlertStepKind::Taken, AlertStage::Taken},
        {AlertStepKind::Facts, AlertStage::Facts},
        {AlertStepKind::Solved, AlertStage::Solved},
        {AlertStepKind::Reopened, AlertStage::Reopened, ActorRole::Shopper, ""},
        {AlertStepKind::Taken, AlertStage::Taken},
        {AlertStepKind::Solved, AlertStage::Solved},
        {AlertStepKind::Confirmed, AlertStage::Confirmed, ActorRole::Manager, "01"},
    };
    int rev = 1;
    std::vector<std::string> history = {"raised"};
    for (const auto& next : path) {
        AlertStep step = world.step(id, next.step, rev++);
        step.role = next.role;
        step.by = next.by;
        world.clock.advance(Milliseconds(1'000));
        world.send(sender, rev, {step});
        world.start();
        history.emplace_back(name(next.step));
        const AlertLine line = only_alert(world);
        CHECK(line.message.alert.stage == next.to);
        CHECK(line.message.alert.rev == rev);
        CHECK(line.message.change == rev);
        CHECK(history_of(line) == history);
        CHECK(world.take_alert(kNeighbour).has_value() == !ended(next.to));
    }
}

TEST_CASE("of two who take an alert the first to commit has it", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    Sender neighbour;
    neighbour.kiosk = kNeighbour;
    world.send(sender, 1, {world.visit(1, 1)});
    const AlertId id = only_alert(world).message.alert.id;
    AlertStep slower = world.step(id, AlertStepKind::Taken, 1);
    slower.by = "08";
    world.send(neighbour, 1, {world.step(id, AlertStepKind::Taken, 1)});
    const Receipt receipt = world.send(sender, 2, {slower});
    CHECK(receipt.rejected.empty());  // the row is fine, only too late
    CHECK(receipt.change == 2);
    const AlertLine line = only_alert(world);
    CHECK(line.message.alert.taken_by == "07");
    CHECK(history_of(line) == std::vector<std::string>{"raised", "taken", "taken refused"});
    CHECK(line.history.back().by == "08");
    CHECK(line.history.back().note.starts_with("refused: "));
}

TEST_CASE("a kiosk of another store moves nothing", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    Sender stranger;
    stranger.kiosk = KioskId{"k-0500"};
    world.send(sender, 1, {world.visit(1, 1)});
    const AlertId id = only_alert(world).message.alert.id;
    world.send(stranger, 1, {world.step(id, AlertStepKind::Taken, 1)});
    CHECK(only_alert(world).message.alert.stage == AlertStage::Open);
    CHECK(history_of(only_alert(world)).back() == "taken refused");
}

TEST_CASE("a changed rating ends its alert as amended, and a low one opens it again", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    world.link.forget_all();
    Visit better = world.visit(1, 4);
    better.rev = 2;
    world.send(sender, 2, {better});
    const auto message = world.take_alert(kNeighbour);
    REQUIRE(message);
    CHECK(message->alert.stage == AlertStage::NotActionable);
    CHECK(message->alert.reason == "amended");
    CHECK(message->change == 2);
    CHECK(message->after == 1);

    Visit worse = world.visit(1, 1);
    worse.rev = 3;
    world.send(sender, 3, {worse});
    CHECK(only_alert(world).message.alert.stage == AlertStage::Open);
    CHECK(only_alert(world).message.change == 3);
}

TEST_CASE("other reasons reach the kiosks without getting in the way of a step", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    Visit amended = world.visit(1, 1);
    amended.rev = 2;
    amended.steps[1].values = {"staff"};
    world.send(sender, 2, {amended});
    AlertLine line = only_alert(world);
    CHECK(line.message.alert.reasons == std::vector<std::string>{"staff"});
    CHECK(line.message.change == 2);
    CHECK(line.message.alert.rev == 1);
    world.send(sender, 3, {world.step(line.message.alert.id, AlertStepKind::Taken, 1)});
    CHECK(only_alert(world).message.alert.stage == AlertStage::Taken);
}

TEST_CASE("a solved alert is not undone by a changed rating", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    const AlertId id = only_alert(world).message.alert.id;
    world.send(sender, 2,
               {world.step(id, AlertStepKind::Taken, 1), world.step(id, AlertStepKind::Solved, 2)});
    Visit better = world.visit(1, 5);
    better.rev = 2;
    world.send(sender, 4, {better});
    CHECK(only_alert(world).message.alert.stage == AlertStage::Solved);
}

TEST_CASE("steps that come before their visit wait for it", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    const AlertId id = alert_id(sender.kiosk, VisitId{1, "k3j9xq"}, AlertKind::LowScore);
    const AlertStep taken = world.step(id, AlertStepKind::Taken, 1);
    world.send(sender, 2, {world.step(id, AlertStepKind::Raised, 1), taken});
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).empty());
    world.start();
    world.send(sender, 1, {world.visit(1, 1)});
    const AlertLine line = only_alert(world);
    CHECK(line.message.alert.stage == AlertStage::Taken);
    CHECK(line.message.change == 2);
}

TEST_CASE("steps that overtake each other are applied in the order they were made", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    const AlertId id = only_alert(world).message.alert.id;
    world.send(sender, 4, {world.step(id, AlertStepKind::Solved, 3)});
    world.send(sender, 3, {world.step(id, AlertStepKind::Facts, 2)});
    CHECK(only_alert(world).message.alert.stage == AlertStage::Open);
    world.start();
    world.send(sender, 2, {world.step(id, AlertStepKind::Taken, 1)});
    CHECK(only_alert(world).message.alert.stage == AlertStage::Solved);
    CHECK(only_alert(world).message.alert.rev == 4);
}

TEST_CASE("a step told again from a new epoch is the same step", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    const AlertId id = only_alert(world).message.alert.id;
    const AlertStep taken = world.step(id, AlertStepKind::Taken, 1);
    world.send(sender, 2, {taken});
    Sender restored;
    restored.epoch = {77};
    world.send(restored, 1, {taken});
    CHECK(history_of(only_alert(world)) == std::vector<std::string>{"raised", "taken"});
}

TEST_CASE("after its start the collector sends every alert that has not ended", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    Visit other = world.visit(2, 1);
    other.steps[1].values = {"staff"};
    world.send(sender, 1, {world.visit(1, 1), other});
    const AlertId id = world.ask<AlertsReport>(AlertsQuery{}).at(0).message.alert.id;
    world.send(sender, 3,
               {world.step(id, AlertStepKind::Taken, 1), world.step(id, AlertStepKind::Solved, 2)});
    world.start();
    const auto message = world.take_alert(kNeighbour);
    REQUIRE(message);
    CHECK(message->alert.visit == VisitId{2, "k3j9xq"});
    CHECK_FALSE(world.take_alert(kNeighbour));
}

TEST_CASE("alerts are asked for by store and stage, with what is left by now", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    Sender harbour;
    harbour.kiosk = KioskId{"k-0500"};
    world.send(sender, 1, {world.visit(1, 1)});
    world.send(harbour, 1, {world.visit(1, 1)});
    world.clock.advance(Deadlines().take + Milliseconds(1));
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).size() == 2);
    const auto lines = world.ask<AlertsReport>(AlertsQuery{StoreId{"s-002"}, AlertStage::Open});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].message.left.take == Milliseconds(-1));
    CHECK(lines[0].message.late);
    CHECK(world.ask<AlertsReport>(AlertsQuery{std::nullopt, AlertStage::Taken}).empty());
}

TEST_CASE("an alert follows the register as it is now", "[alerts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    const WallTime now = world.clock.wall();
    auto places =
        Register::make({{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"}},
                       {{KioskId{"k-0417"}, StoreId{"s-001"}, "checkout"},
                        {KioskId{"k-0418"}, StoreId{"s-001"}, "counter", WallTime::min(), now},
                        {KioskId{"k-0419"}, StoreId{"s-001"}, "counter", now}});
    REQUIRE(places.ok());
    world.options.places = *std::move(places);
    world.start();
    CHECK(world.take_alert(KioskId{"k-0417"}));
    CHECK_FALSE(world.take_alert(KioskId{"k-0418"}));
    CHECK(world.take_alert(KioskId{"k-0419"}));
}

}  // namespace
}  // namespace afterword
