// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using Reasons = std::vector<std::string>;

const std::string kBatchTopic = up_topic(UpKind::Batch, KioskId{"k-0417"});

TEST_CASE("a batch is stored and receipted with the hash of its last row", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    const Receipt receipt = world.send(sender, 1, {world.visit(1, 5), world.visit(2, 4)});
    CHECK(receipt.epoch == sender.epoch);
    CHECK(receipt.upto == Seq{2});
    CHECK(receipt.top == Seq{2});
    CHECK(receipt.hash == blake2b_128(encode_row(world.visit(2, 4))));
    CHECK(receipt.holes.empty());
    CHECK(receipt.rejected.empty());
    CHECK(receipt.server == world.clock.wall());
    CHECK(receipt.echo == world.clock.tick());
    CHECK(world.only_score().n == 2);
}

TEST_CASE("the same batch a second time is receipted again and counted once", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    const std::vector<Row> rows = {world.visit(1, 5), world.visit(2, 1)};
    const Receipt first = world.send(sender, 1, rows);
    const Receipt second = world.send(sender, 1, rows);
    CHECK(first.upto == second.upto);
    CHECK(second.rejected.empty());
    CHECK(world.only_score().n == 2);
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).size() == 1);
    CHECK(world.quarantine_reasons().empty());
}

TEST_CASE("what was receipted is there after the process is killed", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});
    world.start();
    const Receipt receipt = world.send(sender, 2, {world.visit(2, 4)});
    CHECK(receipt.upto == Seq{2});
    CHECK(world.only_score().n == 2);
}

TEST_CASE("batches out of order leave holes that close when the rest arrives", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    const Receipt late = world.send(sender, 4, {world.visit(4, 5), world.visit(5, 5)});
    CHECK(late.upto == Seq{0});
    CHECK_FALSE(late.hash);
    CHECK(late.top == Seq{5});
    CHECK(late.holes == std::vector<Hole>{{Seq{1}, Seq{3}}});
    const Receipt middle = world.send(sender, 2, {world.visit(2, 5)});
    CHECK(middle.holes == std::vector<Hole>{{Seq{1}, Seq{1}}, {Seq{3}, Seq{3}}});
    world.send(sender, 1, {world.visit(1, 5)});
    const Receipt whole = world.send(sender, 3, {world.visit(3, 5)});
    CHECK(whole.upto == Seq{5});
    CHECK(whole.holes.empty());
    CHECK(world.only_score().n == 5);
}

TEST_CASE("a receipt names at most 32 holes", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    Receipt receipt;
    for (int i = 1; i <= 40; ++i) {
        receipt = world.send(sender, 2 * i, {world.visit(i, 5)});
    }
    REQUIRE(receipt.holes.size() == kMostHoles);
    CHECK(receipt.holes.back() == Hole{Seq{63}, Seq{63}});
    CHECK(receipt.top == Seq{80});
}

TEST_CASE("many batches that wait are stored together and receipted one by one", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    for (int i = 1; i <= 3; ++i) {
        const std::vector<std::string> rows = {encode_row(world.visit(i, 5))};
        const BatchHeader header{sender.kiosk, sender.epoch, Seq{i}, i, world.clock.tick(), {}};
        world.collector().handle(Arrived{kBatchTopic, encode_batch(header, rows).payload});
    }
    CHECK_FALSE(world.take_receipt(sender.kiosk));  // nothing is said before it is stored
    CHECK(world.collector().next_wake() == world.clock.tick());
    world.collector().tick();
    for (int i = 1; i <= 3; ++i) {
        const auto answer = world.take_receipt(sender.kiosk);
        REQUIRE(answer);
        CHECK(std::get<Receipt>(*answer).upto == Seq{i});
    }
}

TEST_CASE("a row of another content under the same seq is a conflict, kept and told", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});
    for (int again = 0; again < 2; ++again) {
        const Receipt receipt = world.send(sender, 1, {world.visit(1, 3)});
        CHECK(receipt.rejected == std::vector<Rejection>{{Seq{1}, "conflict"}});
        CHECK(receipt.hash == blake2b_128(encode_row(world.visit(1, 5))));
    }
    CHECK(world.quarantine_reasons() == Reasons{"conflict"});
    CHECK(world.only_score().counts == Counts{{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 1}});
}

