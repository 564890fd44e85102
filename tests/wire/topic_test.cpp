// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/topic.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

TEST_CASE("a kiosk's shard follows from its id", "[topic]") {
    CHECK(shard_of(KioskId{"k-0417"}) == 8);
    CHECK(up_topic(UpKind::Batch, KioskId{"k-0417"}) == "aw/1/up/08/k-0417/batch");
}

TEST_CASE("every topic we write reads back", "[topic]") {
    const KioskId kiosk{"k-0417"};
    for (const auto kind :
         {UpKind::Batch, UpKind::Hello, UpKind::Have, UpKind::State, UpKind::Answer}) {
        const auto parsed = parse_up_topic(up_topic(kind, kiosk));
        REQUIRE(parsed.ok());
        CHECK(parsed->kind == kind);
        CHECK(parsed->kiosk == kiosk);
        CHECK(parsed->shard == 8);
    }
    CHECK(shard_filter(8) == "aw/1/up/08/+/#");
    CHECK(shard_filter(63) == "aw/1/up/63/+/#");
    for (const auto kind : {DownKind::Receipt, DownKind::Alert, DownKind::Want, DownKind::Today,
                            DownKind::Ask, DownKind::Arm}) {
        const auto parsed = parse_down_topic(down_topic(kind, kiosk));
        REQUIRE(parsed.ok());
        CHECK(parsed->kind == kind);
    }
}

TEST_CASE("a message on a wrong shard is taken, on a strange topic not", "[topic]") {
    CHECK(parse_up_topic("aw/1/up/63/k-0417/batch").ok());
    for (const auto* topic : {"", "/", "aw", "aw/1/up/08/k-0417", "aw/1/up/08/k-0417/batch/x",
                              "aw/2/up/08/k-0417/batch", "aw/1/up/8/k-0417/batch",
                              "aw/1/up/08/K/batch", "aw/1/up/08//batch", "aw/1/up/08/k/rows",
                              "aw/1/down/k-0417/receipt", "aw/1/up/08/+/batch"}) {
        CAPTURE(topic);
        CHECK_FALSE(parse_up_topic(topic).ok());
    }
}
