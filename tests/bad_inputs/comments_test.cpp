// SPDX-License-Identifier: Apache-2.0
// Hostile words in every field that takes words: stored as they came, and harmless wherever an
// operator meets them.
#include <nlohmann/json.hpp>

#include "sync/operator/alerts_command.hpp"
#include "sync/operator/report_command.hpp"
#include "tests/bad_inputs/intake.hpp"
#include "tests/fakes/captured_log.hpp"
#include "tests/operator/fake_collector.hpp"

namespace afterword {
namespace {

constexpr const char* kHostile[] = {
    "'); DROP TABLE visits; --",
    "\" OR 1=1; --",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; %00 %s%n ${jndi:ldap://x} {{7*7}}",
    "=HYPERLINK(\"http://x\",\"y\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "a,b\"c\r\n=1+1,",
    "\x1b[2J\x1b[H",
    "\x1b]0;title\a",
    "\x1bP+q\x1b\\",
    "\u009b31m",
    "\u009d0;title\u009c",
    "\x7f\b\b\b",
    "a\n<3>event=disk_failed",
    "\r\nHTTP/1.1 200 OK\r\n\r\n",
    "\u2028\u2029",
    "\u202egnp.exe",
    "\u2066\u2067\u2068\u2069",
    "\ufeff\u200b\u00ad",
    "\U000e0041\U000e007f",
};

// Every text a kiosk may send, made of these words as far as they fit.
Visit visit_of(const World& world, std::int64_t ordinal, const std::string& words) {
    Visit visit = world.visit(ordinal, 1);
    visit.steps.at(0).text = words;
    visit.steps.at(1).values = {words};
    Step unknown;
    unknown.question = words;
    unknown.value = *Score::from(1);
    visit.steps.push_back(unknown);
    Step chosen;
    chosen.question = words + "?";
    chosen.values = {words};
    visit.steps.push_back(chosen);
    visit.zone = words;
    visit.touchpoint = words;
    return visit;
}

AlertStep step_of(const World& world, const AlertId& alert, const std::string& words) {
    AlertStep step = world.step(alert, AlertStepKind::Taken, 1);
    step.by = words;
    step.note = words;
    step.cause = words;
    step.actions = {words};
    step.to = words;
    return step;
}

struct Heard {
    Intake intake;
    std::string log;

    Heard() {
        log = log_of([&] {
            for (const auto* words : kHostile) {
                const Visit visit = visit_of(intake.world, intake.next(), words);
                CHECK(intake.verdicts({encode_row(visit)}) == std::vector<std::string>{""});
                const auto alert = intake.world.take_alert(intake.sender.kiosk);
                REQUIRE(alert);
                intake.world.link.forget_all();
                CHECK(intake.verdicts({encode_row(step_of(
                          intake.world, alert->alert.id, words))}) == std::vector<std::string>{""});
                const auto taken = intake.world.take_alert(intake.sender.kiosk);
                REQUIRE(taken);
                CHECK(taken->alert.taken_by == words);
                intake.world.link.forget_all();
            }
            CHECK(intake.verdicts({"{\"type\":\"\\u001b[2J\\n\"}"}) ==
                  std::vector<std::string>{"unknown_type"});
        });
    }
};

// What the operator's commands print of what the collector knows.
struct Desk {
    FakeCollector collector;

    explicit Desk(World& world) {
        collector.scores = world.ask<ScoresReport>(ScoresQuery{});
        collector.choices = world.ask<ChoicesReport>(ChoicesQuery{});
        collector.completeness = world.ask<CompletenessReport>(CompletenessQuery{});
        collector.alerts = world.ask<AlertsReport>(AlertsQuery{});
    }
    [[nodiscard]] CollectorAccess access() const {
        auto made = read_access(collector.url(), collector.token_file());
        REQUIRE(made);
        return *std::move(made);
    }
    [[nodiscard]] std::string report_as(Format format) const {
        ReportOptions options;
        options.format = format;
        return report(access(), options).text;
    }
    [[nodiscard]] std::string alerts_as(Format format) const {
        AlertsOptions options;
        options.format = format;
        return alerts(access(), options).text;
    }
};

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// RFC 4180, strictly.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    enum class Inside { Plain, Quoted } inside = Inside::Plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string& cell = rows.back().back();
        if (inside == Inside::Quoted) {
            if (text[i] != '"') {
                cell += text[i];
            } else if (text.substr(i + 1, 1) == "\"") {
                cell += text[i++];
            } else {
                inside = Inside::Plain;
            }
        } else if (text[i] == '"') {
            inside = Inside::Quoted;
        } else if (text[i] == ',') {
            rows.back().emplace_back();
        } else if (text.substr(i, 2) == "\r\n") {
            rows.push_back({""});
            ++i;
        } else {
            cell += text[i];
        }
    }
    rows.pop_back();
    return rows;
}

}  // namespace

