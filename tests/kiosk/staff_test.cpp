// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "kiosk/alert_list.hpp"
#include "kiosk/presenter.hpp"
#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

void type(KioskUnderTest& kiosk, const std::string& digits) {
    for (const char digit : digits) {
        kiosk.choose(ui::DigitTyped{digit - '0'});
    }
}

void hold_corner(KioskUnderTest& kiosk) {
    kiosk.choose(ui::CornerPressed{});
    kiosk.wait(3s);
}

// At the inbox, with these alerts known.
KioskUnderTest at_inbox(const std::vector<KnownAlert>& alerts,
                        const KioskConfig& config = small_config()) {
    KioskUnderTest kiosk(config);
    kiosk.feed(ToMain(AlertsKnown{alerts}));
    hold_corner(kiosk);
    type(kiosk, "071234");
    kiosk.choose(ui::PinEntered{});
    kiosk.feed(PinChecked{true});
    REQUIRE(kiosk.scene() == Scene::Inbox);
    return kiosk;
}

const AlertStage& stage_of(const KioskUnderTest& kiosk, const std::string& id) {
    return find_alert(kiosk.state(), AlertId{id})->alert.stage;
}

}  // namespace

TEST_CASE("the corner must be held for three seconds, on rate and out of order only", "[staff]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::CornerPressed{});
    kiosk.wait(2'999ms);
    kiosk.feed(ui::Choice(ui::CornerReleased{}));
    kiosk.wait(10s);
    CHECK(kiosk.scene() == Scene::Rate);
    hold_corner(kiosk);
    CHECK(kiosk.scene() == Scene::Pin);

    KioskUnderTest busy(small_config());
    busy.rate(3);
    hold_corner(busy);
    CHECK(busy.scene() == Scene::Question);

    KioskUnderTest shopper_only(small_config(KioskRole::Shopper));
    hold_corner(shopper_only);
    CHECK(shopper_only.scene() == Scene::Rate);
}

TEST_CASE("whoever rates while the corner counts as held is not sent to the PIN", "[staff]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::CornerPressed{});
    kiosk.rate(3);
    kiosk.wait(5s);
    CHECK(kiosk.scene() == Scene::Question);
    CHECK(kiosk.state().pass);
}

TEST_CASE("a tap on an alert that has moved on stores nothing", "[staff]") {
    const WallTime opened = from_unix_ms(1'795'294'000'000);
    auto kiosk = at_inbox({open_alert("a", opened)});
    kiosk.choose(ui::RowOpened{0});
    KnownAlert taken = open_alert("a", opened);
    taken.alert.stage = AlertStage::Taken;
    taken.alert.taken_by = "12";
    kiosk.feed(ToMain(AlertsKnown{{taken}}));
    kiosk.choose(ui::AlertTaken{});
    CHECK(kiosk.steps.empty());
    CHECK_FALSE(kiosk.state().commit);
}

TEST_CASE("a PIN is checked outside and opens the inbox only when it is right", "[staff]") {
    KioskUnderTest kiosk(small_config());
    hold_corner(kiosk);
    type(kiosk, "07123");
    kiosk.choose(ui::PinEntered{});
    CHECK(kiosk.pins.empty());
    type(kiosk, "4");
    kiosk.choose(ui::PinEntered{});
    REQUIRE(kiosk.pins.size() == 1);
    CHECK(kiosk.pins[0].pin == "1234");
    CHECK(kiosk.pins[0].pin_hash == "$argon2id$hash-of-07");
    kiosk.choose(ui::DigitTyped{1});
    kiosk.feed(PinChecked{false});
    kiosk.note_tries();
    CHECK(kiosk.scene() == Scene::Pin);
    CHECK(kiosk.state().pin.digits.empty());
    type(kiosk, "991234");
    kiosk.choose(ui::PinEntered{});
    REQUIRE(kiosk.pins.size() == 2);
    CHECK(kiosk.pins[1].pin_hash.empty());
}

TEST_CASE("an answer about a PIN that was given up opens nothing", "[staff]") {
    KioskUnderTest kiosk(small_config());
    hold_corner(kiosk);
    type(kiosk, "071234");
    kiosk.choose(ui::PinEntered{});
    kiosk.wait(61s);
    CHECK(kiosk.scene() == Scene::Rate);
    kiosk.feed(PinChecked{true});
    CHECK(kiosk.scene() == Scene::Rate);
}

TEST_CASE("staff screens lock after a minute without a touch", "[staff]") {
    auto kiosk = at_inbox({});
    kiosk.wait(59s);
    kiosk.choose(ui::TabChosen{ui::StaffTab::Taken});
    kiosk.wait(59s);
    CHECK(kiosk.scene() == Scene::Inbox);
    kiosk.wait(1s);
    CHECK(kiosk.scene() == Scene::Rate);
    CHECK(kiosk.state().desk.code.empty());
}

TEST_CASE("a PIN that nobody begins to type gives the screen back to shoppers", "[staff]") {
    KioskUnderTest kiosk(small_config());
    kiosk.choose(ui::CornerPressed{});
    kiosk.wait(3s);
    REQUIRE(kiosk.scene() == Scene::Pin);
    kiosk.wait(60s);
    CHECK(kiosk.scene() == Scene::Rate);
}

TEST_CASE("an alert is taken, noted and solved on the kiosk, each step stored first", "[staff]") {
    const WallTime opened = from_unix_ms(1'795'294'000'000);
    auto kiosk = at_inbox({open_alert("a", opened), open_alert("b", opened - 20min)});
    kiosk.choose(ui::RowTaken{0});
    CHECK(kiosk.scene() == Scene::Inbox);
    REQUIRE(kiosk.steps.size() == 1);
    CHECK(kiosk.steps[0].alert == AlertId{"b"});
    CHECK(kiosk.steps[0].step == AlertStepKind::Taken);
    CHECK(kiosk.steps[0].by == "07");
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Alert);
    CHECK(stage_of(kiosk, "b") == AlertStage::Taken);
    kiosk.choose(ui::FactsNoted{});
    kiosk.store();
    CHECK(stage_of(kiosk, "b") == AlertStage::Facts);
    kiosk.choose(ui::Solved{});
    CHECK(kiosk.steps.size() == 2);
    kiosk.choose(ui::CauseTapped{1});
    kiosk.choose(ui::ActionTapped{1});
    kiosk.choose(ui::ActionTapped{0});
    kiosk.choose(ui::OutcomeTapped{ui::AlertTakenView::Outcome::Later});
    kiosk.choose(ui::Solved{});
    REQUIRE(kiosk.steps.size() == 3);
    CHECK(kiosk.steps[2].rev == 3);
    CHECK(kiosk.steps[2].cause == "till_closed");
    CHECK(kiosk.steps[2].actions == std::vector<std::string>{"opened_till", "apologised"});
    CHECK(kiosk.steps[2].outcome == Outcome::Later);
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Inbox);
    CHECK(stage_of(kiosk, "b") == AlertStage::Solved);
}

