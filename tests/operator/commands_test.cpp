// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include "platform/base/encoding.hpp"
#include "platform/base/sealed.hpp"
#include "sync/operator/act_command.hpp"
#include "sync/operator/alerts_command.hpp"
#include "sync/operator/contacts_command.hpp"
#include "sync/operator/notices_command.hpp"
#include "sync/operator/pin_command.hpp"
#include "sync/operator/report_command.hpp"
#include "tests/fakes/process.hpp"
#include "tests/operator/fake_collector.hpp"

namespace afterword {
namespace {

StoreDay place(const char* store, const char* day) {
    return {StoreId{store}, *parse_day(day)};
}

ScoreLine five_good_ones() {
    ScoreLine line;
    line.place = place("s-001", "2026-11-20");
    line.question = "service";
    line.kind = QuestionKind::Faces5;
    line.n = 5;
    line.counts = {{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 5}};
    line.good_or_great = wilson(5, 5);
    return line;
}

TEST_CASE("a report joins scores with their completeness", "[commands]") {
    FakeCollector collector;
    collector.scores = {five_good_ones()};
    ChoiceLine reasons;
    reasons.place = place("s-001", "2026-11-20");
    reasons.question = "reasons";
    reasons.kind = QuestionKind::Choices;
    reasons.n = 4;
    reasons.flagged = 1;
    reasons.options = {{"waiting", 2}, {"staff", 3}};
    reasons.too_few = true;
    collector.choices = {reasons};
    collector.completeness = {{place("s-001", "2026-11-20"), 5, 5, 0, {}}};
    const Output output = report(access_to(collector), {});
    CHECK(output.exit_code == ExitCode::Ok);
    CHECK(output.remark.empty());
    CHECK(output.text ==
          "Store  Day         Question  n  Flagged  Answers              Figure               "
          "Completeness\n"
          "s-001  2026-11-20  service   5        0  ····█  0 0 0 0 5     100 % good (57–100)  "
          "expected 5, have 5, complete\n"
          "s-001  2026-11-20  reasons   4        1  staff 3 · waiting 2  too few (4 of 10)    "
          "expected 5, have 5, complete\n");
}

TEST_CASE("a report that is incomplete or empty says so to scripts", "[commands]") {
    FakeCollector collector;
    CHECK(report(access_to(collector), {}).exit_code == ExitCode::NotSo);
    CHECK_FALSE(report(access_to(collector), {}).remark.empty());
    collector.scores = {five_good_ones()};
    collector.completeness = {{place("s-001", "2026-11-20"), 6, 5, 0, {KioskId{"k-0417"}}}};
    const Output output = report(access_to(collector), {});
    CHECK(output.exit_code == ExitCode::NotSo);
    CHECK(output.text.find("expected 6, have 5, incomplete: k-0417") != std::string::npos);
}

TEST_CASE("a report keeps to the days and stores asked for", "[commands]") {
    FakeCollector collector;
    collector.completeness = {{place("s-001", "2026-11-19"), 1, 0, 0, {KioskId{"k-0417"}}},
                              {place("s-001", "2026-11-20"), 1, 1, 0, {}},
                              {place("s-001", "2026-11-21"), 1, 0, 0, {KioskId{"k-0417"}}}};
    const Output one = report(access_to(collector), {"s-001", "2026-11-20", "2026-11-20"});
    CHECK(one.exit_code == ExitCode::Ok);
    CHECK(std::get<CompletenessQuery>(collector.asked()).day == parse_day("2026-11-20"));
    CHECK(std::get<CompletenessQuery>(collector.asked()).store == StoreId{"s-001"});
    const Output more = report(access_to(collector), {"", "2026-11-20", ""});
    CHECK(more.text.find("2026-11-21") != std::string::npos);
    CHECK(more.text.find("2026-11-19") == std::string::npos);
}

TEST_CASE("alerts are listed with how far they are", "[commands]") {
    FakeCollector collector;
    AlertLine line;
    line.message.alert.id = AlertId{"ec756333-efeb-58b3-a838-713a466ec154"};
    line.message.alert.store = StoreId{"s-012"};
    line.message.alert.kiosk = KioskId{"k-0417"};
    line.message.alert.opened = from_unix_ms(1'795'294'902'500);
    line.message.alert.stage = AlertStage::Taken;
    line.message.alert.taken_by = "07";
    line.message.alert.title = "Very bad · Waiting time";
    line.message.late = true;
    collector.alerts = {line};
    const Output output = alerts(access_to(collector), {"s-012", "taken"});
    CHECK(output.exit_code == ExitCode::Ok);
    CHECK(std::get<AlertsQuery>(collector.asked()).stage == AlertStage::Taken);
    CHECK(output.text ==
          "Opened             Store  Kiosk   Stage        Taken by  Title                    "
          "Alert\n"
          "2026-11-21 21:01Z  s-012  k-0417  taken, late  07        Very bad · Waiting time  "
          "ec756333-efeb-58b3-a838-713a466ec154\n");
    const Output json = alerts(access_to(collector), {"", "", Format::Json});
    CHECK(nlohmann::json::parse(json.text).at("alerts").at(0).at("taken_by") == "07");
    collector.alerts.clear();
    CHECK(alerts(access_to(collector), {}).exit_code == ExitCode::NotSo);
}

TEST_CASE("wrong parameters and a wrong token are wrong use", "[commands]") {
    const FakeCollector collector;
    const Output stage = alerts(access_to(collector), {"", "burning"});
    CHECK(stage.exit_code == ExitCode::WrongUse);
    CHECK(stage.remark.find("stage") != std::string::npos);
    auto access = access_to(collector);
    access.token = "wrong";
    CHECK(report(access, {}).exit_code == ExitCode::WrongUse);
}

TEST_CASE("a collector that isn't there can't be reached", "[commands]") {
    CollectorAccess nobody;
    nobody.host = "127.0.0.1";
    nobody.port = std::to_string(free_port());
    nobody.token = "token";
    CHECK(report(nobody, {}).exit_code == ExitCode::Failed);
    CHECK(alerts(nobody, {}).exit_code == ExitCode::Failed);
}

TEST_CASE("an address or token file that is none is refused", "[commands]") {
    const FakeCollector collector;
    for (const auto* url :
         {"", "127.0.0.1:8080", "ftp://127.0.0.1:8080", "http://10.0.0.7:8080", "http://127.0.0.1",
          "http://:8080", "http://127.0.0.1:", "http://127.0.0.1:80/api", "http://a@b:80"}) {
        CAPTURE(url);
        CHECK(read_access(url, collector.token_file()).error().code == Errc::Invalid);
    }
    CHECK(read_access(collector.url() + "/", collector.token_file()).ok());
    CHECK_FALSE(read_access(collector.url(), collector.token_file() + "s").ok());
    CHECK_FALSE(read_access(collector.url(), collector.file("empty", "\n")).ok());
}

TEST_CASE("a PIN becomes an Argon2id text of 16 MiB and 3 passes", "[commands]") {
    const Output output = hash_pin("471147");
    CHECK(output.exit_code == ExitCode::Ok);
    CHECK(output.text.starts_with("$argon2id$v=19$m=16384,t=3,p=1$"));
    const std::string hash = output.text.substr(0, output.text.size() - 1);
    CHECK(crypto_pwhash_str_verify(hash.c_str(), "471147", 6) == 0);
    CHECK(crypto_pwhash_str_verify(hash.c_str(), "471148", 6) != 0);
    CHECK(hash_pin("471147").text != output.text);  // salted
}

AlertLine open_alert() {
    AlertLine line;
    Alert& alert = line.message.alert;
    alert.id = AlertId{"ec756333-efeb-58b3-a838-713a466ec154"};
    alert.store = StoreId{"s-001"};
    alert.kiosk = KioskId{"k-0417"};
    alert.visit = VisitId{1, "k3j9xq"};
    alert.members = {*alert.visit};
    alert.opened = from_unix_ms(1'795'298'400'000);
    alert.title = "Very bad";
    line.message.change = 1;
    return line;
}

StepReport made(AlertStage stage, int rev) {
    StepReport report;
    report.line = open_alert();
    report.line->message.alert.stage = stage;
    report.line->message.alert.rev = rev;
    return report;
}

TEST_CASE("closing an alert that nobody has takes it first, each step on what the last one left",
          "[commands]") {
    FakeCollector collector;
    collector.alerts = {open_alert()};
    collector.steps = {made(AlertStage::Taken, 2), made(AlertStage::Solved, 3)};
    AlertAct act;
    act.alert = "ec756333-efeb-58b3-a838-713a466ec154";
    act.step = "closed";
    act.cause = "till_closed";
    act.actions = {"opened_till"};
    act.note = "so it was";
    const Output output = act_on_alert(access_to(collector), act);
    CHECK(output.exit_code == ExitCode::Ok);
    CHECK(output.text == "ec756333-efeb-58b3-a838-713a466ec154: solved\n");
    REQUIRE(collector.stepped.size() == 2);
    CHECK(collector.stepped[0].step.step == AlertStepKind::Taken);
    CHECK(collector.stepped[0].step.rev == 1);
    CHECK(collector.stepped[0].step.by == "everything");  // the token's name
    CHECK(collector.stepped[1].step.step == AlertStepKind::Solved);
    CHECK(collector.stepped[1].step.rev == 2);
    CHECK(collector.stepped[1].step.cause == "till_closed");
    CHECK(collector.stepped[1].step.note == "so it was");
}

TEST_CASE("an alert that has moved on, or is not there, is not acted on", "[commands]") {
    FakeCollector collector;
    AlertAct act;
    act.alert = "ec756333-efeb-58b3-a838-713a466ec154";
    act.step = "taken";
    CHECK(act_on_alert(access_to(collector), act).exit_code == ExitCode::NotSo);
    collector.alerts = {open_alert()};
    StepReport moved_on = made(AlertStage::Taken, 2);
    moved_on.ending = StepReport::Ending::Moved;
    moved_on.why = "the alert stands at rev 2";
    collector.steps = {moved_on};
    const Output output = act_on_alert(access_to(collector), act);
    CHECK(output.exit_code == ExitCode::NotSo);
    CHECK(output.remark == "the alert stands at rev 2");
}

TEST_CASE("alerts are followed line by line, until nobody reads them", "[commands]") {
    FakeCollector collector;
    collector.alerts = {open_alert(), open_alert()};
    collector.alerts[1].message.alert.title = "Help \x1b[2J";
    std::vector<std::string> lines;
    const Output output = follow_alerts(access_to(collector), {}, {[&](const std::string& line) {
                                            lines.push_back(line);
                                            return lines.size() < 2;
                                        }});
    CHECK(output.exit_code == ExitCode::Ok);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].starts_with("2026-11-21 22:00Z  s-001  k-0417  open"));
    CHECK(lines[1].find('\x1b') == std::string::npos);
}

