// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

Notice notice_of(const World& world, NoticeKind kind, int round = 1) {
    return {AlertId{"ec756333-efeb-58b3-a838-713a466ec154"}, PersonId{"anna"}, kind, round,
            world.clock.wall()};
}

std::vector<Delivery> waiting(Store& store, std::optional<WallTime> due_by) {
    auto found = store.deliveries({DeliveryState::Waiting, due_by, 10});
    REQUIRE(found.ok());
    return *std::move(found);
}

}  // namespace

TEST_CASE("a person is told once for each alert, kind and round", "[notices]") {
    World world;
    world.start();
    const auto store = world.open_store();
    REQUIRE(store
                ->transact([&]() -> Status {
                    for (int i = 0; i < 2; ++i) {
                        for (const auto& notice : {notice_of(world, NoticeKind::Raised),
                                                   notice_of(world, NoticeKind::Reminder, 1),
                                                   notice_of(world, NoticeKind::Reminder, 2)}) {
                            if (auto added = store->add(notice); !added) {
                                return added;
                            }
                        }
                    }
                    return done();
                })
                .ok());
    CHECK(world.count("notices") == 3);
    const auto found = store->notices_to_address(10);
    REQUIRE(found.ok());
    REQUIRE(found->size() == 3);
    CHECK(found->front().notice == notice_of(world, NoticeKind::Raised));
    CHECK(found->back().notice.round == 2);
}

TEST_CASE("a notice goes out once by each channel, and again when a try has failed", "[notices]") {
    World world;
    world.start();
    const auto store = world.open_store();
    const std::vector<ChannelId> channels = {ChannelId{"mail"}, ChannelId{"team"}};
    REQUIRE(store->transact([&] { return store->add(notice_of(world, NoticeKind::Raised)); }).ok());
    for (int i = 0; i < 2; ++i) {
        REQUIRE(
            store
                ->transact([&]() -> Status {
                    return store->address({{1}, notice_of(world, NoticeKind::Raised)}, channels);
                })
                .ok());
    }
    CHECK(store->notices_to_address(10)->empty());
    const WallTime now = world.clock.wall();
    auto found = waiting(*store, now);
    REQUIRE(found.size() == 2);
    CHECK(found[0].channel == channels[0]);
    CHECK(found[0].of.notice == notice_of(world, NoticeKind::Raised));

    found[0].state = DeliveryState::Delivered;
    found[1].tries = 1;
    found[1].due = now + 30s;
    found[1].answer = "HTTP 503";
    REQUIRE(store
                ->transact([&]() -> Status {
                    auto saved = store->save(found[0]);
                    return saved ? store->save(found[1]) : saved;
                })
                .ok());
    CHECK(waiting(*store, now).empty());
    CHECK(*store->next_delivery() == now + 30s);
    const auto later = waiting(*store, now + 30s);
    REQUIRE(later.size() == 1);
    CHECK(later[0].channel == channels[1]);
    CHECK(later[0].tries == 1);
    CHECK(later[0].answer == "HTTP 503");
}

}  // namespace afterword
