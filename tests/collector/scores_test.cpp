// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

DayFilter day_filter(std::string_view from, std::string_view to) {
    return {std::nullopt, parse_day(from), parse_day(to), std::nullopt};
}

TEST_CASE("scores are counted per store, day and question with their interval", "[scores]") {
    World world;
    world.start();
    Sender sender;
    std::vector<Row> rows;
    const int scores[] = {1, 2, 4, 4, 5, 5, 5, 3, 4, 5};
    for (const int score : scores) {
        rows.emplace_back(world.visit(static_cast<std::int64_t>(rows.size()) + 1, score));
    }
    world.send(sender, 1, rows);
    const ScoreLine line = world.only_score();  // one: chosen reasons are no scores
    CHECK(line.place.store == StoreId{"s-001"});
    CHECK(day_text(line.place.day) == "2026-11-21");
    CHECK(line.question == "service");
    CHECK(line.kind == QuestionKind::Faces5);
    CHECK(line.n == 10);
    CHECK(line.flagged == 0);
    CHECK(line.counts == Counts{{1, 1}, {2, 1}, {3, 1}, {4, 3}, {5, 4}});
    REQUIRE(line.good_or_great);
    CHECK(line.good_or_great->share == Approx(0.7));
    CHECK(line.good_or_great->low == Approx(0.396780).margin(1e-6));
    CHECK(line.good_or_great->high == Approx(0.892210).margin(1e-6));
}

TEST_CASE("practice visits are left out of the scores", "[scores]") {
    World world;
    world.start();
    Sender sender;
    Visit practice = world.visit(1, 5);
    practice.test = true;
    world.send(sender, 1, {practice});
    CHECK(world.ask<ScoresReport>(ScoresQuery{}).empty());
}

TEST_CASE("visits that look like misuse are counted as such and in nothing else", "[scores]") {
    World world;
    world.start();
    Sender sender;
    Visit honest = world.visit(1, 5);
    honest.misuse = Misuse{1, 0.49, {}};
    Visit played = world.visit(2, 1);
    played.misuse = Misuse{1, 0.5, {MisuseReason::Pattern}};
    world.send(sender, 1, {honest, played});
    const ScoreLine line = world.only_score();
    CHECK(line.n == 1);
    CHECK(line.flagged == 1);
    CHECK(line.counts == Counts{{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 1}});
    CHECK(line.too_few);
    const auto choices = world.ask<ChoicesReport>(ChoicesQuery{});
    REQUIRE(choices.size() == 1);
    CHECK(choices[0].n == 1);
    CHECK(choices[0].flagged == 1);
}

TEST_CASE("choices are counted by option and by visit", "[scores]") {
    World world;
    world.start();
    Sender sender;
    Visit both = world.visit(1, 5);
    both.steps[1].values = {"staff", "waiting"};
    Visit amended = world.visit(2, 5);
    world.send(sender, 1, {both, amended});
    amended.rev = 2;
    amended.steps[1].values = {"staff"};
    world.send(sender, 3, {amended});
    const auto choices = world.ask<ChoicesReport>(ChoicesQuery{});
    REQUIRE(choices.size() == 1);
    CHECK(choices[0].question == "reasons");
    CHECK(choices[0].kind == QuestionKind::Choices);
    CHECK(choices[0].n == 2);
    CHECK(choices[0].options ==
          std::vector<std::pair<std::string, std::int64_t>>{{"waiting", 1}, {"staff", 2}});
    CHECK(choices[0].too_few);
}