TEST_CASE("hostile words are stored as they came, and the collector goes on", "[comments]") {
    Heard heard;
    constexpr auto kCount = static_cast<std::int64_t>(std::size(kHostile));
    World& world = heard.intake.world;
    const auto known = world.ask<AlertsReport>(AlertsQuery{});
    REQUIRE(known.size() == std::size(kHostile));
    for (std::size_t i = 0; i < known.size(); ++i) {
        const auto& alert = known[i].message.alert;
        const auto written = std::find(std::begin(kHostile), std::end(kHostile), alert.taken_by);
        REQUIRE(written != std::end(kHostile));
        CHECK(alert.reasons == std::vector<std::string>{*written, *written});
        CHECK(known[i].history.back().note == *written);
    }
    const auto scores = world.ask<ScoresReport>(ScoresQuery{{{}, {}, {}, "service"}});
    REQUIRE(scores.size() == 1);
    CHECK(scores[0].n == kCount);
    for (const auto* words : kHostile) {
        CAPTURE(words);
        CHECK(world.ask<ScoresReport>(ScoresQuery{{{}, {}, {}, words}}).size() == 1);
    }
    heard.intake.goes_on();
}

TEST_CASE("hostile words end no line of the log and move no cursor in it", "[comments]") {
    const Heard heard;
    CAPTURE(heard.log);
    CHECK(heard.log.find("row_set_aside") != std::string::npos);
    CHECK_FALSE(obeyed_by_terminals(heard.log));
    CHECK(heard.log.find("\n<3>") == std::string::npos);
}

TEST_CASE("hostile words end no line of a table and move no cursor in it", "[comments]") {
    Heard heard;
    const Desk desk(heard.intake.world);
    const std::string alerts = desk.alerts_as(Format::Table);
    CHECK(lines_of(alerts) == 1 + std::size(kHostile));
    CHECK_FALSE(obeyed_by_terminals(alerts));
    const std::string report = desk.report_as(Format::Table);
    CHECK(lines_of(report) == 1 + desk.collector.scores.size() + desk.collector.choices.size());
    CHECK_FALSE(obeyed_by_terminals(report));
}

TEST_CASE("hostile words stay texts in JSON, and move no cursor where it is shown", "[comments]") {
    Heard heard;
    const Desk desk(heard.intake.world);
    const std::string alerts = desk.alerts_as(Format::Json);
    CHECK_FALSE(obeyed_by_terminals(alerts));
    const auto list = nlohmann::json::parse(alerts).at("alerts");
    for (std::size_t i = 0; i < list.size(); ++i) {
        CHECK(list.at(i).at("taken_by") == desk.collector.alerts[i].message.alert.taken_by);
    }
    const std::string report = desk.report_as(Format::Json);
    CHECK_FALSE(obeyed_by_terminals(report));
    CHECK(nlohmann::json::parse(report).at("report").is_array());
}

TEST_CASE("hostile words in CSV are no formulas and stay in their cells", "[comments]") {
    Heard heard;
    const Desk desk(heard.intake.world);
    const std::string csv = desk.report_as(Format::Csv);
    const auto rows = csv_rows(csv);
    REQUIRE(rows.size() == 1 + desk.collector.scores.size() + desk.collector.choices.size());
    for (const auto& row : rows) {
        REQUIRE(row.size() == rows.front().size());
        for (const auto& cell : row) {
            CAPTURE(cell);
            CHECK((cell.empty() ||
                   std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos));
            CHECK_FALSE(obeyed_by_terminals(cell));
        }
    }
}

}  // namespace afterword
