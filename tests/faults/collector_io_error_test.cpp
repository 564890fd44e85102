// SPDX-License-Identifier: Apache-2.0
// A disk that fails at any one of the calls that a collector makes to it.
#include <catch2/catch.hpp>

#include "platform/base/log.hpp"
#include "sync/collector/store/open_store.hpp"
#include "tests/fakes/power_cuts.hpp"
#include "tests/faults/collector_life.hpp"

namespace afterword {
namespace {

using Call = MemoryDisk::Call;

int code_of(Call call, int write) {
    return call == Call::Write ? write : call == Call::Sync ? SQLITE_IOERR_FSYNC : SQLITE_IOERR;
}

// What the kiosks were told: that the rows up to here are there for good.
using Promises = std::map<std::pair<KioskId, Epoch>, Seq>;

void listen(World& world, Promises& promises) {
    for (const auto* name : {"k-0417", "k-0418"}) {
        const KioskId kiosk{name};
        while (const auto answer = world.take_receipt(kiosk)) {
            if (const auto* receipt = std::get_if<Receipt>(&*answer)) {
                Seq& upto = promises[{kiosk, receipt->epoch}];
                upto = std::max(upto, receipt->upto);
            }
        }
    }
}

void check(World& world, const Promises& promises) {
    auto store = open_sqlite_store(world.options.database, world.options.vfs);
    REQUIRE(store);
    for (const auto& [who, upto] : promises) {
        const auto known = (*store)->hear(who.first, who.second, world.clock.wall());
        REQUIRE(known);
        REQUIRE(known->there.upto() >= upto);
    }
}

// Lives with so many failing calls from each one on.
void try_everywhere(int count, int write_code) {
    set_log_priority(0);
    int lives = 0;
    for (int first = 1, calls = 1; first <= calls; ++first, ++lives) {
        MemoryDisk disk("memory");
        World world;
        world.options.vfs = disk.name();
        // What is sent again is judged as when it came first.
        world.options.rules.late_after = std::chrono::days(365);
        world.clock.set_wall(world.clock.wall() - std::chrono::hours(10));
        const auto life = live_collector(
            disk, world, {.seed = 3, .messages = 12, .reasons = Talk::Reasons::OneEach});

        disk.begin({});
        world.start();
        disk.fault = [&, made = 0](Call call) mutable {
            calls = std::max(calls, ++made);
            return first <= made && made < first + count ? code_of(call, write_code) : SQLITE_OK;
        };
        Promises promises;
        for (const auto& [topic, payload] : life.letters) {
            world.clock.advance(Milliseconds(20'000));
            world.arrive(topic, payload);
            listen(world, promises);
        }
        world.stop();
        disk.fault = nullptr;

        // And now the power goes: what a sync has failed to write may be gone.
        PowerCuts cuts({});
        for (const auto& change : disk.changes()) {
            cuts.follow(change);
        }
        SeededRng rng(1);
        const auto image = cuts.image(Unsynced::Lost, rng);
        disk.begin(image);
        CAPTURE(first);
        check(world, promises);
        REQUIRE(harm_after_resending(world, life) == "");
    }
    set_log_priority(6);
    std::printf("%d failing calls: %d lives of a collector\n", count, lives);
}

TEST_CASE("a collector survives an I/O error at any call to its disk", "[io]") {
    try_everywhere(1, SQLITE_IOERR_WRITE);
}

TEST_CASE("a collector survives a disk that fails for a while", "[io]") {
    try_everywhere(40, SQLITE_IOERR_WRITE);
}

TEST_CASE("a collector survives a disk that is full for a while", "[io]") {
    try_everywhere(40, SQLITE_FULL);
}

}  // namespace
}  // namespace afterword
