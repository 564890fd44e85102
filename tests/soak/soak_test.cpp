// SPDX-License-Identifier: Apache-2.0
// Days of use in one process. AFTERWORD_DAYS in the environment says how many; left out = 3.
#include <cstdio>
#include <cstdlib>

#include <catch2/catch.hpp>

#include "platform/base/log.hpp"
#include "platform/linux/memory.hpp"
#include "tests/soak/busy_config.hpp"
#include "tests/soak/footprint.hpp"
#include "tests/soak/shop.hpp"
#include "ui/keyboard/pinyin.hpp"

using namespace afterword;

namespace {

// After the first day every cache is full (text masks 4 MB, SQLite's pages 2 MB) and every font
// open. What may still come and go is heap that is free but lies between what is not. A leak of
// 200 bytes a touch would pass this bound within a day.
constexpr long kMayGrowKb = 2'048;

int days() {
    const char* wanted = std::getenv("AFTERWORD_DAYS");
    return wanted != nullptr ? std::atoi(wanted) : 3;
}

}  // namespace

TEST_CASE("after the first day a kiosk in use holds no more memory, files and threads", "[soak]") {
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
    const Footprint first = Footprint::now();
    for (int day = 2; day <= days(); ++day) {
        shop.pass_day();
        const Footprint now = Footprint::now();
        CAPTURE(day, shop.touches(), shop.visits());
        std::printf("day %2d: %7ld touches, %6ld visits, %6ld kB, %ld files, %ld threads\n", day,
                    static_cast<long>(shop.touches()), static_cast<long>(shop.visits()),
                    now.resident_kb, now.descriptors, now.threads);
        CHECK(now.resident_kb <= first.resident_kb + kMayGrowKb);
        CHECK(now.descriptors == first.descriptors);
        CHECK(now.threads == first.threads);
    }
    CHECK(shop.visits() > 100 * days());
    CHECK(shop.received() > Seq{shop.visits()});
}
