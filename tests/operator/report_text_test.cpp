// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/report_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace afterword {
namespace {

using Json = nlohmann::json;

// A complete day, and one that waits for two kiosks and knows no survey.
std::vector<DayLine> two_days() {
    DayLine whole{"s-001", "2026-11-20", 182, 182, 0, {}, {}};
    whole.questions.push_back(
        {"service", "faces5", 182, 3, {4, 6, 6, 60, 106}, ShareOf{0.912088, 0.861977, 0.945163}});
    DayLine waiting{"s-001", "2026-11-21", 9, 7, 2, {"k-0417", "k-0418"}, {}};
    waiting.questions.push_back({"speed", "", 7, 0, {1, 0, 0, 0, 6}, std::nullopt});
    return {whole, waiting};
}

TEST_CASE("completeness and shares read like a sentence", "[report_text]") {
    const auto days = two_days();
    CHECK(completeness_text(days[0]) == "expected 182, have 182, complete");
    CHECK(completeness_text(days[1]) ==
          "expected 9, have 7, lost 2 rows, incomplete: k-0417, k-0418");
    CHECK(share_text({0.912088, 0.861977, 0.945163}) == "91 % (86–95)");
    CHECK(share_text({0, 0, 0.793451}) == "0 % (0–79)");
}

TEST_CASE("the table shows a line per day and question", "[report_text]") {
    CHECK(report_text(two_days(), Format::Table) ==
          "Store  Day         Question    n  1  2  3   4    5  Good or great   Completeness\n"
          "s-001  2026-11-20  service   182  4  6  6  60  106  91 % (86–95)    "
          "expected 182, have 182, complete\n"
          "s-001  2026-11-21  speed       7  1  0  0   0    6  survey unknown  "
          "expected 9, have 7, lost 2 rows, incomplete: k-0417, k-0418\n");
}

TEST_CASE("a day without scores is shown all the same", "[report_text]") {
    const std::vector<DayLine> days = {{"s-001", "2026-11-20", 1, 0, 0, {"k-0417"}, {}}};
    CHECK(report_text(days, Format::Table).find("expected 1, have 0, incomplete: k-0417") !=
          std::string::npos);
    CHECK(report_text(days, Format::Csv)
              .find("s-001,2026-11-20,,,,,,,,,,,,,1,0,0,incomplete,"
                    "k-0417\r\n") != std::string::npos);
}

TEST_CASE("CSV has one line per question and quotes what needs it", "[report_text]") {
    auto days = two_days();
    days[1].questions[0].question = "so, \"fast\"?";
    CHECK(report_text(days, Format::Csv) ==
          "store,day,question,kind,n,flagged,1,2,3,4,5,good_or_great,low,high,expected,have,lost,"
          "state,waiting_for\r\n"
          "s-001,2026-11-20,service,faces5,182,3,4,6,6,60,106,0.912088,0.861977,0.945163,182,182,"
          "0,complete,\r\n"
          "s-001,2026-11-21,\"so, \"\"fast\"\"?\",,7,0,1,0,0,0,6,,,,9,7,2,incomplete,"
          "k-0417 k-0418\r\n");
}

TEST_CASE("JSON keeps what the collector said, by day", "[report_text]") {
    CHECK(Json::parse(report_text(two_days(), Format::Json)) == Json::parse(R"({"report":[
        {"store":"s-001","day":"2026-11-20","expected":182,"have":182,"lost":0,
         "state":"complete","waiting_for":[],"questions":[
            {"question":"service","kind":"faces5","n":182,"flagged":3,
             "counts":{"1":4,"2":6,"3":6,"4":60,"5":106},
             "good_or_great":{"share":0.912088,"low":0.861977,"high":0.945163}}]},
        {"store":"s-001","day":"2026-11-21","expected":9,"have":7,"lost":2,
         "state":"incomplete","waiting_for":["k-0417","k-0418"],"questions":[
            {"question":"speed","kind":null,"n":7,"flagged":0,
             "counts":{"1":1,"2":0,"3":0,"4":0,"5":6}}]}]})"));
}

}  // namespace
}  // namespace afterword
