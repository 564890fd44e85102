// SPDX-License-Identifier: Apache-2.0
#include "sync/model/till_count.hpp"

#include <catch2/catch.hpp>

namespace afterword {

TEST_CASE("hours are written as the clock on the wall shows them", "[till_count]") {
    for (const auto* text : {"2026-11-21T00", "2026-11-21T09", "2026-11-21T23", "2024-02-29T12"}) {
        const auto hour = parse_hour(text);
        REQUIRE(hour);
        CHECK(hour_text(*hour) == text);
    }
    for (const auto* none :
         {"", "2026-11-21", "2026-11-21T24", "2026-11-21T9", "2026-11-21 09", "2026-11-21T09:00",
          "2026-02-29T09", "1969-12-31T23", "2026-11-21T-1", "2026-11-21t09"}) {
        CAPTURE(none);
        CHECK_FALSE(parse_hour(none));
    }
    CHECK(hour_of({*parse_day("2026-11-21"), Minutes(14 * 60 + 59)}) ==
          LocalHour{*parse_day("2026-11-21"), 14});
}

}  // namespace afterword
