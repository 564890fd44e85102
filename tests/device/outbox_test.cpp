// SPDX-License-Identifier: Apache-2.0
#include "sync/device/outbox.hpp"

#include <filesystem>

#include "sync/wire/row.hpp"
#include "tests/device/samples.hpp"

using namespace afterword;

namespace {

Visit visit_in(Outbox& outbox, std::int64_t seq) {
    auto rows = outbox.from(Seq{seq}, 1);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    auto row = decode_row(rows->front());
    REQUIRE(row);
    REQUIRE(std::holds_alternative<Visit>(*row));
    return std::get<Visit>(*row);
}

void store(Outbox& outbox, const Clock& clock, int visits) {
    for (int i = 0; i < visits; ++i) {
        REQUIRE(outbox.add(sample_visit(clock, 1 + i % 5)));
    }
}

}  // namespace

TEST_CASE("rows and visits are numbered from one without a gap", "[outbox]") {
    Bench bench;
    auto storage = bench.open();
    auto& outbox = storage.outbox;
    CHECK(outbox.first() == Seq{1});
    CHECK(outbox.last() == Seq{0});

    const auto first = outbox.add(sample_visit(bench.clock, 2, Visit::State::Open));
    REQUIRE(first);
    CHECK(first->ordinal == 1);
    CHECK(first->random.size() == 6);
    REQUIRE(outbox.add(sample_step(bench.clock, 1)));
    auto amended = visit_in(outbox, 1);
    amended.rev = 2;
    amended.state = Visit::State::Ended;
    CHECK(*outbox.add(amended) == *first);
    CHECK(outbox.add(sample_visit(bench.clock, 5))->ordinal == 2);
    CHECK(outbox.last() == Seq{4});
    CHECK(outbox.last_ordinal() == 2);
    CHECK(outbox.unsent() == 4);
}

TEST_CASE("the outbox goes on where it was after a power cut", "[outbox]") {
    Bench bench;
    Epoch epoch;
    std::vector<std::string> before;
    {
        auto storage = bench.open();  // never saved: the process dies
        store(storage.outbox, bench.clock, 250);
        epoch = storage.outbox.epoch();
        before = *storage.outbox.from(Seq{1}, 500);
    }
    auto storage = bench.open();
    CHECK(storage.outbox.epoch() == epoch);
    CHECK(*storage.outbox.from(Seq{1}, 500) == before);
    CHECK(storage.outbox.add(sample_visit(bench.clock, 3))->ordinal == 251);
    CHECK(storage.outbox.last() == Seq{251});
}

TEST_CASE("a visit left open by the last program is ended as it stands", "[outbox]") {
    Bench bench;
    VisitId id;
    {
        auto storage = bench.open();
        store(storage.outbox, bench.clock, 3);
        id = *storage.outbox.add(sample_visit(bench.clock, 2, Visit::State::Open));
    }
    const Moment tapped = moment_of(bench.clock);
    bench.clock.reboot(BootId{0x77});
    {
        auto storage = bench.open();
        REQUIRE(storage.outbox.last() == Seq{5});
        const auto ended = visit_in(storage.outbox, 5);
        CHECK(ended.id == id);
        CHECK(ended.rev == 2);
        CHECK(ended.state == Visit::State::Ended);
        CHECK(ended.at == tapped);
        REQUIRE(ended.steps.size() == 1);
        CHECK(ended.steps[0].value->value() == 2);
    }
    auto storage = bench.open();
    CHECK(storage.outbox.last() == Seq{5});
}

TEST_CASE("the hash of a row is that of its bytes as sent", "[outbox]") {
    Bench bench;
    auto storage = bench.open();
    store(storage.outbox, bench.clock, 2);
    CHECK(*storage.outbox.hash_of(Seq{2}) == blake2b_128(storage.outbox.from(Seq{2}, 1)->front()));
    CHECK(storage.outbox.hash_of(Seq{3}).error().code == Errc::NotFound);
}