TEST_CASE("each measure has its figure once there are enough answers", "[scores]") {
    World world;
    Survey& survey = world.options.surveys[0];
    survey.questions[0].kind = QuestionKind::Scale11;
    survey.questions[0].measure = Measure::NpsTransaction;
    survey.questions[0].facet = "brand";
    world.start();
    Sender sender;
    const auto send = [&](std::int64_t from, std::int64_t upto) {
        std::vector<Row> rows;
        for (std::int64_t i = from; i <= upto; ++i) {
            rows.emplace_back(world.visit(i, i % 2 == 0 ? 10 : 7));
        }
        world.send(sender, from, rows);
    };
    send(1, 29);
    CHECK(world.only_score().too_few);
    CHECK_FALSE(world.only_score().nps);
    send(30, 30);
    const ScoreLine line = world.only_score();
    CHECK_FALSE(line.too_few);
    REQUIRE(line.nps);
    CHECK(line.nps->score == Approx(50));
    CHECK(line.counts.size() == 11);
    CHECK(line.facet == "brand");
    CHECK_FALSE(line.good_or_great);
}

TEST_CASE("each store has its own midnight", "[scores]") {
    World world;  // 22:00 UTC: 23:00 in Warsaw, 17:00 in New York
    world.start();
    Sender warsaw;
    Sender harbour;
    harbour.kiosk = KioskId{"k-0500"};
    for (std::int64_t i = 1; i <= 2; ++i) {
        warsaw.anchor = harbour.anchor =
            Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 0ms};
        world.send(warsaw, i, {world.visit(i, 5)});
        world.send(harbour, i, {world.visit(i, 5)});
        world.clock.advance(1h);
    }
    std::vector<std::string> days;
    for (const auto& line : world.ask<ScoresReport>(ScoresQuery{})) {
        days.push_back(line.place.store.text + " " + day_text(line.place.day) + " " +
                       std::to_string(line.n));
    }
    CHECK(days == std::vector<std::string>{"s-001 2026-11-21 1", "s-001 2026-11-22 1",
                                           "s-002 2026-11-21 2"});
    CHECK(world.ask<ScoresReport>(ScoresQuery{day_filter("2026-11-22", "2026-11-22")}).size() == 1);
    CHECK(world.ask<ScoresReport>(ScoresQuery{day_filter("2026-11-22", "")}).size() == 1);
    CHECK(world.ask<ScoresReport>(ScoresQuery{day_filter("", "2026-11-21")}).size() == 2);
    DayFilter filter;
    filter.store = StoreId{"s-002"};
    CHECK(world.ask<ScoresReport>(ScoresQuery{filter}).size() == 1);
    filter.question = "reasons";
    CHECK(world.ask<ScoresReport>(ScoresQuery{filter}).empty());
}

TEST_CASE("an unknown survey is counted by question, and known once it is given", "[scores]") {
    World world;
    world.options.surveys.clear();
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1), world.visit(2, 5)});
    const ScoreLine unknown = world.only_score();
    CHECK(unknown.question == "service");
    CHECK_FALSE(unknown.kind);
    CHECK_FALSE(unknown.good_or_great);
    CHECK(unknown.counts == Counts{{1, 1}, {2, 0}, {3, 0}, {4, 0}, {5, 1}});
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).empty());

    world.options.surveys = {known_survey()};
    world.start();
    const ScoreLine known = world.only_score();
    CHECK(known.kind == QuestionKind::Faces5);
    CHECK(known.good_or_great);
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).size() == 1);
    world.start();
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).size() == 1);
}

TEST_CASE("two surveys that ask the same question are counted together, an unknown one apart",
          "[scores]") {
    World world;
    Survey second = known_survey();
    second.id = SurveyId{"exit@0000000000000000"};
    world.options.surveys.push_back(second);
    world.start();
    Sender sender;
    Visit other = world.visit(2, 4);
    other.survey = second.id;
    Visit strange = world.visit(3, 3);
    strange.survey = SurveyId{"strange@1111111111111111"};
    world.send(sender, 1, {world.visit(1, 5), other, strange});
    const auto lines = world.ask<ScoresReport>(ScoresQuery{});
    REQUIRE(lines.size() == 2);
    CHECK_FALSE(lines[0].kind);
    CHECK(lines[0].n == 1);
    CHECK(lines[1].n == 2);
}

}  // namespace
}  // namespace afterword
