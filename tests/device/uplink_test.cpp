// SPDX-License-Identifier: Apache-2.0
#include "sync/device/uplink.hpp"

#include <memory>
#include <set>

#include "sync/wire/row.hpp"
#include "tests/device/counterpart.hpp"
#include "tests/device/samples.hpp"
#include "tests/fakes/link.hpp"

using namespace afterword;

namespace {

constexpr Milliseconds kFlush{50};

// A kiosk's uplink with a collector that the test lets speak.
struct Pair {
    Bench bench;
    FakeClock& clock = bench.clock;
    FakeLink link;
    Counterpart collector{bench.clock};
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Uplink> uplink;

    Pair() { start(); }

    void start() {
        uplink.reset();
        storage.reset();
        storage = std::make_unique<Storage>(bench.open());
        uplink = std::make_unique<Uplink>(
            KioskIdentity{KioskId{"k-0417"}, SurveyId{"checkout@4be1a90c77d2e04b"},
                          "4be1a90c77d2e04b", "0.1.0"},
            storage->outbox, storage->inbox, clock, link, kFlush);
    }
    Outbox& outbox() { return storage->outbox; }

    void store(int visits) {
        for (int i = 0; i < visits; ++i) {
            REQUIRE(outbox().add(sample_visit(clock, 1 + i % 5)));
            uplink->row_added(clock.tick());
        }
    }
    void pass(Milliseconds time) {
        clock.advance(time);
        REQUIRE(uplink->tick());
    }
    std::optional<std::string> sent(std::string_view kind) {
        auto message = link.take(kind);
        return message ? std::optional(std::move(message->payload)) : std::nullopt;
    }
    Batch sent_batch() {
        const auto payload = sent("/batch");
        REQUIRE(payload);
        return *decode_batch(*payload);
    }
    void connect() {
        uplink->link_up(++session_);
        pass(Milliseconds(0));
        const auto hello = sent("/hello");
        REQUIRE(hello);
        pass(Milliseconds(20));
        REQUIRE(uplink->handle(collector.greet(*hello)));
    }
    // Lets the collector answer until nothing more is sent.
    void settle() {
        pass(kFlush);
        while (const auto payload = sent("/batch")) {
            pass(Milliseconds(1));
            REQUIRE(uplink->handle(collector.take(*payload)));
        }
    }
    [[nodiscard]] std::size_t at_collector() { return collector.rows_of(outbox().epoch()).size(); }

  private:
    std::uint32_t session_ = 0;
};

}  // namespace

