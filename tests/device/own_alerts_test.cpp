// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sync/model/alert_id.hpp"
#include "tests/device/device_under_test.hpp"

using namespace afterword;

namespace {

constexpr Milliseconds kAlmost = OwnAlerts::kRaiseAfter - Milliseconds(1);

constexpr std::string_view kSurvey = R"({"survey":"checkout","version":1,"languages":["en"],
"questions":[{"id":"service","kind":"faces5","alert_at":1,"text":{"en":"How was it?"},
 "labels":{"en":["Very bad","b","c","d","e"]}}]})";

Survey survey() {
    auto made = read_survey(kSurvey, "survey.json");
    REQUIRE(made);
    return *std::move(made);
}

// A kiosk whose staff see alerts, with visits of the survey it knows.
struct Raiser : DeviceUnderTest {
    Raiser() { raising = RaisingBasis{StoreId{"s-012"}, {survey()}}; }

    Visit visit(int score, Visit::State state = Visit::State::Ended) {
        Visit visit = sample_visit(clock, score, state);
        visit.survey = survey().id;
        return visit;
    }
    // Gives it its id.
    Visit keep(Visit visit) {
        device->handle(ToSync(StoreVisit{Ticket{++tickets}, visit}));
        for (const auto& letter : told) {
            if (const auto* stored = std::get_if<Stored>(&letter)) {
                visit.id = stored->visit;
            }
        }
        return visit;
    }
    // All that staff see now.
    std::vector<KnownAlert> seen() {
        if (auto known = last_told<AlertsKnown>()) {
            alerts = std::move(known->alerts);
        }
        return alerts;
    }

    std::uint64_t tickets = 0;
    std::vector<KnownAlert> alerts;
};

std::vector<AlertStep> steps_in(const std::vector<Row>& rows) {
    std::vector<AlertStep> steps;
    for (const auto& row : rows) {
        if (const auto* step = std::get_if<AlertStep>(&row)) {
            steps.push_back(*step);
        }
    }
    return steps;
}

}  // namespace

TEST_CASE("a low score without a receipt is an alert after 30 s, and says so", "[own_alerts]") {
    Raiser kiosk;
    kiosk.start();
    const Visit visit = kiosk.keep(kiosk.visit(1));
    kiosk.pass(kAlmost);
    CHECK(kiosk.seen().empty());
    kiosk.pass(Milliseconds(1));
    REQUIRE(kiosk.seen().size() == 1);
    const Alert alert = kiosk.seen().front().alert;
    CHECK(alert.id == alert_id(kKiosk, visit.id, AlertKind::LowScore));
    CHECK(alert.kind == AlertKind::LowScore);
    CHECK(alert.store == StoreId{"s-012"});
    CHECK(alert.kiosk == kKiosk);
    CHECK(alert.visit == visit.id);
    CHECK(alert.members == std::vector<VisitId>{visit.id});
    CHECK(alert.title == "Very bad");
    CHECK(alert.opened == kiosk.clock.wall());
    CHECK(kiosk.seen().front().take_by == kiosk.clock.wall() + Milliseconds(10 * 60'000));
    kiosk.connect();
    const auto steps = steps_in(kiosk.sent_rows());
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].step == AlertStepKind::Raised);
    CHECK(steps[0].alert == alert.id);
    CHECK(steps[0].rev == 1);
}

TEST_CASE("help and safety words do not wait for the end of the visit", "[own_alerts]") {
    Raiser kiosk;
    kiosk.start();
    Visit visit = kiosk.visit(1, Visit::State::Open);
    visit.help = kiosk.clock.tick();
    Step words;
    words.question = "words";
    words.text = "smoke behind the till";
    words.read_by = WordsReaders::Store;
    visit.steps.push_back(words);
    visit = kiosk.keep(visit);
    kiosk.pass(OwnAlerts::kRaiseAfter);
    const auto seen = kiosk.seen();
    REQUIRE(seen.size() == 2);
    CHECK(std::any_of(seen.begin(), seen.end(),
                      [](const auto& k) { return k.alert.title == "Help wanted"; }));
    CHECK(std::any_of(seen.begin(), seen.end(), [](const auto& k) {
        return k.alert.title == "Safety: fire" && k.alert.text == "smoke behind the till";
    }));
}