TEST_CASE("a reason's own causes and actions stand on its tiles and go with the solution",
          "[staff]") {
    const WallTime opened = from_unix_ms(1'795'294'000'000);
    KioskConfig config = small_config();
    config.solutions["waiting"] = {{{"oven_off", std::nullopt, {{"en", "Oven was off"}}}},
                                   {{"opened_till", ui::Word::OpenedTill, {}},
                                    {"free_coffee", std::nullopt, {{"en", "Free coffee"}}}}};
    KnownAlert alert = open_alert("a", opened);
    alert.alert.reasons = {"staff", "waiting"};
    auto kiosk = at_inbox({alert}, config);
    kiosk.choose(ui::RowTaken{0});
    kiosk.store();
    const auto view = present(kiosk.state(), kiosk.config(), kiosk.now());
    const auto& taken = std::get<ui::AlertTakenView>(view.screen);
    REQUIRE(taken.causes.size() == 1);
    REQUIRE(taken.actions.size() == 2);
    CHECK(taken.causes[0].label == "Oven was off");
    CHECK(taken.actions[0].label == "Opened a till");
    kiosk.choose(ui::CauseTapped{1});  // there is no such tile
    CHECK_FALSE(kiosk.state().desk.cause);
    kiosk.choose(ui::CauseTapped{0});
    kiosk.choose(ui::ActionTapped{1});
    kiosk.choose(ui::Solved{});
    REQUIRE(kiosk.steps.size() == 2);
    CHECK(kiosk.steps[1].cause == "oven_off");
    CHECK(kiosk.steps[1].actions == std::vector<std::string>{"free_coffee"});
}

TEST_CASE("a reason's own advice stands on the screen, and staff can say that it is wrong",
          "[staff]") {
    const WallTime opened = from_unix_ms(1'795'294'000'000);
    KioskConfig config = small_config();
    config.playbook.what_to_do["waiting"]["en"] = {"Open a till."};
    config.playbook.may_give["staff"]["en"] = "a coffee";
    config.playbook.may_give["waiting"]["pl"] = "kawę";  // not in English
    KnownAlert alert = open_alert("a", opened);
    alert.alert.reasons = {"staff", "waiting"};
    KnownAlert other = open_alert("b", opened);
    other.alert.reasons = {"price"};
    auto kiosk = at_inbox({alert, other}, config);
    const auto shown = [&] {
        return std::get<ui::AlertOpenView>(
            present(kiosk.state(), kiosk.config(), kiosk.now()).screen);
    };
    kiosk.choose(ui::RowOpened{0});
    CHECK(shown().playbook == std::vector<std::string>{"Open a till."});
    CHECK(shown().may_give == "You may give: a coffee");
    CHECK_FALSE(shown().playbook_wrong);
    kiosk.choose(ui::PlaybookWrong{});
    CHECK_FALSE(shown().playbook_wrong);  // not before it is stored
    kiosk.store();
    CHECK(shown().playbook_wrong);
    kiosk.choose(ui::PlaybookWrong{});
    REQUIRE(kiosk.steps.size() == 1);
    CHECK(kiosk.steps[0].step == AlertStepKind::PlaybookWrong);
    CHECK(kiosk.steps[0].reason == "waiting");
    CHECK(kiosk.steps[0].by == "07");
    CHECK(stage_of(kiosk, "a") == AlertStage::Open);
    CHECK(kiosk.state().steps_ahead.empty());
    kiosk.choose(ui::BackTapped{});
    kiosk.choose(ui::RowOpened{1});
    CHECK(shown().playbook.size() == 3);  // what we advise ourselves
    CHECK(shown().may_give.empty());
    CHECK_FALSE(shown().playbook_wrong);
    kiosk.choose(ui::PlaybookWrong{});
    REQUIRE(kiosk.steps.size() == 2);
    CHECK(kiosk.steps[1].reason.empty());
}

