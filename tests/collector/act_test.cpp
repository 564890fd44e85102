// SPDX-License-Identifier: Apache-2.0
// People who act on alerts without a kiosk, and what those who watch see of it.
#include <catch2/catch.hpp>

#include "sync/wire/row.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using Ending = StepReport::Ending;

// One alert that is open.
struct Watched {
    Watched() {
        world.start();
        world.send(sender, 1, {world.visit(1, 1)});
        const auto alert = world.take_alert(sender.kiosk);
        REQUIRE(alert);
        id = alert->alert.id;
        while (world.take_alert(sender.kiosk) || world.take_alert(KioskId{"k-0418"})) {
        }
    }
    StepReport act(AlertStep step) {
        auto report = world.ask<StepReport>(StepQuery{std::move(step)});
        world.collector().tick();
        return report;
    }
    [[nodiscard]] AlertStep by(const char* who, ActorRole role, AlertStepKind kind, int rev) const {
        AlertStep step = world.step(id, kind, rev);
        step.by = who;
        step.role = role;
        return step;
    }
    StepReport act(AlertStepKind kind, int rev) {
        return act(by("office", ActorRole::HeadOffice, kind, rev));
    }
    AlertEventsReport events(std::optional<FeedCursor> after,
                             std::optional<StoreId> store = std::nullopt) {
        return world.ask<AlertEventsReport>(AlertEventsQuery{std::move(store), after});
    }

    World world;
    Sender sender;
    AlertId id;
};

}  // namespace

TEST_CASE("a step by the API is made on the rev that was read, and kiosks hear of it", "[act]") {
    Watched watched;
    const StepReport taken = watched.act(AlertStepKind::Taken, 1);
    REQUIRE(taken.ending == Ending::Made);
    REQUIRE(taken.line);
    CHECK(taken.line->message.alert.stage == AlertStage::Taken);
    CHECK(taken.line->message.alert.taken_by == "office");
    CHECK(taken.line->history.back().step == "taken");
    CHECK(taken.line->history.back().by == "office");
    for (const auto* kiosk : {"k-0417", "k-0418"}) {
        const auto told = watched.world.take_alert(KioskId{kiosk});
        REQUIRE(told);
        CHECK(told->alert.taken_by == "office");
    }
    const StepReport late = watched.act(AlertStepKind::Taken, 1);
    CHECK(late.ending == Ending::Moved);
    REQUIRE(late.line);
    CHECK(late.line->message.alert.rev == 2);
    CHECK_FALSE(watched.world.take_alert(KioskId{"k-0417"}));
}

TEST_CASE("a step that the table, its form or the alert does not allow changes nothing", "[act]") {
    Watched watched;
    CHECK(watched.act(AlertStepKind::Confirmed, 1).ending == Ending::Refused);
    AlertStep stray = watched.by("office", ActorRole::HeadOffice, AlertStepKind::Taken, 1);
    stray.alert = AlertId{"ec756333-efeb-58b3-a838-713a466ec154"};
    CHECK(watched.act(stray).ending == Ending::Unknown);
    REQUIRE(watched.act(AlertStepKind::Taken, 1).ending == Ending::Made);
    AlertStep bare = watched.by("office", ActorRole::HeadOffice, AlertStepKind::Solved, 2);
    bare.cause.clear();
    CHECK(watched.act(bare).ending == Ending::Invalid);
    const auto alert = watched.world.ask<AlertReport>(AlertQuery{watched.id});
    REQUIRE(alert.line);
    CHECK(alert.line->message.alert.rev == 2);
    CHECK(alert.line->history.size() == 2);
    CHECK_FALSE(
        watched.world.ask<AlertReport>(AlertQuery{AlertId{"ec756333-efeb-58b3-a838-713a466ec154"}})
            .line);
}

