// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/alert_figures_json.hpp"

#include <nlohmann/json.hpp>

#include "sync/collector/http/share_json.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

Json share_or_null(const std::optional<Share>& share) {
    return share ? share_json(*share) : Json();
}

Json rate_json(const char* hits, const Rate& rate) {
    return {{"n", rate.n}, {hits, rate.hits}, {"rate", share_or_null(rate.share)}};
}

Json duration_json(const std::optional<Milliseconds>& duration) {
    return duration ? Json(duration->count()) : Json();
}

Json waits_json(const WaitFigures& waits) {
    return {{"n", waits.n},
            {"reached", waits.reached},
            {"median_ms", duration_json(waits.median)},
            {"p90_ms", duration_json(waits.p90)},
            {"in_time", rate_json("in_time", waits.in_time)}};
}

// How many there were, and what became of them.
Json begun(const AlertFigures& figures) {
    return {{"n", figures.n},
            {"open", figures.open},
            {"solved", figures.solved},
            {"dismissed", figures.dismissed},
            {"expired", figures.expired},
            {"cleared", figures.cleared},
            {"resolved", rate_json("solved", figures.resolved)}};
}

Json cohort_json(const AlertCohort& cohort) {
    Json json = {{"week", day_text(cohort.week)}};
    json.update(begun(cohort.figures));
    return json;
}

Json satisfaction_json(const Satisfaction& satisfaction) {
    Json counts = Json::object();
    for (const auto& [value, n] : satisfaction.counts) {
        counts[std::to_string(value)] = n;
    }
    return {{"n", satisfaction.n},
            {"counts", std::move(counts)},
            {"mean", satisfaction.mean ? Json(rounded(*satisfaction.mean)) : Json()},
            {"helped", share_or_null(satisfaction.helped)}};
}

Json line_json(const AlertFiguresLine& line) {
    const AlertFigures& figures = line.figures;
    Json json = {{"store", line.store ? Json(line.store->text) : Json()},
                 {"kind", line.kind ? Json(name(*line.kind)) : Json()}};
    json.update(begun(figures));
    json["take"] = waits_json(figures.take);
    json["facts"] = waits_json(figures.facts);
    json["solution"] = waits_json(figures.solution);
    json["recurrence"] = rate_json("came_back", figures.came_back);
    json["precision"] = rate_json("useful", figures.useful);
    json["playbook"] = rate_json("wrong", figures.playbook_wrong);
    json["satisfaction"] = satisfaction_json(line.satisfaction);
    json["too_few"] = figures.too_few;
    if (line.complaints) {
        json["complaints"] = {{"n", line.complaints->n},
                              {"answers", line.complaints->answers},
                              {"of_answers", share_or_null(line.complaints->of_answers)},
                              {"hours", line.complaints->hours},
                              {"transactions", line.complaints->transactions},
                              {"in_those_hours", line.complaints->in_those_hours},
                              {"of_transactions", share_or_null(line.complaints->of_transactions)}};
        json["weeks"] = Json::array();
        for (const auto& cohort : line.cohorts) {
            json["weeks"].push_back(cohort_json(cohort));
        }
    }
    return json;
}

}  // namespace

Json alert_figures_json(const AlertFiguresReport& report) {
    Json lines = Json::array();
    for (const auto& line : report.lines) {
        lines.push_back(line_json(line));
    }
    const Deadlines& deadlines = report.rules.deadlines;
    return {
        {"alert_figures", std::move(lines)},
        {"deadlines",
         {{"take_ms", deadlines.take.count()},
          {"facts_ms", deadlines.facts.count()},
          {"solution_ms", deadlines.solution.count()},
          {"run", deadlines.run == Deadlines::Run::WhileOpen ? "while_open" : "round_the_clock"}}},
        {"recurs_within_ms", report.rules.recurs_within.count()},
        {"least_n", kLeastForShare}};
}

}  // namespace afterword
