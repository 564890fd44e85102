// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

const KioskId kNeighbour{"k-0418"};
using Kiosks = std::vector<KioskId>;

// A World at noon in Warsaw on 2026-11-20.
struct Days : World {
    Days() {
        clock.set_wall(from_unix_ms(1'795'172'400'000));
        start();
    }
    // The kiosk tells of the visit at its time of the clock.
    Receipt tell(Sender& sender, std::int64_t seq, const Visit& visit) {
        sender.anchor = Anchor{clock.boot(), clock.tick(), clock.wall(), 0ms};
        return send(sender, seq, {visit});
    }
    void hear_neighbour() {
        Sender neighbour;
        neighbour.kiosk = kNeighbour;
        say(hello_of(neighbour, Seq{1}, Seq{0}));
    }
    // Both kiosks of s-001 are heard.
    void hear_all(const Sender& sender) {
        hear_neighbour();
        say(hello_of(sender, Seq{1}, Seq{0}));
    }
    CompletenessLine day(const char* text) {
        const auto lines =
            ask<CompletenessReport>(CompletenessQuery{StoreId{"s-001"}, parse_day(text)});
        REQUIRE(lines.size() == 1);
        return lines.front();
    }
};

TEST_CASE("a day is complete when all of it is there and all kiosks spoke since",
          "[completeness]") {
    Days world;
    Sender sender;
    world.tell(sender, 1, world.visit(1, 5));
    world.tell(sender, 2, world.visit(2, 5));
    CHECK(world.day("2026-11-20").waiting_for == Kiosks{sender.kiosk, kNeighbour});
    // A second after midnight by a clock that a time server keeps within two.
    world.clock.advance(12h + 1s);
    world.hear_all(sender);
    CHECK(world.day("2026-11-20").waiting_for == Kiosks{sender.kiosk, kNeighbour});
    world.clock.advance(9s);
    world.say(world.hello_of(sender, Seq{3}, Seq{2}));
    CHECK(world.day("2026-11-20").waiting_for == Kiosks{kNeighbour});
    world.hear_all(sender);
    const CompletenessLine line = world.day("2026-11-20");
    CHECK(line.expected == 2);
    CHECK(line.have == 2);
    CHECK(line.lost == 0);
    CHECK(line.waiting_for.empty());
}

TEST_CASE("what was sent before midnight and arrives after it does not end the day",
          "[completeness]") {
    Days world;
    Sender sender;
    world.tell(sender, 1, world.visit(1, 5));
    world.clock.advance(12h - 1min);
    const Hello hello = world.hello_of(sender, Seq{2}, Seq{1});
    const std::vector<std::string> rows = {encode_row(world.visit(2, 5))};
    const BatchHeader header{sender.kiosk,  sender.epoch,      Seq{2}, 2, world.clock.tick(),
                             sender.anchor, world.clock.boot()};
    const std::string payload = encode_batch(header, rows).payload;
    world.clock.advance(1h);
    world.hear_neighbour();
    // A visit of the last minute that nobody has heard of yet may stand behind either.
    SECTION("a batch") {
        world.arrive(up_topic(UpKind::Batch, sender.kiosk), payload);
    }
    SECTION("a hello") {
        world.say(hello);
    }
    CHECK(world.day("2026-11-20").waiting_for == Kiosks{sender.kiosk});
    world.say(world.hello_of(sender, Seq{2}, Seq{1}));
    CHECK(world.day("2026-11-20").waiting_for.empty());
}

TEST_CASE("a hello that cannot know when it was sent ends no day", "[completeness]") {
    Days world;
    Sender sender;
    world.tell(sender, 1, world.visit(1, 5));
    world.clock.advance(24h);
    world.hear_neighbour();
    world.clock.reboot(BootId{7});
    world.clock.set_wall(world.clock.wall(), ClockQuality::Unset);
    sender.anchor.reset();
    world.say(world.hello_of(sender, Seq{2}, Seq{1}));
    CHECK(world.day("2026-11-20").waiting_for == Kiosks{sender.kiosk});
    sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 40ms};
    world.clock.advance(5s);
    world.say(world.hello_of(sender, Seq{2}, Seq{1}));
    CHECK(world.day("2026-11-20").waiting_for.empty());
}

TEST_CASE("days on which a kiosk began to count anew are never called complete", "[completeness]") {
    Days world;
    Sender before;
    world.tell(before, 1, world.visit(1, 5));
    world.clock.advance(48h);
    Sender after;
    after.epoch = {5};
    Visit first = world.visit(1, 5);
    first.id.random = "aaaaaa";
    world.tell(after, 1, first);
    world.clock.advance(24h);
    world.hear_all(after);
    // Whatever was taken since the last batch of the old outbox went with it.
    for (const auto* lost : {"2026-11-20", "2026-11-21", "2026-11-22"}) {
        CHECK(world.day(lost).began_anew == Kiosks{before.kiosk});
        CHECK(world.day(lost).waiting_for.empty());
    }
    CHECK(world.day("2026-11-23").began_anew.empty());
}

