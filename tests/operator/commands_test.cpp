// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include "sync/operator/alerts_command.hpp"
#include "sync/operator/pin_command.hpp"
#include "sync/operator/report_command.hpp"
#include "tests/fakes/process.hpp"
#include "tests/operator/fake_collector.hpp"

namespace afterword {
namespace {

CollectorAccess access_to(const FakeCollector& collector) {
    auto access = read_access(collector.url(), collector.token_file());
    REQUIRE(access.ok());
    return *std::move(access);
}

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

}  // namespace
}  // namespace afterword
