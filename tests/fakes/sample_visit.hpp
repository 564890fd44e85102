// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/model/moment.hpp"
#include "sync/model/visit.hpp"

namespace afterword {

// A visit nobody has given an id yet, with one tap.
inline Visit sample_visit(const Clock& clock, int score, Visit::State state = Visit::State::Ended) {
    Visit visit;
    visit.state = state;
    visit.at = moment_of(clock);
    visit.survey = SurveyId{"checkout@4be1a90c77d2e04b"};
    visit.language = "en";
    visit.touchpoint = "checkout";
    Step step;
    step.question = "service";
    step.value = *Score::from(score);
    step.took = Milliseconds(1'840);
    step.shown = ScaleOrder::Ascending;
    visit.steps = {step};
    return visit;
}

}  // namespace afterword
