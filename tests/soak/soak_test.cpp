// SPDX-License-Identifier: Apache-2.0
// Days of use in one process. AFTERWORD_DAYS in the environment says how many; left out = 3.
#include <cstdio>
#include <cstdlib>

#include <catch2/catch.hpp>

#include "platform/base/log.hpp"
#include "platform/linux/memory.hpp"
#include "tests/soak/busy_config.hpp"
#include "tests/soak/shop.hpp"
#include "ui/keyboard/pinyin.hpp"

using namespace afterword;

namespace {

// Above the second day's lightest hour. Over the first nine days 3 to 4 MB come, as fonts are
// opened for languages, sizes and keyboards that few shoppers choose; then it stands. A leak of 70
// bytes a touch breaks this bound within thirty days, one of 2 kB a touch within three.
constexpr long kMayGrowKb = 5'120;

int days() {
    const char* wanted = std::getenv("AFTERWORD_DAYS");
    return wanted != nullptr ? std::atoi(wanted) : 3;
}

}  // namespace

TEST_CASE("a kiosk in use for days holds no more memory, and every button does something",
          "[soak]") {
    give_large_blocks_back();  // as the kiosk does
    set_log_priority(3);
    SeededRng keys(1);
    const auto config = busy_config(make_seal_pair(keys));
    REQUIRE(config.ok());
    const TemporaryFolder fonts;
    auto ui = ui::Ui::open(config->display.panel, fonts.path());
    REQUIRE(ui.ok());
    const auto ime = ui::Pinyin::open();
    REQUIRE(ime.ok());
    Shop shop(*config, *ui, **ime, 1);

    shop.pass_day();
    const Footprint second = shop.pass_day();
    for (int day = 3; day <= days(); ++day) {
        const Footprint now = shop.pass_day();
        CAPTURE(day, shop.touches(), shop.visits());
        std::printf("day %2d: %7ld touches, %6ld visits, %6ld kB, %ld files, %ld threads\n", day,
                    static_cast<long>(shop.touches()), static_cast<long>(shop.visits()),
                    now.resident_kb, now.descriptors, now.threads);
        CHECK(now.resident_kb <= second.resident_kb + kMayGrowKb);
        CHECK(now.descriptors == second.descriptors);
        CHECK(now.threads == second.threads);
    }
    CHECK(shop.dead_buttons() == std::vector<std::string>());
    CHECK(shop.visits() > 100 * days());
    CHECK(shop.received() > Seq{shop.visits()});
}
