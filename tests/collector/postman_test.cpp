// SPDX-License-Identifier: Apache-2.0
// That people are told: once if all goes well, again if not, and never silently not at all.
#include "sync/collector/postman.hpp"

#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

// A world in which Anna is told by mail and in a chat, and what leaves for the channels.
struct Told {
    Told() {
        Person anna;
        anna.id = PersonId{"anna"};
        // Of another store: who is told of what is not looked at here, notices are made by hand.
        anna.stores = {StoreId{"s-002"}};
        anna.channels = {ChannelId{"mail"}, ChannelId{"team"}};
        anna.language = "pl";
        world.options.people = {anna};
        world.options.send = [this](Errand errand) {
            if (full) {
                return false;
            }
            sent.push_back(std::move(errand));
            return true;
        };
    }
    // A low score, and a word to Anna about it.
    void raise() {
        world.start();
        Sender sender;
        world.send(sender, 1, {world.visit(1, 1)});
        const auto alert = world.take_alert(sender.kiosk);
        REQUIRE(alert);
        id = alert->alert.id;
        tell(NoticeKind::Raised);
    }
    void tell(NoticeKind kind) const {
        const auto store = world.open_store();
        REQUIRE(
            store
                ->transact([&] {
                    return store->add(Notice{id, PersonId{"anna"}, kind, 1, world.clock.wall()});
                })
                .ok());
    }
    void pass(Milliseconds time) {
        world.clock.advance(time);
        world.collector().tick();
    }
    std::vector<Errand> take_sent() { return std::exchange(sent, {}); }
    void answer(const Errand& errand, ErrandOutcome::Ending ending, Milliseconds not_before = 0ms) {
        world.collector().handle(ErrandOutcome{errand.key, ending, "so it says", not_before});
        world.collector().tick();
    }
    [[nodiscard]] std::vector<Delivery> in(DeliveryState state) const {
        const auto store = world.open_store();
        auto found = store->deliveries({state, std::nullopt, 10});
        REQUIRE(found.ok());
        return *std::move(found);
    }

    World world;
    AlertId id;
    std::vector<Errand> sent;
    bool full = false;
};

}  // namespace

TEST_CASE("a person is told by each of their channels, once, in their language", "[postman]") {
    Told told;
    told.raise();
    told.pass(1s);
    const auto sent = told.take_sent();
    REQUIRE(sent.size() == 2);
    CHECK(sent[0].key.channel.text == "mail");
    CHECK(sent[1].key.channel.text == "team");
    CHECK(sent[0].message.title == "Old Town: Niska ocena");
    CHECK(sent[0].message.id != sent[1].message.id);
    for (const auto& errand : sent) {
        told.answer(errand, ErrandOutcome::Ending::Delivered);
    }
    told.tell(NoticeKind::Raised);  // once more, by whoever decides
    told.pass(2min);
    CHECK(told.take_sent().empty());
    CHECK(told.in(DeliveryState::Delivered).size() == 2);
}

TEST_CASE("what was not delivered is tried again, later each time, then given up", "[postman]") {
    Told told;
    told.raise();
    told.pass(1s);
    auto sent = told.take_sent();
    REQUIRE(sent.size() == 2);
    told.answer(sent[1], ErrandOutcome::Ending::Delivered);
    const std::string id = sent[0].message.id;
    Milliseconds whole{0};
    for (int tries = 1; tries < kMostDeliveryTries; ++tries) {
        told.answer(sent[0], ErrandOutcome::Ending::Failed);
        CHECK(told.take_sent().empty());
        Milliseconds waited{0};
        while (sent = told.take_sent(), sent.empty()) {
            told.pass(1s);
            waited += 1s;
            REQUIRE(waited < 31min);
        }
        CHECK(sent[0].message.id == id);
        if (tries == 1) {
            CHECK(waited <= 6s);
        }
        whole += waited;
    }
    CHECK(whole > 50min);
    CHECK(whole < 3h);
    told.answer(sent[0], ErrandOutcome::Ending::Failed);
    const auto dead = told.in(DeliveryState::Dead);
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].tries == kMostDeliveryTries);
    CHECK(dead[0].answer == "so it says");
    told.pass(24h);
    CHECK(told.take_sent().empty());
}

