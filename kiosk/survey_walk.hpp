// SPDX-License-Identifier: Apache-2.0
// A shopper's way through a survey, without a kiosk around it: the reducer moves, the presenter
// shows, nothing is stored.
#pragma once

#include <cstddef>
#include <string>

#include "kiosk/kiosk_config.hpp"
#include "kiosk/state.hpp"
#include "ui/view.hpp"

namespace afterword {

// A kiosk that asks this survey and offers all that can stand beside it.
KioskConfig kiosk_asking(Survey survey);

// Thread-bound.
class SurveyWalk {
  public:
    // `config` outlives the walk, which is through its first survey.
    SurveyWalk(const KioskConfig& config, std::size_t language, const ui::Appearance& appearance);

    // The screen of a question, reached by answers that lead to it. Good until the next call, since
    // what is typed stays in the walk's state.
    ui::View on(const Question& question);
    ui::View on_thanks();

  private:
    void go_to(const Question* question);
    void answer(const Question& question, const Condition& wanted);
    void tap(const Question& question, const std::string& option);
    void choose(const ui::Choice& choice);
    void feed(const Input& input);

    const KioskConfig& config_;
    std::size_t language_;
    ui::Appearance appearance_;
    State state_;
};

}  // namespace afterword
