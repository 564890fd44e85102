// SPDX-License-Identifier: Apache-2.0
// Alerts that a kiosk raises itself, and how both ends come to agree on one.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/scenarios/shop.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

std::ptrdiff_t lines(const AlertLine& line, std::string_view step) {
    return std::count_if(line.history.begin(), line.history.end(),
                         [&](const HistoryEntry& entry) { return entry.step == step; });
}

// One alert, the same at the collector and at both kiosks, with no step unanswered.
AlertLine agreed(Shop& shop) {
    shop.pass(10min);
    auto alerts = shop.alerts_at_collector();
    REQUIRE(alerts.size() == 1);
    const Alert& alert = alerts.front().message.alert;
    for (const auto* kiosk : {&shop.here(), &shop.there()}) {
        INFO(kiosk->config().kiosk.text);
        CHECK(Shop::alerts_at(*kiosk) == std::vector{alert});
        CHECK(kiosk->state().steps_ahead.empty());
    }
    return alerts.front();
}

}  // namespace

TEST_CASE("staff solve without a network what the kiosk raised, and both ends agree afterwards",
          "[scenario][offline]") {
    Shop shop;
    shop.here().link().cut_off();
    shop.rate(shop.here(), 1);
    shop.pass(29s);
    CHECK(Shop::alerts_at(shop.here()).empty());
    shop.pass(2s);
    REQUIRE(Shop::alerts_at(shop.here()).size() == 1);
    CHECK(Shop::alerts_at(shop.here()).front().title == "Very bad");
    CHECK(Shop::alerts_at(shop.there()).empty());
    shop.sign_in(shop.here());
    shop.take_first(shop.here());
    shop.solve(shop.here());
    CHECK(Shop::alerts_at(shop.here()).front().stage == AlertStage::Solved);
    shop.here().link().heal();
    const AlertLine line = agreed(shop);
    CHECK(line.message.alert.stage == AlertStage::Solved);
    CHECK(line.message.alert.taken_by == "07");
    CHECK(lines(line, "raised") == 2);  // the collector's, and the kiosk's
}

TEST_CASE("a restart forgets neither the alert nor who took it", "[scenario][offline]") {
    Shop shop;
    shop.here().link().cut_off();
    shop.rate(shop.here(), 1);
    SECTION("between the rating and the alert") {
        shop.pass(10s);
        shop.here().die(Death::PowerLost);
        shop.pass(2min);
        REQUIRE(Shop::alerts_at(shop.here()).size() == 1);
        shop.sign_in(shop.here());
        shop.take_first(shop.here());
    }
    SECTION("between the alert and the link's return") {
        shop.pass(40s);
        shop.sign_in(shop.here());
        shop.take_first(shop.here());
        shop.here().die(Death::PowerLost);
        shop.pass(2min);
    }
    REQUIRE(Shop::alerts_at(shop.here()).size() == 1);
    CHECK(Shop::alerts_at(shop.here()).front().stage == AlertStage::Taken);
    shop.here().link().heal();
    CHECK(agreed(shop).message.alert.stage == AlertStage::Taken);
}

TEST_CASE("an alert that both ends raise is one", "[scenario][offline]") {
    Shop shop;
    shop.here().link().lose(Way::Down);  // the rows get through, no receipt comes back
    shop.rate(shop.here(), 1);
    shop.pass(5s);
    REQUIRE(Shop::alerts_at(shop.there()).size() == 1);  // the collector's
    CHECK(Shop::alerts_at(shop.here()).empty());
    shop.pass(27s);
    CHECK(Shop::alerts_at(shop.here()).size() == 1);  // its own
    const AlertLine line = agreed(shop);
    CHECK(line.message.alert.stage == AlertStage::Open);
    CHECK(lines(line, "raised") == 2);
}

TEST_CASE("who took it first at the collector has it, whatever was taken without a network",
          "[scenario][offline]") {
    Shop shop;
    shop.here().link().lose(Way::Down);
    shop.rate(shop.here(), 1);
    shop.pass(5s);
    shop.here().link().cut_off();
    shop.sign_in(shop.there());
    shop.take_first(shop.there());
    shop.solve(shop.there());
    shop.pass(31s);
    shop.sign_in(shop.here());
    shop.take_first(shop.here());
    CHECK(Shop::alerts_at(shop.here()).front().stage == AlertStage::Taken);
    shop.pass(1min);
    shop.here().link().heal();
    const AlertLine line = agreed(shop);
    CHECK(line.message.alert.stage == AlertStage::Solved);
    CHECK(std::count_if(line.history.begin(), line.history.end(), [](const HistoryEntry& entry) {
              return entry.fate == Fate::Refused && entry.kiosk == KioskId{"k-1"};
          }) == 1);
}

TEST_CASE("low scores of one reason are one alert without a network too, and both ends agree",
          "[scenario][offline]") {
    Shop shop;
    shop.here().link().cut_off();
    for (int i = 0; i < 3; ++i) {
        shop.rate(shop.here(), 1);
        shop.pass(40s);
    }
    const auto open = [](const SimulatedKiosk& kiosk) {
        auto alerts = Shop::alerts_at(kiosk);
        std::erase_if(alerts, [](const Alert& alert) { return ended(alert.stage); });
        return alerts;
    };
    REQUIRE(open(shop.here()).size() == 1);
    CHECK(open(shop.here()).front().n == 3);
    shop.here().link().heal();
    shop.pass(10min);
    REQUIRE(open(shop.here()).size() == 1);
    CHECK(open(shop.here()).front().members.size() == 3);
    CHECK(open(shop.there()) == open(shop.here()));
    CHECK(Shop::alerts_at(shop.there()) == Shop::alerts_at(shop.here()));
    CHECK(shop.alerts_at_collector().size() == 3);
}

TEST_CASE("a visit that is amended meanwhile ends its alert at both ends", "[scenario][offline]") {
    Shop shop;
    shop.here().link().cut_off();
    shop.write(shop.here(), 2, "fire");
    // Whoever wrote it keeps tapping, and so stays.
    for (int i = 0; i < 8; ++i) {
        shop.pass(4s);
        shop.here().choose(ui::TileTapped{0});
    }
    REQUIRE(Shop::alerts_at(shop.here()).size() == 1);
    CHECK(Shop::alerts_at(shop.here()).front().kind == AlertKind::RedLine);
    shop.here().choose(ui::RatingChanged{});
    shop.here().choose(ui::Rated{5});  // asks for no words, and keeps none
    CHECK(Shop::alerts_at(shop.here()).front().stage == AlertStage::NotActionable);
    shop.here().choose(ui::Finished{});
    shop.here().link().heal();
    const AlertLine line = agreed(shop);
    CHECK(line.message.alert.stage == AlertStage::NotActionable);
    CHECK(line.message.alert.reason == "amended");
}

}  // namespace afterword