TEST_CASE("whoever follows alerts goes on where they were when the connection is lost",
          "[commands]") {
    FakeCollector collector;
    collector.alerts = {open_alert()};
    int lines = 0;
    int rests = 0;
    const Output output = follow_alerts(
        access_to(collector), {},
        {[&](const std::string&) { return ++lines < 2; }, [&] { REQUIRE(++rests == 1); }});
    CHECK(output.exit_code == ExitCode::Ok);
    CHECK(lines == 2);
    CHECK(rests == 1);
    const CollectorAccess nobody{"127.0.0.1", "1", "token", false, {}};
    CHECK(follow_alerts(nobody, {}, {[](const std::string&) { return true; }}).exit_code ==
          ExitCode::Failed);
}

TEST_CASE("who could not be told is listed with what the far end said", "[commands]") {
    FakeCollector collector;
    CHECK(notices(access_to(collector), {}).exit_code == ExitCode::NotSo);
    collector.notices = {{{{1},
                           {AlertId{"ec756333-efeb-58b3-a838-713a466ec154"}, PersonId{"anna"},
                            NoticeKind::TakeLate, 1, from_unix_ms(1'795'298'400'000)}},
                          ChannelId{"mail"},
                          DeliveryState::Dead,
                          12,
                          from_unix_ms(1'795'298'400'000),
                          "HTTP 500"}};
    const Output output = notices(access_to(collector), {});
    CHECK(output.exit_code == ExitCode::Ok);
    CHECK(output.text.find("1-mail  2026-11-21 22:00Z  anna    mail     take_late") !=
          std::string::npos);
    CHECK(output.text.find("HTTP 500") != std::string::npos);
}

