// SPDX-License-Identifier: Apache-2.0
// Power lost at every single change that a kiosk's life makes to its disk.
#include <catch2/catch.hpp>

#include "platform/base/log.hpp"
#include "platform/sqlite/migrations.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/faults/cuts.hpp"
#include "tests/faults/kiosk_life.hpp"

namespace afterword {

std::span<const Migration> kiosk_migrations();

namespace {

struct Bench {
    TemporaryFolder folder = TemporaryFolder::in_memory();
    MemoryDisk disk{"memory"};
    FakeClock clock;

    Bench() { set_log_priority(0); }
    ~Bench() { set_log_priority(6); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    KioskLife live(std::uint64_t seed, const std::function<void(Storage&)>& prepare = {}) {
        return live_kiosk(disk, folder.path(), clock, seed, prepare);
    }
    void cut(const KioskLife& life, Rng& rng, CutCount& count) {
        cut_everywhere(disk, {life.start, life.changes}, rng, count, [&](std::size_t changes) {
            return harm_to_kiosk(disk, life, changes, clock);
        });
    }
};

TEST_CASE("a power cut leaves a kiosk as it stood before or after what it was doing", "[power]") {
    Bench bench;
    CutCount count("a kiosk's life");
    for (std::uint64_t seed = 1; count.cuts() < cuts_wanted() / 2; ++seed) {
        SeededRng rng(seed);
        bench.cut(bench.live(seed), rng, count);
        CAPTURE(seed);
        REQUIRE(count.harm() == "");
    }
}

TEST_CASE("a power cut while a kiosk's schema moves leaves the old one or the new", "[power]") {
    Bench bench;
    CutCount count("a kiosk's migration");
    SeededRng rng(1);
    const auto former = bench.live(1);
    const std::filesystem::path file = bench.folder / "kiosk.db";
    KioskMoment whole = former.moments.back();
    // Older firmware goes back to the first schema, which knows no wrong PINs.
    KioskLife back{former.folder, bench.disk.image(), {}, {}};
    {
        bench.disk.begin(back.start);
        auto database = Database::open(file, bench.disk.name());
        REQUIRE(migrate(*database, kiosk_migrations().first(1)));
    }
    back.changes = bench.disk.take_changes();
    KioskMoment bare = whole;
    bare.content.wrong_pins.clear();
    whole.changes = 0;
    bare.changes = back.changes.size();
    back.moments = {whole, bare};

    // And the new firmware forward again.
    KioskLife forward{former.folder, bench.disk.image(), {}, {}};
    bare.changes = 0;
    forward.moments = {bare};
    bench.disk.begin(forward.start);
    REQUIRE(harm_to_kiosk(bench.disk, forward, 0, bench.clock) == "");
    forward.changes = bench.disk.take_changes();

    bench.cut(back, rng, count);
    bench.cut(forward, rng, count);
    CHECK(count.harm() == "");
}

TEST_CASE("power cuts find out a kiosk that does not sync every commit", "[power]") {
    Bench bench;
    for (const std::string synchronous : {"NORMAL", "OFF"}) {
        CutCount count("a kiosk with synchronous=" + synchronous + ", which must be harmed");
        SeededRng rng(1);
        const auto life = bench.live(1, [&](Storage& storage) {
            REQUIRE(storage.database->run("PRAGMA synchronous=" + synchronous));
        });
        bench.cut(life, rng, count);
        CHECK(count.harmed() > count.cuts() / 10);
    }
}

}  // namespace
}  // namespace afterword
