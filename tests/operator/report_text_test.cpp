// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/report_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace afterword {
namespace {

using Json = nlohmann::json;

QuestionLine question(const std::string& name, const std::string& kind, std::int64_t n) {
    QuestionLine line;
    line.question = name;
    line.kind = kind;
    line.n = n;
    return line;
}

QuestionLine service() {
    QuestionLine line = question("service", "faces5", 182);
    line.flagged = 3;
    line.counts = {{"1", 4}, {"2", 6}, {"3", 6}, {"4", 60}, {"5", 106}};
    line.good_or_great = Figure{0.912088, 0.861977, 0.945163};
    return line;
}

// A complete day, and one that waits for two kiosks and knows no survey.
std::vector<DayLine> two_days() {
    DayLine whole{"s-001", "2026-11-20", 182, 182, 0, {}, {}};
    whole.questions.push_back(service());
    DayLine waiting{"s-001", "2026-11-21", 9, 7, 2, {"k-0417", "k-0418"}, {}};
    waiting.questions.push_back(question("speed", "", 7));
    waiting.questions[0].counts = {{"1", 1}, {"2", 0}, {"3", 0}, {"4", 0}, {"5", 6}};
    waiting.questions[0].too_few = true;
    return {whole, waiting};
}

TEST_CASE("completeness and figures read like a sentence", "[report_text]") {
    const auto days = two_days();
    CHECK(completeness_text(days[0]) == "expected 182, have 182, complete");
    DayLine begun = days[0];
    begun.began_anew = {"k-0417"};
    CHECK(completeness_text(begun) == "expected 182, have 182, incomplete: began anew: k-0417");
    begun.waiting_for = {"k-0418"};
    CHECK(completeness_text(begun) ==
          "expected 182, have 182, incomplete: k-0418; began anew: k-0417");
    CHECK(completeness_text(days[1]) ==
          "expected 9, have 7, lost 2 rows, incomplete: k-0417, k-0418");
    CHECK(figure_text(service()) == "91 % good (86–95)");
    QuestionLine line = question("effort", "scale7", 40);
    line.measure = "ces";
    line.ces = Figure{0.725, 0.572, 0.839};
    line.ces_mean = 5.32;
    CHECK(figure_text(line) == "73 % easy (57–84), mean 5.3");
    line = question("visit", "faces4", 40);
    line.happy = Figure{87.6, 80.2, 92.1};
    line.good_or_great = Figure{0.9, 0.8, 0.95};
    CHECK(figure_text(line) == "happy 88 (80–92)");
}

TEST_CASE("an NPS has its sign, and too few answers give no figure at all", "[report_text]") {
    QuestionLine line = question("recommend", "scale11", 29);
    line.measure = "nps";
    line.too_few = true;
    CHECK(figure_text(line) == "too few (29 of 30)");
    line.too_few = false;
    line.nps = Figure{3.4, -12.2, 18.9};
    CHECK(figure_text(line) == "NPS +3 (-12 to +19)");
    QuestionLine few = service();
    few.too_few = true;
    few.n = 5;
    CHECK(figure_text(few) == "too few (5 of 10)");
    CHECK(
        report_text({{"s-001", "2026-11-20", 5, 5, 0, {}, {few}}}, Format::Csv).find("0.912088") ==
        std::string::npos);
}

TEST_CASE("answers are bars and numbers, choices are named from the most chosen on",
          "[report_text]") {
    CHECK(answers_text(service()) == "▁▁▁▅█  4 6 6 60 106");
    QuestionLine line = question("recommend", "scale11", 3);
    for (int value = 0; value <= 10; ++value) {
        line.counts.emplace_back(std::to_string(value), value == 0 ? 1 : value == 10 ? 2 : 0);
    }
    CHECK(answers_text(line) == "▄·········█  1 0 0 0 0 0 0 0 0 0 2");
    line = question("reasons", "choices", 15);
    line.counts = {{"staff", 2}, {"waiting", 14}, {"price", 2}, {"other", 0}};
    CHECK(answers_text(line) == "waiting 14 · staff 2 · price 2 · other 0");
    CHECK(figure_text(line) == "-");
}

TEST_CASE("the table shows a line per day and question", "[report_text]") {
    CHECK(report_text(two_days(), Format::Table) ==
          "Store  Day         Question    n  Flagged  Answers              Figure             "
          "Completeness\n"
          "s-001  2026-11-20  service   182        3  ▁▁▁▅█  4 6 6 60 106  91 % good (86–95)  "
          "expected 182, have 182, complete\n"
          "s-001  2026-11-21  speed       7        0  ▂···█  1 0 0 0 6     survey unknown     "
          "expected 9, have 7, lost 2 rows, incomplete: k-0417, k-0418\n");
}

TEST_CASE("a day without scores is shown all the same", "[report_text]") {
    const std::vector<DayLine> days = {{"s-001", "2026-11-20", 1, 0, 0, {"k-0417"}, {}}};
    CHECK(report_text(days, Format::Table).find("expected 1, have 0, incomplete: k-0417") !=
          std::string::npos);
    CHECK(report_text(days, Format::Csv)
              .find("s-001,2026-11-20,,,,,,,,,,,,,1,0,0,incomplete,"
                    "k-0417,") != std::string::npos);
}

TEST_CASE("CSV has one line per question and quotes what needs it", "[report_text]") {
    auto days = two_days();
    days[1].questions[0].question = "so, \"fast\"?";
    CHECK(report_text(days, Format::Csv) ==
          "store,day,question,kind,n,flagged,1,2,3,4,5,good_or_great,low,high,expected,have,lost,"
          "state,waiting_for,measure,facet,too_few,counts,nps,nps_low,nps_high,ces,ces_low,"
          "ces_high,ces_mean,happy,happy_low,happy_high,began_anew\r\n"
          "s-001,2026-11-20,service,faces5,182,3,4,6,6,60,106,0.912088,0.861977,0.945163,182,182,"
          "0,complete,,,,no,1=4 2=6 3=6 4=60 5=106,,,,,,,,,,,\r\n"
          "s-001,2026-11-21,\"so, \"\"fast\"\"?\",,7,0,1,0,0,0,6,,,,9,7,2,incomplete,"
          "k-0417 k-0418,,,yes,1=1 2=0 3=0 4=0 5=6,,,,,,,,,,,\r\n");
}

TEST_CASE("JSON keeps what the collector said, by day", "[report_text]") {
    CHECK(Json::parse(report_text(two_days(), Format::Json)) == Json::parse(R"({"report":[
        {"store":"s-001","day":"2026-11-20","expected":182,"have":182,"lost":0,
         "state":"complete","waiting_for":[],"began_anew":[],"questions":[
            {"question":"service","kind":"faces5","n":182,"flagged":3,
             "counts":{"1":4,"2":6,"3":6,"4":60,"5":106},
             "good_or_great":{"share":0.912088,"low":0.861977,"high":0.945163},
             "too_few":false}]},
        {"store":"s-001","day":"2026-11-21","expected":9,"have":7,"lost":2,
         "state":"incomplete","waiting_for":["k-0417","k-0418"],"began_anew":[],"questions":[
            {"question":"speed","kind":null,"n":7,"flagged":0,
             "counts":{"1":1,"2":0,"3":0,"4":0,"5":6},"too_few":true}]}]})"));
}

}  // namespace
}  // namespace afterword
