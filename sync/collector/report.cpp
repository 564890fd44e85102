// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/report.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace afterword {
namespace {

constexpr std::size_t kQuarantinePage = 100;

// Null while the survey is unknown.
const Question* find_question(const Surveys& surveys, const SurveyId& id,
                              const std::string& question) {
    const Survey* survey = surveys.find(id);
    return survey == nullptr ? nullptr : survey->find_question(question);
}

std::optional<QuestionKind> kind_of(const Question* question) {
    return question == nullptr ? std::nullopt : std::optional(question->kind);
}

// A line with every value it may have answers of.
ScoreLine empty_line(const ScoreCount& count, const Question* question) {
    ScoreLine line;
    line.place = count.place;
    line.question = count.question;
    line.kind = kind_of(question);
    Scale scale{1, 5};
    if (question != nullptr) {
        scale = scale_of(question->kind).value_or(scale);
        line.measure = question->measure;
        line.facet = question->facet;
    }
    for (int value = scale.least; value <= scale.most; ++value) {
        line.counts[value] = 0;
    }
    return line;
}

bool is_faces_or_stars(QuestionKind kind) {
    return kind == QuestionKind::Faces4 || kind == QuestionKind::Faces5 ||
           kind == QuestionKind::Stars5;
}

void add_figures(ScoreLine& line) {
    line.too_few = line.n < least_n(line.measure);
    if (!line.kind || line.n == 0) {
        return;
    }
    if (is_faces_or_stars(*line.kind)) {
        const int least = *least_good(*line.kind);
        line.good_or_great = wilson(line.counts[least] + line.counts[least + 1], line.n);
    }
    if (line.too_few) {
        return;
    }
    switch (line.measure) {
        case Measure::NpsTransaction:
        case Measure::NpsRelationship:
            line.nps = nps(line.counts);
            break;
        case Measure::Ces:
            line.ces = ces(line.counts);
            break;
        case Measure::Happy:
            line.happy = happy_index(line.counts, *scale_of(*line.kind));
            break;
        case Measure::Csat:
        case Measure::None:
            break;
    }
}

void add_option(ChoiceLine& line, const ChoiceCount& count, const Question* question) {
    const auto at = [&](const std::string& id) -> std::int64_t& {
        const auto found = std::find_if(line.options.begin(), line.options.end(),
                                        [&](const auto& option) { return option.first == id; });
        return found != line.options.end() ? found->second
                                           : line.options.emplace_back(id, 0).second;
    };
    if (question != nullptr) {
        for (const auto& option : question->options) {
            at(option.id) += 0;
        }
    }
    at(count.option) += count.n;
}

}  // namespace

Result<ScoresReport> report_scores(Store& store, const Surveys& surveys, const ScoresQuery& query) {
    auto counts = store.count_scores(query.filter);
    if (!counts) {
        return std::move(counts).error();
    }
    // Several surveys may ask the same question; those not given yet stay apart.
    using Key = std::tuple<StoreDay, std::string, std::optional<QuestionKind>, Measure>;
    std::map<Key, ScoreLine> lines;
    for (const auto& count : *counts) {
        const Question* question = find_question(surveys, count.survey, count.question);
        const Key key{count.place, count.question, kind_of(question),
                      question == nullptr ? Measure::None : question->measure};
        ScoreLine& line = lines.try_emplace(key, empty_line(count, question)).first->second;
        line.n += count.n;
        line.flagged += count.flagged;
        line.counts[count.score] += count.n;
    }
    ScoresReport answer;
    for (auto& [key, line] : lines) {
        line.per = query.filter.per;
        add_figures(line);
        answer.push_back(std::move(line));
    }
    return answer;
}

Result<ChoicesReport> report_choices(Store& store, const Surveys& surveys,
                                     const ChoicesQuery& query) {
    auto counts = store.count_choices(query.filter);
    if (!counts) {
        return std::move(counts).error();
    }
    using Key = std::tuple<StoreDay, std::string, std::optional<QuestionKind>>;
    std::map<Key, ChoiceLine> lines;
    for (const auto& count : *counts) {
        const Question* question = find_question(surveys, count.survey, count.question);
        ChoiceLine& line = lines[{count.place, count.question, kind_of(question)}];
        line.place = count.place;
        line.question = count.question;
        line.kind = kind_of(question);
        if (count.option.empty()) {
            line.n += count.n;
            line.flagged += count.flagged;
            continue;
        }
        add_option(line, count, question);
    }
    ChoicesReport answer;
    for (auto& [key, line] : lines) {
        line.per = query.filter.per;
        line.too_few = line.n < kLeastForShare;
        answer.push_back(std::move(line));
    }
    return answer;
}

Result<QuarantineReport> report_quarantine(Store& store, const QuarantineQuery& query) {
    return store.quarantine(query.after, kQuarantinePage);
}

}  // namespace afterword