TEST_CASE("a receipted row is kept for the retention and then forgotten", "[outbox]") {
    Bench bench;
    bench.retention = std::chrono::days(3);
    auto storage = bench.open();
    auto& outbox = storage.outbox;
    store(outbox, bench.clock, 10);
    outbox.mark_receipted(Seq{8});
    REQUIRE(outbox.save());
    bench.clock.advance(std::chrono::days(3) - Milliseconds(1));
    REQUIRE(outbox.forget());
    CHECK(outbox.first() == Seq{1});
    bench.clock.advance(Milliseconds(1));
    REQUIRE(outbox.forget());
    CHECK(outbox.first() == Seq{9});
    CHECK(outbox.from(Seq{1}, 100)->size() == 2);
}

TEST_CASE("the wall clock has no say in what is forgotten", "[outbox]") {
    Bench bench;
    bench.retention = std::chrono::days(3);
    auto storage = bench.open();
    store(storage.outbox, bench.clock, 10);
    storage.outbox.mark_receipted(Seq{10});
    REQUIRE(storage.outbox.save());
    bench.clock.set_wall(bench.clock.wall() + std::chrono::days(400));
    REQUIRE(storage.outbox.forget());
    CHECK(storage.outbox.first() == Seq{1});
}

TEST_CASE("retention counts running time across boots", "[outbox]") {
    Bench bench;
    bench.retention = std::chrono::days(3);
    {
        auto storage = bench.open();
        store(storage.outbox, bench.clock, 10);
        storage.outbox.mark_receipted(Seq{10});
        REQUIRE(storage.outbox.save());
        bench.clock.advance(std::chrono::days(2));
        REQUIRE(storage.outbox.save());
    }
    bench.clock.reboot(BootId{0x77});
    auto storage = bench.open();
    REQUIRE(storage.outbox.forget());
    CHECK(storage.outbox.first() == Seq{1});
    bench.clock.advance(std::chrono::days(1));
    REQUIRE(storage.outbox.forget());
    CHECK(storage.outbox.first() == Seq{11});
    CHECK(storage.outbox.last() == Seq{10});
}

TEST_CASE("numbers go on though every row is forgotten", "[outbox]") {
    Bench bench;
    bench.retention = std::chrono::days(3);
    {
        auto storage = bench.open();
        store(storage.outbox, bench.clock, 10);
        storage.outbox.mark_receipted(Seq{10});
        REQUIRE(storage.outbox.save());
        bench.clock.advance(std::chrono::days(4));
        REQUIRE(storage.outbox.forget());
        CHECK(storage.outbox.from(Seq{1}, 100)->empty());
    }
    auto storage = bench.open();
    CHECK(storage.outbox.first() == Seq{11});
    CHECK(storage.outbox.add(sample_visit(bench.clock, 4))->ordinal == 11);
    CHECK(storage.outbox.last() == Seq{11});
}

TEST_CASE("rows that the collector has lost again are not forgotten", "[outbox]") {
    Bench bench;
    bench.retention = std::chrono::days(3);
    auto storage = bench.open();
    store(storage.outbox, bench.clock, 10);
    storage.outbox.mark_receipted(Seq{10});
    REQUIRE(storage.outbox.save());
    storage.outbox.mark_receipted(Seq{4});
    REQUIRE(storage.outbox.save());
    bench.clock.advance(std::chrono::days(4));
    REQUIRE(storage.outbox.forget());
    CHECK(storage.outbox.unsent() == 6);
    CHECK(storage.outbox.from(Seq{5}, 100)->size() == 6);
}

