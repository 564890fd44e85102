// SPDX-License-Identifier: Apache-2.0
#include "sync/device/inbox.hpp"

#include "sync/device/downlink.hpp"
#include "tests/device/samples.hpp"

using namespace afterword;

TEST_CASE("the chain moves only link by link, the alerts are kept all the same", "[inbox]") {
    Bench bench;
    auto storage = bench.open();
    auto& inbox = storage.inbox;
    REQUIRE(inbox.keep(sample_alert(1, 1, 0)));
    CHECK(inbox.change() == 1);
    CHECK(*inbox.keep(sample_alert(2, 4, 3)) == Inbox::News::Alert);
    CHECK(inbox.change() == 1);
    CHECK(inbox.visible().size() == 2);

    // The answer to a hello begins with the kiosk's own link.
    REQUIRE(inbox.keep(sample_alert(3, 3, 1)));
    CHECK(inbox.change() == 3);
    CHECK(*inbox.keep(sample_alert(2, 4, 3)) == Inbox::News::None);
    CHECK(inbox.change() == 4);
}

TEST_CASE("messages kept together count as they would one after the other", "[inbox]") {
    Bench bench;
    auto taken = sample_alert(1, 3, 2);
    taken.alert.stage = AlertStage::Taken;
    taken.alert.taken_by = "07";
    const std::vector<AlertMessage> together = {sample_alert(1, 1, 0), sample_alert(2, 2, 1), taken,
                                                sample_alert(2, 2, 1), sample_alert(3, 5, 4)};
    {
        auto storage = bench.open();
        CHECK(*storage.inbox.keep(together) == Inbox::News::Alert);
        CHECK(storage.inbox.change() == 3);
        CHECK(*storage.inbox.keep(together) == Inbox::News::None);
    }
    auto storage = bench.open();
    CHECK(storage.inbox.change() == 3);
    const auto visible = storage.inbox.visible();
    REQUIRE(visible.size() == 3);
    for (const auto& known : visible) {
        CHECK((known.alert.stage == AlertStage::Taken) == (known.alert.id == taken.alert.id));
    }
}

TEST_CASE("of two messages on one alert the higher change counts, in any order", "[inbox]") {
    Bench bench;
    auto storage = bench.open();
    auto taken = sample_alert(1, 2, 1);
    taken.alert.stage = AlertStage::Taken;
    taken.alert.taken_by = "07";
    REQUIRE(storage.inbox.keep(taken));
    CHECK(*storage.inbox.keep(sample_alert(1, 1, 0)) == Inbox::News::None);
    REQUIRE(storage.inbox.visible().size() == 1);
    CHECK(storage.inbox.visible()[0].alert.stage == AlertStage::Taken);
    CHECK(storage.inbox.change() == 1);
}

TEST_CASE("alerts, deadlines and the chain survive a restart", "[inbox]") {
    Bench bench;
    std::vector<KnownAlert> before;
    {
        auto storage = bench.open();
        REQUIRE(storage.inbox.keep(sample_alert(1, 1, 0)));
        REQUIRE(storage.inbox.keep(sample_alert(2, 2, 1)));
        before = storage.inbox.visible();
        CHECK(before[0].take_by == bench.clock.wall() + Milliseconds(590'000));
    }
    bench.clock.advance(Milliseconds(60'000));
    auto storage = bench.open();
    CHECK(storage.inbox.visible() == before);
    CHECK(storage.inbox.change() == 2);
}

TEST_CASE("it is remembered when the clocks of a closed store go on", "[inbox]") {
    Bench bench;
    AlertMessage message = sample_alert(1, 1, 0);
    message.resumes = Milliseconds(36'000'000);
    {
        auto storage = bench.open();
        REQUIRE(storage.inbox.keep(message));
    }
    const WallTime heard = bench.clock.wall();
    bench.clock.advance(Milliseconds(60'000));
    CHECK(bench.open().inbox.visible()[0].resumes_at == heard + Milliseconds(36'000'000));
}

TEST_CASE("an ended alert is seen for a day and kept for the retention", "[inbox]") {
    Bench bench;
    auto storage = bench.open();
    auto solved = sample_alert(1, 1, 0);
    solved.alert.stage = AlertStage::NotActionable;
    REQUIRE(ended(solved.alert.stage));
    REQUIRE(storage.inbox.keep(solved));
    REQUIRE(storage.inbox.keep(sample_alert(2, 2, 1)));
    CHECK(storage.inbox.visible().size() == 2);
    bench.clock.advance(std::chrono::days(1));
    REQUIRE(storage.inbox.visible().size() == 1);
    CHECK(storage.inbox.visible()[0].alert.id == sample_alert(2, 2, 1).alert.id);

    bench.clock.advance(std::chrono::days(30));
    REQUIRE(storage.inbox.forget(bench.retention));
    CHECK(*storage.database->integer("SELECT count(*) FROM alert") == 1);
}

TEST_CASE("a kiosk behind its store for 5 s asks, and asks again", "[inbox]") {
    Bench bench;
    auto storage = bench.open();
    Downlink downlink(storage.inbox, bench.clock);
    downlink.heard_of(2);
    CHECK(downlink.hello_due() == bench.clock.tick() + Milliseconds(5'000));
    bench.clock.advance(Milliseconds(4'000));
    REQUIRE(downlink.handle(std::vector{sample_alert(1, 1, 0)}));
    CHECK(downlink.hello_due() == bench.clock.tick() + Milliseconds(1'000));
    REQUIRE(downlink.handle(std::vector{sample_alert(1, 2, 1)}));
    CHECK_FALSE(downlink.hello_due());

    REQUIRE(downlink.handle(std::vector{sample_alert(2, 4, 3)}));
    CHECK(downlink.hello_due());
    downlink.hello_asked();
    CHECK(downlink.hello_due() == bench.clock.tick() + Milliseconds(5'000));
}
