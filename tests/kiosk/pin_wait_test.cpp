// SPDX-License-Identifier: Apache-2.0
// Wrong PINs, as the one who types them meets them.
#include <catch2/catch.hpp>

#include "kiosk/presenter.hpp"
#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

KioskUnderTest at_pin() {
    KioskConfig config = small_config();
    config.staff = {{"07", ActorRole::Staff, "$argon2id$hash-of-07"},
                    {"08", ActorRole::Staff, "$argon2id$hash-of-08"},
                    {"20", ActorRole::Lead, "$argon2id$hash-of-20"}};
    KioskUnderTest kiosk(std::move(config));
    kiosk.choose(ui::CornerPressed{});
    kiosk.wait(kCornerHold);
    REQUIRE(kiosk.scene() == Scene::Pin);
    return kiosk;
}

void type(KioskUnderTest& kiosk, const std::string& digits) {
    for (const char digit : digits) {
        kiosk.choose(ui::DigitTyped{digit - '0'});
    }
    kiosk.choose(ui::PinEntered{});
}

// Types number and PIN; the check, if there is one, says `word`, and what is wrong gets stored.
void enter(KioskUnderTest& kiosk, const std::string& digits, const PinChecked& word) {
    type(kiosk, digits);
    if (kiosk.state().pin.state == PinEntry::State::Checking) {
        kiosk.feed(word);
    }
    if (kiosk.state().pin.state == PinEntry::State::Noting) {
        kiosk.note_tries();
    }
}

ui::PinView::State shown(const KioskUnderTest& kiosk) {
    const ui::View view = present(kiosk.state(), kiosk.config(), kiosk.now());
    return std::get<ui::PinView>(view.screen).state;
}

constexpr PinChecked kWrong{false};
constexpr PinChecked kRight{true};

PinTried last_try(const KioskUnderTest& kiosk) {
    return std::get<PinTried>(kiosk.letters.back());
}

void try_wrong(KioskUnderTest& kiosk, const std::string& digits, int times) {
    for (int i = 0; i < times; ++i) {
        enter(kiosk, digits, kWrong);
        kiosk.choose(ui::DigitErased{});  // a touch, so that the screen does not lock
    }
}

// As the sync side remembers it.
void remember_wrong(KioskUnderTest& kiosk, const char* code, int times) {
    PinTries tries = kiosk.state().tries;
    tries.tries[StaffCode{code}] = {times, kiosk.now().mono};
    kiosk.feed(ToMain(tries));
}

}  // namespace

TEST_CASE("the third wrong PIN makes its number wait, shown in seconds, and no other", "[pin]") {
    auto kiosk = at_pin();
    try_wrong(kiosk, "070000", 2);
    enter(kiosk, "070000", kWrong);
    CHECK(kiosk.state().pin.state == PinEntry::State::Waiting);
    CHECK(kiosk.state().pin.until == kiosk.now().mono + 30s);
    const auto checked = kiosk.pins.size();
    enter(kiosk, "071234", kRight);
    CHECK(kiosk.pins.size() == checked);  // not even looked at
    CHECK(kiosk.scene() == Scene::Pin);
    enter(kiosk, "081234", kRight);
    CHECK(kiosk.scene() == Scene::Inbox);
}

TEST_CASE("after its wait the number may be tried again", "[pin]") {
    auto kiosk = at_pin();
    try_wrong(kiosk, "070000", 2);
    enter(kiosk, "070000", kWrong);
    kiosk.wait(30s);
    CHECK(kiosk.state().pin.state == PinEntry::State::Typing);
    enter(kiosk, "071234", kRight);
    CHECK(kiosk.scene() == Scene::Inbox);
    CHECK(last_try(kiosk).outcome == PinTried::Outcome::Right);
}

TEST_CASE("nobody sees that a PIN is wrong before the try is stored", "[pin]") {
    auto kiosk = at_pin();
    type(kiosk, "070000");
    const auto checking = shown(kiosk);
    kiosk.feed(kWrong);
    CHECK(last_try(kiosk).outcome == PinTried::Outcome::Wrong);
    CHECK(shown(kiosk) == checking);
    kiosk.note_tries();
    CHECK(shown(kiosk) == ui::PinView::State::Wrong);
}

TEST_CASE("where nothing can be stored a wrong PIN counts until the kiosk stops", "[pin]") {
    auto kiosk = at_pin();
    SyncHealth health;
    health.can_store = false;
    kiosk.feed(ToMain(health));
    for (int i = 0; i < 3; ++i) {
        type(kiosk, "070000");
        kiosk.feed(kWrong);
    }
    CHECK(kiosk.state().pin.state == PinEntry::State::Waiting);
}

TEST_CASE("every wrong PIN is told to be kept, by its number", "[pin]") {
    auto kiosk = at_pin();
    enter(kiosk, "070000", kWrong);
    CHECK(last_try(kiosk).code == StaffCode{"07"});
    CHECK(last_try(kiosk).outcome == PinTried::Outcome::Wrong);
    enter(kiosk, "990000", kWrong);
    CHECK(last_try(kiosk).code == StaffCode{});  // numbers nobody has share one count
}

TEST_CASE("numbers nobody has wait like any other", "[pin]") {
    auto kiosk = at_pin();
    try_wrong(kiosk, "990000", 1);
    try_wrong(kiosk, "980000", 1);
    enter(kiosk, "970000", kWrong);
    CHECK(kiosk.state().pin.state == PinEntry::State::Waiting);
}

TEST_CASE("what was tried before a power cut counts", "[pin]") {
    auto kiosk = at_pin();
    remember_wrong(kiosk, "07", 5);
    enter(kiosk, "071234", kRight);
    CHECK(kiosk.scene() == Scene::Pin);
    CHECK(kiosk.state().pin.state == PinEntry::State::Waiting);
}

TEST_CASE("the tenth wrong PIN locks the number until a lead signs in", "[pin]") {
    auto kiosk = at_pin();
    remember_wrong(kiosk, "07", 10);
    enter(kiosk, "071234", kRight);
    CHECK(kiosk.state().pin.state == PinEntry::State::Locked);
    kiosk.wait(59s);
    enter(kiosk, "071234", kRight);
    CHECK(kiosk.scene() == Scene::Pin);

    enter(kiosk, "201234", kRight);
    CHECK(kiosk.scene() == Scene::Inbox);
    CHECK(last_try(kiosk).outcome == PinTried::Outcome::RightOfLead);
    kiosk.feed(ToMain(PinTries{}));  // the sync side has forgiven everybody
    kiosk.choose(ui::Locked{});
    kiosk.choose(ui::CornerPressed{});
    kiosk.wait(kCornerHold);
    enter(kiosk, "071234", kRight);
    CHECK(kiosk.scene() == Scene::Inbox);
}
