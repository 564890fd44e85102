// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_causes.hpp"

#include <algorithm>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostReasons = 64;       // in an alert
constexpr std::size_t kMostTitleReasons = 3;   // more nobody reads on a pager
constexpr std::size_t kMostWordsBytes = 1900;  // below the 2,000 characters of the wire

std::string_view language_of(const Survey& survey) {
    return survey.languages.empty() ? std::string_view("en") : survey.languages.front();
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

// What the store may read of the shopper's words. Their readers are those of all of them.
void add_words(AlertCause& cause, const Visit& visit) {
    for (const auto& step : visit.steps) {
        if (step.text.empty() || !step.read_by || !store_reads(*step.read_by)) {
            continue;
        }
        cause.text += (cause.text.empty() ? "" : " · ") + step.text;
        const bool both = head_office_reads(*step.read_by) &&
                          cause.read_by.value_or(WordsReaders::Both) == WordsReaders::Both;
        cause.read_by = both ? WordsReaders::Both : WordsReaders::Store;
    }
    if (cause.text.size() > kMostWordsBytes) {
        cause.text = std::string(utf8_beginning(cause.text, kMostWordsBytes)) + "…";
    }
}

AlertCause plain_cause(AlertKind kind, const Visit& visit, const Survey* survey,
                       std::string_view what) {
    auto reasons = chosen_reasons(visit);
    auto title = title_of(std::string(what), reasons, survey);
    return {kind, std::nullopt, std::move(reasons), std::move(title), {}};
}

// The title says the topic, not the word: it stands where the shopper's words must not.
std::optional<AlertCause> red_line_cause(const Visit& visit, const Survey* survey,
                                         const SafetyWords& words) {
    const auto word = words.find(visit);
    if (!word) {
        return std::nullopt;
    }
    auto cause = plain_cause(AlertKind::RedLine, visit, survey,
                             word->topic.empty() ? "Safety" : "Safety: " + word->topic);
    add_words(cause, visit);
    return cause;
}

std::optional<AlertCause> call_cause(const Visit& visit, const Survey* survey) {
    if (!wishes_call(visit)) {
        return std::nullopt;
    }
    auto cause = plain_cause(AlertKind::CallBack, visit, survey, "Call back");
    add_words(cause, visit);
    return cause;
}

std::optional<AlertCause> low_cause(const Visit& visit, const Survey* survey) {
    const auto low = survey == nullptr ? std::nullopt : low_score(visit, *survey);
    if (!low) {
        return std::nullopt;
    }
    AlertCause cause{AlertKind::LowScore,
                     low->score,
                     low->reasons,
                     title_of(score_words(low->score, *survey->find_question(low->question), "en",
                                          language_of(*survey)),
                              low->reasons, survey),
                     {}};
    add_words(cause, visit);
    return cause;
}

}  // namespace

std::string score_words(Score score, const Question& question, std::string_view language,
                        std::string_view fallback) {
    const Scale scale = *scale_of(question.kind);
    auto labels = question.labels.find(language);
    if (labels == question.labels.end()) {
        labels = question.labels.find(fallback);
    }
    const auto values = static_cast<std::size_t>(scale.most - scale.least) + 1;
    const auto index = static_cast<std::size_t>(score.value() - scale.least);
    if (labels == question.labels.end() || labels->second.size() != values || index >= values) {
        return std::to_string(score.value()) + "/" + std::to_string(scale.most);
    }
    return labels->second[index];
}

std::optional<AlertCause> find_cause(AlertKind kind, const Visit& visit, const Survey* survey,
                                     const SafetyWords& words) {
    switch (kind) {
        case AlertKind::Help:
            // Without words: whoever comes to help must not know what was said of the store.
            return wishes_help(visit)
                       ? std::optional(plain_cause(kind, visit, survey, "Help wanted"))
                       : std::nullopt;
        case AlertKind::CallBack:
            return call_cause(visit, survey);
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
    quote(alert, cause);
}

void quote(Alert& alert, const AlertCause& cause) {
    alert.text = cause.text;
    alert.read_by = cause.read_by;
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
