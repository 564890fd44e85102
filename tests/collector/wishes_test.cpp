// SPDX-License-Identifier: Apache-2.0
// What is done at once, and what is not done for whoever plays with the kiosk.
#include <catch2/catch.hpp>

#include "sync/model/alert_id.hpp"
#include "sync/model/alert_rules.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

std::vector<AlertMessage> alerts_of(World& world) {
    std::vector<AlertMessage> found;
    for (const auto& line : world.ask<AlertsReport>(AlertsQuery{})) {
        found.push_back(line.message);
    }
    return found;
}

// Still on the screen.
Visit open_visit(const World& world, int score) {
    Visit visit = world.visit(1, score);
    visit.state = Visit::State::Open;
    return visit;
}

SealedContact sealed_contact() {
    SeededRng rng(1);
    auto sealed = SealedContact::seal(*Secret::from("+48 600"), make_seal_pair(rng).seal,
                                      consent_to("I agree", "en", WallTime()));
    REQUIRE(sealed.ok());
    return *std::move(sealed);
}

Step words(std::string text) {
    Step step;
    step.question = "words";
    step.text = std::move(text);
    return step;
}

Visit flagged_visit(const World& world, int score) {
    Visit visit = world.visit(1, score);
    visit.misuse = Misuse{1, 0.6, {MisuseReason::Palm}};
    return visit;
}

}  // namespace

TEST_CASE("somebody who asks for help is heard at once, whatever the rating", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = open_visit(world, 5);
    visit.help = world.clock.tick();
    world.send(sender, 1, {visit});
    const auto message = world.take_alert(sender.kiosk);
    REQUIRE(message);
    CHECK(message->alert.kind == AlertKind::Help);
    CHECK(message->alert.id == alert_id(sender.kiosk, visit.id, AlertKind::Help));
    CHECK(message->alert.title == "Help wanted · Waiting time");
    CHECK_FALSE(message->alert.score);  // nobody who comes to help is told
    CHECK_FALSE(world.take_alert(sender.kiosk));
}

TEST_CASE("help that is asked for in a later rev is heard then, and once", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = open_visit(world, 5);
    world.send(sender, 1, {visit});
    CHECK_FALSE(world.take_alert(sender.kiosk));
    visit.rev = 2;
    visit.help = world.clock.tick();
    world.send(sender, 2, {visit});
    REQUIRE(world.take_alert(sender.kiosk));
    visit.rev = 3;
    visit.state = Visit::State::Ended;
    world.send(sender, 3, {visit});
    CHECK_FALSE(world.take_alert(sender.kiosk));
}

TEST_CASE("whoever leaves a contact is called back, and a low rating is told besides", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = world.visit(1, 1);
    visit.contact = sealed_contact();
    world.send(sender, 1, {visit});
    const auto alerts = alerts_of(world);
    REQUIRE(alerts.size() == 2);
    CHECK(alerts[0].alert.kind == AlertKind::CallBack);
    CHECK(alerts[0].alert.id == alert_id(sender.kiosk, visit.id, AlertKind::CallBack));
    CHECK(alerts[0].alert.title == "Call back · Waiting time");
    CHECK(alerts[1].alert.kind == AlertKind::LowScore);
}

TEST_CASE("a wish that a later rev no longer has ends as amended", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = open_visit(world, 3);
    visit.help = world.clock.tick();
    world.send(sender, 1, {visit});
    visit.rev = 2;
    visit.help.reset();
    world.send(sender, 2, {visit});
    const auto alerts = alerts_of(world);
    REQUIRE(alerts.size() == 1);
    CHECK(alerts[0].alert.stage == AlertStage::NotActionable);
    CHECK(alerts[0].alert.reason == "amended");
}

TEST_CASE("a safety word is told at once, and taken back when a later rev lacks it", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = open_visit(world, 5);
    visit.steps.push_back(words("Smoke behind the till"));
    world.send(sender, 1, {visit});
    const auto message = world.take_alert(sender.kiosk);
    REQUIRE(message);
    CHECK(message->alert.kind == AlertKind::RedLine);
    CHECK(message->alert.id == alert_id(sender.kiosk, visit.id, AlertKind::RedLine));
    CHECK(message->alert.title == "Safety: fire · Waiting time");
    CHECK(message->alert.text.empty());  // the words are for those whom the screen named
    CHECK_FALSE(message->alert.score);
    CHECK_FALSE(world.take_alert(sender.kiosk));
    visit.rev = 2;
    visit.state = Visit::State::Ended;
    visit.steps.back().text = "All fine";
    world.send(sender, 2, {visit});
    const auto alerts = alerts_of(world);
    REQUIRE(alerts.size() == 1);
    CHECK(alerts[0].alert.reason == "amended");
}

TEST_CASE("a safety word counts whatever the visit looks like", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = flagged_visit(world, 1);
    visit.steps.push_back(words("blood on the floor"));
    world.send(sender, 1, {visit});
    const auto alerts = alerts_of(world);
    REQUIRE(alerts.size() == 1);
    CHECK(alerts[0].alert.kind == AlertKind::RedLine);
}

TEST_CASE("practice asks for nobody", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = world.visit(1, 1);
    visit.test = true;
    visit.help = world.clock.tick();
    visit.contact = sealed_contact();
    visit.steps.push_back(words("fire"));
    world.send(sender, 1, {visit});
    CHECK(alerts_of(world).empty());
}

TEST_CASE("a low rating that looks like misuse raises nothing", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {flagged_visit(world, 1)});
    CHECK(alerts_of(world).empty());
}

TEST_CASE("an alert ends as amended when its visit ends as misuse", "[wishes]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {open_visit(world, 1)});
    world.clock.advance(kJudgeOpenVisitAfter);
    world.collector().tick();
    REQUIRE(alerts_of(world).size() == 1);
    Visit visit = flagged_visit(world, 1);
    visit.rev = 2;
    world.send(sender, 2, {visit});
    CHECK(alerts_of(world)[0].alert.reason == "amended");
}

}  // namespace afterword
