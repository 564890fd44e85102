// SPDX-License-Identifier: Apache-2.0
// What a visit is made of, as the shopper goes through the survey.
#include <algorithm>

#include "kiosk/local_time.hpp"
#include "kiosk/turn.hpp"

namespace afterword {

const Survey& survey_of(const State& state, const KioskConfig& config) {
    return config.surveys[state.survey];
}

const Question* question_on_screen(const State& state, const KioskConfig& config) {
    const Survey& survey = survey_of(state, config);
    const bool first = !state.pass || state.pass->question.empty() || state.scene == Scene::Rate;
    return first ? &survey.questions.front() : survey.find_question(state.pass->question);
}

std::vector<std::size_t> options_as_shown(const Question& question, std::uint64_t visits) {
    std::vector<std::size_t> order(question.options.size());
    std::generate(order.begin(), order.end(), [next = std::size_t{0}]() mutable { return next++; });
    if (question.option_order == OptionOrder::Rotated && !order.empty()) {
        const auto turned = static_cast<std::ptrdiff_t>(visits % order.size());
        std::rotate(order.begin(), order.begin() + turned, order.end());
    }
    return order;
}

Visit new_visit(const Turn& turn) {
    const Survey& survey = survey_of(turn.state, turn.config);
    Visit visit;
    visit.at = turn.now;
    visit.survey = survey.id;
    visit.language = survey.languages[turn.state.language];
    visit.touchpoint = turn.config.touchpoint;
    visit.zone = turn.config.zone;
    visit.utc_offset_min = utc_offset_minutes(turn.now.wall, turn.config.zone);
    return visit;
}

Visit amended(const Turn& turn) {
    Visit visit = turn.state.pass->visit;
    if (visit.id.ordinal != 0) {
        ++visit.rev;
    }
    return visit;
}

void put(const Turn& turn, Visit& visit, Step step) {
    const auto found = std::find_if(visit.steps.begin(), visit.steps.end(),
                                    [&](const Step& s) { return s.question == step.question; });
    if (found == visit.steps.end()) {
        visit.steps.push_back(std::move(step));
    } else {
        *found = std::move(step);
    }
    // A changed answer can make a later question one that is not asked.
    const Survey& survey = survey_of(turn.state, turn.config);
    std::size_t before = 0;
    while (before != visit.steps.size()) {
        before = visit.steps.size();
        const std::vector<Step> steps = visit.steps;
        std::erase_if(visit.steps, [&](const Step& kept) {
            const Question* question = survey.find_question(kept.question);
            return question == nullptr || !asked(*question, steps);
        });
    }
}

Step step_on(const Turn& turn, const Question& question, Ended ended) {
    const State& state = turn.state;
    Step step;
    step.question = question.id;
    step.ended = ended;
    step.took = std::max(Milliseconds(0), turn.now.mono - state.shown_at);
    step.resumed_after = state.pass ? state.pass->resumed_after : std::nullopt;
    if (scale_of(question.kind)) {
        step.shown = question.scale_order;
    } else if (question.option_order == OptionOrder::Rotated) {
        for (const std::size_t option : options_as_shown(question, state.visits)) {
            step.shown_options.push_back(question.options[option].id);
        }
    }
    return step;
}

void end(Turn& turn, Visit& visit) {
    State& state = turn.state;
    visit.state = Visit::State::Ended;
    visit.misuse = judge_misuse(state.trace, state.recent, turn.config.misuse);
    state.recent.add(state.trace, turn.now.mono);
}

void go_on(Turn& turn, Visit visit, Visit::State wanted) {
    const Survey& survey = survey_of(turn.state, turn.config);
    const bool more = wanted == Visit::State::Open && next_question(survey, visit.steps) != nullptr;
    if (!more) {
        end(turn, visit);
    }
    commit(turn, std::move(visit), more ? Scene::Question : Scene::Thanks);
}

}  // namespace afterword
