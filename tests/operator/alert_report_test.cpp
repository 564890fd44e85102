// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sync/operator/alert_report_command.hpp"
#include "sync/operator/alert_report_text.hpp"
#include "tests/operator/fake_collector.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

WaitFigures waits(std::optional<Milliseconds> median, std::int64_t in_time) {
    WaitFigures made;
    made.n = 20;
    made.reached = 16;
    made.median = median;
    made.in_time = rate(in_time, 18);
    return made;
}

// All low scores of a store, and its all together.
AlertFiguresReport one_store() {
    AlertFigures figures;
    figures.n = 20;
    figures.open = 2;
    figures.solved = 14;
    figures.dismissed = 4;
    figures.take = waits(4min + 10s, 15);
    figures.facts = waits(80min, 9);
    figures.solution = waits(std::nullopt, 2);
    figures.resolved = rate(14, 16);
    figures.came_back = rate(1, 9);
    figures.useful = rate(14, 18);
    figures.playbook_wrong = rate(3, 20);
    AlertFiguresReport report;
    report.lines = {{StoreId{"s-001"}, std::nullopt, figures},
                    {StoreId{"s-001"}, AlertKind::LowScore, figures}};
    report.lines[0].complaints =
        ComplaintFigures{15, 2'000, rate(15, 2'000).share, 300, 9'000, 12, rate(12, 9'000).share};
    report.lines[0].satisfaction = satisfaction_of({{2, 3}, {4, 7}, {5, 2}});
    report.lines[0].cohorts = {{*parse_day("2026-11-16"), figures}};
    return report;
}

}  // namespace

TEST_CASE("the report of alerts says times, outcomes, rates and weeks", "[alert_report]") {
    FakeCollector collector;
    collector.alert_figures = one_store();
    const Output output = alert_report(access_to(collector), {"s-001", "2026-11-16", "2026-11-22"});
    CHECK(output.exit_code == ExitCode::Ok);
    const auto& asked = std::get<AlertFiguresQuery>(collector.asked()).filter;
    CHECK(asked.store == StoreId{"s-001"});
    CHECK(asked.from == parse_day("2026-11-16"));
    CHECK(asked.to == parse_day("2026-11-22"));
    CHECK(output.text ==
          "Times (take within 10 min, facts 1 h, solution 2 h, while the store is open)\n"
          "Store  Kind       Step       n  Reached       Median         90 %  In time\n"
          "s-001  all        take      20       16        4 min  not reached  83 % (61–94)\n"
          "s-001  all        facts     20       16   1 h 20 min  not reached  50 % (29–71)\n"
          "s-001  all        solution  20       16  not reached  not reached  11 % (3–33)\n"
          "s-001  low_score  take      20       16        4 min  not reached  83 % (61–94)\n"
          "s-001  low_score  facts     20       16   1 h 20 min  not reached  50 % (29–71)\n"
          "s-001  low_score  solution  20       16  not reached  not reached  11 % (3–33)\n"
          "\nOutcomes\n"
          "Store  Kind        n  Open  Solved  Dismissed  Expired  Cleared  Resolved      "
          "Came back          Useful        Advice wrong\n"
          "s-001  all        20     2      14          4        0        0  88 % (64–97)  "
          "too few (9 of 10)  78 % (55–91)             3\n"
          "s-001  low_score  20     2      14          4        0        0  88 % (64–97)  "
          "too few (9 of 10)  78 % (55–91)             3\n"
          "\nSatisfaction\n"
          "Store   n  1 2 3 4 5  Mean  It helped\n"
          "s-001  12  0 3 0 7 2  3.7   75 % (47–91)\n"
          "\nRates\n"
          "Store  Complaints  Answers  Per answers         In known hours  Transactions  "
          "Per transactions\n"
          "s-001          15     2000  0.75 % (0.46–1.23)              12          9000  "
          "0.13 % (0.08–0.23)\n"
          "\nWeeks\n"
          "Store  Week of      n  Open  Solved  Resolved\n"
          "s-001  2026-11-16  20     2      14  88 % (64–97)\n");
}

TEST_CASE("the report of alerts has a line for each thing in CSV, and all in JSON",
          "[alert_report]") {
    FakeCollector collector;
    collector.alert_figures = one_store();
    ReportOptions options;
    options.format = Format::Csv;
    const std::string csv = alert_report(access_to(collector), options).text;
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 4);  // names, the line, its week, its kind
    CHECK(
        csv.starts_with("store,kind,week,n,open,solved,dismissed,expired,cleared,resolved_n,"
                        "resolved_hits,resolved,"));
    CHECK(csv.find("\r\ns-001,,,20,2,14,4,0,0,16,14,0.875,") != std::string::npos);
    CHECK(csv.find("\r\ns-001,,2026-11-16,20,2,14,4,0,0,16,14,0.875,") != std::string::npos);
    CHECK(csv.find("\r\ns-001,low_score,,20,") != std::string::npos);
    CHECK(csv.find(",16,250000,,18,15,0.833333,") != std::string::npos);
    options.format = Format::Json;
    const auto json = nlohmann::json::parse(alert_report(access_to(collector), options).text);
    CHECK(json.at("alert_figures").at(0).at("take").at("median_ms") == 250'000);
    CHECK(json.at("alert_figures").at(0).at("solution").at("median_ms").is_null());
    CHECK(json.at("alert_figures").at(0).at("satisfaction").at("counts").at("4") == 7);
    CHECK(json.at("alert_figures").at(0).at("recurrence").at("rate").is_null());
    CHECK(json.at("deadlines").at("take_ms") == 600'000);
}

TEST_CASE("a report of no alerts says so to scripts", "[alert_report]") {
    const FakeCollector collector;
    const Output output = alert_report(access_to(collector), {});
    CHECK(output.exit_code == ExitCode::NotSo);
    CHECK(output.text.empty());
    CHECK_FALSE(output.remark.empty());
}

TEST_CASE("durations are told in two units at most", "[alert_report]") {
    CHECK(duration_text(0ms) == "0 s");
    CHECK(duration_text(45s) == "45 s");
    CHECK(duration_text(90s) == "1 min");
    CHECK(duration_text(80min) == "1 h 20 min");
    CHECK(duration_text(2h) == "2 h");
    CHECK(duration_text(51h + 5min) == "2 d 3 h");
    CHECK(duration_text(48h + 5min) == "2 d");
}

}  // namespace afterword