TEST_CASE("rows that can't be taken in count as received and stand in quarantine", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    const std::string large = R"({"type":"visit","filler":")" + std::string(17'000, 'x') + R"("})";
    const std::vector<std::string> rows = {R"({"type":"dance"})", R"({"type":"visit"})", large,
                                           encode_row(world.visit(1, 4))};
    const std::vector<Rejection> rejected = {
        {Seq{1}, "unknown_type"}, {Seq{2}, "invalid"}, {Seq{3}, "too_large"}};
    for (int again = 0; again < 2; ++again) {
        const Receipt receipt = world.send_bytes(sender, 1, rows);
        CHECK(receipt.upto == Seq{4});
        CHECK(receipt.rejected == rejected);
    }
    const auto kept = world.ask<QuarantineReport>(QuarantineQuery{});
    REQUIRE(kept.size() == 3);
    CHECK(kept[0].bytes == rows[0]);
    CHECK(kept[0].seq == Seq{1});
    CHECK(kept[0].epoch == sender.epoch);
    CHECK(kept[2].bytes == large);
    CHECK(world.ask<QuarantineReport>(QuarantineQuery{kept[1].number}).size() == 1);
    CHECK(world.only_score().n == 1);
}

TEST_CASE("a batch that can't be read is kept and refused by its hash", "[ingest]") {
    World world;
    world.start();
    const std::string payload = R"({"v":1,"kiosk":"k-0417","rows":[)";
    world.arrive(kBatchTopic, payload);
    const auto answer = world.take_receipt(KioskId{"k-0417"});
    REQUIRE(answer);
    CHECK(std::get<Refusal>(*answer).sha256 == to_hex(sha256(payload)));
    const auto kept = world.ask<QuarantineReport>(QuarantineQuery{});
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].bytes == payload);
    CHECK_FALSE(kept[0].seq);
    world.arrive(kBatchTopic, payload);
    CHECK(world.quarantine_reasons().size() == 1);
}

TEST_CASE("a batch that names another kiosk than its topic is refused", "[ingest]") {
    World world;
    world.start();
    const BatchHeader header{KioskId{"k-0418"}, {7}, Seq{1}, 1, world.clock.tick(), {}};
    const std::vector<std::string> rows = {encode_row(world.visit(1, 1))};
    world.arrive(kBatchTopic, encode_batch(header, rows).payload);
    const auto answer = world.take_receipt(KioskId{"k-0417"});
    REQUIRE(answer);
    CHECK(std::holds_alternative<Refusal>(*answer));
    CHECK_FALSE(world.take_receipt(KioskId{"k-0418"}));
    CHECK(world.ask<ScoresReport>(ScoresQuery{}).empty());
}

TEST_CASE("a message on a wrong shard is accepted, one on no topic of ours is not", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    const BatchHeader header{sender.kiosk, sender.epoch, Seq{1}, 1, world.clock.tick(), {}};
    const std::vector<std::string> rows = {encode_row(world.visit(1, 5))};
    const std::string payload = encode_batch(header, rows).payload;
    world.arrive("aw/1/up/63/k-0417/batch", payload);
    CHECK(world.take_receipt(sender.kiosk));
    world.arrive("aw/1/up/63/k-0417/batches", payload);
    world.arrive("somewhere/else", payload);
    CHECK_FALSE(world.take_receipt(sender.kiosk));
}

TEST_CASE("rows of a kiosk the register doesn't know wait until it does", "[ingest]") {
    World world;
    world.start();
    Sender stranger;
    stranger.kiosk = KioskId{"k-9000"};
    const Receipt receipt =
        world.send_bytes(stranger, 1, {encode_row(world.visit(1, 1)), R"({"type":"dance"})"});
    CHECK(receipt.upto == Seq{2});
    CHECK(receipt.rejected.empty());
    CHECK(world.quarantine_reasons() == Reasons{"unknown_kiosk", "unknown_kiosk"});
    CHECK(world.ask<ScoresReport>(ScoresQuery{}).empty());

    auto places = Register::make({{StoreId{"s-009"}, "New", "Europe/Warsaw"}},
                                 {{stranger.kiosk, StoreId{"s-009"}, "checkout"}});
    REQUIRE(places.ok());
    world.options.places = *std::move(places);
    world.start();
    CHECK(world.quarantine_reasons() == Reasons{"unknown_type"});
    CHECK(world.only_score().n == 1);
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).size() == 1);
    // A row that had to wait is still known when it is sent again.
    CHECK(world.send_bytes(stranger, 1, {encode_row(world.visit(1, 1))}).rejected.empty());
    CHECK(world.only_score().n == 1);
}

TEST_CASE("the highest rev of a visit counts, in whatever order they come", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = world.visit(1, 1);
    Visit amended = world.visit(1, 4);
    amended.rev = 2;
    SECTION("in order") {
        world.send(sender, 1, {visit, amended});
    }
    SECTION("the hole is filled last") {
        world.send(sender, 2, {amended});
        world.send(sender, 1, {visit});
    }
    const ScoreLine line = world.only_score();
    CHECK(line.n == 1);
    CHECK(line.counts == Counts{{1, 0}, {2, 0}, {3, 0}, {4, 1}, {5, 0}});
}