TEST_CASE("what the collector has within 30 s, good scores, practice and misuse raise nothing",
          "[own_alerts]") {
    Raiser kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.keep(kiosk.visit(1));
    kiosk.sent_rows();
    kiosk.device->handle(LinkEvent(LinkDown{}));
    kiosk.keep(kiosk.visit(2));
    Visit practice = kiosk.visit(1);
    practice.test = true;
    kiosk.keep(practice);
    Visit play = kiosk.visit(1);
    play.misuse = Misuse{1, 0.8, {MisuseReason::Palm}};
    kiosk.keep(play);
    kiosk.pass(2 * OwnAlerts::kRaiseAfter);
    CHECK(kiosk.seen().empty());
}

TEST_CASE("a kiosk whose staff see no alerts raises none", "[own_alerts]") {
    Raiser kiosk;
    kiosk.raising.reset();
    kiosk.start();
    kiosk.keep(kiosk.visit(1));
    kiosk.pass(2 * OwnAlerts::kRaiseAfter);
    CHECK(kiosk.seen().empty());
}

TEST_CASE("a shopper who takes it back ends the alert, and opens it again", "[own_alerts]") {
    Raiser kiosk;
    kiosk.start();
    Visit visit = kiosk.keep(kiosk.visit(1));
    SECTION("before it is raised nobody hears of it") {
        ++visit.rev;
        visit.steps[0].value = *Score::from(5);
        kiosk.keep(visit);
        kiosk.pass(2 * OwnAlerts::kRaiseAfter);
        CHECK(kiosk.seen().empty());
    }
    SECTION("afterwards") {
        kiosk.pass(OwnAlerts::kRaiseAfter);
        ++visit.rev;
        visit.steps[0].value = *Score::from(5);
        kiosk.keep(visit);
        REQUIRE(kiosk.seen().size() == 1);
        CHECK(kiosk.seen().front().alert.stage == AlertStage::NotActionable);
        CHECK(kiosk.seen().front().alert.reason == "amended");
        ++visit.rev;
        visit.steps[0].value = *Score::from(1);
        kiosk.keep(visit);
        CHECK(kiosk.seen().front().alert.stage == AlertStage::Open);
        CHECK(kiosk.seen().front().alert.rev == 3);
    }
}

TEST_CASE("a restart forgets neither what waits nor what was raised, nor staff's steps",
          "[own_alerts]") {
    Raiser kiosk;
    kiosk.start();
    kiosk.keep(kiosk.visit(1));
    kiosk.pass(OwnAlerts::kRaiseAfter);
    const AlertId first = kiosk.seen().front().alert.id;
    AlertStep taken;
    taken.at = moment_of(kiosk.clock);
    taken.alert = first;
    taken.by = "07";
    kiosk.device->handle(ToSync(StoreAlertStep{Ticket{99}, taken}));
    kiosk.keep(kiosk.visit(1));
    kiosk.told.clear();
    kiosk.start();
    const auto known = kiosk.last_told<AlertsKnown>();
    REQUIRE(known);
    REQUIRE(known->alerts.size() == 1);
    CHECK(known->alerts.front().alert.id == first);
    CHECK(std::count(known->ahead.begin(), known->ahead.end(), taken) == 1);
    kiosk.pass(OwnAlerts::kRaiseAfter);
    CHECK(kiosk.seen().size() == 2);
    kiosk.connect();
    const auto steps = steps_in(kiosk.sent_rows());
    CHECK(std::count_if(steps.begin(), steps.end(), [](const AlertStep& step) {
              return step.step == AlertStepKind::Raised;
          }) == 2);
}

