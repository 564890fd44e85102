// SPDX-License-Identifier: Apache-2.0
#include "kiosk/presenter.hpp"

#include <catch2/catch.hpp>

#include "kiosk/local_time.hpp"
#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

template <class View>
View shown(const KioskUnderTest& kiosk) {
    const auto view = present(kiosk.state(), kiosk.config(), kiosk.now());
    REQUIRE(std::holds_alternative<View>(view.screen));
    return std::get<View>(view.screen);
}

KioskUnderTest at_inbox(const std::vector<KnownAlert>& alerts) {
    KioskUnderTest kiosk(small_config());
    kiosk.feed(ToMain(AlertsKnown{alerts}));
    kiosk.choose(ui::CornerPressed{});
    kiosk.wait(3s);
    for (const char digit : std::string("071234")) {
        kiosk.choose(ui::DigitTyped{digit - '0'});
    }
    kiosk.choose(ui::PinEntered{});
    kiosk.feed(PinChecked{true});
    return kiosk;
}

// 2026-11-22 10:17 in Warsaw; the kiosk under test stands at 10:01:01 (2026-11-21T… in wall time).
WallTime at_minute(const KioskUnderTest& kiosk, int minutes) {
    return std::chrono::floor<std::chrono::hours>(kiosk.now().wall) + minutes * 1min;
}

}  // namespace

TEST_CASE("rate shows the survey's words in the language chosen", "[presenter]") {
    KioskUnderTest kiosk(small_config());
    CHECK(shown<ui::RateView>(kiosk).question == "How was it?");
    CHECK(shown<ui::RateView>(kiosk).corner == "Riverside Pharmacy · Checkout");
    CHECK(shown<ui::RateView>(kiosk).languages ==
          std::vector<ui::Language>{ui::Language::En, ui::Language::Pl});
    kiosk.choose(ui::LanguageChosen{1});
    CHECK(shown<ui::RateView>(kiosk).question == "Jak?");
    CHECK(present(kiosk.state(), kiosk.config(), kiosk.now()).language == ui::Language::Pl);
}

TEST_CASE("the screens after the first tap are the same for every score", "[presenter]") {
    std::vector<std::vector<std::string>> labels;
    for (int value = 1; value <= 5; ++value) {
        KioskUnderTest kiosk(small_config());
        kiosk.rate(value);
        const auto view = shown<ui::QuestionView>(kiosk);
        CHECK(view.question == "Why?");
        CHECK(view.last);
        std::vector<std::string> tiles;
        for (const auto& tile : std::get<ui::TilesBody>(view.body).tiles) {
            CHECK_FALSE(tile.chosen);
            tiles.push_back(tile.label);
        }
        labels.push_back(tiles);
    }
    for (const auto& tiles : labels) {
        CHECK(tiles == labels.front());
    }
}

TEST_CASE("nothing but a grey dot tells a shopper of an alert", "[presenter]") {
    KioskUnderTest kiosk(small_config());
    CHECK(shown<ui::RateView>(kiosk).staff_dot == ui::Shown::No);
    kiosk.feed(ToMain(AlertsKnown{{open_alert("a", kiosk.now().wall)}}));
    CHECK(shown<ui::RateView>(kiosk).staff_dot == ui::Shown::Yes);
    KnownAlert solved = open_alert("a", kiosk.now().wall);
    solved.alert.stage = AlertStage::Solved;
    kiosk.feed(ToMain(AlertsKnown{{solved}}));
    CHECK(shown<ui::RateView>(kiosk).staff_dot == ui::Shown::No);
}

TEST_CASE("of a low score without words staff see the quarter hour and rounded deadlines",
          "[presenter]") {
    KioskUnderTest probe(small_config());
    KnownAlert known = open_alert("a", at_minute(probe, 1));
    auto kiosk = at_inbox({known});
    auto row = shown<ui::InboxView>(kiosk).rows.at(0);
    CHECK(row.title == "Very bad · Waiting time");
    const std::string hour = clock_text(at_minute(probe, 0), "Europe/Warsaw").substr(0, 2);
    CHECK(row.detail == "Checkout · about " + hour + ":00");
    CHECK(row.due == "Take by " + hour + ":15");
    CHECK(row.can_take);
    CHECK_FALSE(row.late);

    known.alert.text = "nobody opened a second till";
    kiosk.feed(ToMain(AlertsKnown{{known}}));
    row = shown<ui::InboxView>(kiosk).rows.at(0);
    CHECK(row.due == "Take by " + hour + ":11");
    CHECK(row.detail.ends_with(" · 1 comment"));

    known.alert.members = {{1, "aaaaaa"}, {2, "aaaaaa"}};  // another shopper's words, perhaps
    known.alert.visit = known.alert.members.front();
    kiosk.feed(ToMain(AlertsKnown{{known}}));
    CHECK(shown<ui::InboxView>(kiosk).rows.at(0).due == "Take by " + hour + ":15");
}

