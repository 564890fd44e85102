// SPDX-License-Identifier: Apache-2.0
// Trends, silences, and what comes in late.
#include <catch2/catch.hpp>

#include "sync/model/alert_id.hpp"
#include "sync/model/alert_rules.hpp"
#include "sync/wire/state_message.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kSettled = kJudgeLateVisitAfter + 1s;

// A kiosk that sends one visit after the other.
struct Till {
    explicit Till(World& with) : world(with) {}

    void rate(int score, Milliseconds ago = {}) {
        Visit visit = world.visit(++ordinal, score);
        visit.at.mono -= ago;
        visit.at.wall -= ago;
        send(visit);
    }
    void send(const Visit& visit) { world.send(sender, ++seq, {visit}); }
    // So many good ones, told together when the last one is there.
    void rate_at_once(int count, Milliseconds every) {
        std::vector<Row> rows;
        for (int i = 0; i < count; ++i) {
            world.clock.advance(every);
            rows.emplace_back(world.visit(++ordinal, 5));
        }
        world.send(sender, seq + 1, rows);
        seq += count;
    }
    void rate_all(std::string_view scores) {
        for (const char score : scores) {
            world.clock.advance(2min);
            rate(score - '0');
        }
    }

    World& world;
    Sender sender;
    std::int64_t ordinal = 0;
    std::int64_t seq = 0;
};

std::vector<Alert> alerts_of(World& world, AlertKind kind) {
    std::vector<Alert> found;
    for (const auto& line : world.ask<AlertsReport>(AlertsQuery{})) {
        if (line.message.alert.kind == kind) {
            found.push_back(line.message.alert);
        }
    }
    return found;
}

// Without low scores of their own, so that only trends are heard.
Till till_of_quiet_faces(World& world) {
    world.clock.advance(5h);  // since the boot, so that there is something to be late from
    world.start();
    return Till(world);
}

void say(World& world, Presence presence, std::uint32_t session) {
    world.arrive(up_topic(UpKind::State, KioskId{"k-0417"}),
                 encode_state({presence, world.clock.boot(), session}), Retain::Yes);
}

// Time passes, and the collector looks now and then.
void pass(World& world, Milliseconds time) {
    const Tick end = world.clock.tick() + time;
    while (world.clock.tick() < end) {
        world.clock.advance(1min);
        world.collector().tick();
    }
}

}  // namespace

TEST_CASE("more unhappy answers than usual are a trend, told once", "[trends]") {
    World world;
    auto till = till_of_quiet_faces(world);
    till.rate_all("5454545");
    CHECK(alerts_of(world, AlertKind::Trend).empty());
    till.rate_all("222222");
    const auto trends = alerts_of(world, AlertKind::Trend);
    REQUIRE(trends.size() == 1);
    CHECK(trends[0].stage == AlertStage::Open);
    CHECK(trends[0].kiosk == till.sender.kiosk);
    CHECK_FALSE(trends[0].visit);
    const std::string n = std::to_string(trends[0].n);
    CHECK(trends[0].n >= 4);
    CHECK(trends[0].title == "service: " + n + " of " + n + " unhappy · usually too few to say");
    CHECK(trends[0].id ==
          alert_id(till.sender.kiosk, AlertKind::Trend, "service", trends[0].opened));
    till.rate_all("222222");
    CHECK(alerts_of(world, AlertKind::Trend).size() == 1);
}

TEST_CASE("a trend is followed across a restart", "[trends]") {
    World world;
    auto till = till_of_quiet_faces(world);
    till.rate_all("222");
    world.start();
    till.rate_all("22");
    CHECK(alerts_of(world, AlertKind::Trend).size() == 1);
}

TEST_CASE("what is out of the ordinary does not become usual", "[trends]") {
    World world;
    auto till = till_of_quiet_faces(world);
    till.rate_all("54545454545454545454545454545454545454");
    till.rate_all("22222222222222222222");
    const auto here = [&] {
        std::int64_t negative = 0;
        auto store = world.open_store();
        REQUIRE(store->transact([&]() -> Status {
            negative = store->usual_of_all("service")->negative;
            return done();
        }));
        return negative;
    };
    CHECK(here() == 0);
}

TEST_CASE("practice, misuse and what comes in late raise no trend", "[trends]") {
    World world;
    auto till = till_of_quiet_faces(world);
    SECTION("practice") {
        for (int i = 1; i <= 20; ++i) {
            Visit visit = world.visit(++till.ordinal, 2);
            visit.test = true;
            till.send(visit);
        }
    }
    SECTION("misuse") {
        for (int i = 1; i <= 20; ++i) {
            Visit visit = world.visit(++till.ordinal, 2);
            visit.misuse = Misuse{1, 0.6, {MisuseReason::Palm}};
            till.send(visit);
        }
    }
    SECTION("late") {
        till.sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), {}};
        for (int i = 1; i <= 20; ++i) {
            till.rate(2, 30min);
        }
    }
    CHECK(alerts_of(world, AlertKind::Trend).empty());
}

TEST_CASE("the market's rule can be had instead, or none", "[trends]") {
    World world;
    world.options.rules.trend.method = TrendSettings::Method::Market;
    auto till = till_of_quiet_faces(world);
    till.rate_all("252");
    CHECK(alerts_of(world, AlertKind::Trend).empty());
    till.rate_all("5");
    REQUIRE(alerts_of(world, AlertKind::Trend).size() == 1);
    CHECK(alerts_of(world, AlertKind::Trend)[0].title ==
          "service: half of four unhappy · usually too few to say");
}

