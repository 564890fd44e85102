// SPDX-License-Identifier: Apache-2.0
#include "kiosk/survey_walk.hpp"

#include <algorithm>
#include <set>

#include "kiosk/presenter.hpp"
#include "kiosk/reducer.hpp"
#include "kiosk/turn.hpp"

namespace afterword {
namespace {

// A Saturday, 10:00. Pictures of the same survey are the same.
const Moment kNow{BootId{1}, from_mono_ms(1'000'000), from_unix_ms(1'795'255'200'000),
                  ClockQuality::Synced};

template <class Item>
void keep_common(std::vector<Item>& items, const std::vector<Item>& others) {
    std::erase_if(items, [&](const Item& item) {
        return std::find(others.begin(), others.end(), item) == others.end();
    });
}

void add(Wanted& wanted, const Wanted& more, QuestionKind kind) {
    if (kind == QuestionKind::Choices) {  // several may be chosen: all that anybody wants
        wanted.options.insert(wanted.options.end(), more.options.begin(), more.options.end());
        return;
    }
    keep_common(wanted.values, more.values);
    keep_common(wanted.options, more.options);
}

// What the questions before it must be answered with for this one to be asked. There is such an
// answer to each, or the survey would not have been read (survey_check.hpp).
void add_demands(Condition& demands, const Survey& survey, const Question& question) {
    for (const auto& [name, wanted] : question.when) {
        const Question& earlier = *survey.find_question(name);
        const auto [found, is_new] = demands.emplace(name, wanted);
        if (!is_new) {
            add(found->second, wanted, earlier.kind);
        }
        add_demands(demands, survey, earlier);
    }
}

// The lowest value, the first option.
Wanted least(const Question& question) {
    if (const auto scale = scale_of(question.kind)) {
        return {{scale->least}, {}};
    }
    return has_options(question.kind) ? Wanted{{}, {question.options.front().id}} : Wanted{};
}

}  // namespace

KioskConfig kiosk_asking(Survey survey) {
    KioskConfig config;
    config.title = {{survey.languages.front(), survey.name}};
    config.write_to_us = survey.find_first(QuestionKind::Text) != nullptr;
    config.other_ways.emplace();
    config.surveys.push_back(std::move(survey));
    return config;
}

SurveyWalk::SurveyWalk(const KioskConfig& config, std::size_t language,
                       const ui::Appearance& appearance)
    : config_(config), language_(language), appearance_(appearance) {}

ui::View SurveyWalk::on(const Question& question) {
    go_to(&question);
    return present(state_, config_, kNow);
}

ui::View SurveyWalk::on_thanks() {
    go_to(nullptr);
    return present(state_, config_, kNow);
}

void SurveyWalk::go_to(const Question* question) {
    state_ = first_state(config_, kNow);
    state_.language = language_;
    state_.appearance = appearance_;
    const Survey& survey = config_.surveys.front();
    Condition demands;
    if (question != nullptr) {
        add_demands(demands, survey, *question);
    }
    for (const Question& earlier : survey.questions) {
        if (&earlier == question) {
            break;
        }
        const bool asked =
            state_.scene != Scene::Thanks && question_on_screen(state_, config_)->id == earlier.id;
        if (asked) {
            answer(earlier, demands);
        }
    }
}

// As wanted; where nothing is, as somebody who is not happy, who is asked most.
void SurveyWalk::answer(const Question& question, const Condition& wanted) {
    const auto found = wanted.find(question.id);
    const Wanted answer = found == wanted.end() ? least(question) : found->second;
    switch (question.kind) {
        case QuestionKind::Choice:
            tap(question, answer.options.front());
            break;
        case QuestionKind::Choices:
            for (const auto& option : std::set(answer.options.begin(), answer.options.end())) {
                tap(question, option);
            }
            choose(ui::NextTapped{});
            break;
        case QuestionKind::Text:
            choose(ui::Sent{});
            break;
        case QuestionKind::Contact:
            choose(ui::Declined{});
            break;
        default:
            choose(ui::Rated{answer.values.front()});
    }
    AFTERWORD_CHECK(state_.commit);  // each answer is one that the question takes
    feed(ToMain(Stored{state_.commit->ticket, VisitId{1, "walked"}}));
}

void SurveyWalk::tap(const Question& question, const std::string& option) {
    const auto order = options_as_shown(question, state_.visits);
    const auto place = std::find_if(order.begin(), order.end(), [&](std::size_t index) {
        return question.options[index].id == option;
    });
    choose(ui::TileTapped{static_cast<std::size_t>(place - order.begin())});
}

void SurveyWalk::choose(const ui::Choice& choice) {
    feed(Touched{});
    feed(choice);
}

void SurveyWalk::feed(const Input& input) {
    state_ = reduce(std::move(state_), input, config_, kNow).state;
}

}  // namespace afterword
