// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "kiosk/local_time.hpp"
#include "kiosk/presenter.hpp"
#include "kiosk/turn.hpp"
#include "tests/kiosk/kiosk_under_test.hpp"
#include "tests/kiosk/typing.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

KioskUnderTest signed_in(KioskConfig config = small_config()) {
    KioskUnderTest kiosk(std::move(config));
    kiosk.choose(ui::CornerPressed{});
    kiosk.wait(kCornerHold);
    for (const int digit : {0, 7, 2, 4, 6, 8}) {
        kiosk.choose(ui::DigitTyped{digit});
    }
    kiosk.choose(ui::PinEntered{});
    kiosk.feed(PinChecked{true});
    REQUIRE(kiosk.scene() == Scene::Inbox);
    return kiosk;
}

template <class View>
View shown(const KioskUnderTest& kiosk) {
    const ui::View view = present(kiosk.state(), kiosk.config(), kiosk.now());
    REQUIRE(std::holds_alternative<View>(view.screen));
    return std::get<View>(view.screen);
}

template <class Letter>
std::size_t count(const KioskUnderTest& kiosk) {
    return static_cast<std::size_t>(
        std::count_if(kiosk.letters.begin(), kiosk.letters.end(),
                      [](const ToSync& letter) { return std::holds_alternative<Letter>(letter); }));
}

}  // namespace

TEST_CASE("this kiosk asks the sync side and shows unknown as unknown until it answers", "[desk]") {
    KioskUnderTest kiosk = signed_in();
    kiosk.choose(ui::TabChosen{ui::StaffTab::Kiosk});
    CHECK(count<AskFacts>(kiosk) == 1);
    auto view = shown<ui::KioskView>(kiosk);
    CHECK(view.cards.size() == 8);
    CHECK(view.cards[4].value == "Unknown");
    DeviceFacts facts;
    facts.at = kiosk.now().mono;
    facts.free_bytes = 10'940'000'000;
    facts.last_receipt = kiosk.now().mono - 12s;
    kiosk.feed(ToMain(facts));
    view = shown<ui::KioskView>(kiosk);
    CHECK(view.cards[4].value == "10.9 GB free");
    CHECK(view.cards[0].detail == "last sent 12 s ago");
}

TEST_CASE("this kiosk can report a fault once, send, be looked into and start anew", "[desk]") {
    KioskUnderTest kiosk = signed_in();
    kiosk.choose(ui::TabChosen{ui::StaffTab::Kiosk});
    kiosk.choose(ui::FaultReported{});
    kiosk.choose(ui::FaultReported{});
    CHECK(count<ReportFault>(kiosk) == 1);
    CHECK(shown<ui::KioskView>(kiosk).reported);
    kiosk.choose(ui::SendNow{});
    CHECK(count<SendNow>(kiosk) == 1);
    kiosk.choose(ui::DetailsTapped{});
    CHECK_FALSE(shown<ui::KioskView>(kiosk).details.empty());
    kiosk.choose(ui::TouchTested{});
    kiosk.choose(ui::FieldTouched{5});
    CHECK(shown<ui::TouchTestView>(kiosk).touched[5]);
    kiosk.choose(ui::BackTapped{});
    kiosk.choose(ui::RestartTapped{});
    CHECK(kiosk.starts_anew == 1);
}

TEST_CASE(
    "at the end of a shift all of mine are open again, one stored after the other, and the "
    "kiosk locks",
    "[desk]") {
    KioskUnderTest kiosk = signed_in();
    AlertsKnown known;
    for (const char* id : {"a", "b", "c"}) {
        known.alerts.push_back(open_alert(id, kiosk.now().wall));
    }
    known.alerts[2].alert.stage = AlertStage::Taken;
    known.alerts[2].alert.taken_by = "11";
    kiosk.feed(ToMain(known));
    for (int i = 0; i < 2; ++i) {
        kiosk.choose(ui::RowTaken{0});
        kiosk.store();
        kiosk.choose(ui::BackTapped{});
    }
    CHECK(shown<ui::InboxView>(kiosk).mine == 2);
    kiosk.choose(ui::ShiftEnded{});
    CHECK(shown<ui::HandOverView>(kiosk).titles.size() == 2);
    kiosk.choose(ui::AllHandedOver{});
    kiosk.store();
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Rate);
    CHECK(kiosk.steps.size() == 4);
    CHECK(kiosk.steps[3].step == AlertStepKind::Released);
    CHECK(kiosk.steps[3].reason == "handed_over");
    CHECK(kiosk.state().alerts[0].alert.stage == AlertStage::Open);
    CHECK(kiosk.state().alerts[2].alert.taken_by == "11");
}

