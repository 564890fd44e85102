// SPDX-License-Identifier: Apache-2.0
// Where to call back.
#include <catch2/catch.hpp>

#include "kiosk/presenter.hpp"
#include "kiosk/turn.hpp"
#include "tests/kiosk/typing.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

const std::string kNumber = "48600100200";

KioskConfig contact_config() {
    KioskConfig config = small_config();
    auto survey = read_survey(
        R"({"survey":"exit","version":1,"languages":["en"],"questions":[
            {"id":"service","kind":"faces5","text":{"en":"How?"},
             "labels":{"en":["a","b","c","d","e"]}},
            {"id":"back","kind":"contact","text":{"en":"May we call you?"}}]})",
        "survey.json");
    REQUIRE(survey.ok());
    config.surveys = {*std::move(survey)};
    SeededRng rng(1);
    config.tenant.contact_key = make_seal_pair(rng).seal;
    config.tenant.case_url = "https://example.com/case/{code}";
    return config;
}

KioskUnderTest at_contact() {
    KioskUnderTest kiosk(contact_config());
    kiosk.rate(1);
    REQUIRE(kiosk.state().pass->question == "back");
    return kiosk;
}

void type_number(KioskUnderTest& kiosk) {
    kiosk.choose(ui::PlusTyped{});
    for (const char digit : kNumber) {
        kiosk.choose(ui::DigitTyped{digit - '0'});
    }
}

const ContactEntry& entry(const KioskUnderTest& kiosk) {
    return kiosk.state().pass->contact;
}

// What the main loop does with the effect.
void seal(KioskUnderTest& kiosk) {
    REQUIRE(kiosk.contacts.size() == 1);
    const SealContact& wanted = kiosk.contacts.back();
    auto sealed =
        SealedContact::seal(wanted.contact, *kiosk.config().tenant.contact_key, wanted.consent);
    REQUIRE(sealed.ok());
    SeededRng rng(9);
    kiosk.feed(ContactSealed{*std::move(sealed), draw_case_code(rng)});
}

}  // namespace

TEST_CASE("without the ticked box no contact can be sent", "[contact]") {
    auto kiosk = at_contact();
    type_number(kiosk);
    CHECK_FALSE(can_send(entry(kiosk)));
    kiosk.choose(ui::Sent{});
    CHECK(kiosk.contacts.empty());
    kiosk.choose(ui::ConsentTapped{});
    CHECK(can_send(entry(kiosk)));
    kiosk.choose(ui::ConsentTapped{});  // taken back
    kiosk.choose(ui::Sent{});
    CHECK(kiosk.contacts.empty());
    CHECK(kiosk.visits.size() == 1);
}

TEST_CASE("in two steps nobody comes to the consent without a number, and there is a way back",
          "[contact]") {
    using Now = ui::ContactView::Step;
    auto kiosk = at_contact();
    kiosk.choose(ui::NextTapped{});
    CHECK(entry(kiosk).step == Now::Typing);
    type_number(kiosk);
    kiosk.choose(ui::NextTapped{});
    CHECK(entry(kiosk).step == Now::Agreeing);
    kiosk.choose(ui::BackTapped{});
    CHECK(entry(kiosk).step == Now::Typing);
    CHECK_FALSE(entry(kiosk).typed.empty());
    kiosk.choose(ui::NextTapped{});
    kiosk.choose(ui::ConsentTapped{});
    kiosk.choose(ui::Sent{});
    CHECK(kiosk.contacts.size() == 1);
}

TEST_CASE("a contact is sealed with the consent as it stood there, and its case shown for 15 s",
          "[contact]") {
    auto kiosk = at_contact();
    type_number(kiosk);
    kiosk.choose(ui::ConsentTapped{});
    kiosk.choose(ui::Sent{});
    CHECK(entry(kiosk).typed.empty());
    seal(kiosk);
    const Visit& visit = kiosk.visits.back();
    REQUIRE(visit.contact);
    CHECK(visit.contact->consent().hash ==
          content_name(consent_text(ui::Language::En, kiosk.config())));
    CHECK(visit.contact->consent().language == "en");
    CHECK(visit.state == Visit::State::Ended);
    CHECK_FALSE(visit.case_code.text.empty());
    kiosk.store();
    REQUIRE(kiosk.scene() == Scene::Case);
    const auto view = present(kiosk.state(), kiosk.config(), kiosk.now());
    CHECK(std::get<ui::CaseView>(view.screen).url ==
          "https://example.com/case/" + visit.case_code.text);
    kiosk.wait(15s - 1ms);
    CHECK(kiosk.scene() == Scene::Case);
    kiosk.wait(1ms);
    CHECK(kiosk.scene() == Scene::Rate);
}

TEST_CASE("no thanks wipes what was typed and ends the visit", "[contact]") {
    auto kiosk = at_contact();
    type_number(kiosk);
    kiosk.choose(ui::Declined{});
    CHECK(entry(kiosk).typed.empty());
    CHECK(kiosk.visits.back().find_step("back")->ended == Ended::Skip);
    CHECK_FALSE(kiosk.visits.back().contact);
    kiosk.store();
    CHECK(kiosk.scene() == Scene::Thanks);
}

TEST_CASE("whoever walks away leaves no contact", "[contact]") {
    auto kiosk = at_contact();
    type_number(kiosk);
    kiosk.choose(ui::ConsentTapped{});
    kiosk.wait(kAskTypingAfter + kStillThereFor);
    CHECK(entry(kiosk).typed.empty());
    CHECK(kiosk.visits.back().find_step("back")->ended == Ended::Timeout);
    CHECK_FALSE(kiosk.visits.back().contact);
    CHECK(kiosk.contacts.empty());
}

TEST_CASE("the other kind of contact begins empty", "[contact]") {
    auto kiosk = at_contact();
    type_number(kiosk);
    kiosk.choose(ui::ContactKindTapped{ui::ContactView::Kind::Email});
    CHECK(entry(kiosk).typed.empty());
    type_on(kiosk, ui::email_layout(), "ann@example.com");
    CHECK(entry(kiosk).typed.view() == "ann@example.com");
    kiosk.choose(ui::ConsentTapped{});
    CHECK(can_send(entry(kiosk)));
    tap(kiosk, {ui::Key::Kind::Erase, 0, 0});
    CHECK(entry(kiosk).typed.view() == "ann@example.co");
}

TEST_CASE("what cannot be sealed is not kept, and the rating is", "[contact]") {
    auto kiosk = at_contact();
    type_number(kiosk);
    kiosk.choose(ui::ConsentTapped{});
    kiosk.choose(ui::Sent{});
    kiosk.feed(ContactSealed{std::nullopt, {}});
    CHECK_FALSE(kiosk.visits.back().contact);
    CHECK(kiosk.visits.back().find_step("back")->ended == Ended::Skip);
}
