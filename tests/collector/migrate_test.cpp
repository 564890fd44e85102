// SPDX-License-Identifier: Apache-2.0
// From SQLite to a real PostgreSQL, whatever comes in between.
#include <catch2/catch.hpp>

#include "sync/collector/store/moving.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"
#include "tests/fakes/postgres.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

bool always(const MoveProgress&) {
    return true;
}

std::string new_database() {
    return PostgresServer::shared().make_database();
}

// A store with something in nearly every table, in two months.
void fill(World& world, Sender& sender, std::int64_t visits) {
    world.options.postgres.clear();
    world.start();
    std::vector<Row> rows;
    for (std::int64_t i = 1; i <= visits; ++i) {
        rows.emplace_back(world.visit(i, i % 3 == 0 ? 1 : 5));
    }
    sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 40ms};
    for (std::size_t first = 0; first < rows.size(); first += 400) {
        world.send(
            sender, static_cast<std::int64_t>(first) + 1,
            {rows.begin() + static_cast<std::ptrdiff_t>(first),
             rows.begin() + static_cast<std::ptrdiff_t>(std::min(first + 400, rows.size()))});
    }
    world.clock.advance(24h * 20);
    world.send_bytes(sender, visits + 1, {R"({"type":"pulse","text":"a\u0000b"})"});
    world.arrive(up_topic(UpKind::Batch, sender.kiosk), std::string("no \0 batch \xFF", 12));
    const StoreHour hour{StoreId{"s-001"}, {*parse_day("2026-11-21"), 14}};
    world.ask<TillCountsReport>(TillCountsQuery{{{hour, 123}}});
    world.stop();
}

// The same world, on the other engine.
void go_over(World& world, const std::string& url) {
    world.options.postgres = url;
    world.start();
}

TEST_CASE("all that SQLite held is in PostgreSQL, and the collector goes on there", "[migrate]") {
    World world;
    Sender sender;
    fill(world, sender, 900);
    const auto url = new_database();
    const auto moved = move_store(world.options.database, url, always);
    REQUIRE(moved.ok());
    const auto lines = [&](std::string_view name) {
        const auto found = std::find_if(moved->begin(), moved->end(),
                                        [&](const auto& table) { return table.name == name; });
        return found == moved->end() ? -1 : found->lines;
    };
    CHECK(lines("visits") == 900);
    CHECK(lines("rows") == 901);
    CHECK(lines("quarantine") == 2);
    CHECK(lines("alerts") == 301);  // low scores, and the trend they are
    CHECK(lines("trends") == 1);
    CHECK(lines("answers") == 900);
    CHECK(lines("day_counts") > 3);
    CHECK(lines("till_counts") == 1);

    go_over(world, url);
    CHECK(world.count("rows_2026_11") == 900);
    CHECK(world.count("rows_2026_12") == 1);
    CHECK(world.only_score().n == 900);
    // New lines get numbers of their own, and known rows are known.
    const Visit again = world.visit(901, 1);
    const auto receipt = world.send(sender, 902, {again});
    CHECK(receipt.upto == Seq{902});
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).size() == 302);
    CHECK(world.count("visits") == 901);
}

TEST_CASE("a move that is interrupted at any page goes on, and nobody works on a half",
          "[migrate]") {
    World world;
    Sender sender;
    fill(world, sender, 5'200);
    const auto url = new_database();
    int pages = 0;
    int tries = 0;
    while (true) {
        int left = 3;
        const auto moved = move_store(world.options.database, url, [&](const MoveProgress&) {
            ++pages;
            return --left > 0;
        });
        if (moved) {
            break;
        }
        CHECK(moved.error().code == Errc::Refused);
        ++tries;
        REQUIRE(tries < 100);
        CollectorOptions half = world.options;
        half.postgres = url;
        const auto refused = Collector::open(std::move(half), world.clock, world.link);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().message.find("migrate") != std::string::npos);
        if (tries > 8) {  // pages that are only checked come again each time
            REQUIRE(move_store(world.options.database, url, always).ok());
            break;
        }
    }
    CHECK(tries > 3);
    go_over(world, url);
    CHECK(world.only_score().n == 5'200);
}

TEST_CASE("a database that holds anything is not moved into", "[migrate]") {
    World world;
    Sender sender;
    fill(world, sender, 3);
    const auto url = new_database();
    {
        World other;
        other.options.postgres = url;
        other.start();
        other.send(sender, 1, {other.visit(1, 5)});
        other.stop();
    }
    const auto moved = move_store(world.options.database, url, always);
    REQUIRE_FALSE(moved.ok());
    CHECK(moved.error().code == Errc::Conflict);
    CHECK(moved.error().message.find("not empty") != std::string::npos);
}

TEST_CASE("a move goes on from its own file alone", "[migrate]") {
    World one;
    World two;
    Sender sender;
    fill(one, sender, 3);
    fill(two, sender, 4);
    const auto url = new_database();
    CHECK(move_store(one.options.database, url, [](const auto&) { return false; }).error().code ==
          Errc::Refused);
    const auto other = move_store(two.options.database, url, always);
    REQUIRE_FALSE(other.ok());
    CHECK(other.error().message.find(one.options.database.string()) != std::string::npos);
}

TEST_CASE("what differs at the ends is found", "[migrate]") {
    World world;
    Sender sender;
    fill(world, sender, 3);
    const auto url = new_database();
    const auto moved = move_store(world.options.database, url, [&](const MoveProgress& at) {
        if (at.table == "quarantine") {  // after `rows`
            auto connection = PostgresConnection::open(url);
            REQUIRE(connection.ok());
            REQUIRE(connection->run("UPDATE rows SET arrived=arrived+1 WHERE seq=2").ok());
        }
        return true;
    });
    REQUIRE_FALSE(moved.ok());
    CHECK(moved.error().code == Errc::Conflict);
    CHECK(moved.error().message.find("rows: the copy differs") == 0);
}

TEST_CASE("a file that is not there is not made", "[migrate]") {
    const TemporaryFolder folder;
    CHECK(move_store(folder / "none.db", new_database(), always).error().code == Errc::NotFound);
    CHECK_FALSE(std::filesystem::exists(folder / "none.db"));
}

}  // namespace
}  // namespace afterword