TEST_CASE("what comes in late is one summary for its kiosk, never a live alarm", "[late]") {
    World world;
    auto till = till_of_quiet_faces(world);
    till.sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), {}};
    for (int i = 0; i < 5; ++i) {
        till.rate(1, 2h);
    }
    CHECK(alerts_of(world, AlertKind::LowScore).empty());
    world.clock.advance(kSettled);
    world.collector().tick();
    const auto alerts = alerts_of(world, AlertKind::LowScore);
    REQUIRE(alerts.size() == 5);
    std::size_t open = 0;
    for (const auto& alert : alerts) {
        if (alert.stage != AlertStage::Open) {
            CHECK(alert.stage == AlertStage::Merged);
            CHECK(alert.into);
            continue;
        }
        ++open;
        CHECK(alert.title == "Missed while offline · 5 low scores");
        CHECK(alert.n == 5);
        CHECK(alert.members.size() == 5);
    }
    CHECK(open == 1);
}

TEST_CASE("one late alert says what it is, and that it was missed", "[late]") {
    World world;
    auto till = till_of_quiet_faces(world);
    till.sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), {}};
    till.rate(1, 2h);
    world.clock.advance(kSettled);
    world.collector().tick();
    const auto alerts = alerts_of(world, AlertKind::LowScore);
    REQUIRE(alerts.size() == 1);
    CHECK(alerts[0].title == "Missed while offline · Very bad · Waiting time");
}

TEST_CASE("what staff saw to without a network stays what it was", "[late]") {
    World world;
    auto till = till_of_quiet_faces(world);
    till.sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), {}};
    till.rate(1, 2h);
    till.rate(1, 1h);
    const AlertId taken = alert_id(till.sender.kiosk, VisitId{2, "k3j9xq"}, AlertKind::LowScore);
    world.send(
        till.sender, ++till.seq,
        {world.step(taken, AlertStepKind::Raised, 1), world.step(taken, AlertStepKind::Taken, 1),
         world.step(taken, AlertStepKind::Solved, 2)});
    world.clock.advance(kSettled);
    world.collector().tick();
    const auto alerts = alerts_of(world, AlertKind::LowScore);
    REQUIRE(alerts.size() == 2);
    for (const auto& alert : alerts) {
        CHECK(alert.stage == (alert.id == taken ? AlertStage::Solved : AlertStage::Open));
    }
}

TEST_CASE("a silence that answers of weeks before make unlikely is told, and ends by itself",
          "[silence]") {
    World world;
    auto till = till_of_quiet_faces(world);
    // Twenty answers an hour around this time of the week, for eight weeks.
    till.sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), {}};
    for (int week = 0; week < 8; ++week) {
        till.rate_at_once(60, 3min);
        world.clock.advance(7 * 24h - 3h);
    }
    say(world, Presence::Online, 1);
    till.rate(5);
    pass(world, 10min);
    CHECK(alerts_of(world, AlertKind::Silence).empty());  // three are missing: that happens
    pass(world, 50min);
    const auto silences = alerts_of(world, AlertKind::Silence);
    REQUIRE(silences.size() == 1);
    CHECK(silences[0].stage == AlertStage::Open);
    CHECK(silences[0].title.starts_with("No answers for "));
    CHECK(silences[0].title.find("kiosk online") != std::string::npos);
    pass(world, 30min);
    CHECK(alerts_of(world, AlertKind::Silence).size() == 1);
    till.rate(5);
    pass(world, 2min);
    CHECK(alerts_of(world, AlertKind::Silence)[0].stage == AlertStage::Expired);
    say(world, Presence::Offline, 1);
    pass(world, 60min);
    const auto both = alerts_of(world, AlertKind::Silence);
    REQUIRE(both.size() == 2);
    CHECK(both[1].title.starts_with("Kiosk offline, no answers for "));
}

TEST_CASE("a kiosk of which too little is known is never too silent", "[silence]") {
    World world;
    auto till = till_of_quiet_faces(world);
    say(world, Presence::Online, 1);
    for (int i = 0; i < 60; ++i) {
        world.clock.advance(1min);
        till.rate(5);
    }
    pass(world, 12h);
    CHECK(alerts_of(world, AlertKind::Silence).empty());
}

TEST_CASE("a kiosk that is not connected in opening hours is missed from its first day on",
          "[silence]") {
    World world;
    OpeningHours hours;
    hours.of_weekday.fill({Hours{9h, 20h}});
    StoreEntry store{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"};
    store.hours = hours;
    auto places = Register::make({store}, {{KioskId{"k-0417"}, store.store, "checkout"}});
    REQUIRE(places.ok());
    world.options.places = *std::move(places);
    const Zone warsaw = world.options.places.zone_of(store.store);
    world.clock.set_wall(warsaw.at({warsaw.local(world.clock.wall()).day, 19h + 50min}));
    world.start();
    say(world, Presence::Online, 1);
    pass(world, 5min);
    say(world, Presence::Offline, 1);
    pass(world, 12h);  // five minutes of them open
    CHECK(alerts_of(world, AlertKind::Silence).empty());
    pass(world, 2h);
    const auto missed = alerts_of(world, AlertKind::Silence);
    REQUIRE(missed.size() == 1);
    CHECK(missed[0].title.starts_with("Kiosk offline in opening hours"));
    CHECK(missed[0].stage == AlertStage::Open);
    pass(world, 12h);
    CHECK(alerts_of(world, AlertKind::Silence).size() == 1);
    say(world, Presence::Online, 2);
    pass(world, 2min);
    CHECK(alerts_of(world, AlertKind::Silence)[0].stage == AlertStage::Expired);
}

}  // namespace afterword
