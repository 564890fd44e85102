// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/clock.hpp"

#include <catch2/catch.hpp>

#include "platform/linux/random.hpp"

using namespace afterword;

TEST_CASE("ticks never go back, and the wall clock is in this century", "[clock]") {
    KernelRng rng;
    const LinuxClock clock(rng);
    Tick before = clock.tick();
    for (int i = 0; i < 1'000; ++i) {
        const Tick now = clock.tick();
        REQUIRE(now >= before);
        before = now;
    }
    CHECK(unix_ms(clock.wall()) > 1'700'000'000'000);
    CHECK(unix_ms(clock.wall()) < 4'102'444'800'000);
}

TEST_CASE("every program start has a boot id of its own", "[clock]") {
    KernelRng rng;
    CHECK(LinuxClock(rng).boot() != LinuxClock(rng).boot());
    const LinuxClock clock(rng);
    CHECK(clock.boot() == clock.boot());
}
