// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "kiosk/local_time.hpp"
#include "kiosk/presenter.hpp"
#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

// The test's kiosk starts on Saturday, 21 November 2026, 22:01 in Warsaw.
KioskConfig open_until(Minutes closing) {
    KioskConfig config = small_config();
    config.schedule.hours.emplace();
    for (auto& day : config.schedule.hours->of_weekday) {
        day = {Hours{9h, closing}};
    }
    return config;
}

Scene scene_after(KioskUnderTest& kiosk, Milliseconds time) {
    kiosk.wait(time);
    return kiosk.scene();
}

}  // namespace

TEST_CASE("the test's clock says what these tests rely on", "[opening]") {
    const KioskUnderTest kiosk(small_config());
    CHECK(clock_text(kiosk.now().wall, "Europe/Warsaw") == "22:01");
}

TEST_CASE("at closing time the kiosk dims, and asks again when the store opens", "[opening]") {
    KioskUnderTest kiosk(open_until(Minutes(23h)));
    CHECK(kiosk.scene() == Scene::Rate);
    CHECK(scene_after(kiosk, 60min) == Scene::Closed);
    kiosk.choose(ui::Rated{3});
    CHECK(kiosk.visits.empty());
    CHECK(scene_after(kiosk, 9h) == Scene::Dark);
    CHECK(scene_after(kiosk, 80min) == Scene::Rate);
}

TEST_CASE("left alone outside the hours the panel goes dark, and stays so until opening",
          "[opening]") {
    KioskUnderTest kiosk(open_until(Minutes(23h)));
    kiosk.wait(60min);
    kiosk.wait(5min);
    kiosk.choose(ui::Rated{3});  // a touch on the dim screen
    CHECK(scene_after(kiosk, 9min) == Scene::Closed);
    CHECK(scene_after(kiosk, 1min) == Scene::Dark);
    CHECK(scene_after(kiosk, 8h) == Scene::Dark);  // past midnight, where other hours begin
    CHECK(scene_after(kiosk, 2h) == Scene::Rate);
}

TEST_CASE("the touch that wakes a dark panel does nothing else", "[opening]") {
    KioskUnderTest kiosk(open_until(Minutes(20h)));
    CHECK(scene_after(kiosk, 11min) == Scene::Dark);
    CHECK(std::holds_alternative<ui::DarkView>(
        present(kiosk.state(), kiosk.config(), kiosk.now()).screen));
    kiosk.feed(Woken{});
    CHECK(kiosk.scene() == Scene::Closed);
    CHECK(kiosk.state().trace.touches.empty());
    CHECK(scene_after(kiosk, 9min) == Scene::Closed);
    CHECK(scene_after(kiosk, 1min) == Scene::Dark);
}

TEST_CASE("who is rating at closing time is not interrupted", "[opening]") {
    KioskUnderTest kiosk(open_until(Minutes(22h + 2min)));
    kiosk.rate(4);
    kiosk.wait(5s);
    kiosk.choose(ui::TileTapped{0});
    kiosk.wait(11s);
    kiosk.choose(ui::TileTapped{1});
    kiosk.wait(11s);
    kiosk.choose(ui::TileTapped{2});
    CHECK(kiosk.scene() == Scene::Question);
    kiosk.choose(ui::Finished{});
    kiosk.store();
    kiosk.wait(1min);
    CHECK(kiosk.scene() == Scene::Closed);
}

TEST_CASE("a store that asks after hours marks the answers", "[opening]") {
    KioskConfig config = open_until(Minutes(20h));
    config.when_closed = KioskConfig::WhenClosed::Ask;
    KioskUnderTest kiosk(std::move(config));
    kiosk.wait(5s);
    kiosk.rate(5);
    kiosk.choose(ui::Finished{});
    const auto& reasons = kiosk.visits.back().misuse->reasons;
    CHECK(std::count(reasons.begin(), reasons.end(), MisuseReason::ClosedHours) == 1);
}

TEST_CASE("the staff's corner opens in a closed store too", "[opening]") {
    KioskUnderTest kiosk(open_until(Minutes(20h)));
    CHECK(kiosk.scene() == Scene::Closed);
    kiosk.choose(ui::CornerPressed{});
    CHECK(scene_after(kiosk, kCornerHold) == Scene::Pin);
}

TEST_CASE("surveys take turns by their weights", "[opening]") {
    KioskConfig config = small_config();
    config.surveys.push_back(branching_config().surveys.front());
    config.schedule.surveys.resize(2);
    config.schedule.surveys[0].weight = 3;
    KioskUnderTest kiosk(std::move(config));
    int first = 0;
    for (int i = 0; i < 40; ++i) {
        first += kiosk.state().survey == 0 ? 1 : 0;
        kiosk.rate(5);
        kiosk.choose(ui::Finished{});
        kiosk.store();
        kiosk.choose(ui::Dismissed{});
    }
    CHECK(first >= 28);
    CHECK(first <= 32);
}
