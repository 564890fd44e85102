// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;
using namespace std::chrono_literals;

TEST_CASE("whoever asks for more time gets it, as often as they like", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(3);
    for (int times = 0; times < 20; ++times) {
        kiosk.wait(25s);
        REQUIRE(kiosk.scene() == Scene::StillThere);
        kiosk.choose(ui::Continued{});
        REQUIRE(kiosk.scene() == Scene::Question);
    }
    CHECK(kiosk.visits.size() == 1);
}