TEST_CASE("a visit that has not ended keeps its day incomplete", "[completeness]") {
    Days world;
    Sender sender;
    Visit visit = world.visit(1, 5);
    visit.state = Visit::State::Open;
    world.tell(sender, 1, visit);
    world.clock.advance(24h);
    world.hear_all(sender);
    CHECK(world.day("2026-11-20").waiting_for == Kiosks{sender.kiosk});
    visit.rev = 2;
    visit.state = Visit::State::Ended;
    world.send(sender, 2, {visit});
    CHECK(world.day("2026-11-20").waiting_for.empty());
}

TEST_CASE("a missing visit makes every day between its neighbours incomplete", "[completeness]") {
    Days world;
    Sender sender;
    world.tell(sender, 1, world.visit(1, 5));
    world.clock.advance(48h);
    world.tell(sender, 4, world.visit(4, 5));
    world.clock.advance(24h);
    world.hear_all(sender);
    const CompletenessLine first = world.day("2026-11-20");
    CHECK(first.expected == 3);  // both are counted in the earliest
    CHECK(first.have == 1);
    CHECK(first.waiting_for == Kiosks{sender.kiosk});
    const CompletenessLine between = world.day("2026-11-21");
    CHECK(between.expected == 0);
    CHECK(between.waiting_for == Kiosks{sender.kiosk});
    const CompletenessLine last = world.day("2026-11-22");
    CHECK(last.expected == 1);
    CHECK(last.waiting_for == Kiosks{sender.kiosk});

    world.send(sender, 2, {world.visit(2, 5), world.visit(3, 5)});
    CHECK(world.day("2026-11-20").waiting_for.empty());
    CHECK(world.day("2026-11-21").waiting_for.empty());
}

TEST_CASE("visits missing before the first are counted in its day", "[completeness]") {
    Days world;
    Sender sender;
    world.tell(sender, 3, world.visit(3, 5));
    world.clock.advance(24h);
    world.hear_all(sender);
    CHECK(world.day("2026-11-20").expected == 3);
    CHECK(world.day("2026-11-20").waiting_for == Kiosks{sender.kiosk});
}

TEST_CASE("visits that were given out but never came are missing at the end", "[completeness]") {
    Days world;
    Sender sender;
    world.tell(sender, 1, world.visit(1, 5));
    sender.last_ordinal = 3;
    world.clock.advance(24h);
    world.hear_all(sender);
    const CompletenessLine first = world.day("2026-11-20");
    CHECK(first.expected == 3);
    CHECK(first.have == 1);
    CHECK(first.waiting_for == Kiosks{sender.kiosk});
    // They may as well be of any day since.
    CHECK(world.day("2026-11-21").waiting_for == Kiosks{sender.kiosk, kNeighbour});
}

TEST_CASE("a kiosk of which no visit came counts from when it was first heard", "[completeness]") {
    Days world;
    Sender sender;
    sender.last_ordinal = 5;
    world.say(world.hello_of(sender, Seq{1}, Seq{5}));
    CHECK(world.day("2026-11-20").expected == 5);
    CHECK(world.day("2026-11-20").have == 0);
}

TEST_CASE("practice visits are had as well", "[completeness]") {
    Days world;
    Sender sender;
    Visit practice = world.visit(1, 5);
    practice.test = true;
    world.tell(sender, 1, practice);
    CHECK(world.day("2026-11-20").have == 1);
}

TEST_CASE("a visit told again from a new epoch is missing nowhere", "[completeness]") {
    Days world;
    Sender before;
    world.tell(before, 1, world.visit(1, 5));
    Sender after;
    after.epoch = {5};
    Visit again = world.visit(2, 5);
    again.born = before.epoch;
    world.tell(after, 1, again);
    Visit first = world.visit(1, 4);  // the new epoch counts from 1 again
    first.id.random = "aaaaaa";
    world.tell(after, 2, first);
    world.clock.advance(24h);
    world.hear_all(after);
    CHECK(world.day("2026-11-20").waiting_for.empty());
    CHECK(world.day("2026-11-20").began_anew == Kiosks{after.kiosk});
}

TEST_CASE("without a day those with something to say are listed", "[completeness]") {
    Days world;
    Sender sender;
    world.tell(sender, 1, world.visit(1, 5));
    const auto lines = world.ask<CompletenessReport>(CompletenessQuery{});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].place.store == StoreId{"s-001"});
    const auto all =
        world.ask<CompletenessReport>(CompletenessQuery{std::nullopt, parse_day("2026-11-20")});
    CHECK(all.size() == 2);
}

TEST_CASE("a kiosk is waited for only on the days it stood there", "[completeness]") {
    Days world;
    auto places =
        Register::make({{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"}},
                       {{KioskId{"k-0417"}, StoreId{"s-001"}, "checkout"},
                        {kNeighbour, StoreId{"s-001"}, "counter", world.clock.wall() + 24h}});
    REQUIRE(places.ok());
    world.options.places = *std::move(places);
    world.start();
    Sender sender;
    world.tell(sender, 1, world.visit(1, 5));
    world.clock.advance(48h);
    world.say(world.hello_of(sender, Seq{2}, Seq{1}));
    CHECK(world.day("2026-11-20").waiting_for.empty());
    CHECK(world.day("2026-11-21").waiting_for == Kiosks{kNeighbour});
}

}  // namespace
}  // namespace afterword
