// SPDX-License-Identifier: Apache-2.0
#include "sync/device/send_plan.hpp"

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "sync/device/greeting.hpp"

using namespace afterword;

namespace {

constexpr Tick kStart{Milliseconds(1'000)};

SeqRange range(std::int64_t first, std::int64_t last) {
    return {Seq{first}, Seq{last}};
}

Receipt receipt(std::int64_t upto, std::int64_t top, std::vector<Hole> holes = {}) {
    Receipt made;
    made.upto = Seq{upto};
    made.top = Seq{top};
    made.holes = std::move(holes);
    return made;
}

}  // namespace

TEST_CASE("what is on its way is not sent again", "[send_plan]") {
    SendPlan plan;
    CHECK(plan.next(range(1, 0)) == std::nullopt);
    CHECK(plan.next(range(1, 100)) == range(1, 100));
    plan.note_sent(range(1, 40), kStart, "a");
    CHECK(plan.next(range(1, 100)) == range(41, 100));
    plan.note_sent(range(61, 100), kStart, "b");
    CHECK(plan.next(range(1, 100)) == range(41, 60));
    CHECK(plan.in_flight() == 2);
}

TEST_CASE("holes go first, and nothing the collector has goes again", "[send_plan]") {
    SendPlan plan;
    plan.note_receipt(receipt(10, 50, {{Seq{11}, Seq{12}}, {Seq{20}, Seq{29}}}), kStart);
    CHECK(plan.next(range(1, 100)) == range(11, 12));
    plan.note_sent(range(11, 12), kStart + Milliseconds(1), "a");
    CHECK(plan.next(range(1, 100)) == range(20, 29));
    plan.note_sent(range(20, 29), kStart + Milliseconds(2), "b");
    CHECK(plan.next(range(1, 100)) == range(51, 100));
}

TEST_CASE("a full list of holes says nothing of what lies above it", "[send_plan]") {
    SendPlan plan;
    std::vector<Hole> holes;
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(kMostHoles); ++i) {
        holes.push_back({Seq{11 + 2 * i}, Seq{11 + 2 * i}});
    }
    plan.note_receipt(receipt(10, 500, holes), kStart);
    Tick sent = kStart;
    for (const auto& hole : holes) {
        sent += Milliseconds(1);
        CHECK(plan.next(range(1, 500)) == SeqRange{hole.first, hole.last});
        plan.note_sent({hole.first, hole.last}, sent, "row");
    }
    CHECK(plan.next(range(1, 500)) == range(holes.back().last.value + 1, 500));
}

TEST_CASE("a receipt settles all that was sent until its echo, and no more", "[send_plan]") {
    SendPlan plan;
    plan.note_sent(range(1, 10), kStart + Milliseconds(1), "a");
    plan.note_sent(range(11, 20), kStart + Milliseconds(2), "b");
    plan.note_sent(range(21, 30), kStart + Milliseconds(3), "c");
    // The second was answered, the first never arrived.
    plan.note_receipt(receipt(0, 20, {{Seq{1}, Seq{10}}}), kStart + Milliseconds(2));
    CHECK(plan.in_flight() == 1);
    CHECK(plan.waiting_since() == kStart + Milliseconds(3));
    CHECK(plan.next(range(1, 40)) == range(1, 10));
}

TEST_CASE("rows that are gone here are not planned", "[send_plan]") {
    SendPlan plan;
    plan.note_receipt(receipt(10, 10), kStart);
    CHECK(plan.next(range(51, 60)) == range(51, 60));
}

TEST_CASE("what a restored collector has lost is planned again", "[send_plan]") {
    SendPlan plan;
    plan.note_receipt(receipt(90, 90), kStart);
    CHECK(plan.next(range(1, 90)) == std::nullopt);
    plan.note_receipt(receipt(40, 40), kStart + Milliseconds(1));
    CHECK(plan.next(range(1, 90)) == range(41, 90));
}

TEST_CASE("a refused message is known by its hash", "[send_plan]") {
    SendPlan plan;
    plan.note_sent(range(1, 10), kStart, "good");
    plan.note_sent(range(11, 20), kStart, "bad");
    CHECK(plan.take_refused(to_hex(sha256("bad"))) == range(11, 20));
    CHECK(plan.take_refused(to_hex(sha256("bad"))) == std::nullopt);
    CHECK(plan.in_flight() == 1);
}

TEST_CASE("a hello is repeated after 5 s, doubling to 60 s, until it is echoed", "[greeting]") {
    Greeting greeting;
    greeting.begin_anew(kStart);
    Tick now = kStart;
    for (const int seconds : {5, 10, 20, 40, 60, 60}) {
        REQUIRE(greeting.due() == now);
        greeting.said(now);
        now += Milliseconds(seconds * 1'000);
    }
    CHECK_FALSE(greeting.answered_by(now - Milliseconds(1)));
    CHECK(greeting.due() == now);
    CHECK(greeting.answered_by(now - Milliseconds(60'000)));
    CHECK_FALSE(greeting.due());
}

TEST_CASE("a hello that something asks for comes no sooner than a repeat would", "[greeting]") {
    Greeting greeting;
    greeting.begin_anew(kStart);
    greeting.said(kStart);
    REQUIRE(greeting.answered_by(kStart));
    greeting.ask(kStart + Milliseconds(10));
    CHECK(greeting.due() == kStart + Greeting::kFirstWait);
    greeting.said(kStart + Greeting::kFirstWait);
    CHECK(greeting.due() == kStart + 2 * Greeting::kFirstWait);
}
