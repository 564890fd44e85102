// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <stop_token>

#include "tests/device/device_under_test.hpp"
#include "tests/fakes/full_disk.hpp"

using namespace afterword;

TEST_CASE("a tap is stored before anything is published", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.link.forget_all();
    kiosk.told.clear();
    kiosk.store(7, 2);
    CHECK(kiosk.link.waiting() == 0);
    const auto stored = kiosk.last_told<Stored>();
    REQUIRE(stored);
    CHECK(stored->ticket == Ticket{7});
    CHECK(stored->visit.ordinal == 1);
    kiosk.pass(Milliseconds(100));
    const auto batch = kiosk.link.take("/batch");
    REQUIRE(batch);
    CHECK(kiosk.last_told<SyncHealth>() == std::nullopt);
    kiosk.receive(DownKind::Receipt, encode_receipt(kiosk.collector.take(batch->payload)));
    CHECK(kiosk.last_told<SyncHealth>() == SyncHealth{true, 0, true});
}

TEST_CASE("staff's steps go the same way as taps", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.device->handle(ToSync(StoreAlertStep{Ticket{3}, sample_step(kiosk.clock, 1)}));
    CHECK(kiosk.last_told<Stored>()->ticket == Ticket{3});
    kiosk.connect();
    kiosk.pass(Milliseconds(100));
    CHECK(kiosk.link.take("/batch"));
}

TEST_CASE("a second device on the same data directory is turned away", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    const auto second = kiosk.open();
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Errc::Busy);
}

TEST_CASE("a new connection is announced, retained", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.device->handle(LinkEvent(LinkUp{3}));
    const auto message = kiosk.link.take("/state");
    REQUIRE(message);
    CHECK(message->retain == Retain::Yes);
    CHECK(*decode_state(message->payload) == StateMessage{Presence::Online, kiosk.clock.boot(), 3});
}

