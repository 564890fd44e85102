// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/alert_clock.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono_literals;

// Saturday, 21 November 2026, 00:00 in Warsaw.
const WallTime kSaturday = from_unix_ms(1'795'215'600'000);

// Open from 9 to 20 every day.
Basis basis(Deadlines::Run run = Deadlines::Run::WhileOpen) {
    StoreEntry store{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"};
    store.hours.emplace().of_weekday.fill({Hours{9h, 20h}});
    auto places = Register::make({store}, {});
    REQUIRE(places.ok());
    Basis made{*std::move(places), {}, {}};
    made.rules.deadlines.run = run;
    return made;
}

AlertMessage opened_at(WallTime opened) {
    AlertMessage message;
    message.alert.store = StoreId{"s-001"};
    message.alert.opened = opened;
    return message;
}

TEST_CASE("while the store is open its deadlines run as on any clock", "[alert_clock]") {
    const auto seen = as_of(opened_at(kSaturday + 10h), basis(), kSaturday + 10h + 4min);
    CHECK(seen.left == TimeLeft{6min, 56min, 116min});
    CHECK_FALSE(seen.late);
    CHECK_FALSE(seen.resumes);
    CHECK(as_of(opened_at(kSaturday + 10h), basis(), kSaturday + 10h + 11min).late);
}

TEST_CASE("an alert opened five minutes before closing is to be taken five after opening",
          "[alert_clock]") {
    const auto message = opened_at(kSaturday + 19h + 55min);
    CHECK(as_of(message, basis(), kSaturday + 19h + 55min).left.take == 13h + 10min);
    const auto at_night = as_of(message, basis(), kSaturday + 23h);
    CHECK(at_night.resumes == std::optional<Milliseconds>(10h));
    CHECK(at_night.left.take == 10h + 5min);
    CHECK_FALSE(at_night.late);
    CHECK_FALSE(as_of(message, basis(), kSaturday + 33h + 5min).late);
    const auto after = as_of(message, basis(), kSaturday + 33h + 5min + 1ms);
    CHECK(after.late);
    CHECK_FALSE(after.resumes);
}

TEST_CASE("what has ended waits for no opening", "[alert_clock]") {
    auto message = opened_at(kSaturday + 10h);
    message.alert.stage = AlertStage::Solved;
    CHECK_FALSE(as_of(message, basis(), kSaturday + 23h).resumes);
}

TEST_CASE("round the clock the hours of the store don't count", "[alert_clock]") {
    const Basis always = basis(Deadlines::Run::RoundTheClock);
    const auto seen = as_of(opened_at(kSaturday + 19h + 55min), always, kSaturday + 20h + 6min);
    CHECK(seen.late);
    CHECK_FALSE(seen.resumes);
}

}  // namespace
}  // namespace afterword
