// SPDX-License-Identifier: Apache-2.0
#include "sync/device/pin_locks.hpp"

#include "tests/device/samples.hpp"

using namespace afterword;

namespace {

const StaffCode kAnna{"07"};
const StaffCode kNobody;

PinLock lock_of(const Storage& storage, const StaffCode& code, const Bench& bench) {
    const auto& all = storage.pin_locks.all();
    const auto found = all.find(code);
    return found == all.end() ? PinLock()
                              : pin_lock(found->second, PinOwner::Staff, bench.clock.tick());
}

void type_wrong_pins(Storage& storage, const StaffCode& code, int times) {
    for (int i = 0; i < times; ++i) {
        REQUIRE(storage.pin_locks.note_wrong(code));
    }
}

}  // namespace

TEST_CASE("turning the kiosk off and on forgives no wrong PIN and begins the wait anew",
          "[pin_locks]") {
    Bench bench;
    {
        auto storage = bench.open();
        type_wrong_pins(storage, kAnna, 4);
        bench.clock.advance(Milliseconds(59'000));
    }
    bench.clock.reboot(BootId{8});
    auto storage = bench.open();
    bench.clock.advance(Milliseconds(59'999));
    CHECK(lock_of(storage, kAnna, bench).state == PinLock::State::Waiting);
    bench.clock.advance(Milliseconds(1));
    CHECK(lock_of(storage, kAnna, bench).state == PinLock::State::Open);
    type_wrong_pins(storage, kAnna, 1);
    CHECK(lock_of(storage, kAnna, bench).until == bench.clock.tick() + Milliseconds(120'000));
}

TEST_CASE("a right PIN forgives its own number, for good", "[pin_locks]") {
    Bench bench;
    {
        auto storage = bench.open();
        type_wrong_pins(storage, kAnna, 3);
        type_wrong_pins(storage, kNobody, 3);
        REQUIRE(storage.pin_locks.note_right(kAnna));
    }
    const auto storage = bench.open();
    CHECK(lock_of(storage, kAnna, bench).state == PinLock::State::Open);
    CHECK(lock_of(storage, kNobody, bench).state == PinLock::State::Waiting);
}

TEST_CASE("ten wrong PINs lock a number until a lead or manager signs in", "[pin_locks]") {
    Bench bench;
    {
        auto storage = bench.open();
        type_wrong_pins(storage, kAnna, 10);
        type_wrong_pins(storage, kNobody, 10);
    }
    {
        auto storage = bench.open();
        CHECK(lock_of(storage, kAnna, bench).state == PinLock::State::Locked);
        CHECK(lock_of(storage, kNobody, bench).state == PinLock::State::Locked);
        REQUIRE(storage.pin_locks.unlock_all());
        CHECK(storage.pin_locks.all().empty());
    }
    CHECK(bench.open().pin_locks.all().empty());
}

TEST_CASE("a wrong PIN that cannot be stored counts all the same, a pardon does not",
          "[pin_locks]") {
    Bench bench;
    auto storage = bench.open();
    REQUIRE(storage.database->run("DROP TABLE wrong_pin"));
    for (int i = 0; i < 3; ++i) {
        CHECK_FALSE(storage.pin_locks.note_wrong(kAnna));
    }
    CHECK(lock_of(storage, kAnna, bench).state == PinLock::State::Waiting);
    CHECK_FALSE(storage.pin_locks.note_right(kAnna));
    CHECK_FALSE(storage.pin_locks.unlock_all());
    CHECK(storage.pin_locks.all().at(kAnna).count == 3);
}
