// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sync/operator/exposure_command.hpp"
#include "sync/operator/exposure_file.hpp"
#include "tests/operator/fake_collector.hpp"

namespace afterword {
namespace {

void say_nothing(const std::string&) {}

std::vector<std::string> faults_of(std::string_view text) {
    std::vector<std::string> faults;
    for (const auto& fault : parse_till_file(text).faults) {
        faults.push_back(std::to_string(fault.line) + ": " + fault.why);
    }
    return faults;
}

// So many hours of a store, from midnight on.
std::string many_hours(int n) {
    std::string text = "store,hour,transactions\n";
    LocalHour hour{*parse_day("2026-01-01"), 0};
    for (int i = 0; i < n; ++i) {
        text += "s-001," + hour_text(hour) + ",5\n";
        hour = hour.hour == 23 ? LocalHour{hour.day + std::chrono::days(1), 0}
                               : LocalHour{hour.day, hour.hour + 1};
    }
    return text;
}

}  // namespace

TEST_CASE("a file of tills is read as spreadsheets and databases write it", "[exposure]") {
    const auto file = parse_till_file(
        "\xEF\xBB\xBF\"store\",\"hour\",\"transactions\"\r\n"
        "s-001,2026-11-21T14,123\r\n\r\n"
        "\"s-002\",\"2026-11-21T14\",\"0\"");
    CHECK(file.faults.empty());
    REQUIRE(file.lines.size() == 2);
    CHECK(file.lines[0].number == 2);
    CHECK(file.lines[0].count ==
          TillCount{{StoreId{"s-001"}, {*parse_day("2026-11-21"), 14}}, 123});
    CHECK(file.lines[1].number == 4);
    CHECK(file.lines[1].count.transactions == 0);
}

TEST_CASE("every fault of a file is named by its line", "[exposure]") {
    CHECK(faults_of("") == std::vector<std::string>{"1: must be store,hour,transactions"});
    CHECK(faults_of("s-001,2026-11-21T14,1\n") ==
          std::vector<std::string>{"1: must be store,hour,transactions"});
    const auto faults = faults_of(
        "store,hour,transactions\n"
        "S 1,2026-11-21,-1\n"
        "s-001,2026-11-21T14\n"
        "s-001,2026-11-21T14,1\n"
        "s-002,2026-11-21T14,1000001\n"
        "s-001,2026-11-21T14,2\n");
    REQUIRE(faults.size() == 6);
    CHECK(faults[0].starts_with("2: store: "));
    CHECK(faults[1] == "2: hour: is not an hour like 2026-11-21T14");
    CHECK(faults[2] == "2: transactions: is not a whole number from 0 to 1000000");
    CHECK(faults[3] == "3: must have three cells, store, hour and transactions");
    CHECK(faults[4].starts_with("5: transactions: "));
    CHECK(faults[5] == "6: hour: 2026-11-21T14 of s-001 is in line 4 already");
}

TEST_CASE("a file is checked from end to end before any of it is imported", "[exposure]") {
    FakeCollector collector;
    collector.till_faults = {{1, "there is no store s-999"}};
    const auto path = collector.file("tills.csv",
                                     "store,hour,transactions\n"
                                     "s-001,2026-11-21T14,123\n"
                                     "s-999,2026-11-21T14,1\n"
                                     "s-001,yesterday,1\n");
    const Output output = import_exposure(access_to(collector), {path}, say_nothing);
    CHECK(output.exit_code == ExitCode::WrongUse);
    CHECK(output.text.empty());
    CHECK(output.remark == path + ":3: there is no store s-999\n" + path +
                               ":4: hour: is not an hour like 2026-11-21T14\n"
                               "nothing was imported");
    CHECK(collector.till_counts.empty());
}

TEST_CASE("a long file goes page by page, and says how far it is", "[exposure]") {
    FakeCollector collector;
    const auto path = collector.file("tills.csv", many_hours(1'203));
    std::vector<std::string> said;
    const auto say = [&](const std::string& line) { said.push_back(line); };
    Output output = import_exposure(access_to(collector), {path, ImportOptions::Doing::Check}, say);
    CHECK(output.text == "1203 hours: 1203 to add, 0 to change, 0 known already\n");
    CHECK(collector.till_counts.empty());
    output = import_exposure(access_to(collector), {path}, say);
    CHECK(output.exit_code == ExitCode::Ok);
    CHECK(output.text == "1203 hours: 1203 added, 0 changed, 0 known already\n");
    CHECK(collector.till_counts.size() == 1'203);
    CHECK(collector.till_counts.front().of.hour == LocalHour{*parse_day("2026-01-01"), 0});
    REQUIRE(said.size() == 9);
    CHECK(said[0] == "checked 500 of 1203 hours");
    CHECK(said[8] == "imported 1203 of 1203 hours");
}

TEST_CASE("a file that is not there is wrong use", "[exposure]") {
    const FakeCollector collector;
    CHECK(import_exposure(access_to(collector), {"/nowhere.csv"}, say_nothing).exit_code ==
          ExitCode::WrongUse);
}

}  // namespace afterword