TEST_CASE(
    "the collector is told of each alert once that it was on the screen of somebody signed in",
    "[desk]") {
    KioskUnderTest kiosk = signed_in();
    AlertsKnown known;
    for (const char* id : {"a", "b"}) {
        known.alerts.push_back(open_alert(id, kiosk.now().wall));
    }
    kiosk.choose(ui::TabChosen{ui::StaffTab::Today});
    kiosk.feed(ToMain(known));
    CHECK(count<NoteAlertStep>(kiosk) == 0);
    kiosk.choose(ui::TabChosen{ui::StaffTab::Open});
    CHECK(count<NoteAlertStep>(kiosk) == 2);
    const auto& first = std::get<NoteAlertStep>(kiosk.letters.back()).step;
    CHECK(first.step == AlertStepKind::Shown);
    CHECK(first.by == "07");
    kiosk.choose(ui::RowOpened{0});
    kiosk.choose(ui::BackTapped{});
    known.alerts.push_back(open_alert("c", kiosk.now().wall));
    kiosk.feed(ToMain(known));
    CHECK(count<NoteAlertStep>(kiosk) == 3);
}

TEST_CASE("what was handed over stands first for whoever signs in next, until it is taken",
          "[desk]") {
    KioskUnderTest kiosk = signed_in();
    AlertsKnown known;
    for (const char* id : {"a", "b"}) {
        known.alerts.push_back(open_alert(id, kiosk.now().wall));
    }
    known.alerts[1].take_by += 1min;
    known.alerts[1].alert.reason = kHandedOver;
    kiosk.feed(ToMain(known));
    kiosk.choose(ui::RowTaken{0});
    kiosk.store();
    REQUIRE(kiosk.steps.size() == 1);
    CHECK(kiosk.steps[0].alert == AlertId{"b"});
    CHECK(kiosk.state().alerts[1].alert.reason.empty());
}

TEST_CASE("a lead's step says so, and only head office can solve a call-back", "[desk]") {
    KioskConfig config = small_config();
    config.staff.front().role = ActorRole::Lead;
    KioskUnderTest kiosk = signed_in(config);
    AlertsKnown known;
    known.alerts.push_back(open_alert("a", kiosk.now().wall));
    known.alerts.front().alert.kind = AlertKind::CallBack;
    kiosk.feed(ToMain(known));
    kiosk.choose(ui::RowTaken{0});
    kiosk.store();
    REQUIRE(kiosk.steps.size() == 1);
    CHECK(kiosk.steps[0].role == ActorRole::Lead);
    kiosk.choose(ui::CauseTapped{0});
    kiosk.choose(ui::ActionTapped{0});
    CHECK_FALSE(shown<ui::AlertTakenView>(kiosk).can_solve);
    kiosk.choose(ui::FactsNoted{});
    kiosk.store();
    CHECK(kiosk.state().alerts.front().alert.stage == AlertStage::Facts);
}

