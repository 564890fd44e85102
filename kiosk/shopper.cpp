// SPDX-License-Identifier: Apache-2.0
// The shopper's side of the reducer: rate, questions, thanks, still there, out of order.
#include <algorithm>

#include "kiosk/turn.hpp"

namespace afterword {
namespace {

const Question& asked_now(const Turn& turn) {
    const Question* question = question_on_screen(turn.state, turn.config);
    AFTERWORD_CHECK(question != nullptr);  // set from the same survey
    return *question;
}

// What the touch that led to this choice was aimed at.
void aimed(Turn& turn, Touch::Target target, int value) {
    auto& touches = turn.state.trace.touches;
    if (!touches.empty()) {
        touches.back().target = target;
        touches.back().value = value;
    }
}

// The question on screen as it was answered: its chosen options in their order.
Step answered(const Turn& turn, Ended ended) {
    const Question& question = asked_now(turn);
    Step step = step_on(turn, question, ended);
    for (const std::size_t index : turn.state.pass->chosen) {
        step.values.push_back(question.options[index].id);
    }
    return step;
}

// One tap was the answer: on a scale, or of one option.
void answer_at_once(Turn& turn, Step step) {
    State& state = turn.state;
    Visit visit = state.pass ? amended(turn) : new_visit(turn);
    if (!state.pass) {
        state.pass.emplace();
        attribute(turn, visit);
    }
    put(turn, visit, std::move(step));
    go_on(turn, std::move(visit), Visit::State::Open);
}

void rated(Turn& turn, int value) {
    const Question& question = asked_now(turn);
    const auto scale = scale_of(question.kind);
    const auto score = Score::from(value, scale.value_or(kWidestScale));
    if (!scale || !score) {
        return;  // of a screen that is gone
    }
    aimed(turn, Touch::Target::Answer, value);
    Step step = step_on(turn, question, Ended::Tap);
    step.value = *score;
    answer_at_once(turn, std::move(step));
}

void tile_tapped(Turn& turn, std::size_t place) {
    State& state = turn.state;
    const Question& question = asked_now(turn);
    const auto order = options_as_shown(question, state.visits);
    if (place >= order.size() || !has_options(question.kind)) {
        return;
    }
    const std::size_t option = order[place];
    aimed(turn, Touch::Target::Tile, static_cast<int>(option));
    if (question.kind == QuestionKind::Choice) {
        Step step = step_on(turn, question, Ended::Tap);
        step.values = {question.options[option].id};
        answer_at_once(turn, std::move(step));
    } else if (state.pass && state.pass->chosen.erase(option) == 0) {
        state.pass->chosen.insert(option);
    }
}

// Next and Finish: the question is answered with what is chosen, or skipped.
void answer(Turn& turn, Visit::State wanted) {
    Visit visit = amended(turn);
    put(turn, visit, answered(turn, turn.state.pass->chosen.empty() ? Ended::Skip : Ended::Tap));
    go_on(turn, std::move(visit), wanted);
}

// The pass is over without a last answer: what was given stays.
void leave(Turn& turn, Ended how) {
    Pass& pass = *turn.state.pass;
    pass.contact = {};
    if (!pass.rated) {
        rest(turn);  // nothing was said
        return;
    }
    Visit visit = amended(turn);
    if (!pass.question.empty()) {
        turn.state.scene =
            Scene::Question;  // the step is of that question, whatever stands over it
        put(turn, visit, answered(turn, how));
    }
    end(turn, visit);
    commit(turn, std::move(visit), Scene::Rate);
}

// The same for every score; what comes of it, the alerts tell.
void ask_for_help(Turn& turn) {
    if (asked_now(turn).help && !turn.state.pass->visit.help) {
        Visit visit = amended(turn);
        visit.help = turn.now.mono;
        commit(turn, std::move(visit), Scene::Question);
    }
}

void choose_on_tiles(Turn& turn, const ui::Choice& choice) {
    if (const auto* tile = std::get_if<ui::TileTapped>(&choice)) {
        tile_tapped(turn, tile->index);
    } else if (const auto* page = std::get_if<ui::TilesTurned>(&choice)) {
        turn.state.first_tile = page->first;
    } else if (const auto* rating = std::get_if<ui::Rated>(&choice)) {
        rated(turn, rating->value);
    } else if (std::holds_alternative<ui::NextTapped>(choice)) {
        answer(turn, Visit::State::Open);
    } else if (std::holds_alternative<ui::Finished>(choice)) {
        answer(turn, Visit::State::Ended);
    } else if (std::holds_alternative<ui::HelpAsked>(choice)) {
        ask_for_help(turn);
    }
}

void choose_on_question(Turn& turn, const ui::Choice& choice) {
    const Question& question = asked_now(turn);
    if (std::holds_alternative<ui::RatingChanged>(choice)) {
        go(turn, Scene::Rate);
    } else if (std::holds_alternative<ui::NewRating>(choice)) {
        leave(turn, Ended::Exit);
    } else if (question.kind == QuestionKind::Text) {
        choose_on_words(turn, choice);
    } else if (question.kind == QuestionKind::Contact) {
        choose_on_contact(turn, choice);
    } else {
        choose_on_tiles(turn, choice);
    }
}

void choose_on_rate(Turn& turn, const ui::Choice& choice) {
    if (const auto* rating = std::get_if<ui::Rated>(&choice)) {
        rated(turn, rating->value);
    } else if (const auto* tile = std::get_if<ui::TileTapped>(&choice)) {
        tile_tapped(turn, tile->index);
    } else if (const auto* page = std::get_if<ui::TilesTurned>(&choice)) {
        turn.state.first_tile = page->first;
    } else {
        choose_an_offer(turn, choice);
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
        case Scene::Case:
            if (std::holds_alternative<ui::Dismissed>(choice)) {
                rest(turn);
            }
            break;
        case Scene::Languages:
        case Scene::OtherWays:
            choose_an_offer(turn, choice);
            break;
        default:
            break;
    }
}

void visit_stored(Turn& turn, const Visit& visit, Scene then) {
    State& state = turn.state;
    state.last_rating = turn.now.mono;
    if (then == Scene::Rate) {
        rest(turn);
        return;
    }
    Pass& pass = *state.pass;
    pass.visit = visit;
    pass.rated = true;
    pass.resumed_after.reset();
    attributed(turn, visit);
    if (then == Scene::Question) {
        const Question* next = next_question(survey_of(state, turn.config), visit.steps);
        if (next != nullptr && next->id == pass.question && state.scene == then) {
            return;  // the same one, on which something else was stored
        }
        if (next != nullptr && next->id != pass.question) {
            pass.question = next->id;
            pass.chosen.clear();
            pass.writing = {};
            pass.contact = {};
        }
    }
    go(turn, then);
}

void visit_not_stored(Turn& turn, Visit visit) {
    State& state = turn.state;
    if (visit.rev > 1) {
        // Its first tap is safe; only the end of it could not be written.
        visit.state = Visit::State::Ended;
        state.unfinished.push_back({std::move(visit), std::nullopt});
    }
    if (auto window = std::exchange(state.pass->window, std::nullopt)) {
        window->ended = ArmEnd::Cancelled;
        turn.effects.emplace_back(ToSync(StoreArmedWindow{*std::move(window)}));
    }
    state.pass.reset();
    go(turn, Scene::OutOfOrder);
}

void room_again(Turn& turn) {
    for (Unfinished& one : turn.state.unfinished) {
        if (!one.ticket) {
            one.ticket = Ticket{++turn.state.tickets};
            turn.effects.emplace_back(ToSync(StoreVisit{*one.ticket, one.visit}));
        }
    }
}

namespace {

// Somebody may be reading: only what has really changed is shown anew.
void look_again(Turn& turn) {
    const auto [survey, shown_at] = std::pair(turn.state.survey, turn.state.shown_at);
    ask_what_is_due(turn);
    if (turn.state.scene != Scene::Rate) {
        return;
    }
    if (turn.state.survey == survey) {
        turn.state.shown_at = shown_at;
    } else {
        turn.state.language = 0;
    }
}

}  // namespace

void shopper_waited(Turn& turn) {
    State& state = turn.state;
    const Tick now = turn.now.mono;
    const auto due = shopper_wake(state, turn.config);
    if (state.commit || !due || now < *due) {
        return;
    }
    switch (state.scene) {
        case Scene::Thanks:
        case Scene::Case:
            rest(turn);
            break;
        case Scene::StillThere:
            leave(turn, Ended::Timeout);
            break;
        case Scene::Closed:
        case Scene::Dark:
            closed_waited(turn);
            break;
        case Scene::Rate:
            if (!state.pass) {
                look_again(turn);
                break;
            }
            [[fallthrough]];
        case Scene::Question:
            state.interrupted = state.scene;
            go(turn, Scene::StillThere);
            break;
        case Scene::Languages:
        case Scene::OtherWays:
            go(turn, Scene::Rate);
            break;
        default:
            break;
    }
}

std::optional<Tick> shopper_wake(const State& state, const KioskConfig& config) {
    switch (state.scene) {
        case Scene::Thanks:
            return state.shown_at + kThanksFor;
        case Scene::Case:
            return state.shown_at + kCaseFor;
        case Scene::StillThere:
            return state.shown_at + kStillThereFor;
        case Scene::Closed:
        case Scene::Dark:
            return closed_wake(state, config);
        case Scene::Rate:
        case Scene::Question:
            return state.pass ? std::optional(state.touched_at + patience(state, config))
                              : state.look_again_at;
        case Scene::Languages:
        case Scene::OtherWays:
            return state.touched_at + kOfferFor;
        default:
            return std::nullopt;
    }
}

void shopper_touched(Turn& turn, const Touched& touch) {
    State& state = turn.state;
    const Milliseconds rest = turn.now.mono - state.touched_at;
    if (state.pass && rest > kOtherPersonAfter) {
        state.pass->resumed_after = rest;
    }
    if (!state.pass && state.trace.touches.empty()) {
        state.trace.shown_at = state.shown_at;
        state.trace.store =
            store_open(turn.config, turn.now) ? StoreHours::Open : StoreHours::Closed;
        const auto& question = survey_of(state, turn.config).questions.front();
        const auto& tag = survey_of(state, turn.config).languages[state.language];
        state.trace.reading = reading_time(text_in(question.text, tag, tag));
    }
    state.trace.add({turn.now.mono, touch.place, touch.contacts});
}

}  // namespace afterword
