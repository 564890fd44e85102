// SPDX-License-Identifier: Apache-2.0
#include "platform/base/rng.hpp"

#include <array>

#include <catch2/catch.hpp>

namespace afterword {
namespace {

TEST_CASE("a seed replays the published sequence of SplitMix64", "[rng]") {
    SeededRng rng(1234567);
    CHECK(rng.next() == 6457827717110365317U);
    CHECK(rng.next() == 3203168211198807973U);
    CHECK(rng.next() == 9817491932198370423U);
}

TEST_CASE("below() stays below and reaches every value", "[rng]") {
    SeededRng rng(1);
    std::array<int, 5> seen{};
    for (int i = 0; i < 1000; ++i) {
        const auto value = rng.below(5);
        REQUIRE(value < 5);
        ++seen[value];
    }
    for (const int count : seen) {
        CHECK(count > 150);
    }
}

}  // namespace
}  // namespace afterword
