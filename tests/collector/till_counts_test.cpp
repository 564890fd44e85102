// SPDX-License-Identifier: Apache-2.0
// What tills counted, and the complaints beside it.
#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;
using Doing = TillCountsQuery::Doing;

TillCount count(std::string_view hour, std::int64_t transactions, const char* store = "s-001") {
    const auto found = parse_hour(hour);
    REQUIRE(found);
    return {{StoreId{store}, *found}, transactions};
}

TillCountsReport take(World& world, std::vector<TillCount> counts, Doing doing = Doing::Keep) {
    return world.ask<TillCountsReport>(TillCountsQuery{std::move(counts), doing});
}

// Of one count that is taken in.
std::string fault_of(World& world, const TillCount& counted) {
    const auto report = take(world, {counted});
    return report.faults.empty() ? "" : report.faults.front().why;
}

ComplaintFigures complaints_of(World& world, const char* store) {
    for (const auto& line : world.ask<AlertFiguresReport>(AlertFiguresQuery{}).lines) {
        if (line.complaints && (store == nullptr ? !line.store : line.store == StoreId{store})) {
            return *line.complaints;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("the same counts twice change nothing, and a corrected hour replaces what was there",
          "[till_counts]") {
    World world;
    world.start();
    const std::vector<TillCount> counts = {count("2026-11-21T14", 120), count("2026-11-21T15", 7),
                                           count("2026-11-21T14", 3, "s-002")};
    const auto checked = take(world, counts, Doing::Check);
    CHECK(checked.added == 3);
    CHECK(checked.faults.empty());
    CHECK(world.count("till_counts") == 0);
    CHECK(take(world, counts).added == 3);
    world.start();
    CHECK(take(world, counts).unchanged == 3);
    const auto corrected = take(world, {count("2026-11-21T15", 8), count("2026-11-21T14", 120)});
    CHECK(corrected.changed == 1);
    CHECK(corrected.unchanged == 1);
    CHECK(world.count("till_counts") == 3);
    CHECK(world.count("till_counts WHERE transactions=8") == 1);
    CHECK(world.count("till_counts WHERE transactions=7") == 0);
}

TEST_CASE("with a single fault nothing is kept, and each is named", "[till_counts]") {
    World world;  // 23:00 in Warsaw, 17:00 in New York
    world.start();
    const auto report =
        take(world, {count("2026-11-21T14", 120), count("2026-11-21T14", 1, "s-999"),
                     count("2026-11-22T00", 1), count("2026-11-21T14", 120),
                     count("2026-11-21T18", 1, "s-002")});
    REQUIRE(report.faults.size() == 4);
    CHECK(report.faults[0].index == 1);
    CHECK(report.faults[0].why == "there is no store s-999");
    CHECK(report.faults[1].why == "2026-11-22T00 has not begun there yet");
    CHECK(report.faults[2].index == 3);
    CHECK(report.faults[2].why == "the same hour is there twice");
    CHECK(report.faults[3].why == "2026-11-21T18 has not begun there yet");
    CHECK(world.count("till_counts") == 0);
    CHECK(fault_of(world, count("2026-11-21T23", 1)).empty());
    CHECK(fault_of(world, count("2026-11-21T17", 1, "s-002")).empty());
}

TEST_CASE("on the night of a clock change the skipped hour has nothing, the other is one",
          "[till_counts]") {
    World world;
    world.start();
    // Warsaw on 2026-03-29, and New York three weeks before.
    CHECK(fault_of(world, count("2026-03-29T02", 1)) ==
          "2026-03-29T02 is skipped there, when the clocks are put forward");
    CHECK(fault_of(world, count("2026-03-29T02", 0)).empty());
    CHECK(fault_of(world, count("2026-03-29T03", 1)).empty());
    CHECK_FALSE(fault_of(world, count("2026-03-08T02", 1, "s-002")).empty());
    CHECK(fault_of(world, count("2026-03-08T02", 1)).empty());
    CHECK(fault_of(world, count("2026-10-25T02", 40)).empty());

    // A complaint in either of the two hours is one of that hour.
    world.clock.set_wall(from_unix_ms(1'792'888'200'000));  // 2026-10-25 00:30 UTC, 2:30
    world.start();
    Sender sender;
    for (std::int64_t i = 1; i <= 2; ++i) {
        sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 0ms};
        world.send(sender, i, {world.visit(i, 1)});
        world.clock.advance(1h);  // 2:30 again
    }
    const ComplaintFigures complaints = complaints_of(world, "s-001");
    CHECK(complaints.n == 2);
    CHECK(complaints.in_those_hours == 2);
}

TEST_CASE("complaints stand beside the transactions of those hours that are known",
          "[till_counts]") {
    World world;
    world.start();
    Sender sender;
    for (std::int64_t i = 1; i <= 3; ++i) {  // at 23:00, 0:00, 1:00
        sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 0ms};
        world.send(sender, i, {world.visit(i, 1)});
        world.clock.advance(1h);
    }
    CHECK(complaints_of(world, "s-001").n == 3);
    CHECK(complaints_of(world, "s-001").transactions == 0);
    CHECK_FALSE(complaints_of(world, "s-001").of_transactions);
    take(world, {count("2026-11-21T23", 30), count("2026-11-22T00", 10), count("2026-11-21T12", 60),
                 count("2026-11-21T12", 900, "s-002")});
    const ComplaintFigures here = complaints_of(world, "s-001");
    CHECK(here.hours == 3);
    CHECK(here.transactions == 100);
    CHECK(here.in_those_hours == 2);
    CHECK(here.of_transactions == wilson(2, 100));
    CHECK(complaints_of(world, "s-002").transactions == 900);
    CHECK(complaints_of(world, nullptr).of_transactions == wilson(2, 1000));
    DayFilter second;
    second.store = StoreId{"s-001"};
    second.from = parse_day("2026-11-22");
    second.to = second.from;
    const auto report = world.ask<AlertFiguresReport>(AlertFiguresQuery{second});
    REQUIRE_FALSE(report.lines.empty());
    REQUIRE(report.lines[0].complaints);
    CHECK(report.lines[0].complaints->transactions == 10);
    CHECK(report.lines[0].complaints->in_those_hours == 1);
}

}  // namespace afterword