TEST_CASE("the collector's word takes the place of the kiosk's own", "[own_alerts]") {
    Raiser kiosk;
    kiosk.start();
    const Visit visit = kiosk.keep(kiosk.visit(1));
    kiosk.pass(OwnAlerts::kRaiseAfter);
    AlertMessage message = sample_alert(1, 1, 0);
    message.alert.id = alert_id(kKiosk, visit.id, AlertKind::LowScore);
    message.alert.stage = AlertStage::Taken;
    message.alert.rev = 2;
    message.alert.taken_by = "12";
    kiosk.connect();
    kiosk.receive(DownKind::Alert, encode_alert(message));
    REQUIRE(kiosk.seen().size() == 1);
    CHECK(kiosk.seen().front().alert == message.alert);
    kiosk.sent_rows();
    kiosk.pass(2 * OwnAlerts::kAgreeWithin);
    CHECK(kiosk.seen().size() == 1);
}

TEST_CASE("a kiosk whose staff see alerts says of each once that it is stored", "[own_alerts]") {
    Raiser kiosk;
    SECTION("of one that is open") {
        kiosk.start();
        kiosk.connect();
        const auto message = sample_alert(1, 1, 0);
        kiosk.receive(DownKind::Alert, encode_alert(message));
        kiosk.receive(DownKind::Alert, encode_alert(message));
        auto taken = sample_alert(1, 2, 1);
        taken.alert.stage = AlertStage::Taken;
        kiosk.receive(DownKind::Alert, encode_alert(taken));
        const auto steps = steps_in(kiosk.sent_rows());
        REQUIRE(steps.size() == 1);
        CHECK(steps[0].step == AlertStepKind::Stored);
        CHECK(steps[0].alert == message.alert.id);
        CHECK(steps[0].by.empty());
        kiosk.start();
        kiosk.connect();
        kiosk.receive(DownKind::Alert, encode_alert(message));
        CHECK(steps_in(kiosk.sent_rows()).empty());
    }
    SECTION("not of one that has ended") {
        kiosk.start();
        kiosk.connect();
        auto merged = sample_alert(1, 1, 0);
        merged.alert.stage = AlertStage::Merged;
        kiosk.receive(DownKind::Alert, encode_alert(merged));
        CHECK(steps_in(kiosk.sent_rows()).empty());
    }
    SECTION("not where they see none") {
        kiosk.raising.reset();
        kiosk.start();
        kiosk.connect();
        kiosk.receive(DownKind::Alert, encode_alert(sample_alert(1, 1, 0)));
        CHECK(steps_in(kiosk.sent_rows()).empty());
    }
}

TEST_CASE("low scores of one reason that a kiosk raises itself are one alert", "[own_alerts]") {
    Raiser kiosk;
    kiosk.start();
    for (int i = 0; i < 3; ++i) {
        kiosk.keep(kiosk.visit(1));
        kiosk.pass(OwnAlerts::kRaiseAfter);
    }
    const auto seen = kiosk.seen();
    REQUIRE(seen.size() == 3);
    std::size_t open = 0;
    for (const auto& known : seen) {
        if (known.alert.stage == AlertStage::Open) {
            ++open;
            CHECK(known.alert.n == 3);
            CHECK(known.alert.title == "3× Very bad");
        } else {
            CHECK(known.alert.stage == AlertStage::Merged);
        }
    }
    CHECK(open == 1);
}

TEST_CASE("an alert of which the collector, having its visit, makes none is gone after a while",
          "[own_alerts]") {
    Raiser kiosk;
    kiosk.start();
    kiosk.keep(kiosk.visit(1));
    kiosk.pass(OwnAlerts::kRaiseAfter);
    kiosk.connect();
    kiosk.sent_rows();
    kiosk.pass(OwnAlerts::kAgreeWithin);
    CHECK(kiosk.seen().size() == 1);
    kiosk.pass(Milliseconds(20'000));
    CHECK(kiosk.seen().empty());
}