TEST_CASE("a score on a scale that this kiosk does not ask is shown as it came", "[presenter]") {
    KioskUnderTest probe(small_config());
    KnownAlert known = open_alert("a", at_minute(probe, 1));
    for (const int score : {0, 1, 7, 10}) {
        known.alert.score = *Score::from(score);
        known.alert.title = std::to_string(score) + "/10 · Waiting time";
        const auto row = shown<ui::InboxView>(at_inbox({known})).rows.at(0);
        CHECK(row.title == known.alert.title);
        CHECK(row.mark.kind == ui::AlertMark::Kind::Face);
        CHECK(row.mark.score == 1);
    }
}

TEST_CASE("a late alert says so and says to take it now", "[presenter]") {
    KioskUnderTest probe(small_config());
    auto kiosk = at_inbox({open_alert("a", at_minute(probe, -60))});
    const auto row = shown<ui::InboxView>(kiosk).rows.at(0);
    CHECK(row.late);
    CHECK(row.left == "take now");
}

TEST_CASE("while the store is closed an alert says when its clock goes on", "[presenter]") {
    KioskUnderTest probe(small_config());
    KnownAlert known = open_alert("a", at_minute(probe, 0));
    known.alert.kind = AlertKind::Help;
    known.resumes_at = probe.now().wall + std::chrono::hours(11);
    CHECK(shown<ui::InboxView>(at_inbox({known})).rows.at(0).left == "resumes 09:01");
    known.resumes_at = probe.now().wall;
    CHECK(shown<ui::InboxView>(at_inbox({known})).rows.at(0).left == "9 min");
}

TEST_CASE("what another kiosk reports names that kiosk", "[presenter]") {
    KioskUnderTest probe(small_config());
    KnownAlert known = open_alert("a", at_minute(probe, 0));
    known.alert.kiosk = KioskId{"k-0418"};
    auto kiosk = at_inbox({known});
    CHECK(shown<ui::InboxView>(kiosk).rows.at(0).detail.starts_with("k-0418 · "));
}

TEST_CASE("Solved is lit only with a cause and an action", "[presenter]") {
    auto kiosk = at_inbox({open_alert("a", from_unix_ms(1'795'294'000'000))});
    kiosk.choose(ui::RowTaken{0});
    kiosk.store();
    CHECK_FALSE(shown<ui::AlertTakenView>(kiosk).can_solve);
    kiosk.choose(ui::CauseTapped{0});
    CHECK_FALSE(shown<ui::AlertTakenView>(kiosk).can_solve);
    kiosk.choose(ui::ActionTapped{0});
    CHECK(shown<ui::AlertTakenView>(kiosk).can_solve);
    CHECK(shown<ui::AlertTakenView>(kiosk).by == "07");
}

TEST_CASE("the countdown of still-there runs down", "[presenter]") {
    KioskUnderTest kiosk(small_config());
    kiosk.rate(3);
    kiosk.wait(12s);
    CHECK(shown<ui::StillThereView>(kiosk).left == Approx(1.0));
    kiosk.wait(10s);
    CHECK(shown<ui::StillThereView>(kiosk).left == Approx(0.5));
}

TEST_CASE("quarters and clock texts follow the store's zone", "[local_time]") {
    const WallTime noon = from_unix_ms(1'795'262'400'000);  // 2026-11-21T12:00:00Z
    CHECK(clock_text(noon, "Europe/Warsaw") == "13:00");
    CHECK(clock_text(noon, "Asia/Kolkata") == "17:30");
    CHECK(utc_offset_minutes(noon, "Asia/Kolkata") == 330);
    CHECK(quarter_before(noon + 14min) == noon);
    CHECK(quarter_after(noon + 1ms) == noon + 15min);
    CHECK(quarter_after(noon) == noon);
    CHECK(local_day(noon + 12h, "Europe/Warsaw") == local_day(noon, "Europe/Warsaw") + 1);
    CHECK_FALSE(is_zone("Mars/Olympus"));
}
