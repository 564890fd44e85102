// SPDX-License-Identifier: Apache-2.0
// Power lost at every single change that a collector's life makes to its SQLite store.
#include <catch2/catch.hpp>

#include "platform/base/log.hpp"
#include "platform/sqlite/migrations.hpp"
#include "tests/fakes/power_cuts.hpp"
#include "tests/faults/collector_life.hpp"
#include "tests/faults/cuts.hpp"

namespace afterword {

std::span<const Migration> collector_migrations();

namespace {

struct Bench {
    MemoryDisk disk{"memory"};
    World world;

    Bench() {
        set_log_priority(0);
        world.options.vfs = disk.name();
        // What is sent again is judged as when it came first.
        world.options.rules.late_after = std::chrono::days(365);
        world.options.rules.groups.most_a_day = 1'000;
        // Noon: what arrives later is still of the same day.
        world.clock.set_wall(world.clock.wall() - std::chrono::hours(10));
    }
    ~Bench() { set_log_priority(6); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    // What the collector makes of it when it starts.
    std::string opened(const DiskImage& image) {
        MemoryDisk other("other");
        other.begin(image);
        auto options = world.options;
        options.vfs = other.name();
        REQUIRE(Collector::open(options, world.clock, world.link));
        return content_of(other, options.database);
    }
    void cut(const DiskImage& start, const CollectorLife& life, Rng& rng, CutCount& count) {
        cut_everywhere(disk, {start, life.changes}, rng, count, [&](std::size_t changes) {
            return harm_to_collector(disk, world, life, changes);
        });
    }
};

TEST_CASE("a power cut leaves a collector as it stood before or after a message", "[power]") {
    CutCount count("a collector's life");
    for (std::uint64_t seed = 1; count.cuts() < cuts_wanted() / 2; ++seed) {
        Bench bench;
        SeededRng rng(seed);
        const auto life = live_collector(bench.disk, bench.world, {.seed = seed});
        bench.cut({}, life, rng, count);
        CAPTURE(seed);
        REQUIRE(count.harm() == "");
    }
}

TEST_CASE("kiosks that send again after a power cut bring the collector to the same end",
          "[power]") {
    CutCount count("a collector's life, sent again");
    for (std::uint64_t seed = 1; count.cuts() < cuts_wanted() / 80; ++seed) {
        Bench bench;
        SeededRng rng(seed);
        const auto life = live_collector(bench.disk, bench.world,
                                         {.seed = seed, .reasons = Talk::Reasons::OneEach});
        PowerCuts cuts({});
        for (const auto& change : life.changes) {
            cuts.follow(change);
            if (rng.below(16) == 0) {
                bench.disk.begin(cuts.image(kAllUnsynced[rng.below(4)], rng));
                count.note(harm_after_resending(bench.world, life));
            }
        }
        CAPTURE(seed);
        REQUIRE(count.harm() == "");
    }
}

TEST_CASE("a power cut while a collector's schema moves leaves one of its steps", "[power]") {
    Bench bench;
    CutCount count("a collector's migration");
    SeededRng rng(1);
    static_cast<void>(live_collector(bench.disk, bench.world, {}));
    const auto& file = bench.world.options.database;
    // Older firmware goes back step by step; whatever it leaves, the new one makes the best of it.
    CollectorLife back;
    const DiskImage newest = bench.disk.image();
    bench.disk.begin(newest);
    {
        auto database = Database::open(file, bench.disk.name());
        for (std::size_t steps = collector_migrations().size(); steps > 0; --steps) {
            REQUIRE(migrate(*database, collector_migrations().first(steps)));
            back.moments.push_back({bench.disk.changes().size(), bench.opened(bench.disk.image())});
        }
    }
    back.changes = bench.disk.take_changes();

    CollectorLife forward;
    const DiskImage oldest = bench.disk.image();
    forward.moments = {{0, back.moments.back().content}};
    bench.disk.begin(oldest);
    REQUIRE(harm_to_collector(bench.disk, bench.world, forward, 0) == "");
    forward.changes = bench.disk.take_changes();

    bench.cut(newest, back, rng, count);
    bench.cut(oldest, forward, rng, count);
    CHECK(count.harm() == "");
}

TEST_CASE("power cuts find out a disk that lies to the collector about its syncs", "[power]") {
    for (const auto lie : {MemoryDisk::Syncs::IgnoredOfLogs, MemoryDisk::Syncs::Ignored}) {
        Bench bench;
        CutCount count("a collector on a disk that lies, which must be harmed");
        SeededRng rng(1);
        bench.disk.syncs = lie;
        const auto life = live_collector(bench.disk, bench.world, {});
        PowerCuts cuts({});
        for (std::size_t changes = 1; changes <= life.changes.size(); ++changes) {
            cuts.follow(life.changes[changes - 1]);
            if (rng.below(8) == 0) {
                bench.disk.begin(cuts.image(Unsynced::Lost, rng));
                count.note(harm_to_collector(bench.disk, bench.world, life, changes));
            }
        }
        CHECK(count.harmed() > count.cuts() / 10);
    }
}

}  // namespace
}  // namespace afterword
