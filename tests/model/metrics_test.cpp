// SPDX-License-Identifier: Apache-2.0
#include "sync/model/metrics.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

TEST_CASE("the Wilson interval agrees with the published example", "[metrics]") {
    // 166 of 182: the figures of the interface's description.
    const Share share = wilson(166, 182);
    CHECK(share.share == Approx(0.912088).margin(5e-7));
    CHECK(share.low == Approx(0.861977).margin(5e-7));
    CHECK(share.high == Approx(0.945163).margin(5e-7));
}

TEST_CASE("the Wilson interval stays within 0 and 1 at the ends", "[metrics]") {
    CHECK(wilson(0, 1).low == 0.0);
    CHECK(wilson(0, 1).high > 0.7);
    CHECK(wilson(1, 1).high == 1.0);
    CHECK(wilson(1, 1).low < 0.3);
}