TEST_CASE("who could not be told is told again by the id that is listed, once", "[commands]") {
    FakeCollector collector;
    collector.notices = {{{{17}, {AlertId{"ec756333-efeb-58b3-a838-713a466ec154"}, {}, {}, 1, {}}},
                          ChannelId{"night-pager"},
                          DeliveryState::Dead,
                          12,
                          {},
                          "HTTP 500"}};
    const Output output = resend_notice(access_to(collector), "17-night-pager");
    CHECK(output.exit_code == ExitCode::Ok);
    CHECK(output.text == "17-night-pager: waiting\n");
    CHECK(resend_notice(access_to(collector), "17-night-pager").exit_code == ExitCode::NotSo);
    for (const auto* unknown : {"18-night-pager", "17-mail", "17", "mail"}) {
        CAPTURE(unknown);
        CHECK(resend_notice(access_to(collector), unknown).exit_code == ExitCode::NotSo);
    }
}

TEST_CASE("a contact is opened here, with a key that goes nowhere", "[commands]") {
    FakeCollector collector;
    CHECK(contacts(access_to(collector), Format::Table).exit_code == ExitCode::NotSo);
    SeededRng rng(7);
    const SealPair office = make_seal_pair(rng);
    const auto key = collector.file("contact.key", to_base64(office.opener.view()) + "\n");
    collector.contacts = {{open_alert().message.alert.id, open_alert().message, 2}};
    collector.contact = *SealedContact::seal(*Secret::from("+48 555\x1b[2J"), office.seal,
                                             {"0123456789abcdef", "en", {}});
    const std::string id = "ec756333-efeb-58b3-a838-713a466ec154";
    CHECK(contacts(access_to(collector), Format::Table).text.find(id) != std::string::npos);
    const Output opened = open_contact(access_to(collector), id, key);
    CHECK(opened.exit_code == ExitCode::Ok);
    CHECK(opened.text.starts_with("+48 555"));
    CHECK(opened.text.find('\x1b') == std::string::npos);
    const auto other = collector.file("other.key", to_base64(make_seal_pair(rng).opener.view()));
    CHECK(open_contact(access_to(collector), id, other).exit_code == ExitCode::WrongUse);
    CHECK(open_contact(access_to(collector), id, collector.file("no.key", "secret")).exit_code ==
          ExitCode::WrongUse);
    collector.contact.reset();
    CHECK(open_contact(access_to(collector), id, key).exit_code == ExitCode::NotSo);
}

