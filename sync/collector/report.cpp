// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/report.hpp"

#include <map>
#include <tuple>

#include "sync/collector/alerting.hpp"

namespace afterword {
namespace {

constexpr std::size_t kQuarantinePage = 100;

std::optional<QuestionKind> kind_of(const ScoreCount& count, const Surveys& surveys) {
    const Survey* survey = surveys.find(count.survey);
    const Question* question = survey == nullptr ? nullptr : survey->find_question(count.question);
    return question == nullptr ? std::nullopt : std::optional(question->kind);
}

}  // namespace

Result<ScoresReport> report_scores(Store& store, const Surveys& surveys, const ScoresQuery& query) {
    auto counts = store.count_scores(query.filter);
    if (!counts) {
        return std::move(counts).error();
    }
    // Several surveys may ask the same question; those not given yet stay apart.
    std::map<std::tuple<StoreDay, std::string, std::optional<QuestionKind>>, ScoreLine> lines;
    for (const auto& count : *counts) {
        const auto kind = kind_of(count, surveys);
        ScoreLine& line = lines[{count.place, count.question, kind}];
        line.place = count.place;
        line.question = count.question;
        line.kind = kind;
        line.n += count.n;
        line.counts.at(static_cast<std::size_t>(count.score - 1)) += count.n;
    }
    ScoresReport answer;
    for (auto& [key, line] : lines) {
        if (line.kind) {
            line.good_or_great = wilson(line.counts[3] + line.counts[4], line.n);
        }
        answer.push_back(std::move(line));
    }
    return answer;
}

Result<AlertsReport> report_alerts(Store& store, const AlertsQuery& query, WallTime now) {
    auto messages = store.alerts({query.store, query.stage, 0, AlertFilter::Which::All});
    if (!messages) {
        return std::move(messages).error();
    }
    AlertsReport answer;
    for (auto& message : *messages) {
        auto history = store.history(message.alert.id);
        if (!history) {
            return std::move(history).error();
        }
        answer.push_back({as_of(std::move(message), now), *std::move(history)});
    }
    return answer;
}

Result<QuarantineReport> report_quarantine(Store& store, const QuarantineQuery& query) {
    return store.quarantine(query.after, kQuarantinePage);
}

}  // namespace afterword