TEST_CASE("have is reported on change, retained, and at most once a minute", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    CHECK_FALSE(kiosk.link.take("/have"));
    kiosk.pass(Milliseconds(1'000));
    const auto first = kiosk.link.take("/have");
    REQUIRE(first);
    CHECK(first->retain == Retain::Yes);
    CHECK(first->payload.size() <= 512);
    CHECK_FALSE(decode_have(first->payload)->can_take_rating);

    kiosk.device->handle(ToSync(ScreenHealth{true, true}));
    kiosk.pass(Milliseconds(59'000));
    CHECK_FALSE(kiosk.link.take("/have"));
    kiosk.pass(Milliseconds(1'000));
    const auto second = kiosk.link.take("/have");
    REQUIRE(second);
    CHECK(decode_have(second->payload)->can_take_rating);
    CHECK(decode_have(second->payload)->last_tap);
    CHECK_FALSE(kiosk.link.take("/have"));
    kiosk.pass(Milliseconds(600'000));
    CHECK_FALSE(kiosk.link.take("/have"));
}

TEST_CASE("an idle device wakes once in ten seconds and writes nothing", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.device->handle(ToSync(ScreenHealth{true, true}));
    kiosk.pass(Milliseconds(120'000));
    const auto log = kiosk.folder / "kiosk.db-wal";
    const auto before = std::filesystem::last_write_time(log);
    int wakes = 0;
    const Tick end = kiosk.clock.tick() + Milliseconds(100'000);
    while (kiosk.device->next_wake() <= end) {
        kiosk.clock.advance_to(kiosk.device->next_wake());
        kiosk.device->tick();
        ++wakes;
    }
    CHECK(wakes <= 10);
    CHECK(std::filesystem::last_write_time(log) == before);
}

TEST_CASE("alerts reach the main thread, and those missed are asked for", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.link.forget_all();
    kiosk.receive(DownKind::Alert, encode_alert(sample_alert(1, 1, 0)));
    REQUIRE(kiosk.last_told<AlertsKnown>()->alerts.size() == 1);
    kiosk.receive(DownKind::Alert, encode_alert(sample_alert(3, 3, 2)));
    CHECK(kiosk.last_told<AlertsKnown>()->alerts.size() == 2);
    kiosk.pass(Milliseconds(4'000));
    CHECK_FALSE(kiosk.link.take("/hello"));
    kiosk.pass(Milliseconds(1'000));
    const auto hello = kiosk.link.take("/hello");
    REQUIRE(hello);
    CHECK(decode_hello(hello->payload)->change == 1);
    kiosk.receive(DownKind::Alert, encode_alert(sample_alert(2, 2, 1)));
    kiosk.receive(DownKind::Alert, encode_alert(sample_alert(3, 3, 2)));
    kiosk.receive(DownKind::Receipt, encode_receipt(kiosk.collector.greet(hello->payload)));
    kiosk.pass(Milliseconds(60'000));
    CHECK_FALSE(kiosk.link.take("/hello"));
}

TEST_CASE("alerts that arrive together are stored and told together, at once", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.told.clear();
    for (int i = 1; i <= 40; ++i) {
        const auto payload = encode_alert(sample_alert(i, i, i - 1));
        kiosk.device->handle(LinkEvent(Arrived{down_topic(DownKind::Alert, kKiosk), payload}));
    }
    CHECK(kiosk.told.empty());
    CHECK(kiosk.device->next_wake() == kiosk.clock.tick());
    kiosk.device->tick();
    REQUIRE(kiosk.told.size() == 1);
    CHECK(std::get<AlertsKnown>(kiosk.told[0]).alerts.size() == 40);
    kiosk.start();
    CHECK(kiosk.last_told<AlertsKnown>()->alerts.size() == 40);
}

TEST_CASE("what is unreadable, foreign or unknown changes nothing", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.store(1, 5);
    kiosk.receive(DownKind::Receipt, "{\"v\":1,\"epoch\":");
    kiosk.receive(DownKind::Alert, "\xff\xfe");
    kiosk.receive(DownKind::Want, "{}");
    kiosk.device->handle(LinkEvent(Arrived{"aw/1/down/k-9/receipt", "{}"}));
    kiosk.device->handle(LinkEvent(Arrived{"somewhere/else", ""}));
    kiosk.pass(Milliseconds(100));
    CHECK(kiosk.link.take("/batch"));
}

TEST_CASE("a full disk stops the next rating before it is taken", "[device]") {
    FullDiskVfs disk;
    DeviceUnderTest kiosk;
    kiosk.vfs = disk.name();
    kiosk.start();
    kiosk.store(1, 4);
    kiosk.told.clear();
    disk.fill();
    kiosk.store(2, 5);
    const auto letters = kiosk.told;
    const auto refused = kiosk.last_told<NotStored>();
    REQUIRE(refused);
    CHECK(refused->ticket == Ticket{2});
    CHECK(refused->error.code == Errc::Full);
    CHECK(std::get<SyncHealth>(letters.back()) == SyncHealth{false, 1, false});
    CHECK_FALSE(std::filesystem::exists(kiosk.folder / "ballast"));

    SECTION("while it lasts nothing is taken, and all that was is there") {
        kiosk.pass(Milliseconds(60'000));
        kiosk.store(3, 5);
        CHECK(kiosk.last_told<NotStored>());
        disk.make_room();
        kiosk.start();
        kiosk.connect();
        kiosk.pass(Milliseconds(100));
        CHECK(decode_batch(kiosk.link.take("/batch")->payload)->rows.size() == 1);
    }
    SECTION("it recovers by itself when there is room") {
        disk.make_room();
        kiosk.pass(Milliseconds(10'000));
        CHECK(kiosk.last_told<SyncHealth>() == SyncHealth{false, 1, true});
        CHECK(std::filesystem::file_size(kiosk.folder / "ballast") == 1U << 20U);
        kiosk.store(3, 5);
        CHECK(kiosk.last_told<Stored>()->visit.ordinal == 2);
    }
}

TEST_CASE("the reserve takes the rating under way, and no other is begun", "[device]") {
    // The first write fails as on a full disk; giving the reserve back makes room.
    FullDiskVfs disk;
    DeviceUnderTest kiosk;
    kiosk.vfs = disk.name();
    kiosk.start();
    kiosk.told.clear();
    disk.fail_once();
    kiosk.store(1, 2);
    const auto letters = kiosk.told;
    CHECK(kiosk.last_told<Stored>());
    CHECK_FALSE(std::get<SyncHealth>(letters.back()).can_store);
    CHECK_FALSE(std::filesystem::exists(kiosk.folder / "ballast"));
}

TEST_CASE("a database that breaks under way is opened anew, and storing goes on", "[device]") {
    FullDiskVfs disk;
    DeviceUnderTest kiosk;
    kiosk.vfs = disk.name();
    kiosk.start();
    kiosk.connect();
    kiosk.store(1, 4);
    disk.fail_once(SQLITE_CORRUPT);
    kiosk.store(2, 5);
    CHECK(kiosk.last_told<NotStored>()->error.code == Errc::Corrupt);
    kiosk.pass(Milliseconds(20'000));
    CHECK(kiosk.last_told<SyncHealth>()->can_store);
    kiosk.store(3, 5);
    CHECK(kiosk.last_told<Stored>()->visit.ordinal == 2);
    const auto hello = kiosk.link.take("/hello");
    REQUIRE(hello);
    CHECK(decode_hello(hello->payload)->session == 1);
}

TEST_CASE("the loop stores what was asked for before it was stopped", "[device]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    Mailbox<SyncLetter> mailbox(8);
    REQUIRE(mailbox.post(ToSync(StoreVisit{Ticket{1}, sample_visit(kiosk.clock, 3)})));
    REQUIRE(mailbox.post(ToSync(StoreVisit{Ticket{2}, sample_visit(kiosk.clock, 4)})));
    int beats = 0;
    std::stop_source stop;
    stop.request_stop();
    run_device(
        *kiosk.device, mailbox, kiosk.clock, [&](Tick) { ++beats; }, stop.get_token());
    CHECK(kiosk.last_told<Stored>()->ticket == Ticket{2});
    CHECK(beats == 0);
}
