// SPDX-License-Identifier: Apache-2.0
// The shopper's side of the reducer: rate, questions, thanks, still there, out of order.
#include <algorithm>

#include "kiosk/local_time.hpp"
#include "kiosk/turn.hpp"

namespace afterword {
namespace {

const Question& asked_now(const Turn& turn) {
    const Question* question = turn.config.survey.find_question(turn.state.pass->question);
    AFTERWORD_CHECK(question != nullptr);  // set from the same survey
    return *question;
}

Visit new_visit(const Turn& turn) {
    Visit visit;
    visit.at = turn.now;
    visit.survey = turn.config.survey.id;
    visit.language = turn.config.survey.languages[turn.state.language];
    visit.touchpoint = turn.config.touchpoint;
    visit.zone = turn.config.zone;
    visit.utc_offset_min = utc_offset_minutes(turn.now.wall, turn.config.zone);
    return visit;
}

// Sets the step of its question, or adds it.
void put(Visit& visit, Step step) {
    const auto found = std::find_if(visit.steps.begin(), visit.steps.end(),
                                    [&](const Step& s) { return s.question == step.question; });
    if (found == visit.steps.end()) {
        visit.steps.push_back(std::move(step));
    } else {
        *found = std::move(step);
    }
}

// A changed rating can make a later question one that is not asked.
void drop_unasked(Visit& visit, const Survey& survey) {
    const std::vector<Step> steps = visit.steps;
    std::erase_if(visit.steps, [&](const Step& step) {
        const Question* question = survey.find_question(step.question);
        return question == nullptr || !asked(*question, steps);
    });
}

Step step_on(const Turn& turn, const Question& question, Ended ended) {
    Step step;
    step.question = question.id;
    step.ended = ended;
    step.took = std::max(Milliseconds(0), turn.now.mono - turn.state.shown_at);
    step.resumed_after = turn.state.pass ? turn.state.pass->resumed_after : std::nullopt;
    return step;
}

// The question on screen as it was answered: its chosen tiles in their order.
Step answered(const Turn& turn, Ended ended) {
    const Question& question = asked_now(turn);
    Step step = step_on(turn, question, ended);
    for (const std::size_t index : turn.state.pass->chosen) {
        step.values.push_back(question.options[index].id);
    }
    return step;
}

Visit amended(const Pass& pass) {
    Visit visit = pass.visit;
    ++visit.rev;
    return visit;
}

void rated(Turn& turn, int value) {
    State& state = turn.state;
    const auto score = Score::from(value);
    AFTERWORD_CHECK(score.ok());  // the screen has five faces
    const Question& question = turn.config.survey.questions.front();
    Visit visit = state.pass ? amended(*state.pass) : new_visit(turn);
    Step step = step_on(turn, question, Ended::Tap);
    step.value = *score;
    step.shown = question.scale_order;
    put(visit, std::move(step));
    if (!state.pass) {
        state.pass = Pass{};
    }
    drop_unasked(visit, turn.config.survey);
    const bool more = next_question(turn.config.survey, visit.steps) != nullptr;
    visit.state = more ? Visit::State::Open : Visit::State::Ended;
    commit(turn, std::move(visit), more ? Scene::Question : Scene::Thanks);
}

void toggle(Turn& turn, std::size_t index) {
    auto& chosen = turn.state.pass->chosen;
    if (index < asked_now(turn).options.size() && chosen.erase(index) == 0) {
        chosen.insert(index);
    }
}

// Next and Finish: the question is answered with what is chosen, or skipped.
void answer(Turn& turn, Visit::State wanted) {
    const Pass& pass = *turn.state.pass;
    Visit visit = amended(pass);
    put(visit, answered(turn, pass.chosen.empty() ? Ended::Skip : Ended::Tap));
    const bool more =
        wanted == Visit::State::Open && next_question(turn.config.survey, visit.steps) != nullptr;
    visit.state = more ? Visit::State::Open : Visit::State::Ended;
    commit(turn, std::move(visit), more ? Scene::Question : Scene::Thanks);
}

// The pass is over without a last answer: what was given stays.
void leave(Turn& turn, Ended how) {
    const Pass& pass = *turn.state.pass;
    Visit visit = amended(pass);
    if (!pass.question.empty()) {
        put(visit, answered(turn, how));
    }
    visit.state = Visit::State::Ended;
    commit(turn, std::move(visit), Scene::Rate);
}

void choose_on_question(Turn& turn, const ui::Choice& choice) {
    if (const auto* tile = std::get_if<ui::TileTapped>(&choice)) {
        toggle(turn, tile->index);
    } else if (std::holds_alternative<ui::NextTapped>(choice)) {
        answer(turn, Visit::State::Open);
    } else if (std::holds_alternative<ui::Finished>(choice)) {
        answer(turn, Visit::State::Ended);
    } else if (std::holds_alternative<ui::RatingChanged>(choice)) {
        go(turn, Scene::Rate);
    } else if (std::holds_alternative<ui::NewRating>(choice)) {
        leave(turn, Ended::Exit);
    }
}

void choose_on_rate(Turn& turn, const ui::Choice& choice) {
    if (const auto* rating = std::get_if<ui::Rated>(&choice)) {
        rated(turn, rating->value);
    } else if (const auto* language = std::get_if<ui::LanguageChosen>(&choice)) {
        if (language->index < turn.config.survey.languages.size()) {
            turn.state.language = language->index;
        }
    }
}

void choose_on_still_there(Turn& turn, const ui::Choice& choice) {
    if (std::holds_alternative<ui::Continued>(choice)) {
        go(turn, turn.state.interrupted);
    } else if (std::holds_alternative<ui::NewRating>(choice)) {
        leave(turn, Ended::Exit);
    }
}

}  // namespace

void choose_as_shopper(Turn& turn, const ui::Choice& choice) {
    switch (turn.state.scene) {
        case Scene::Rate:
            choose_on_rate(turn, choice);
            break;
        case Scene::Question:
            choose_on_question(turn, choice);
            break;
        case Scene::StillThere:
            choose_on_still_there(turn, choice);
            break;
        case Scene::Thanks:
            if (std::holds_alternative<ui::Dismissed>(choice)) {
                rest(turn);
            }
            break;
        default:
            break;
    }
}

void visit_stored(Turn& turn, const Visit& visit, Scene then) {
    State& state = turn.state;
    if (then == Scene::Rate) {
        rest(turn);
        return;
    }
    Pass& pass = *state.pass;
    pass.visit = visit;
    pass.rated = true;
    pass.resumed_after.reset();
    if (then == Scene::Question) {
        const Question* next = next_question(turn.config.survey, visit.steps);
        if (next != nullptr && next->id != pass.question) {
            pass.question = next->id;
            pass.chosen.clear();
        }
    }
    if (then == Scene::Thanks) {
        state.pass.reset();
    }
    go(turn, then);
}

void visit_not_stored(Turn& turn, Visit visit) {
    State& state = turn.state;
    if (visit.rev > 1) {
        // Its first tap is safe; only the end of it could not be written.
        visit.state = Visit::State::Ended;
        state.unfinished = std::move(visit);
    }
    state.pass.reset();
    go(turn, Scene::OutOfOrder);
}

void room_again(Turn& turn) {
    if (turn.state.unfinished) {
        // Nobody is waiting for this one: its ticket is not remembered.
        const Ticket ticket{++turn.state.tickets};
        turn.effects.emplace_back(StoreVisit{ticket, *std::exchange(turn.state.unfinished, {})});
    }
}

void shopper_waited(Turn& turn) {
    State& state = turn.state;
    const Tick now = turn.now.mono;
    if (state.commit) {
        return;
    }
    switch (state.scene) {
        case Scene::Thanks:
            if (now >= state.shown_at + kThanksFor) {
                rest(turn);
            }
            break;
        case Scene::StillThere:
            if (now >= state.shown_at + kStillThereFor) {
                leave(turn, Ended::Timeout);
            }
            break;
        case Scene::Rate:
        case Scene::Question:
            if (state.pass && now >= state.touched_at + kAskStillThereAfter) {
                state.interrupted = state.scene;
                go(turn, Scene::StillThere);
            }
            break;
        default:
            break;
    }
}

void shopper_touched(Turn& turn) {
    State& state = turn.state;
    const Milliseconds rest = turn.now.mono - state.touched_at;
    if (state.pass && rest > kOtherPersonAfter) {
        state.pass->resumed_after = rest;
    }
}

}  // namespace afterword
