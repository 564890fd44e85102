// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "kiosk/presenter.hpp"
#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds kWindow = 20s;

KioskConfig till_config(ArmPlace place = ArmPlace::Till) {
    KioskConfig config = small_config();
    config.arm.place = place;
    config.arm.hash_key = std::make_shared<const HashKey>(*HashKey::from(std::string(32, 'k')));
    config.arm.clerk_window = kWindow;
    config.arm.clerk_employee = "e-7";
    return config;
}

void arm(KioskUnderTest& kiosk, const std::string& nonce) {
    ArmAsked asked;
    asked.request.kiosk = KioskId{"k-0417"};
    asked.request.nonce = ArmNonce{nonce};
    asked.request.issued = kiosk.now().wall;
    asked.request.window = kWindow;
    asked.request.transaction = "2026-11-21/0042/17";
    asked.request.employee = "e-12";
    asked.server = kiosk.now().wall;
    kiosk.feed(ToMain(asked));
}

// The windows that became rows, and what the till was told, in their order.
template <class Letter>
std::vector<Letter> told(const KioskUnderTest& kiosk) {
    std::vector<Letter> found;
    for (const auto& letter : kiosk.letters) {
        if (const auto* match = std::get_if<Letter>(&letter)) {
            found.push_back(*match);
        }
    }
    return found;
}

// One shopper from the first tap to the resting kiosk.
void pass_by(KioskUnderTest& kiosk) {
    kiosk.rate(4);
    kiosk.choose(ui::Finished{});
    kiosk.store();
    kiosk.choose(ui::Dismissed{});
}

ui::Shown linked(const KioskUnderTest& kiosk) {
    return std::get<ui::RateView>(present(kiosk.state(), kiosk.config(), kiosk.now()).screen)
        .linked;
}

}  // namespace

TEST_CASE("one arming is for one visit: the next shopper is nobody's", "[till]") {
    KioskUnderTest kiosk(till_config());
    arm(kiosk, "nonce-0001");
    pass_by(kiosk);
    pass_by(kiosk);
    const auto& first = kiosk.visits.front();
    REQUIRE(first.armed);
    CHECK(first.armed->by == ArmedBy::Till);
    CHECK(first.armed->employee == "e-12");
    CHECK(first.armed->transaction ==
          keyed_hash("2026-11-21/0042/17", *kiosk.config().arm.hash_key));
    CHECK(kiosk.visits[1].armed == first.armed);  // the same visit, amended
    CHECK_FALSE(kiosk.visits.back().armed);
}

TEST_CASE("without an arming no answer is anybody's", "[till]") {
    KioskUnderTest kiosk(till_config(ArmPlace::NoTill));
    pass_by(kiosk);
    for (const auto& visit : kiosk.visits) {
        CHECK_FALSE(visit.armed);
    }
    CHECK(kiosk.letters.empty());
}

TEST_CASE("a window in which nobody rated is a row too", "[till]") {
    KioskUnderTest kiosk(till_config());
    arm(kiosk, "nonce-0001");
    kiosk.wait(kWindow - 1ms);
    CHECK(told<StoreArmedWindow>(kiosk).empty());
    kiosk.wait(1ms);
    const auto rows = told<StoreArmedWindow>(kiosk);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].window.ended == ArmEnd::Expired);
    CHECK_FALSE(rows[0].window.visit);
    pass_by(kiosk);
    CHECK_FALSE(kiosk.visits.front().armed);
}

TEST_CASE("the till hears the same word at the same moment, whether somebody rated or not",
          "[till]") {
    KioskUnderTest rated(till_config());
    KioskUnderTest passed(till_config());
    arm(rated, "nonce-0001");
    arm(passed, "nonce-0001");
    rated.rate(1);
    rated.wait(kWindow - 1ms);
    passed.wait(kWindow - 1ms);
    CHECK(told<TellTill>(rated).empty());
    CHECK(told<TellTill>(passed).empty());
    rated.wait(1ms);
    passed.wait(1ms);
    REQUIRE(told<TellTill>(rated).size() == 1);
    REQUIRE(told<TellTill>(passed).size() == 1);
    CHECK(told<TellTill>(rated)[0].nonce == told<TellTill>(passed)[0].nonce);
}