TEST_CASE("a case is looked up by its code, and erased by its number where several have it",
          "[commands]") {
    FakeCollector collector;
    CHECK(cases(access_to(collector), "7F-42-KX", Format::Table).exit_code == ExitCode::NotSo);
    CaseLine line;
    line.record = {
        {12}, CaseCode{"7F-42-KX"}, KioskId{"k-0417"}, {1, "k3j9xq"}, {}, {}, 4, {}, true, {}};
    line.stage = AlertStage::Solved;
    collector.cases = {line};
    const Output found = cases(access_to(collector), "7F-42-KX", Format::Table);
    CHECK(found.exit_code == ExitCode::Ok);
    for (const auto* part : {"12", "k-0417", "solved", "4 of 5", "kept"}) {
        CAPTURE(part);
        CHECK(found.text.find(part) != std::string::npos);
    }
    CHECK(erase_contact(access_to(collector), "7F-42-KX", "").exit_code == ExitCode::Ok);
    collector.cases.push_back(line);
    const Output several = erase_contact(access_to(collector), "7F-42-KX", "");
    CHECK(several.exit_code == ExitCode::NotSo);
    CHECK(several.remark.find("several") != std::string::npos);
    CHECK(erase_contact(access_to(collector), "7F-42-KX", "12").exit_code == ExitCode::Ok);
}

}  // namespace
}  // namespace afterword