TEST_CASE("what staff say of an alert goes with the step that ends their work on it", "[desk]") {
    KioskUnderTest kiosk = signed_in();
    AlertsKnown known;
    known.alerts = {open_alert("a", kiosk.now().wall), open_alert("b", kiosk.now().wall)};
    kiosk.feed(ToMain(known));
    kiosk.choose(ui::RowTaken{0});
    kiosk.store();
    const auto id = kiosk.steps.back().alert;
    CHECK(kiosk.steps.back().note.empty());
    kiosk.choose(ui::NoteTapped{});
    const auto note = shown<ui::WordsView>(kiosk);
    CHECK(note.writer == ui::WordsView::Writer::Staff);
    CHECK(note.readers == ui::WordsView::Readers::Both);
    type_on(kiosk, layout_of(kiosk.state(), kiosk.config()), "till two");
    hold_key(kiosk, key_of(layout_of(kiosk.state(), kiosk.config()), "e"));
    CHECK_FALSE(shown<ui::WordsView>(kiosk).keyboard.alternatives.empty());
    kiosk.choose(ui::Sent{});
    CHECK(shown<ui::AlertTakenView>(kiosk).has_words);

    SECTION("solved") {
        kiosk.choose(ui::CauseTapped{0});
        kiosk.choose(ui::ActionTapped{0});
        kiosk.choose(ui::Solved{});
        kiosk.store();
        CHECK(kiosk.steps.back().step == AlertStepKind::Solved);
        CHECK(kiosk.steps.back().note == "till two");
    }
    SECTION("handed over with all others, which are not what was spoken of") {
        kiosk.choose(ui::BackTapped{});
        kiosk.choose(ui::RowTaken{0});
        kiosk.store();
        CHECK_FALSE(shown<ui::AlertTakenView>(kiosk).has_words);
        const auto other = kiosk.steps.back().alert;
        CHECK(other != id);
        kiosk.choose(ui::HandedOver{});
        kiosk.store();
        CHECK(kiosk.steps.back().alert == other);
        CHECK(kiosk.steps.back().note.empty());
    }
    SECTION("gone once the kiosk is locked") {
        kiosk.choose(ui::Locked{});
        CHECK(kiosk.state().desk.note.words.empty());
    }
}

TEST_CASE("today is one sentence, the hours, and nothing of a day that is over", "[desk]") {
    KioskUnderTest kiosk = signed_in();
    kiosk.choose(ui::TabChosen{ui::StaffTab::Today});
    CHECK(shown<ui::TodayView>(kiosk).finding == "No figures from the collector yet.");
    Today today;
    today.day = local_now(kiosk.now().wall, "Europe/Warsaw").day;
    today.as_of = kiosk.now().wall;
    today.answers = 182;
    today.expected = 182;
    today.good = wilson(166, 182);
    today.hours = {{9, 9, wilson(8, 9), 0.9}, {10, 3, std::nullopt, std::nullopt}};
    today.reasons = {{"price", 6, 5.0}, {"waiting", 14, 5.0}};
    kiosk.feed(ToMain(TodayKnown{today}));
    const auto view = shown<ui::TodayView>(kiosk);
    CHECK(view.finding == "Waiting time was named 14 times; usual on a Saturday by now: 5.");
    REQUIRE(view.hours.size() == 2);
    CHECK_FALSE(view.hours[1].good);
    REQUIRE(view.footer);
    CHECK(view.footer->good->percent == 91);
    CHECK(view.footer->all_stored);
    kiosk.wait(50s);
    kiosk.feed(Touched{});
    today.day -= std::chrono::days(1);
    kiosk.feed(ToMain(TodayKnown{today}));
    CHECK(shown<ui::TodayView>(kiosk).hours.empty());
}

TEST_CASE("a third wrong PIN waits, also for numbers nobody has, and the wait is told", "[desk]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::CornerPressed{});
    kiosk.wait(kCornerHold);
    for (int i = 0; i < 3; ++i) {
        for (const int digit : {0, 7, 1, 1, 1, 1}) {
            kiosk.choose(ui::DigitTyped{digit});
        }
        kiosk.choose(ui::PinEntered{});
        kiosk.feed(PinChecked{false});
        kiosk.note_tries();
    }
    CHECK(count<PinTried>(kiosk) == 3);
    const auto view = shown<ui::PinView>(kiosk);
    CHECK(view.state == ui::PinView::State::Waiting);
    CHECK(view.wait == "0:30");
    for (const int digit : {0, 7, 2, 4, 6, 8}) {
        kiosk.choose(ui::DigitTyped{digit});
    }
    kiosk.choose(ui::PinEntered{});
    CHECK(kiosk.pins.size() == 3);  // the right one is not even looked at
    kiosk.wait(30s);
    CHECK(shown<ui::PinView>(kiosk).state == ui::PinView::State::Typing);
}
