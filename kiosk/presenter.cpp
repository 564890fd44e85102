// SPDX-License-Identifier: Apache-2.0
#include "kiosk/presenter.hpp"

#include <algorithm>

#include "kiosk/alert_list.hpp"
#include "kiosk/reducer.hpp"
#include "kiosk/staff_presenter.hpp"
#include "kiosk/turn.hpp"

namespace afterword {
namespace {

std::string in_language(const LocalText& text, const State& state, const KioskConfig& config) {
    const auto& languages = config.survey.languages;
    return std::string(text_in(text, languages[state.language], languages.front()));
}

bool anything_open(const State& state) {
    return std::any_of(state.alerts.begin(), state.alerts.end(), [](const KnownAlert& known) {
        return known.alert.stage == AlertStage::Open || known.alert.stage == AlertStage::Reopened;
    });
}

ui::ScaleBody scale_body(const Question& question, const State& state, const KioskConfig& config) {
    ui::ScaleBody body;
    body.labels = question.labels.find(config.survey.languages[state.language])->second;
    body.order = question.scale_order == ScaleOrder::Ascending ? ui::ScaleOrder::Ascending
                                                               : ui::ScaleOrder::Descending;
    return body;
}

ui::RateView rate_view(const State& state, const KioskConfig& config) {
    const Question& question = config.survey.questions.front();
    ui::RateView view;
    view.corner = in_language(config.title, state, config);
    view.question = in_language(question.text, state, config);
    view.hint = in_language(question.hint, state, config);
    view.body = scale_body(question, state, config);
    for (const auto& tag : config.survey.languages) {
        view.languages.push_back(*ui::find_language(tag));  // checked with the configuration
    }
    const bool for_staff = config.role == KioskRole::Both && anything_open(state);
    view.staff_dot = for_staff ? ui::Shown::Yes : ui::Shown::No;
    return view;
}

ui::QuestionView question_view(const State& state, const KioskConfig& config) {
    ui::QuestionView view;
    const Pass& pass = *state.pass;
    const Question* question = config.survey.find_question(pass.question);
    view.question = in_language(question->text, state, config);
    ui::TilesBody body;
    for (std::size_t i = 0; i < question->options.size(); ++i) {
        body.tiles.push_back(
            {in_language(question->options[i].text, state, config), pass.chosen.contains(i)});
    }
    view.body = std::move(body);
    std::vector<Step> steps = pass.visit.steps;
    Step answered;
    answered.question = question->id;
    steps.push_back(answered);
    view.last = next_question(config.survey, steps) == nullptr;
    return view;
}

ui::Screen screen_of(const State& state, const KioskConfig& config, const Moment& now) {
    switch (state.scene) {
        case Scene::Rate:
            return rate_view(state, config);
        case Scene::Question:
            return question_view(state, config);
        case Scene::Thanks:
            return ui::ThanksView{};
        case Scene::StillThere: {
            const double gone = static_cast<double>((now.mono - state.shown_at).count()) /
                                static_cast<double>(kStillThereFor.count());
            return ui::StillThereView{std::clamp(1.0 - gone, 0.0, 1.0)};
        }
        case Scene::OutOfOrder:
            return ui::OutOfOrderView{};
        default:
            return present_staff(state, config, now);
    }
}

}  // namespace

ui::View present(const State& state, const KioskConfig& config, const Moment& now) {
    return {language_of(state, config), {}, screen_of(state, config, now)};
}

ui::Language language_of(const State& state, const KioskConfig& config) {
    return *ui::find_language(config.survey.languages[state.language]);
}

std::optional<Tick> next_look(const State& state, const Moment& now) {
    const bool minutes_shown = state.scene == Scene::Inbox || state.scene == Scene::Alert;
    if (!minutes_shown || state.alerts.empty()) {
        return std::nullopt;
    }
    constexpr Milliseconds kMinute{60'000};
    return now.mono + kMinute - now.wall.time_since_epoch() % kMinute;
}

}  // namespace afterword