TEST_CASE("steps by the API count by their role, and are kept as those of kiosks are", "[act]") {
    Watched watched;
    watched.world.send(watched.sender, 2,
                       {watched.world.step(watched.id, AlertStepKind::Taken, 1),
                        watched.world.step(watched.id, AlertStepKind::Solved, 2)});
    AlertStep confirmed = watched.by("07", ActorRole::Manager, AlertStepKind::Confirmed, 3);
    CHECK(watched.act(confirmed).ending == Ending::Refused);  // it is 07 who solved it
    confirmed.by = "anna";
    confirmed.role = ActorRole::Staff;
    CHECK(watched.act(confirmed).ending == Ending::Refused);
    confirmed.role = ActorRole::Manager;
    REQUIRE(watched.act(confirmed).ending == Ending::Made);

    watched.world.clock.advance(std::chrono::hours(1));
    const StepReport again =
        watched.act(watched.by("anna", ActorRole::Region, AlertStepKind::Reopened, 4));
    REQUIRE(again.ending == Ending::Made);
    REQUIRE(again.line);
    CHECK(again.line->message.alert.stage == AlertStage::Reopened);
    CHECK(again.line->message.alert.reopened == watched.world.clock.wall());
    CHECK(again.line->message.alert.taken_by.empty());
    CHECK(again.line->message.left.take == Deadlines().take);

    std::vector<std::string> lines;
    for (const auto& entry : again.line->history) {
        const auto row = decode_row(entry.bytes);
        const auto* step = row ? std::get_if<AlertStep>(&*row) : nullptr;
        lines.push_back(entry.step + " " + entry.by + " " +
                        (step == nullptr ? "-" : std::string(name(step->role))) + " " +
                        entry.kiosk.text);
    }
    CHECK(lines == std::vector<std::string>{"raised  - ", "taken 07 staff k-0417",
                                            "solved 07 staff k-0417", "confirmed anna manager ",
                                            "reopened anna region "});
}

TEST_CASE("a kiosk's step that waited for one by the API is made after it", "[act]") {
    Watched watched;
    AlertStep later = watched.by("office", ActorRole::Staff, AlertStepKind::Solved, 2);
    watched.world.send(watched.sender, 2, {later});
    const StepReport taken = watched.act(AlertStepKind::Taken, 1);
    REQUIRE(taken.line);
    CHECK(taken.line->message.alert.stage == AlertStage::Solved);
    CHECK(taken.line->message.alert.rev == 3);
}

TEST_CASE("whoever watches sees all that is open, then every change, from wherever they were",
          "[act]") {
    Watched watched;
    const auto begun = watched.events(std::nullopt);
    CHECK(begun.kind == AlertEventsReport::Kind::Beginning);
    REQUIRE(begun.alerts.size() == 1);
    CHECK(begun.alerts[0].message.alert.id == watched.id);
    CHECK(watched.events(begun.upto).alerts.empty());

    REQUIRE(watched.act(AlertStepKind::Taken, 1).ending == Ending::Made);
    const auto changed = watched.events(begun.upto);
    CHECK(changed.kind == AlertEventsReport::Kind::Following);
    REQUIRE(changed.alerts.size() == 1);
    CHECK(changed.alerts[0].message.alert.stage == AlertStage::Taken);
    CHECK(changed.upto == changed.alerts[0].cursor);

    REQUIRE(watched.act(AlertStepKind::NotActionable, 2).ending == Ending::Invalid);
    REQUIRE(watched.act(AlertStepKind::Solved, 2).ending == Ending::Made);
    const auto again = watched.events(begun.upto);  // whoever missed one gets the last alone
    REQUIRE(again.alerts.size() == 1);
    CHECK(again.alerts[0].message.alert.stage == AlertStage::Solved);
    CHECK(watched.events(again.upto, StoreId{"s-002"}).alerts.empty());
    const auto elsewhere = watched.events(begun.upto, StoreId{"s-002"});
    CHECK(elsewhere.alerts.empty());
    CHECK(elsewhere.upto == again.upto);
}

TEST_CASE("a cursor of a store that was restored since begins again", "[act]") {
    Watched watched;
    const auto begun = watched.events(std::nullopt);
    watched.world.clock.advance(std::chrono::seconds(1));
    const FeedCursor ahead{begun.upto.place + 1, watched.world.clock.wall()};
    CHECK(watched.events(ahead).kind == AlertEventsReport::Kind::Beginning);
}

TEST_CASE("those who watch are called when an alert changes, and only then", "[act]") {
    World world;
    int calls = 0;
    world.options.alerts_changed = [&calls] { ++calls; };
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});
    CHECK(calls == 0);
    world.send(sender, 2, {world.visit(2, 1)});
    CHECK(calls == 1);
}

}  // namespace afterword