TEST_CASE("a new epoch carries over what is not receipted, and where it was born", "[outbox]") {
    Bench bench;
    auto storage = bench.open();
    auto& outbox = storage.outbox;
    store(outbox, bench.clock, 5);
    const auto open = outbox.add(sample_visit(bench.clock, 1, Visit::State::Open));
    const Epoch former = outbox.epoch();
    outbox.mark_receipted(Seq{3});
    REQUIRE(outbox.begin_epoch());

    CHECK(outbox.epoch() != former);
    CHECK(outbox.first() == Seq{1});
    CHECK(outbox.last() == Seq{3});
    CHECK(outbox.copied() == Seq{3});
    CHECK(outbox.receipted() == Seq{0});
    CHECK(outbox.last_ordinal() == 0);
    CHECK(visit_in(outbox, 1).id.ordinal == 4);
    CHECK(visit_in(outbox, 1).born == former);

    SECTION("new visits are counted from one again") {
        CHECK(outbox.add(sample_visit(bench.clock, 5))->ordinal == 1);
        CHECK_FALSE(visit_in(outbox, 4).born);
    }
    SECTION("a visit under way keeps its id and says where it was born") {
        auto amended = sample_visit(bench.clock, 1);
        amended.id = *open;
        amended.rev = 2;
        CHECK(*outbox.add(amended) == *open);
        CHECK(visit_in(outbox, 4).born == former);
        CHECK(outbox.last_ordinal() == 0);
    }
}

TEST_CASE("a visit under way comes along to a new epoch though it was receipted", "[outbox]") {
    Bench bench;
    Epoch born;
    {
        auto storage = bench.open();
        auto& outbox = storage.outbox;
        REQUIRE(outbox.add(sample_visit(bench.clock, 1, Visit::State::Open)));
        born = outbox.epoch();
        outbox.mark_receipted(Seq{1});
        REQUIRE(outbox.begin_epoch());
        REQUIRE(outbox.begin_epoch());
        CHECK(outbox.last() == Seq{1});
        CHECK(visit_in(outbox, 1).born == born);
    }
    auto storage = bench.open();
    CHECK(visit_in(storage.outbox, 2).state == Visit::State::Ended);
    CHECK(visit_in(storage.outbox, 2).born == born);
}

TEST_CASE("a row set aside leaves a void row under its number", "[outbox]") {
    Bench bench;
    auto storage = bench.open();
    store(storage.outbox, bench.clock, 3);
    REQUIRE(storage.outbox.set_aside(Seq{2}, "too odd", std::string(64, 'a')));
    const auto row = decode_row(storage.outbox.from(Seq{2}, 1)->front());
    REQUIRE(row);
    CHECK(std::get<VoidRow>(*row).why == "too odd");
    CHECK(*storage.database->integer("SELECT count(*) FROM set_aside WHERE seq = 2") == 1);
    CHECK(visit_in(storage.outbox, 3).id.ordinal == 3);
}

TEST_CASE("rows of an earlier boot find the anchor of that boot", "[outbox]") {
    Bench bench;
    std::string old_row;
    Anchor old_anchor{bench.clock.boot(), bench.clock.tick(), bench.clock.wall(), Milliseconds(38)};
    {
        auto storage = bench.open();
        storage.outbox.anchors().learn(old_anchor);
        store(storage.outbox, bench.clock, 1);
        REQUIRE(storage.outbox.save());
        old_row = storage.outbox.from(Seq{1}, 1)->front();
    }
    bench.clock.reboot(BootId{0x77});
    auto storage = bench.open();
    const Anchor anchor{bench.clock.boot(), bench.clock.tick(), bench.clock.wall(),
                        Milliseconds(20)};
    storage.outbox.anchors().learn(anchor);
    store(storage.outbox, bench.clock, 1);
    CHECK(storage.outbox.anchors().for_row(old_row) == old_anchor);
    CHECK(storage.outbox.anchors().for_row(storage.outbox.from(Seq{2}, 1)->front()) == anchor);
}

TEST_CASE("the oldest unsent row says how long it has waited", "[outbox]") {
    Bench bench;
    auto storage = bench.open();
    CHECK(*storage.outbox.oldest_wait() == Milliseconds(0));
    store(storage.outbox, bench.clock, 1);
    bench.clock.advance(Milliseconds(700));
    CHECK(*storage.outbox.oldest_wait() == Milliseconds(700));
    storage.outbox.mark_receipted(Seq{1});
    CHECK(*storage.outbox.oldest_wait() == Milliseconds(0));
}
