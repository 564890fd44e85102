// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_causes.hpp"

#include <algorithm>

namespace afterword {
namespace {

constexpr std::size_t kMostReasons = 64;      // in an alert
constexpr std::size_t kMostTitleReasons = 3;  // more nobody reads on a pager

std::string_view language_of(const Survey& survey) {
    return survey.languages.empty() ? std::string_view("en") : survey.languages.front();
}

std::string label(const LowScore& low, const Survey& survey) {
    const Question* question = survey.find_question(low.question);
    if (question != nullptr) {
        auto labels = question->labels.find("en");
        if (labels == question->labels.end()) {
            labels = question->labels.find(language_of(survey));
        }
        const auto index = static_cast<std::size_t>(low.score.value() - 1);
        if (labels != question->labels.end() && index < labels->second.size()) {
            return labels->second[index];
        }
    }
    return std::to_string(low.score.value()) + "/5";
}

std::string option_text(const std::string& option, const Survey& survey) {
    for (const auto& question : survey.questions) {
        for (const auto& known : question.options) {
            if (known.id == option) {
                return std::string(text_in(known.text, "en", language_of(survey)));
            }
        }
    }
    return option;
}

// For those who can't render the codes: "Very bad · Waiting time".
std::string title_of(std::string title, const std::vector<std::string>& reasons,
                     const Survey* survey) {
    for (std::size_t i = 0; i < std::min(reasons.size(), kMostTitleReasons); ++i) {
        title += " · " + (survey == nullptr ? reasons[i] : option_text(reasons[i], *survey));
    }
    return title;
}

AlertCause plain_cause(AlertKind kind, const Visit& visit, const Survey* survey,
                       std::string_view what) {
    auto reasons = chosen_reasons(visit);
    auto title = title_of(std::string(what), reasons, survey);
    return {kind, std::nullopt, std::move(reasons), std::move(title)};
}

// The topic, not the word: the shopper's words are for those whom the screen named.
std::optional<AlertCause> red_line_cause(const Visit& visit, const Survey* survey,
                                         const SafetyWords& words) {
    const auto word = words.find(visit);
    if (!word) {
        return std::nullopt;
    }
    return plain_cause(AlertKind::RedLine, visit, survey,
                       word->topic.empty() ? "Safety" : "Safety: " + word->topic);
}

std::optional<AlertCause> low_cause(const Visit& visit, const Survey* survey) {
    const auto low = survey == nullptr ? std::nullopt : low_score(visit, *survey);
    if (!low) {
        return std::nullopt;
    }
    return AlertCause{AlertKind::LowScore, low->score, low->reasons,
                      title_of(label(*low, *survey), low->reasons, survey)};
}

}  // namespace

std::optional<AlertCause> find_cause(AlertKind kind, const Visit& visit, const Survey* survey,
                                     const SafetyWords& words) {
    switch (kind) {
        case AlertKind::Help:
            return wishes_help(visit)
                       ? std::optional(plain_cause(kind, visit, survey, "Help wanted"))
                       : std::nullopt;
        case AlertKind::CallBack:
            return wishes_call(visit) ? std::optional(plain_cause(kind, visit, survey, "Call back"))
                                      : std::nullopt;
        case AlertKind::RedLine:
            return red_line_cause(visit, survey, words);
        case AlertKind::LowScore:
            return low_cause(visit, survey);
        case AlertKind::Trend:
        case AlertKind::Silence:
            return std::nullopt;  // not of one visit
    }
    return std::nullopt;
}

void describe(Alert& alert, const AlertCause& cause) {
    alert.kind = cause.kind;
    alert.score = cause.score;
    alert.reasons = cause.reasons;
    alert.reasons.resize(std::min(alert.reasons.size(), kMostReasons));
    alert.title = cause.title;
}

std::optional<Alert> amended(const Alert& alert, const std::optional<AlertCause>& cause) {
    const bool withdrawn = alert.stage == AlertStage::NotActionable && alert.reason == kAmended;
    if ((ended(alert.stage) && !withdrawn) || (withdrawn && !cause)) {
        return std::nullopt;
    }
    Alert after = alert;
    if (!cause) {
        after.stage = AlertStage::NotActionable;
        after.reason = kAmended;
        ++after.rev;
        return after;
    }
    describe(after, *cause);
    if (withdrawn) {
        after.stage = AlertStage::Open;
        after.reason.clear();
        after.taken_by.clear();
        ++after.rev;
    }
    // Other words alone don't raise the rev: a step that is on its way still finds its alert.
    return after == alert ? std::nullopt : std::optional(after);
}

}  // namespace afterword
