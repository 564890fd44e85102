// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/report_command.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "sync/operator/report_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;  // options keep the survey's order
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
    day.began_anew = line.value("began_anew", std::vector<std::string>());
}

std::optional<Figure> read_figure(const Json& line, const char* key, const char* value) {
    const auto found = line.find(key);
    if (found == line.end()) {
        return std::nullopt;
    }
    return Figure{found->at(value), found->at("low"), found->at("high")};
}

// What scores and choices have in common.
QuestionLine read_question(const Json& line) {
    QuestionLine question;
    line.at("question").get_to(question.question);
    if (line.at("kind").is_string()) {
        line.at("kind").get_to(question.kind);
    }
    line.at("n").get_to(question.n);
    line.at("flagged").get_to(question.flagged);
    question.too_few = line.value("too_few", false);
    return question;
}

void read_counts(const Json& counts, QuestionLine& question) {
    for (const auto& [name, count] : counts.items()) {
        question.counts.emplace_back(name, count.get<std::int64_t>());
    }
}

void read_scores(const Json& line, Days& days) {
    QuestionLine question = read_question(line);
    read_counts(line.at("counts"), question);
    for (const auto& [key, text] :
         {std::pair{"measure", &question.measure}, std::pair{"facet", &question.facet}}) {
        if (line.contains(key) && line.at(key).is_string()) {
            line.at(key).get_to(*text);
        }
    }
    question.good_or_great = read_figure(line, "good_or_great", "share");
    question.nps = read_figure(line, "nps", "score");
    question.ces = read_figure(line, "ces", "share");
    if (question.ces) {
        line.at("ces").at("mean").get_to(question.ces_mean);
    }
    question.happy = read_figure(line, "happy", "index");
    day_of(days, line).questions.push_back(std::move(question));
}

void read_choices(const Json& line, Days& days) {
    QuestionLine question = read_question(line);
    read_counts(line.at("options"), question);
    day_of(days, line).questions.push_back(std::move(question));
}

struct Answers {
    std::string scores;
    std::string choices;
    std::string completeness;
};

// The one place where the library may throw: an answer that is none of ours.
Result<std::vector<DayLine>> read_days(const Answers& answers, const ReportOptions& options) {
    Days days;
    try {
        const Json completeness_json = Json::parse(answers.completeness);
        const Json scores_json = Json::parse(answers.scores);
        const Json choices_json = Json::parse(answers.choices);
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
        for (const auto& line : choices_json.at("choices")) {
            read_choices(line, days);
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
    const Parameters filter = {
        {"store", options.store}, {"from", options.from}, {"to", options.to}};
    // Scores first, so that a visit that comes in between is counted before it is called complete.
    auto scores = fetch(access, "scores", filter);
    if (!scores) {
        return failed(scores.error());
    }
    auto choices = fetch(access, "choices", filter);
    if (!choices) {
        return failed(choices.error());
    }
    auto completeness = fetch(access, "completeness", {{"store", options.store}, {"day", day}});
    if (!completeness) {
        return failed(completeness.error());
    }
    const auto days =
        read_days({*std::move(scores), *std::move(choices), *std::move(completeness)}, options);
    if (!days) {
        return failed(days.error());
    }
    Output output{report_text(*days, options.format), "", ExitCode::Ok};
    if (days->empty()) {
        output.remark = "nothing is known of these stores and days";
        output.exit_code = ExitCode::NotSo;
    } else if (std::any_of(days->begin(), days->end(),
                           [](const DayLine& line) { return !complete(line); })) {
        output.exit_code = ExitCode::NotSo;
    }
    return output;
}

}  // namespace afterword