TEST_CASE("what was noted of an alert stands on its screen", "[staff]") {
    const WallTime opened = from_unix_ms(1'795'294'000'000);
    KnownAlert alert = open_alert("a", opened);
    alert.alert.noted = {{"12", opened + 5min, "till 2 was closed"}};
    auto kiosk = at_inbox({alert});
    kiosk.choose(ui::RowOpened{0});
    const auto view = present(kiosk.state(), kiosk.config(), kiosk.now());
    const auto& noted = std::get<ui::AlertOpenView>(view.screen).noted;
    REQUIRE(noted.size() == 1);
    CHECK(noted[0].starts_with("12 · "));
    CHECK(noted[0].ends_with(" · till 2 was closed"));
}

TEST_CASE("steps made here stand until the collector has seen them", "[staff]") {
    const WallTime opened = from_unix_ms(1'795'294'000'000);
    auto kiosk = at_inbox({open_alert("a", opened)});
    kiosk.choose(ui::RowTaken{0});
    kiosk.store();
    kiosk.feed(ToMain(AlertsKnown{{open_alert("a", opened), open_alert("c", opened)}}));
    CHECK(stage_of(kiosk, "a") == AlertStage::Taken);
    CHECK(kiosk.state().steps_ahead.size() == 1);
    KnownAlert taken = open_alert("a", opened);
    taken.alert.stage = AlertStage::Taken;
    taken.alert.rev = 2;
    taken.alert.taken_by = "07";
    kiosk.feed(ToMain(AlertsKnown{{taken}}));
    CHECK(kiosk.state().steps_ahead.empty());
}

TEST_CASE("when another kiosk was first, its take stands and ours is dropped", "[staff]") {
    const WallTime opened = from_unix_ms(1'795'294'000'000);
    auto kiosk = at_inbox({open_alert("a", opened)});
    kiosk.choose(ui::RowTaken{0});
    kiosk.store();
    kiosk.choose(ui::FactsNoted{});
    kiosk.store();
    KnownAlert taken = open_alert("a", opened);
    taken.alert.stage = AlertStage::Taken;
    taken.alert.rev = 2;
    taken.alert.taken_by = "12";
    kiosk.feed(ToMain(AlertsKnown{{taken}}));
    CHECK(stage_of(kiosk, "a") == AlertStage::Taken);
    CHECK(find_alert(kiosk.state(), AlertId{"a"})->alert.taken_by == "12");
    CHECK(kiosk.state().steps_ahead.empty());
}

TEST_CASE("an alert is dismissed only with a reason", "[staff]") {
    auto kiosk = at_inbox({open_alert("a", from_unix_ms(1'795'294'000'000))});
    kiosk.choose(ui::RowOpened{0});
    kiosk.choose(ui::NotActionable{});
    CHECK(kiosk.scene() == Scene::Dismissal);
    kiosk.choose(ui::NotActionableBecause{99});
    CHECK(kiosk.steps.empty());
    kiosk.choose(ui::NotActionableBecause{0});
    REQUIRE(kiosk.steps.size() == 1);
    CHECK(kiosk.steps[0].reason == "customer_gone");
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Inbox);
    CHECK(stage_of(kiosk, "a") == AlertStage::NotActionable);
}

TEST_CASE("behind the counter the kiosk rests at the PIN and takes no ratings", "[staff]") {
    KioskUnderTest kiosk(small_config(KioskRole::Staff));
    CHECK(kiosk.scene() == Scene::Pin);
    CHECK_FALSE(next_wake(kiosk.state(), kiosk.config()));
    kiosk.choose(ui::Rated{1});
    CHECK(kiosk.visits.empty());
    type(kiosk, "071234");
    kiosk.choose(ui::PinEntered{});
    kiosk.feed(PinChecked{true});
    kiosk.choose(ui::Locked{});
    CHECK(kiosk.scene() == Scene::Pin);
}
