// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/report_command.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "sync/operator/report_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::json;
using Days = std::map<std::pair<std::string, std::string>, DayLine>;  // by store and day

DayLine& day_of(Days& days, const Json& line) {
    const auto store = line.at("store").get<std::string>();
    const auto day = line.at("day").get<std::string>();
    DayLine& found = days[{store, day}];
    found.store = store;
    found.day = day;
    return found;
}

void read_completeness(const Json& line, Days& days) {
    DayLine& day = day_of(days, line);
    line.at("expected").get_to(day.expected);
    line.at("have").get_to(day.have);
    line.at("lost").get_to(day.lost);
    line.at("waiting_for").get_to(day.waiting_for);
}

void read_scores(const Json& line, Days& days) {
    QuestionLine question;
    line.at("question").get_to(question.question);
    if (line.at("kind").is_string()) {
        line.at("kind").get_to(question.kind);
    }
    line.at("n").get_to(question.n);
    line.at("flagged").get_to(question.flagged);
    for (std::size_t i = 0; i < question.counts.size(); ++i) {
        line.at("counts").at(std::to_string(i + 1)).get_to(question.counts[i]);
    }
    if (const auto share = line.find("good_or_great"); share != line.end()) {
        question.good_or_great = {share->at("share").get<double>(), share->at("low").get<double>(),
                                  share->at("high").get<double>()};
    }
    day_of(days, line).questions.push_back(std::move(question));
}

// The one place where the library may throw: an answer that is none of ours.
Result<std::vector<DayLine>> read_days(const std::string& completeness, const std::string& scores,
                                       const ReportOptions& options) {
    Days days;
    try {
        const Json completeness_json = Json::parse(completeness);
        const Json scores_json = Json::parse(scores);
        for (const auto& line : completeness_json.at("completeness")) {
            const auto& day = line.at("day").get_ref<const std::string&>();
            if ((options.from.empty() || options.from <= day) &&
                (options.to.empty() || day <= options.to)) {
                read_completeness(line, days);
            }
        }
        for (const auto& line : scores_json.at("scores")) {
            read_scores(line, days);
        }
    } catch (const Json::exception& error) {
        return Error{Errc::Io,
                     std::string("the collector's answer makes no sense: ") + error.what()};
    }
    std::vector<DayLine> lines;
    for (auto& [place, day] : days) {
        lines.push_back(std::move(day));
    }
    return lines;
}

}  // namespace

Output report(const CollectorAccess& access, const ReportOptions& options) {
    // One day alone is asked for by name: then quiet stores answer as well.
    const std::string day = options.from == options.to ? options.from : "";
    // Scores first, so that a visit that comes in between is counted before it is called complete.
    const auto scores = fetch(
        access, "scores", {{"store", options.store}, {"from", options.from}, {"to", options.to}});
    if (!scores) {
        return failed(scores.error());
    }
    const auto completeness =
        fetch(access, "completeness", {{"store", options.store}, {"day", day}});
    if (!completeness) {
        return failed(completeness.error());
    }
    const auto days = read_days(*completeness, *scores, options);
    if (!days) {
        return failed(days.error());
    }
    Output output{report_text(*days, options.format), "", ExitCode::Ok};
    if (days->empty()) {
        output.remark = "nothing is known of these stores and days";
        output.exit_code = ExitCode::NotSo;
    } else if (std::any_of(days->begin(), days->end(),
                           [](const DayLine& line) { return !line.waiting_for.empty(); })) {
        output.exit_code = ExitCode::NotSo;
    }
    return output;
}

}  // namespace afterword
