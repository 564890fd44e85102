// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

TEST_CASE("a hello is answered with a receipt that echoes it", "[hello]") {
    World world;
    world.start();
    const Sender sender;
    const Receipt receipt = world.say(world.hello_of(sender, Seq{1}, Seq{0}));
    CHECK(receipt.epoch == sender.epoch);
    CHECK(receipt.upto == Seq{0});
    CHECK(receipt.top == Seq{0});
    CHECK(receipt.echo == world.clock.tick());
    CHECK(receipt.server == world.clock.wall());
    CHECK(receipt.change == 0);
}

TEST_CASE("rows a kiosk no longer has are written off, and accepted should they come", "[hello]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 3, {world.visit(3, 5)});
    sender.last_ordinal = 6;
    const Receipt written_off = world.say(world.hello_of(sender, Seq{6}, Seq{6}));
    CHECK(written_off.upto == Seq{5});
    CHECK_FALSE(written_off.hash);  // row 5 never came
    auto line = world.ask<CompletenessReport>(CompletenessQuery{}).at(0);
    CHECK(line.lost == 4);

    const Receipt after_all = world.send(sender, 2, {world.visit(2, 4)});
    CHECK(after_all.rejected.empty());
    CHECK(after_all.upto == Seq{5});
    line = world.ask<CompletenessReport>(CompletenessQuery{}).at(0);
    CHECK(line.lost == 3);
    CHECK(world.only_score().n == 2);

    // Up to row 5 a batch has its receipt by now.
    CHECK(world.send(sender, 4, {world.visit(4, 4)}).rejected.empty());
    line = world.ask<CompletenessReport>(CompletenessQuery{}).at(0);
    CHECK(line.lost == 2);
    CHECK(world.only_score().n == 3);
}

TEST_CASE("an outbox that was receipted and forgotten loses nothing by a hello", "[hello]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5), world.visit(2, 5)});
    const Receipt receipt = world.say(world.hello_of(sender, Seq{3}, Seq{2}));
    CHECK(receipt.upto == Seq{2});
    CHECK(world.ask<CompletenessReport>(CompletenessQuery{}).at(0).lost == 0);
}

TEST_CASE("a hello in another kiosk's name is not answered", "[hello]") {
    World world;
    world.start();
    const Sender sender;
    world.arrive(up_topic(UpKind::Hello, KioskId{"k-0418"}),
                 encode_hello(world.hello_of(sender, Seq{1}, Seq{0})));
    CHECK_FALSE(world.take_receipt(KioskId{"k-0418"}));
    CHECK_FALSE(world.take_receipt(sender.kiosk));
}

TEST_CASE("a hello brings every alert above the kiosk's change, linked to it", "[hello]") {
    World world;
    world.start();
    Sender sender;
    // Of three reasons, or they would be one.
    std::vector<Row> rows;
    for (const auto* reason : {"waiting", "staff", "price"}) {
        Visit visit = world.visit(static_cast<std::int64_t>(rows.size()) + 1, 1);
        visit.steps.back().values = {reason};
        rows.emplace_back(std::move(visit));
    }
    world.send(sender, 1, rows);
    const auto alerts = world.ask<AlertsReport>(AlertsQuery{});
    REQUIRE(alerts.size() == 3);
    // The second one moves on, so its old link is gone from the chain.
    world.send(sender, 4, {world.step(alerts[1].message.alert.id, AlertStepKind::Taken, 1)});
    world.link.forget_all();

    Hello hello = world.hello_of(sender, Seq{5}, Seq{4});
    hello.change = 1;
    const Receipt receipt = world.say(hello);
    CHECK(receipt.change == 4);
    const auto third = world.take_alert(sender.kiosk);
    const auto second = world.take_alert(sender.kiosk);
    REQUIRE((third && second));
    CHECK(third->after == 1);
    CHECK(third->change == 3);
    CHECK(second->after == 3);
    CHECK(second->change == 4);
    CHECK(second->alert.stage == AlertStage::Taken);
    CHECK_FALSE(world.take_alert(sender.kiosk));
    CHECK_FALSE(world.take_alert(KioskId{"k-0418"}));
}

TEST_CASE("a collector restored from a copy goes on above what kiosks have seen", "[hello]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    world.link.forget_all();
    Hello hello = world.hello_of(sender, Seq{2}, Seq{1});
    hello.change = 40;
    const Receipt receipt = world.say(hello);
    CHECK(receipt.change == 41);
    for (const auto* kiosk : {"k-0417", "k-0418"}) {
        const auto alert = world.take_alert(KioskId{kiosk});
        REQUIRE(alert);
        CHECK(alert->change == 41);
        CHECK(alert->after == 40);
    }
}

}  // namespace
}  // namespace afterword
