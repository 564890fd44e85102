// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

ArmedWindow window_of(const World& world, const char* id, ArmEnd ended) {
    ArmedWindow window;
    window.at = moment_of(world.clock);
    window.id = id;
    window.of = {ArmedBy::Till, "aaaabbbbccccddddaaaabbbbccccdddd", "e-12"};
    window.ended = ended;
    return window;
}

std::int64_t count(const World& world, const std::string& where) {
    return world.count("exposures WHERE " + where);
}

}  // namespace

TEST_CASE("windows are kept as chances to answer, with how they ended", "[exposures]") {
    World world;
    world.start();
    Sender sender;
    ArmedWindow rated = window_of(world, "0000000000000001", ArmEnd::Rated);
    rated.visit = VisitId{1, "k3j9xq"};
    const Receipt receipt = world.send(
        sender, 1,
        {world.visit(1, 4), rated, window_of(world, "0000000000000002", ArmEnd::Expired)});
    CHECK(receipt.rejected.empty());
    CHECK(receipt.upto == Seq{3});
    CHECK(world.quarantine_reasons().empty());
    CHECK(count(world, "ended='rated' AND visit='1-k3j9xq'") == 1);
    CHECK(count(world, "ended='expired' AND visit='' AND employee='e-12'") == 1);
    CHECK(count(world, "store='s-001' AND kiosk='k-0417' AND by='till'") == 2);
}

TEST_CASE("a window that a restored outbox tells a second time is one chance", "[exposures]") {
    World world;
    world.start();
    Sender sender;
    const ArmedWindow window = window_of(world, "0000000000000001", ArmEnd::Expired);
    world.send(sender, 1, {window});
    sender.epoch = Epoch{7};
    world.send(sender, 1, {window});
    CHECK(count(world, "true") == 1);
}

}  // namespace afterword
