// SPDX-License-Identifier: Apache-2.0
// The collector tells people of alerts, in the hours of the store, once.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

// The store is open from 9 to 20, or as it says; the clock stands at 10:00 of a Saturday in Warsaw.
struct Shift : World {
    explicit Shift(Hours hours = {9h, 20h}) {
        StoreEntry store{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"};
        store.region = "north";
        store.hours.emplace().of_weekday.fill({hours});
        auto places = Register::make({store}, {{KioskId{"k-0417"}, StoreId{"s-001"}, "checkout"},
                                               {KioskId{"k-0418"}, StoreId{"s-001"}, "counter"}});
        REQUIRE(places.ok());
        options.places = *std::move(places);
        options.people = {of("anna", PersonRole::Manager), of("rick", PersonRole::Region),
                          of("office", PersonRole::HeadOffice)};
        clock.set_wall(from_unix_ms(1'795'215'600'000) + 10h);
        start();
    }

    static Person of(const std::string& id, PersonRole role) {
        Person person;
        person.id = PersonId{id};
        person.role = role;
        person.stores = {StoreId{"s-001"}};
        person.regions = {"north"};
        return person;
    }

    void send(const Row& row) { World::send(sender, ++seq, {row}); }
    void pass(Milliseconds time) {
        for (Milliseconds gone{0}; gone < time; gone += 10s) {
            clock.advance(10s);
            collector().tick();
        }
    }
    // "anna raised 10:00", in the order they were told.
    [[nodiscard]] Lines told() const {
        const auto store = open_store();
        Lines lines;
        REQUIRE(store
                    ->read([&]() -> Status {
                        auto all = store->alerts({});
                        REQUIRE(all.ok());
                        for (const auto& message : *all) {
                            const auto notices = store->notices_of(message.alert.id);
                            REQUIRE(notices.ok());
                            for (const auto& notice : *notices) {
                                lines.push_back(line_of(notice));
                            }
                        }
                        return done();
                    })
                    .ok());
        return lines;
    }
    [[nodiscard]] std::string line_of(const Notice& notice) const {
        const auto local =
            options.places.zone_of(StoreId{"s-001"}).local(notice.created).of_day.count();
        const auto two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        return notice.person.text + " " + std::string(name(notice.kind)) + " " + two(local / 60) +
               ":" + two(local % 60);
    }
    AlertId first_alert() { return ask<AlertsReport>(AlertsQuery{}).at(0).message.alert.id; }

    Sender sender = {};
    std::int64_t seq = 0;
};

TEST_CASE("the manager is told in the transaction that raises an alert, the others as time passes",
          "[escalation]") {
    Shift shift;
    shift.send(shift.visit(1, 1));
    CHECK(shift.told() == Lines{"anna raised 10:00"});
    shift.pass(4min);
    shift.start();
    shift.pass(1min);
    CHECK(shift.told() == Lines{"anna raised 10:00", "anna undelivered 10:05"});
    shift.start();
    shift.pass(3h);
    const auto told = shift.told();
    CHECK(std::count(told.begin(), told.end(), "rick take_late 10:10") == 1);
    CHECK(std::count(told.begin(), told.end(), "rick facts_late 11:00") == 1);
    CHECK(std::count(told.begin(), told.end(), "office solution_late 12:00") == 1);
    CHECK(std::count(told.begin(), told.end(), "anna reminder 10:40") == 1);
}

TEST_CASE("what joins a group is told to nobody", "[escalation]") {
    Shift shift;
    shift.send(shift.visit(1, 1));
    shift.send(shift.visit(2, 1));
    CHECK(shift.told() == Lines{"anna raised 10:00"});
}

TEST_CASE("whoever takes and solves it in time is heard of once more, to be confirmed",
          "[escalation]") {
    Shift shift;
    shift.send(shift.visit(1, 1));
    const AlertId id = shift.first_alert();
    shift.send(shift.step(id, AlertStepKind::Shown, 1));
    shift.send(shift.step(id, AlertStepKind::Taken, 1));
    shift.pass(30min);
    shift.send(shift.step(id, AlertStepKind::Solved, 2));
    shift.pass(3h);
    CHECK(shift.told() == Lines{"anna raised 10:00", "anna solved 10:30"});
    AlertStep confirmed = shift.step(id, AlertStepKind::Confirmed, 3);
    confirmed.role = ActorRole::Manager;
    confirmed.by = "01";
    shift.send(confirmed);
    shift.pass(1min);
    CHECK(shift.told().size() == 2);
}

TEST_CASE("a deadline stands still overnight, and nobody is woken for a low score",
          "[escalation]") {
    Shift shift;
    shift.clock.advance(9h + 55min);  // 19:55
    shift.send(shift.visit(1, 1));
    shift.pass(13h);  // 08:55
    CHECK(shift.told() == Lines{"anna raised 19:55"});
    shift.pass(10min);  // 09:05: half of the ten minutes was over when it closed
    CHECK(shift.told() == Lines{"anna raised 19:55", "anna undelivered 09:00",
                                "rick take_late 09:05", "anna take_late 09:05"});
}

TEST_CASE("a deadline is as long as ever in the nights when the clocks change", "[escalation]") {
    Shift shift(Hours{22h, 6h});
    const Zone& warsaw = shift.options.places.zone_of(StoreId{"s-001"});
    using std::chrono::year_month_day;
    SECTION("forward, from two to three") {
        const Day day(
            year_month_day(std::chrono::year(2027), std::chrono::March, std::chrono::day(28)));
        shift.clock.set_wall(warsaw.at({day, 1h + 30min}));
        shift.send(shift.visit(1, 1));
        shift.pass(2h);
        const auto told = shift.told();
        CHECK(std::count(told.begin(), told.end(), "anna take_late 01:40") == 1);
        CHECK(std::count(told.begin(), told.end(), "rick facts_late 03:30") == 1);
        CHECK(std::count(told.begin(), told.end(), "office solution_late 04:30") == 1);
    }
    SECTION("back, from three to two") {
        const Day day(
            year_month_day(std::chrono::year(2026), std::chrono::October, std::chrono::day(25)));
        shift.clock.set_wall(warsaw.at({day, 1h + 30min}));
        shift.send(shift.visit(1, 1));
        shift.pass(2h);
        const auto told = shift.told();
        CHECK(std::count(told.begin(), told.end(), "rick facts_late 02:30") == 1);
        CHECK(std::count(told.begin(), told.end(), "office solution_late 02:30") == 1);
    }
}

TEST_CASE("a red line in the night is told at once", "[escalation]") {
    Shift shift;
    shift.clock.advance(13h);  // 23:00
    Visit visit = shift.visit(1, 5);
    Step words;
    words.question = "words";
    words.text = "there is a fire";
    visit.steps.push_back(words);
    shift.send(visit);
    CHECK(shift.told() == Lines{"office raised 23:00", "anna raised 23:00"});
}

TEST_CASE("what nobody ends in fourteen days expires, and every kiosk hears of it",
          "[escalation]") {
    Shift shift;
    shift.options.people.clear();
    shift.start();
    shift.send(shift.visit(1, 1));
    shift.clock.advance(14 * 24h - 10s);
    shift.start();
    shift.collector().tick();
    shift.link.forget_all();
    shift.pass(20s);
    const auto told = shift.take_alert(KioskId{"k-0418"});
    REQUIRE(told);
    CHECK(told->alert.stage == AlertStage::Expired);
    auto history = shift.ask<AlertsReport>(AlertsQuery{}).at(0).history;
    std::erase_if(history, [](const HistoryEntry& entry) { return entry.step == kSent; });
    CHECK(history.back().step == "expired");
    shift.pass(1min);
    CHECK_FALSE(shift.take_alert(KioskId{"k-0418"}));
}

TEST_CASE("a reopened alert is told anew, and its deadlines count from there", "[escalation]") {
    Shift shift;
    shift.send(shift.visit(1, 1));
    const AlertId id = shift.first_alert();
    shift.send(shift.step(id, AlertStepKind::Shown, 1));
    shift.send(shift.step(id, AlertStepKind::Taken, 1));
    shift.send(shift.step(id, AlertStepKind::Solved, 2));
    shift.pass(4h);
    AlertStep again = shift.step(id, AlertStepKind::Reopened, 3);
    again.role = ActorRole::Shopper;
    again.by = "";
    shift.send(again);
    const auto line = shift.ask<AlertsReport>(AlertsQuery{}).at(0);
    CHECK(line.message.left.take == Deadlines().take);
    shift.pass(10min);
    CHECK(shift.told() == Lines{"anna raised 10:00", "anna solved 10:00", "anna raised 14:00",
                                "rick take_late 14:10", "anna take_late 14:10"});
}

TEST_CASE("a step by the API tells people what one of a kiosk would", "[escalation]") {
    Shift shift;
    shift.send(shift.visit(1, 1));
    const AlertId id = shift.first_alert();
    const auto act = [&](AlertStepKind kind, int rev, const char* by) {
        AlertStep step = shift.step(id, kind, rev);
        step.by = by;
        step.role = ActorRole::HeadOffice;
        CHECK(shift.ask<StepReport>(StepQuery{step}).ending == StepReport::Ending::Made);
    };
    act(AlertStepKind::Taken, 1, "rick");
    shift.pass(30min);
    act(AlertStepKind::Solved, 2, "rick");
    shift.pass(30min);
    act(AlertStepKind::Reopened, 3, "anna");
    CHECK(shift.told() == Lines{"anna raised 10:00", "anna solved 10:30", "anna raised 11:00"});
}

}  // namespace
}  // namespace afterword
