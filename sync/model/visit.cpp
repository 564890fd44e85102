// SPDX-License-Identifier: Apache-2.0
#include "sync/model/visit.hpp"

#include <algorithm>

namespace afterword {
namespace {

const Step* find_in(const std::vector<Step>& steps, std::string_view question) {
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const Step& step) { return step.question == question; });
    return found == steps.end() ? nullptr : &*found;
}

bool answers(const Step& step, const Wanted& wanted) {
    const auto among = [](const auto& list, const auto& item) {
        return std::find(list.begin(), list.end(), item) != list.end();
    };
    return (step.value && among(wanted.values, step.value->value())) ||
           std::any_of(step.values.begin(), step.values.end(),
                       [&](const std::string& option) { return among(wanted.options, option); });
}

}  // namespace

const Step* Visit::find_step(std::string_view question) const {
    return find_in(steps, question);
}

bool asked(const Question& question, const std::vector<Step>& steps) {
    return std::all_of(question.when.begin(), question.when.end(), [&](const auto& condition) {
        const auto& [name, wanted] = condition;
        const Step* step = find_in(steps, name);
        return step != nullptr && answers(*step, wanted);
    });
}

const Question* next_question(const Survey& survey, const std::vector<Step>& steps) {
    const auto found = std::find_if(
        survey.questions.begin(), survey.questions.end(),
        [&](const Question& q) { return find_in(steps, q.id) == nullptr && asked(q, steps); });
    return found == survey.questions.end() ? nullptr : &*found;
}

}  // namespace afterword
