// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

constexpr std::string_view kNumber = "+48 555 0123";

Visit wanting_a_call(const World& world, const SealKey& key, std::int64_t ordinal = 1) {
    Visit visit = world.visit(ordinal, 5);
    auto contact = SealedContact::seal(*Secret::from(kNumber), key,
                                       consent_to("Call me back", "en", world.clock.wall()));
    REQUIRE(contact.ok());
    visit.contact = *std::move(contact);
    return visit;
}

}  // namespace

TEST_CASE("whoever asks how to reach a shopper gets a sealed box, and is kept in the history",
          "[contacts]") {
    SeededRng rng(7);
    const SealPair office = make_seal_pair(rng);
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {wanting_a_call(world, office.seal)});
    const auto waiting = world.ask<ContactsReport>(ContactsQuery{});
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].openings == 0);
    const AlertId id = waiting[0].alert;
    const auto opened = world.ask<OpenContactReport>(OpenContactQuery{id, "office"});
    REQUIRE(opened.contact);
    const auto number = unseal(opened.contact->box(), office);
    REQUIRE(number.ok());
    CHECK(number->view() == kNumber);
    CHECK(world.ask<ContactsReport>(ContactsQuery{})[0].openings == 1);
    const auto alert = world.ask<AlertReport>(AlertQuery{id});
    REQUIRE(alert.line);
    CHECK(alert.line->history.back().step == "contact_opened");
    CHECK(alert.line->history.back().by == "office");
    CHECK(alert.line->message.alert.rev == 1);  // it moves nothing
}

TEST_CASE("an alert that nobody left a number for has no contact, and no opening", "[contacts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    const auto alert = world.take_alert(sender.kiosk);
    REQUIRE(alert);
    CHECK(world.ask<ContactsReport>(ContactsQuery{}).empty());
    CHECK_FALSE(world.ask<OpenContactReport>(OpenContactQuery{alert->alert.id, "office"}).contact);
    CHECK_FALSE(world
                    .ask<OpenContactReport>(
                        OpenContactQuery{AlertId{"ec756333-efeb-58b3-a838-713a466ec154"}, "office"})
                    .contact);
    CHECK(world.ask<AlertReport>(AlertQuery{alert->alert.id}).line->history.size() == 1);
}

TEST_CASE("whoever is missed in a summary of late ones can be called like the others",
          "[contacts]") {
    SeededRng rng(7);
    const SealPair office = make_seal_pair(rng);
    World world;
    world.start();
    Sender sender;
    const Visit first = wanting_a_call(world, office.seal, 1);
    const Visit second = wanting_a_call(world, office.seal, 2);
    world.clock.advance(std::chrono::hours(1));
    world.send(sender, 1, {first, second});
    for (int i = 0; i < 20; ++i) {
        world.clock.advance(std::chrono::seconds(10));
        world.collector().tick();
    }
    const auto waiting = world.ask<ContactsReport>(ContactsQuery{});
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].alert != waiting[1].alert);
    CHECK(waiting[0].stands.alert.id == waiting[1].stands.alert.id);
    CHECK(waiting[0].stands.alert.n == 2);
    for (const auto& line : waiting) {
        const auto opened = world.ask<OpenContactReport>(OpenContactQuery{line.alert, "office"});
        REQUIRE(opened.contact);
        CHECK(unseal(opened.contact->box(), office).ok());
    }
}

}  // namespace afterword