TEST_CASE("what was given up goes out once more when somebody says so", "[postman]") {
    Told told;
    told.raise();
    told.pass(1s);
    const auto sent = told.take_sent();
    REQUIRE(sent.size() == 2);
    told.answer(sent[0], ErrandOutcome::Ending::Hopeless);
    told.answer(sent[1], ErrandOutcome::Ending::Delivered);
    const auto resend = [&](const ChannelId& channel) {
        return told.world.ask<ResendReport>(ResendQuery{sent[0].key.notice, channel, "office"})
            .ending;
    };
    REQUIRE(told.in(DeliveryState::Dead).size() == 1);
    CHECK(resend(ChannelId{"nowhere"}) == ResendReport::Ending::Unknown);
    CHECK(resend(sent[1].key.channel) == ResendReport::Ending::NotDead);
    CHECK(resend(sent[0].key.channel) == ResendReport::Ending::Waiting);
    told.pass(1s);
    const auto again = told.take_sent();
    REQUIRE(again.size() == 1);
    CHECK(again[0].message.id == sent[0].message.id);
    CHECK(resend(sent[0].key.channel) == ResendReport::Ending::NotDead);
}

TEST_CASE("rests double and are drawn apart", "[postman]") {
    SeededRng rng(7);
    bool differ = false;
    for (int i = 0; i < 50; ++i) {
        const Milliseconds first = rest_after(1, rng);
        CHECK(first >= 2'500ms);
        CHECK(first <= 5s);
        differ = differ || first != rest_after(1, rng);
        const Milliseconds fourth = rest_after(4, rng);
        CHECK(fourth >= 20s);
        CHECK(fourth <= 40s);
        CHECK(rest_after(kMostDeliveryTries, rng) <= 30min);
    }
    CHECK(differ);
}

TEST_CASE("a far end that asks for a rest gets it", "[postman]") {
    Told told;
    told.raise();
    told.pass(1s);
    const auto sent = told.take_sent();
    REQUIRE(sent.size() == 2);
    told.answer(sent[0], ErrandOutcome::Ending::Failed, 10min);
    told.answer(sent[1], ErrandOutcome::Ending::Hopeless);
    told.pass(9min);
    CHECK(told.take_sent().empty());
    told.pass(1min);
    CHECK(told.take_sent().size() == 1);
    CHECK(told.in(DeliveryState::Dead).size() == 1);
}

TEST_CASE("a collector that dies while it tells somebody tells them again, by the same id",
          "[postman]") {
    Told told;
    told.raise();
    told.pass(1s);
    const auto before = told.take_sent();
    REQUIRE(before.size() == 2);
    told.world.start();
    told.pass(2s);
    CHECK(told.take_sent().empty());  // it may still be under way
    told.pass(1min);
    const auto after = told.take_sent();
    REQUIRE(after.size() == 2);
    CHECK(after[0].message.id == before[0].message.id);
}

TEST_CASE("an outcome that nobody hears of, or no room for an errand, means another try",
          "[postman]") {
    Told told;
    told.full = true;
    told.raise();
    told.pass(1s);
    CHECK(told.sent.empty());
    told.full = false;
    told.pass(1min);
    CHECK(told.take_sent().size() == 2);
    told.pass(1min);
    CHECK(told.take_sent().size() == 2);
}

TEST_CASE("somebody who is no longer there is told nothing, and what waits for them ends",
          "[postman]") {
    Told told;
    told.full = true;
    told.raise();
    told.pass(1s);
    told.full = false;
    told.world.options.people.front().id = PersonId{"bea"};
    told.tell(NoticeKind::TakeLate);
    told.world.start();
    told.pass(2min);
    CHECK(told.take_sent().empty());
    CHECK(told.in(DeliveryState::Dead).size() == 2);
    CHECK(told.in(DeliveryState::Waiting).empty());
}

}  // namespace afterword