TEST_CASE("one rev of a visit with two contents is a conflict", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    const Receipt receipt = world.send(sender, 1, {world.visit(1, 5), world.visit(1, 2)});
    CHECK(receipt.upto == Seq{2});
    CHECK(receipt.rejected == std::vector<Rejection>{{Seq{2}, "conflict"}});
    CHECK(world.only_score().counts.at(5) == 1);
}

TEST_CASE("a visit told again from a new epoch is the same visit", "[ingest]") {
    World world;
    world.start();
    Sender before;
    world.send(before, 1, {world.visit(1, 5)});
    Sender after;
    after.epoch = {0x1122334455667788};
    Visit again = world.visit(1, 5);
    again.born = before.epoch;
    const Receipt receipt = world.send(after, 1, {again});
    CHECK(receipt.rejected.empty());
    CHECK(world.only_score().n == 1);
    CHECK(world.quarantine_reasons() == Reasons{"new_epoch"});
}

TEST_CASE("a kiosk that begins another epoch is shown to the operator, once", "[ingest]") {
    World world;
    world.start();
    Sender before;
    world.send(before, 1, {world.visit(1, 5)});
    CHECK(world.quarantine_reasons().empty());
    Sender after;
    after.epoch = {0x1122334455667788};
    world.say(world.hello_of(after, Seq{1}, Seq{0}));
    world.say(world.hello_of(after, Seq{1}, Seq{0}));
    world.send(after, 1, {world.visit(2, 5)});
    world.send(before, 1, {world.visit(1, 5)});  // late, from the one before
    const auto shown = world.ask<QuarantineReport>(QuarantineQuery{});
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].why == "new_epoch");
    CHECK(shown[0].bytes == "epoch 1122334455667788 after 9f3c1a77d2e04b58");
}

TEST_CASE("nobody can amend another kiosk's visit", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    Sender other;
    other.kiosk = KioskId{"k-0418"};
    world.send(sender, 1, {world.visit(1, 5)});
    Visit forged = world.visit(1, 1);
    forged.rev = 9;
    world.send(other, 1, {forged});
    CHECK(world.only_score().counts == Counts{{1, 1}, {2, 0}, {3, 0}, {4, 0}, {5, 1}});
}

TEST_CASE("a void row is taken as received and shown to the operator", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    const Receipt receipt = world.send(sender, 1, {VoidRow{"refused", std::string(64, 'a')}});
    CHECK(receipt.upto == Seq{1});
    CHECK(receipt.rejected.empty());
    CHECK(world.quarantine_reasons() == Reasons{"void"});
}

TEST_CASE("a retained batch is an old one and says nothing", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    const BatchHeader header{sender.kiosk, sender.epoch, Seq{1}, 1, world.clock.tick(), {}};
    const std::vector<std::string> rows = {encode_row(world.visit(1, 5))};
    world.arrive(kBatchTopic, encode_batch(header, rows).payload, Retain::Yes);
    CHECK_FALSE(world.take_receipt(sender.kiosk));
}

TEST_CASE("what the link doesn't take at once leaves a little later", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    world.link.refuse();
    const BatchHeader header{sender.kiosk, sender.epoch, Seq{1}, 1, world.clock.tick(), {}};
    const std::vector<std::string> rows = {encode_row(world.visit(1, 5))};
    world.arrive(kBatchTopic, encode_batch(header, rows).payload);
    world.link.accept();
    const Tick wake = world.collector().next_wake();
    CHECK(wake > world.clock.tick());
    world.clock.advance_to(wake);
    world.collector().tick();
    CHECK(world.take_receipt(sender.kiosk));
}

TEST_CASE("what waited when the connection broke is not sent on the next one", "[ingest]") {
    World world;
    world.start();
    Sender sender;
    world.link.refuse();
    const BatchHeader header{sender.kiosk, sender.epoch, Seq{1}, 1, world.clock.tick(), {}};
    const std::vector<std::string> rows = {encode_row(world.visit(1, 1))};
    world.arrive(kBatchTopic, encode_batch(header, rows).payload);
    world.collector().handle(LinkDown{"gone"});
    world.link.accept();
    world.collector().handle(LinkUp{2});
    world.clock.advance(std::chrono::seconds(1));
    world.collector().tick();
    CHECK_FALSE(world.take_receipt(sender.kiosk));  // the kiosk asks again
    CHECK(world.take_alert(sender.kiosk));          // as after any connect
}

}  // namespace
}  // namespace afterword
