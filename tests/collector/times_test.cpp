// SPDX-License-Identifier: Apache-2.0
// How times that are stored get better as more becomes known.
#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

constexpr BootId kFirstBoot{1};
constexpr BootId kSecondBoot{2};
constexpr BootId kThirdBoot{3};

// A visit in that boot, with a clock nobody ever set.
Visit unset_visit(const World& world, std::int64_t ordinal, BootId boot, Milliseconds mono) {
    Visit visit = world.visit(ordinal, 5);
    visit.at = {boot, Tick(mono), WallTime(), ClockQuality::Unset};
    return visit;
}

// As it stands in the database.
VisitRecord stored(World& world, std::int64_t ordinal) {
    const auto store = world.open_store();
    const VisitId id{ordinal, "k3j9xq"};
    auto found = store->find_visits(KioskId{"k-0417"}, {&id, 1});
    REQUIRE(found.ok());
    REQUIRE(found->size() == 1);
    return found->front();
}

TEST_CASE("a later anchor of the same boot repairs what was stored without", "[times]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {unset_visit(world, 1, kFirstBoot, 100s)});
    CHECK(stored(world, 1).time.source == TimeSource::Arrival);
    CHECK(stored(world, 1).time.at == world.clock.wall());

    const WallTime server = world.clock.wall() - 48h;
    sender.anchor = Anchor{kFirstBoot, Tick(200s), server, 40ms};
    world.send(sender, 2, {unset_visit(world, 2, kFirstBoot, 150s)});
    const VisitRecord repaired = stored(world, 1);
    CHECK(repaired.time == CorrectedTime{server - 100s, 20ms + 10ms, TimeSource::Anchor});
    CHECK(repaired.at.wall == WallTime());  // the original stays
    REQUIRE(repaired.place);
    CHECK(day_text(repaired.place->day) == "2026-11-19");
    CHECK(world.only_score().n == 2);  // both on that day
}

TEST_CASE("a nearer anchor replaces one that is further off", "[times]") {
    World world;
    world.start();
    Sender sender;
    const WallTime server = world.clock.wall() - 48h;
    sender.anchor = Anchor{kFirstBoot, Tick(0s), server, 40ms};
    world.send(sender, 1,
               {unset_visit(world, 1, kFirstBoot, 100s), unset_visit(world, 2, kFirstBoot, 900s)});
    sender.anchor = Anchor{kFirstBoot, Tick(1000s), server + 1003s, 40ms};
    world.send(sender, 3, {unset_visit(world, 3, kFirstBoot, 1000s)});
    CHECK(stored(world, 1).time.at == server + 100s);
    CHECK(stored(world, 2).time.at == server + 903s);
    CHECK(stored(world, 3).time.at == server + 1003s);
}

TEST_CASE("a boot that never met the collector is set between its neighbours", "[times]") {
    World world;
    world.start();
    Sender sender;
    const WallTime server = world.clock.wall() - 48h;
    sender.anchor = Anchor{kFirstBoot, Tick(0s), server, 0ms};
    world.send(sender, 1, {unset_visit(world, 1, kFirstBoot, 1h)});
    sender.anchor.reset();
    world.send(sender, 2, {unset_visit(world, 2, kSecondBoot, 5s)});
    // The boot after is not known yet: the arrival bounds it.
    CHECK(stored(world, 2).time.at == server + 1h + 23h + 30min);

    sender.anchor = Anchor{kThirdBoot, Tick(1min), server + 11h + 1min, 0ms};
    world.send(sender, 3, {unset_visit(world, 3, kThirdBoot, 0s)});
    CHECK(stored(world, 2).time ==
          CorrectedTime{server + 6h, Milliseconds(5h), TimeSource::Between});
    CHECK(stored(world, 3).time.at == server + 11h);
}

TEST_CASE("a hole that is filled moves the neighbours of a boot without an anchor", "[times]") {
    World world;
    world.start();
    Sender sender;
    const WallTime server = world.clock.wall() - 48h;
    sender.anchor = Anchor{kFirstBoot, Tick(0s), server, 0ms};
    world.send(sender, 1, {unset_visit(world, 1, kFirstBoot, 0s)});
    sender.anchor.reset();
    world.send(sender, 3, {unset_visit(world, 3, kSecondBoot, 0s)});
    CHECK(stored(world, 3).time.at == server + 24h);
    world.send(sender, 2, {unset_visit(world, 2, kFirstBoot, 8h)});
    CHECK(stored(world, 3).time.at == server + 8h + 20h);
}

TEST_CASE("a changed register gives what is stored its new place", "[times]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});
    CHECK(world.only_score().place.store == StoreId{"s-001"});
    auto places = Register::make({{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"},
                                  {StoreId{"s-002"}, "Harbour", "America/New_York"}},
                                 {{sender.kiosk, StoreId{"s-002"}, "checkout"}});
    REQUIRE(places.ok());
    world.options.places = *std::move(places);
    world.start();
    CHECK(world.only_score().place.store == StoreId{"s-002"});
    CHECK(day_text(world.only_score().place.day) == "2026-11-21");
}

}  // namespace
}  // namespace afterword