TEST_CASE("the window's row follows its visit's and names it", "[till]") {
    KioskUnderTest kiosk(till_config());
    arm(kiosk, "nonce-0001");
    kiosk.choose(ui::Rated{2});
    CHECK(told<StoreArmedWindow>(kiosk).empty());
    kiosk.store();
    const auto rows = told<StoreArmedWindow>(kiosk);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].window.ended == ArmEnd::Rated);
    CHECK(rows[0].window.visit == VisitId{1, "aaaaaa"});
}

TEST_CASE("a window whose visit could not be kept was no chance to answer", "[till]") {
    KioskUnderTest kiosk(till_config());
    arm(kiosk, "nonce-0001");
    kiosk.choose(ui::Rated{2});
    kiosk.fail_to_store();
    const auto rows = told<StoreArmedWindow>(kiosk);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].window.ended == ArmEnd::Cancelled);
    CHECK_FALSE(rows[0].window.visit);
}

TEST_CASE("a new arming cancels the one before it", "[till]") {
    KioskUnderTest kiosk(till_config());
    arm(kiosk, "nonce-0001");
    arm(kiosk, "nonce-0002");
    REQUIRE(told<StoreArmedWindow>(kiosk).size() == 1);
    CHECK(told<StoreArmedWindow>(kiosk)[0].window.ended == ArmEnd::Cancelled);
}

TEST_CASE("the screen says that the answer goes with the receipt, for as long as it does",
          "[till]") {
    KioskUnderTest kiosk(till_config());
    CHECK(linked(kiosk) == ui::Shown::No);
    arm(kiosk, "nonce-0001");
    CHECK(linked(kiosk) == ui::Shown::Yes);
    kiosk.rate(5);
    kiosk.choose(ui::RatingChanged{});
    CHECK(linked(kiosk) == ui::Shown::Yes);
    kiosk.rate(4);
    kiosk.choose(ui::Finished{});
    kiosk.store();
    const auto thanks = present(kiosk.state(), kiosk.config(), kiosk.now());
    CHECK(std::get<ui::ThanksView>(thanks.screen).kept == ui::ThanksView::Kept::WithReceipt);
    kiosk.choose(ui::Dismissed{});
    CHECK(linked(kiosk) == ui::Shown::No);

    arm(kiosk, "nonce-0002");
    kiosk.wait(kWindow);
    CHECK(linked(kiosk) == ui::Shown::No);
}

TEST_CASE("a replayed request opens nothing, and its asker hears why", "[till]") {
    KioskUnderTest kiosk(till_config());
    arm(kiosk, "nonce-0001");
    kiosk.wait(kWindow);
    arm(kiosk, "nonce-0001");
    REQUIRE(kiosk.arms.size() == 2);
    CHECK_FALSE(kiosk.arms[0].refusal);
    CHECK(kiosk.arms[1].refusal == ArmRefusal::Replayed);
    CHECK(linked(kiosk) == ui::Shown::No);
}

TEST_CASE("a clerk's key opens a window only where there is no till", "[till]") {
    KioskUnderTest with_till(till_config());
    with_till.feed(ClerkArmed{7});
    CHECK(linked(with_till) == ui::Shown::No);

    KioskUnderTest kiosk(till_config(ArmPlace::NoTill));
    kiosk.feed(ClerkArmed{7});
    pass_by(kiosk);
    REQUIRE(kiosk.visits.front().armed);
    CHECK(kiosk.visits.front().armed->by == ArmedBy::Clerk);
    CHECK(kiosk.visits.front().armed->employee == "e-7");
    CHECK(kiosk.visits.front().armed->transaction.empty());
    kiosk.wait(kWindow);
    CHECK(told<TellTill>(kiosk).empty());  // there is none
}
