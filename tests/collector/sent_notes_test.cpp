// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sync/model/alert_rules.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

AlertLine only_alert(World& world) {
    auto alerts = world.ask<AlertsReport>(AlertsQuery{});
    REQUIRE(alerts.size() == 1);
    return alerts.front();
}

// Which kiosks an alert has left for, and when.
using Sendings = std::vector<std::pair<std::string, WallTime>>;
Sendings sent_to(const AlertLine& line) {
    Sendings kiosks;
    for (const auto& entry : line.history) {
        if (entry.step == kSent) {
            kiosks.emplace_back(entry.kiosk.text, entry.at);
        }
    }
    return kiosks;
}

TEST_CASE("that an alert has left for a kiosk stands in its history, once", "[alerts][sent]") {
    World world;
    world.start();
    Sender sender;
    const WallTime first = world.clock.wall();
    world.send(sender, 1, {world.visit(1, 1)});
    CHECK(world.collector().next_wake() <= world.clock.tick() + Milliseconds(1'000));
    world.clock.advance(Milliseconds(1'000));
    world.collector().tick();
    const Sendings both = {{"k-0417", first}, {"k-0418", first}};
    CHECK(sent_to(only_alert(world)) == both);
    const auto again = [&] {
        world.clock.advance(Milliseconds(1'000));
        world.collector().tick();
    };
    world.send(sender, 2,
               {world.step(only_alert(world).message.alert.id, AlertStepKind::Taken, 1)});
    again();
    CHECK(sent_to(only_alert(world)) == both);
    world.start();  // which sends what is open once more
    REQUIRE(world.take_alert(KioskId{"k-0418"}));
    again();
    CHECK(sent_to(only_alert(world)) == both);
}

TEST_CASE("an alert that nothing can be sent of has not left", "[alerts][sent]") {
    World world;
    world.start();
    Sender sender;
    Visit open = world.visit(1, 1);
    open.state = Visit::State::Open;
    world.send(sender, 1, {open});
    world.link.refuse();
    world.clock.advance(kJudgeOpenVisitAfter);
    world.collector().tick();
    world.clock.advance(Milliseconds(5'000));
    world.collector().tick();
    CHECK(sent_to(only_alert(world)).empty());
    world.link.accept();
    const WallTime left = world.clock.wall();
    world.collector().tick();
    world.clock.advance(Milliseconds(1'000));
    world.collector().tick();
    CHECK(sent_to(only_alert(world)) == Sendings{{"k-0417", left}, {"k-0418", left}});
}

}  // namespace
}  // namespace afterword
