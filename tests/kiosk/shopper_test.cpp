// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;
using namespace std::chrono_literals;

TEST_CASE("the first tap is committed before the next screen", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::Rated{2});
    CHECK(kiosk.scene() == Scene::Rate);
    REQUIRE(kiosk.visits.size() == 1);
    const Visit& visit = kiosk.visits[0];
    CHECK(visit.id.ordinal == 0);
    CHECK(visit.rev == 1);
    CHECK(visit.state == Visit::State::Open);
    CHECK(visit.steps.at(0).value->value() == 2);
    CHECK(visit.steps.at(0).shown == ScaleOrder::Ascending);
    CHECK(visit.steps.at(0).took == 1s);
    CHECK(visit.utc_offset_min == 60);
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Question);
}

TEST_CASE("taps while the first is being stored choose nothing", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::Rated{2});
    kiosk.choose(ui::Rated{5});
    kiosk.choose(ui::Rated{5});
    CHECK(kiosk.visits.size() == 1);
    kiosk.store();
    CHECK(kiosk.state().pass->visit.steps.at(0).value->value() == 2);
}

TEST_CASE("reasons amend the same visit, and thanks comes after they are stored", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(2);
    kiosk.choose(ui::TileTapped{2});
    kiosk.choose(ui::TileTapped{0});
    kiosk.choose(ui::TileTapped{1});
    kiosk.choose(ui::TileTapped{1});
    kiosk.choose(ui::Finished{});
    CHECK(kiosk.scene() == Scene::Question);
    REQUIRE(kiosk.visits.size() == 2);
    CHECK(kiosk.visits[1].id.ordinal == 1);
    CHECK(kiosk.visits[1].rev == 2);
    CHECK(kiosk.visits[1].state == Visit::State::Ended);
    CHECK(kiosk.visits[1].at == kiosk.visits[0].at);
    CHECK(kiosk.visits[1].steps.at(1).values == std::vector<std::string>{"waiting", "price"});
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Thanks);
    kiosk.wait(3s);
    CHECK(kiosk.scene() == Scene::Rate);
}

TEST_CASE("finishing without a choice skips the question", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(5);
    kiosk.choose(ui::Finished{});
    CHECK(kiosk.visits[1].steps.at(1).ended == Ended::Skip);
    CHECK(kiosk.visits[1].steps.at(1).values.empty());
}

TEST_CASE("changing the rating keeps the visit, its tiles and its first moment", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(1);
    kiosk.choose(ui::TileTapped{1});
    kiosk.wait(2s);
    kiosk.choose(ui::RatingChanged{});
    CHECK(kiosk.scene() == Scene::Rate);
    kiosk.choose(ui::Rated{4});
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Question);
    CHECK(kiosk.state().pass->chosen.contains(1));
    CHECK(kiosk.visits[1].rev == 2);
    CHECK(kiosk.visits[1].id == VisitId{1, "aaaaaa"});
    CHECK(kiosk.visits[1].at == kiosk.visits[0].at);
    CHECK(kiosk.visits[1].steps.at(0).value->value() == 4);
}

TEST_CASE("a new rating ends the visit with all that was given, and thanks nobody", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(3);
    kiosk.choose(ui::TileTapped{0});
    kiosk.choose(ui::NewRating{});
    const Visit& visit = kiosk.visits.at(1);
    CHECK(visit.state == Visit::State::Ended);
    CHECK(visit.steps.at(1).ended == Ended::Exit);
    CHECK(visit.steps.at(1).values == std::vector<std::string>{"waiting"});
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Rate);
    CHECK_FALSE(kiosk.state().pass);
}

