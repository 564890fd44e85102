// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sync/wire/today_message.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

std::optional<Today> take_today(World& world, const char* kiosk = "k-0417") {
    const auto message = world.link.take(down_topic(DownKind::Today, KioskId{kiosk}));
    if (!message) {
        return std::nullopt;
    }
    CHECK(message->retain == Retain::Yes);
    auto today = decode_today(message->payload);
    REQUIRE(today.ok());
    return *std::move(today);
}

// `count` ratings of the moment, of which `bad` are the worst.
void rate(World& world, Sender& sender, std::int64_t first, std::int64_t count, std::int64_t bad) {
    sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 0ms};
    std::vector<Row> rows;
    for (std::int64_t i = 0; i < count; ++i) {
        Visit visit = world.visit(first + i, i < bad ? 2 : 5);
        visit.steps[1].values = {i < bad ? "waiting" : "staff"};
        rows.emplace_back(visit);
    }
    world.send(sender, first, rows);
}

TEST_CASE("every kiosk of a store is told of its day, at most once a minute", "[today]") {
    World world;  // 23:00 in Warsaw
    world.start();
    CHECK(take_today(world)->answers == 0);
    CHECK(take_today(world, "k-0500")->store == StoreId{"s-002"});
    world.link.forget_all();
    Sender sender;
    world.clock.advance(59s);
    rate(world, sender, 1, 2, 0);
    CHECK_FALSE(take_today(world));
    CHECK(world.collector().next_wake() == world.clock.tick() + 1s);
    world.clock.advance(1s);
    world.collector().tick();
    const auto today = take_today(world);
    REQUIRE(today);
    CHECK(today->answers == 2);
    CHECK(today->day == *parse_day("2026-11-21"));
    CHECK(take_today(world, "k-0418") == today);
    CHECK_FALSE(take_today(world, "k-0500"));
    world.clock.advance(5min);
    world.collector().tick();
    CHECK_FALSE(take_today(world));
}

TEST_CASE("hours have their share once there are enough answers, reasons the most named first",
          "[today]") {
    World world;
    world.start();
    Sender sender;
    rate(world, sender, 1, 12, 3);
    world.clock.advance(30min);
    Visit practice = world.visit(13, 1);
    practice.test = true;
    Visit played = world.visit(14, 1);
    played.misuse = Misuse{1, 0.9, {}};
    world.send(sender, 13, {practice, played});
    world.clock.advance(2min);
    world.collector().tick();
    std::optional<Today> today;
    while (auto next = take_today(world)) {
        today = std::move(next);
    }
    REQUIRE(today);
    CHECK(today->answers == 14);  // the two are stored as well
    CHECK(today->expected == 14);
    REQUIRE(today->hours.size() == 1);
    CHECK(today->hours[0].hour == 23);
    CHECK(today->hours[0].n == 12);
    REQUIRE(today->hours[0].good);
    CHECK(today->hours[0].good->share == Approx(0.75));
    CHECK_FALSE(today->hours[0].usual);
    REQUIRE(today->reasons.size() == 2);
    CHECK(today->reasons[0].id == "staff");
    CHECK(today->reasons[0].n == 9);
    CHECK_FALSE(today->reasons[0].usual);
}

TEST_CASE("the usual is the same weekday of the weeks before", "[today]") {
    World world;
    world.start();
    Sender sender;
    for (std::int64_t week = 0; week < 4; ++week) {
        rate(world, sender, week * 10 + 1, 10, 4);
        world.clock.advance(7 * 24h);
    }
    rate(world, sender, 41, 1, 1);
    world.clock.advance(1min);
    world.collector().tick();
    std::optional<Today> today;
    while (auto next = take_today(world)) {
        today = std::move(next);
    }
    REQUIRE(today);
    REQUIRE(today->hours.size() == 1);
    CHECK_FALSE(today->hours[0].good);
    REQUIRE(today->hours[0].usual);
    CHECK(*today->hours[0].usual == Approx(0.6));
    REQUIRE(today->reasons.size() == 1);
    // 23:01: one minute of the hour in which 4 were named each week.
    REQUIRE(today->reasons[0].usual);
    CHECK(*today->reasons[0].usual == Approx(4.0 / 60).margin(0.07));
}

TEST_CASE("visits on their way are expected, and holes leave it unknown", "[today]") {
    World world;
    world.start();
    Sender sender;
    sender.last_ordinal = 5;
    rate(world, sender, 1, 2, 0);
    world.clock.advance(1min);
    world.collector().tick();
    static_cast<void>(take_today(world));
    CHECK(take_today(world)->expected == 5);
    rate(world, sender, 4, 2, 0);  // row 3 is missing
    world.clock.advance(1min);
    world.collector().tick();
    CHECK_FALSE(take_today(world)->expected);
}

TEST_CASE("the median is that of the alerts taken today", "[today]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    const auto alert = world.take_alert(KioskId{"k-0417"});
    REQUIRE(alert);
    world.clock.advance(6min);
    sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 0ms};
    world.send(sender, 2, {world.step(alert->alert.id, AlertStepKind::Taken, 1)});
    world.clock.advance(1min);
    world.collector().tick();
    std::optional<Today> today;
    while (auto next = take_today(world)) {
        today = std::move(next);
    }
    REQUIRE(today);
    CHECK(today->median_to_take == Milliseconds(6min));
}

}  // namespace
}  // namespace afterword
