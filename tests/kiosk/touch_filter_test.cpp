// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch_filter.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

namespace {

const Tick kShown = from_mono_ms(10'000);
using Kind = ui::Pointer::Kind;

// What becomes of a transition so long after the screen came up.
std::optional<Kind> after(TouchFilter& filter, Kind kind, std::int64_t ms) {
    const auto passed = filter.pass({kind, 5, 5}, kShown + Milliseconds(ms), kShown);
    return passed ? std::optional(passed->kind) : std::nullopt;
}

}  // namespace

TEST_CASE("a touch in the first 200 ms of a screen does nothing, and is counted", "[touch]") {
    TouchFilter filter({});
    CHECK_FALSE(after(filter, Kind::Down, 199));
    CHECK_FALSE(after(filter, Kind::Move, 210));
    CHECK_FALSE(after(filter, Kind::Up, 250));
    CHECK(filter.ignored() == 1);
    CHECK(after(filter, Kind::Down, 300) == Kind::Down);
    CHECK(after(filter, Kind::Up, 301) == Kind::Up);
}

TEST_CASE("with a repeat guard the second half of a trembling tap does nothing", "[touch]") {
    TouchFilter filter({.repeat_guard = Milliseconds(400)});
    CHECK(after(filter, Kind::Down, 1000) == Kind::Down);
    CHECK(after(filter, Kind::Up, 1050) == Kind::Up);
    CHECK_FALSE(after(filter, Kind::Down, 1200));
    CHECK_FALSE(after(filter, Kind::Up, 1250));
    CHECK(after(filter, Kind::Down, 1451) == Kind::Down);
}

TEST_CASE("with a hold delay a brush of the glass is no tap", "[touch]") {
    TouchFilter filter({.hold = Milliseconds(300)});
    CHECK(after(filter, Kind::Down, 1000) == Kind::Down);
    CHECK(after(filter, Kind::Up, 1200) == Kind::Cancel);
    CHECK(after(filter, Kind::Down, 2000) == Kind::Down);
    CHECK(after(filter, Kind::Up, 2300) == Kind::Up);
    CHECK(filter.ignored() == 1);
}