TEST_CASE("whoever walks away is asked after 12 s and let go after 20 more", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(3);
    kiosk.choose(ui::TileTapped{0});
    kiosk.wait(11'999ms);
    CHECK(kiosk.scene() == Scene::Question);
    kiosk.wait(1ms);
    CHECK(kiosk.scene() == Scene::StillThere);
    kiosk.wait(19'999ms);
    CHECK(kiosk.visits.size() == 1);
    kiosk.wait(1ms);
    REQUIRE(kiosk.visits.size() == 2);
    CHECK(kiosk.visits[1].state == Visit::State::Ended);
    CHECK(kiosk.visits[1].steps.at(1).ended == Ended::Timeout);
    CHECK(kiosk.visits[1].steps.at(1).values == std::vector<std::string>{"waiting"});
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Rate);
}

TEST_CASE("a touch after a long rest goes on with the visit and is marked", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(3);
    kiosk.wait(15s);
    REQUIRE(kiosk.scene() == Scene::StillThere);
    kiosk.choose(ui::Continued{});
    CHECK(kiosk.scene() == Scene::Question);
    kiosk.choose(ui::TileTapped{0});
    kiosk.choose(ui::Finished{});
    CHECK(kiosk.visits.at(1).steps.at(1).resumed_after == 15s);
    CHECK(kiosk.visits.at(1).id == VisitId{1, "aaaaaa"});
}

TEST_CASE("a question is asked only where its condition is met, also after a change of mind",
          "[shopper]") {
    KioskUnderTest kiosk(branching_config());
    kiosk.rate(1);
    CHECK(kiosk.state().pass->question == "why");
    kiosk.choose(ui::TileTapped{0});
    kiosk.choose(ui::NextTapped{});
    kiosk.store();
    CHECK(kiosk.state().pass->question == "what");
    CHECK(kiosk.visits.back().steps.size() == 2);
    kiosk.choose(ui::RatingChanged{});
    kiosk.rate(5);
    CHECK(kiosk.state().pass->question == "what");
    CHECK(kiosk.visits.back().find_step("why") == nullptr);
    kiosk.choose(ui::NextTapped{});
    CHECK(kiosk.visits.back().state == Visit::State::Ended);
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Thanks);
}

TEST_CASE("language falls back with every visit", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::LanguageChosen{1});
    kiosk.choose(ui::LanguageChosen{9});
    CHECK(kiosk.state().language == 1);
    kiosk.rate(3);
    CHECK(kiosk.visits[0].language == "pl");
    kiosk.choose(ui::Finished{});
    kiosk.store();
    kiosk.choose(ui::Dismissed{});
    CHECK(kiosk.scene() == Scene::Rate);
    CHECK(kiosk.state().language == 0);
}

TEST_CASE("a full disk stops the next rating before it is thanked, and recovers by itself",
          "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::Rated{2});
    kiosk.fail_to_store();
    CHECK(kiosk.scene() == Scene::OutOfOrder);
    kiosk.choose(ui::Rated{2});
    CHECK(kiosk.visits.size() == 1);
    SyncHealth health;
    health.can_store = true;
    kiosk.feed(ToMain(health));
    CHECK(kiosk.scene() == Scene::Rate);
    CHECK(kiosk.visits.size() == 1);
}

TEST_CASE("a visit whose end found no room is ended when there is room", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(2);
    kiosk.choose(ui::TileTapped{0});
    kiosk.choose(ui::Finished{});
    kiosk.fail_to_store();
    CHECK(kiosk.scene() == Scene::OutOfOrder);
    kiosk.feed(ToMain(SyncHealth{}));
    REQUIRE(kiosk.visits.size() == 3);
    CHECK(kiosk.visits[2].state == Visit::State::Ended);
    CHECK(kiosk.visits[2].rev == 2);
    CHECK(kiosk.visits[2].id == VisitId{1, "aaaaaa"});
    CHECK(kiosk.scene() == Scene::Rate);
}

TEST_CASE("a visit whose end finds no room again is ended the next time there is", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(2);
    kiosk.choose(ui::Finished{});
    kiosk.fail_to_store();
    kiosk.feed(ToMain(SyncHealth{}));
    REQUIRE(kiosk.visits.size() == 3);
    kiosk.feed(ToMain(SyncHealth{}));
    CHECK(kiosk.visits.size() == 3);  // one try at a time
    kiosk.fail_to_store();
    kiosk.feed(ToMain(SyncHealth{}));
    REQUIRE(kiosk.visits.size() == 4);
    CHECK(kiosk.visits[3].state == Visit::State::Ended);
    CHECK(kiosk.visits[3].id == VisitId{1, "aaaaaa"});
}

TEST_CASE("with no room known at rest the kiosk is out of order before anybody taps", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    SyncHealth health;
    health.can_store = false;
    kiosk.feed(ToMain(health));
    CHECK(kiosk.scene() == Scene::OutOfOrder);
}

TEST_CASE("with nothing to do the kiosk asks for no wake-up", "[shopper]") {
    KioskUnderTest kiosk(small_config());
    CHECK_FALSE(next_wake(kiosk.state(), kiosk.config()));
    kiosk.choose(ui::Rated{2});
    CHECK_FALSE(next_wake(kiosk.state(), kiosk.config()));
}
