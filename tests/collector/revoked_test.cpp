// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

const KioskId kKiosk{"k-0417"};

TEST_CASE("rows of a revoked kiosk are neither stored nor answered, and lose nothing by it",
          "[revoked]") {
    World world;
    std::vector<KioskId> heard;
    world.options.intruder = [&](const KioskId& kiosk) { heard.push_back(kiosk); };
    world.start();
    Sender kiosk;
    world.send(kiosk, 1, {world.visit(1, 5)});
    world.collector().handle(RevokedKiosks{{kKiosk}});

    const BatchHeader header{kKiosk, kiosk.epoch, Seq{2}, 2, world.clock.tick(), std::nullopt};
    const auto batch = encode_batch(header, std::vector{encode_row(world.visit(2, 1))});
    world.arrive(up_topic(UpKind::Batch, kKiosk), batch.payload);
    world.arrive(up_topic(UpKind::Hello, kKiosk),
                 encode_hello(world.hello_of(kiosk, Seq{2}, Seq{2})));
    CHECK_FALSE(world.take_receipt(kKiosk));
    CHECK_FALSE(world.take_alert(kKiosk));
    CHECK(world.only_score().n == 1);
    CHECK(world.quarantine_reasons().empty());
    CHECK(heard == std::vector{kKiosk, kKiosk});

    world.collector().handle(RevokedKiosks{});
    const Receipt receipt = world.send(kiosk, 2, {world.visit(2, 1)});
    CHECK(receipt.upto == Seq{2});
    CHECK(world.only_score().n == 2);
}

TEST_CASE("what a kiosk sent just before it was revoked, and is not stored yet, is dropped",
          "[revoked]") {
    World world;
    world.start();
    const Sender kiosk;
    const BatchHeader header{kKiosk, kiosk.epoch, Seq{1}, 1, world.clock.tick(), std::nullopt};
    const auto batch = encode_batch(header, std::vector{encode_row(world.visit(1, 5))});
    world.collector().handle(LinkEvent(Arrived{up_topic(UpKind::Batch, kKiosk), batch.payload}));
    world.collector().handle(RevokedKiosks{{kKiosk}});
    world.collector().tick();
    CHECK_FALSE(world.take_receipt(kKiosk));
}

TEST_CASE("other kiosks, and a revoked one's retained words, disturb nobody", "[revoked]") {
    World world;
    std::vector<KioskId> heard;
    world.options.intruder = [&](const KioskId& kiosk) { heard.push_back(kiosk); };
    world.start();
    world.collector().handle(RevokedKiosks{{kKiosk}});
    world.arrive(up_topic(UpKind::Have, kKiosk), "{}", Retain::Yes);
    Sender other;
    other.kiosk = KioskId{"k-0418"};
    CHECK(world.send(other, 1, {world.visit(1, 5)}).upto == Seq{1});
    CHECK(heard.empty());
}

}  // namespace
}  // namespace afterword