TEST_CASE("a rating taken offline is sent once when the link returns", "[uplink]") {
    Pair pair;
    pair.store(3);
    pair.pass(Milliseconds(60'000));
    CHECK(pair.link.waiting() == 0);
    pair.connect();
    pair.settle();
    CHECK(pair.at_collector() == 3);
    CHECK(pair.collector.doubled() == 0);
    CHECK(pair.outbox().unsent() == 0);
    pair.pass(Milliseconds(60'000));
    CHECK(pair.link.waiting() == 0);
    CHECK_FALSE(pair.uplink->next_wake());
}

TEST_CASE("after a connect no batch goes before the hello is echoed", "[uplink]") {
    Pair pair;
    pair.store(3);
    pair.uplink->link_up(1);
    pair.pass(Milliseconds(0));
    const auto first = pair.sent("/hello");
    REQUIRE(first);
    CHECK(decode_hello(*first)->held_last == Seq{3});
    pair.pass(Milliseconds(4'999));
    CHECK(pair.link.waiting() == 0);
    pair.pass(Milliseconds(1));
    const auto second = pair.sent("/hello");
    REQUIRE(second);
    CHECK_FALSE(pair.uplink->greeted());

    SECTION("an echo of either hello will do") {
        REQUIRE(pair.uplink->handle(pair.collector.greet(GENERATE_COPY(*first, *second))));
        CHECK(pair.uplink->greeted());
        CHECK(pair.link.times_settled() == 1);
        CHECK(pair.sent("/batch"));
    }
    SECTION("a receipt for something older does not") {
        auto receipt = pair.collector.greet(*first);
        receipt.echo = *receipt.echo - Milliseconds(1);
        REQUIRE(pair.uplink->handle(receipt));
        CHECK_FALSE(pair.uplink->greeted());
        CHECK(pair.link.waiting() == 0);
    }
}

TEST_CASE("a row waits a moment for company and then goes", "[uplink]") {
    Pair pair;
    pair.connect();
    pair.store(1);
    CHECK(pair.uplink->next_wake() == pair.clock.tick() + kFlush);
    pair.pass(kFlush - Milliseconds(1));
    CHECK(pair.link.waiting() == 0);
    pair.store(1);
    pair.pass(Milliseconds(1));
    CHECK(pair.sent_batch().rows.size() == 2);
}

TEST_CASE("a row waits for company while the disk takes it", "[uplink]") {
    Pair pair;
    pair.connect();
    const Tick came = pair.clock.tick();
    REQUIRE(pair.outbox().add(sample_visit(pair.clock, 4)));
    pair.clock.advance(Milliseconds(7));
    pair.uplink->row_added(came);
    CHECK(pair.uplink->next_wake() == came + kFlush);
    pair.pass(kFlush - Milliseconds(7));
    CHECK(pair.sent_batch().rows.size() == 1);
}

TEST_CASE("a batch tells of the newest anchor and the last ordinal", "[uplink]") {
    Pair pair;
    pair.connect();
    pair.store(2);
    pair.pass(kFlush);
    const auto batch = pair.sent_batch();
    CHECK(batch.header.kiosk == KioskId{"k-0417"});
    CHECK(batch.header.epoch == pair.outbox().epoch());
    CHECK(batch.header.first == Seq{1});
    CHECK(batch.header.last_ordinal == 2);
    REQUIRE(batch.header.anchor);
    CHECK(batch.header.anchor->rtt == Milliseconds(20));
    CHECK(batch.header.anchor->boot == pair.clock.boot());
}

TEST_CASE("a lost receipt makes the rows go again after 5 s, and nothing doubles", "[uplink]") {
    Pair pair;
    pair.connect();
    pair.store(3);
    pair.pass(kFlush);
    const auto payload = pair.sent("/batch");
    REQUIRE(payload);
    static_cast<void>(pair.collector.take(*payload));  // its answer never arrives
    pair.pass(Milliseconds(4'999));
    CHECK(pair.link.waiting() == 0);
    pair.pass(Milliseconds(1));
    const auto again = pair.sent("/batch");
    REQUIRE(again);
    CHECK(decode_batch(*again)->rows == decode_batch(*payload)->rows);
    REQUIRE(pair.uplink->handle(pair.collector.take(*again)));
    CHECK(pair.collector.stored() == 3);
    CHECK(pair.outbox().unsent() == 0);
}

TEST_CASE("slow answers are waited for four times as long as the last one took", "[uplink]") {
    Pair pair;
    pair.connect();
    pair.store(1);
    pair.pass(kFlush);
    const auto slow = pair.sent("/batch");
    pair.pass(Milliseconds(3'000));
    REQUIRE(pair.uplink->handle(pair.collector.take(*slow)));
    pair.store(1);
    pair.pass(kFlush);
    REQUIRE(pair.sent("/batch"));
    pair.pass(Milliseconds(11'999));
    CHECK(pair.link.waiting() == 0);
    pair.pass(Milliseconds(1));
    CHECK(pair.sent("/batch"));
}

TEST_CASE("no more batches are on their way than the collector gives credit for", "[uplink]") {
    Pair pair;
    pair.collector.credit = 2;
    pair.store(1'800);
    pair.connect();
    const auto first = pair.sent("/batch");
    const auto second = pair.sent("/batch");
    REQUIRE(second);
    CHECK_FALSE(pair.sent("/batch"));
    CHECK(decode_batch(*first)->rows.size() == kMostRows);
    REQUIRE(pair.uplink->handle(pair.collector.take(*first)));
    CHECK(pair.sent("/batch"));
    CHECK_FALSE(pair.sent("/batch"));
}

TEST_CASE("a kiosk without a set clock says hello once more when it knows the time", "[uplink]") {
    Pair pair;
    const auto quality = GENERATE(ClockQuality::Unset, ClockQuality::Synced);
    pair.clock.set_wall(pair.clock.wall(), quality);
    pair.connect();
    pair.pass(Milliseconds(5'000));
    const auto again = pair.sent("/hello");
    CHECK(again.has_value() == (quality == ClockQuality::Unset));
    if (again) {
        CHECK(decode_hello(*again)->anchor == pair.outbox().anchors().of(pair.clock.boot()));
        REQUIRE(pair.uplink->handle(pair.collector.greet(*again)));
    }
    pair.pass(Milliseconds(60'000));
    CHECK_FALSE(pair.sent("/hello"));
    // The next connection begins with what is known.
    pair.uplink->link_up(2);
    pair.pass(Milliseconds(0));
    const auto next = pair.sent("/hello");
    REQUIRE(next);
    CHECK(decode_hello(*next)->anchor);
}

TEST_CASE("without credit nothing goes, and a hello asks for some", "[uplink]") {
    Pair pair;
    pair.collector.credit = 0;
    pair.store(1);
    pair.connect();
    pair.pass(kFlush);
    CHECK_FALSE(pair.sent("/batch"));
    pair.collector.credit = 4;
    pair.pass(Milliseconds(5'000));
    const auto hello = pair.sent("/hello");
    REQUIRE(hello);
    REQUIRE(pair.uplink->handle(pair.collector.greet(*hello)));
    CHECK(pair.sent("/batch"));
}

TEST_CASE("a batch lost on the way is a hole, and the hole goes first", "[uplink]") {
    Pair pair;
    pair.store(1'300);
    pair.pass(kFlush);
    pair.connect();
    const auto lost = pair.sent("/batch");
    const auto second = pair.sent("/batch");
    const auto third = pair.sent("/batch");
    REQUIRE(third);
    REQUIRE(pair.uplink->handle(pair.collector.take(*second)));
    const auto again = pair.sent("/batch");
    REQUIRE(again);
    CHECK(decode_batch(*again)->header.first == Seq{1});
    CHECK(decode_batch(*again)->rows.size() == decode_batch(*lost)->rows.size());
    REQUIRE(pair.uplink->handle(pair.collector.take(*third)));
    REQUIRE(pair.uplink->handle(pair.collector.take(*again)));
    pair.settle();
    CHECK(pair.at_collector() == 1'300);
    CHECK(pair.collector.doubled() == 0);
    CHECK(pair.outbox().unsent() == 0);
}

TEST_CASE("of two receipts the one with the later echo counts, whenever it comes", "[uplink]") {
    Pair pair;
    pair.store(900);
    pair.pass(kFlush);
    pair.connect();
    const auto first = pair.sent("/batch");
    const auto second = pair.sent("/batch");
    REQUIRE(second);
    const auto early = pair.collector.take(*first);
    const auto late = pair.collector.take(*second);
    REQUIRE(pair.uplink->handle(late));
    CHECK(pair.outbox().unsent() == 0);
    REQUIRE(pair.uplink->handle(early));
    CHECK(pair.outbox().unsent() == 0);
    pair.pass(Milliseconds(60'000));
    CHECK_FALSE(pair.sent("/batch"));
}

TEST_CASE("receipts for another epoch or from another life are ignored", "[uplink]") {
    Pair pair;
    pair.connect();
    pair.store(2);
    pair.pass(kFlush);
    const auto receipt = pair.collector.take(*pair.sent("/batch"));
    SECTION("another epoch") {
        auto other = receipt;
        other.epoch.value ^= 1;
        REQUIRE(pair.uplink->handle(other));
    }
    SECTION("an echo of what was never sent") {
        auto other = receipt;
        other.echo = *receipt.echo + Milliseconds(1);
        REQUIRE(pair.uplink->handle(other));
    }
    SECTION("no echo at all") {
        auto other = receipt;
        other.echo.reset();
        REQUIRE(pair.uplink->handle(other));
    }
    SECTION("an answer to the program before this one") {
        pair.clock.advance(Milliseconds(10'000));
        pair.start();
        pair.connect();
        pair.link.forget_all();
        const auto before = pair.outbox().receipted();
        REQUIRE(pair.uplink->handle(receipt));
        CHECK(pair.outbox().receipted() == before);
        return;
    }
    CHECK(pair.outbox().unsent() == 2);
}

TEST_CASE("a restored collector is sent again what it has lost", "[uplink]") {
    Pair pair;
    pair.connect();
    pair.store(20);
    pair.settle();
    REQUIRE(pair.outbox().unsent() == 0);
    const Epoch epoch = pair.outbox().epoch();
    pair.collector.restore(epoch, Seq{8});
    pair.store(1);
    pair.settle();
    CHECK(pair.outbox().epoch() == epoch);
    CHECK(pair.at_collector() == 21);
    CHECK(pair.outbox().unsent() == 0);
}

TEST_CASE("a collector that lacks what is forgotten here is told so by a hello", "[uplink]") {
    Pair pair;
    pair.bench.retention = std::chrono::hours(30);
    pair.start();
    pair.connect();
    pair.store(10);
    pair.settle();
    REQUIRE(pair.outbox().save());
    pair.clock.advance(std::chrono::hours(31));
    REQUIRE(pair.outbox().forget());
    REQUIRE(pair.outbox().first() == Seq{11});
    pair.collector.restore(pair.outbox().epoch(), Seq{5});
    pair.store(1);
    pair.pass(kFlush);
    REQUIRE(pair.uplink->handle(pair.collector.take(*pair.sent("/batch"))));
    pair.pass(Milliseconds(1));
    const auto hello = pair.sent("/hello");
    REQUIRE(hello);
    CHECK(decode_hello(*hello)->held_first == Seq{11});
    REQUIRE(pair.uplink->handle(pair.collector.greet(*hello)));
    CHECK(pair.outbox().unsent() == 0);
    pair.pass(Milliseconds(60'000));
    CHECK(pair.link.waiting() == 0);
}

TEST_CASE("an unreadable batch is halved down to the one row, and the queue goes on", "[uplink]") {
    Pair pair;
    constexpr std::int64_t kBad = 13;
    pair.store(20);
    pair.pass(kFlush);
    pair.connect();
    int refused = 0;
    while (const auto payload = pair.sent("/batch")) {
        pair.pass(Milliseconds(1));
        const auto batch = decode_batch(*payload);
        const auto first = batch->header.first.value;
        const auto last = first + static_cast<std::int64_t>(batch->rows.size()) - 1;
        const bool is_void = batch->rows.size() == 1 && first == kBad &&
                             std::holds_alternative<VoidRow>(*decode_row(batch->rows.front()));
        const bool holds_bad = first <= kBad && kBad <= last &&
                               !std::holds_alternative<VoidRow>(*decode_row(
                                   batch->rows[static_cast<std::size_t>(kBad - first)]));
        if (holds_bad && !is_void) {
            REQUIRE(++refused < 10);
            REQUIRE(pair.uplink->handle(Counterpart::refuse(*payload)));
        } else {
            REQUIRE(pair.uplink->handle(pair.collector.take(*payload)));
        }
    }
    CHECK(refused >= 4);
    CHECK(pair.at_collector() == 20);
    CHECK(pair.outbox().unsent() == 0);
    const auto filler = decode_row(pair.collector.rows_of(pair.outbox().epoch()).at(Seq{kBad}));
    CHECK(std::get<VoidRow>(*filler).why == "no reader for it");
}

namespace {

// The outbox as it stood, put back over what came after.
class Backup {
  public:
    explicit Backup(Pair& pair) : pair_(pair) {
        REQUIRE(pair.storage->database->checkpoint());
        std::filesystem::copy_file(pair.bench.folder / "kiosk.db", pair.bench.folder / "backup");
    }
    void restore() {
        pair_.uplink.reset();
        pair_.storage.reset();
        std::filesystem::remove(pair_.bench.folder / "kiosk.db-wal");
        std::filesystem::copy_file(pair_.bench.folder / "backup", pair_.bench.folder / "kiosk.db",
                                   std::filesystem::copy_options::overwrite_existing);
        pair_.clock.advance(Milliseconds(60'000));
        pair_.start();
    }

  private:
    Pair& pair_;
};

}  // namespace

TEST_CASE("an outbox restored from an older copy goes on in a new epoch", "[uplink]") {
    Pair pair;
    pair.connect();
    pair.store(5);
    pair.settle();
    REQUIRE(pair.outbox().save());
    pair.store(2);  // stored, not yet receipted, when the copy is made
    Backup backup(pair);
    pair.settle();
    pair.store(3);
    pair.settle();
    const Epoch former = pair.outbox().epoch();
    REQUIRE(pair.collector.rows_of(former).size() == 10);
    backup.restore();
    REQUIRE(pair.outbox().epoch() == former);

    SECTION("seen by what the collector has above the last own row") {
        pair.connect();
    }
    SECTION("seen by the hash, when it has stored as many since") {
        pair.store(3);
        pair.connect();
    }
    SECTION("seen by a conflict, when it has stored more since") {
        pair.store(7);
        pair.connect();
        pair.settle();
    }
    CHECK(pair.outbox().epoch() != former);
    pair.pass(Milliseconds(0));
    const auto hello = pair.sent("/hello");
    REQUIRE(hello);
    CHECK(decode_hello(*hello)->epoch == pair.outbox().epoch());
    pair.settle();

    // The two rows that the copy did not know as receipted came again, as the same visits.
    std::set<std::string> visits;
    for (const auto& epoch : {former, pair.outbox().epoch()}) {
        for (const auto& [seq, bytes] : pair.collector.rows_of(epoch)) {
            const auto visit = std::get<Visit>(*decode_row(bytes));
            CHECK((epoch == former || visit.born == former || !visit.born));
            visits.insert(visit.id.text());
        }
    }
    const std::int64_t added = pair.outbox().last().value - 2;
    CHECK(visits.size() == static_cast<std::size_t>(10 + added));
    CHECK(pair.outbox().unsent() == 0);
}

TEST_CASE("a conflict on a copied row does not begin epoch after epoch", "[uplink]") {
    Pair pair;
    pair.store(2);
    REQUIRE(pair.outbox().begin_epoch());
    const Epoch epoch = pair.outbox().epoch();
    pair.connect();
    pair.pass(kFlush);
    auto receipt = pair.collector.take(*pair.sent("/batch"));
    receipt.rejected = {{Seq{2}, "conflict"}};
    REQUIRE(pair.uplink->handle(receipt));
    CHECK(pair.outbox().epoch() == epoch);
    CHECK(pair.outbox().unsent() == 0);
}

TEST_CASE("a link that takes nothing is tried again after a second", "[uplink]") {
    Pair pair;
    pair.connect();
    pair.link.refuse();
    pair.store(1);
    pair.pass(kFlush);
    pair.link.accept();
    CHECK(pair.uplink->next_wake() == pair.clock.tick() + Milliseconds(1'000));
    pair.pass(Milliseconds(1'000));
    CHECK(pair.sent("/batch"));
}

TEST_CASE("rows come through whole over a line that loses, doubles and reorders", "[uplink]") {
    const auto seed = GENERATE(range(1, 21));
    CAPTURE(seed);
    Pair pair;
    SeededRng rng(static_cast<std::uint64_t>(seed));
    pair.connect();
    std::vector<Receipt> answers;
    int stored = 0;
    for (int round = 0; round < 2'000 && (stored < 400 || pair.outbox().unsent() > 0); ++round) {
        if (stored < 400 && rng.below(2) == 0) {
            pair.store(5);
            stored += 5;
        }
        pair.pass(Milliseconds(rng.below(400)));
        while (const auto payload = pair.sent("/batch")) {
            if (rng.below(10) < 7) {
                answers.push_back(pair.collector.take(*payload));
            }
        }
        while (const auto payload = pair.sent("/hello")) {
            answers.push_back(pair.collector.greet(*payload));
        }
        if (!answers.empty() && rng.below(2) == 0) {
            const auto pick = static_cast<std::ptrdiff_t>(rng.below(answers.size()));
            const Receipt receipt = answers[static_cast<std::size_t>(pick)];
            if (rng.below(4) != 0) {
                answers.erase(answers.begin() + pick);
            }
            REQUIRE(pair.uplink->handle(receipt));
        }
    }
    CHECK(pair.outbox().unsent() == 0);
    CHECK(pair.at_collector() == static_cast<std::size_t>(stored));
    CHECK(pair.collector.stored() == stored);
}
