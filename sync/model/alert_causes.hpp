// SPDX-License-Identifier: Apache-2.0
// Why a visit is something staff must act on, in the codes and words its alert carries. Pure: kiosk
// and collector raise the same alert from the same visit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/model/alert.hpp"
#include "sync/model/alert_rules.hpp"
#include "sync/model/safety_words.hpp"
#include "sync/model/survey.hpp"
#include "sync/model/visit.hpp"

namespace afterword {

struct AlertCause {
    AlertKind kind = AlertKind::LowScore;
    std::optional<Score> score;        // of low_score alone: whoever comes to help must not know it
    std::vector<std::string> reasons;  // option ids
    std::string title;                 // "Very bad · Waiting time"
    std::string text;                  // the shopper's own words, as far as the store reads them
    std::optional<WordsReaders> read_by = std::nullopt;
};

// The kinds that wait for nothing: they are raised while the shopper may still be there.
constexpr AlertKind kAtOnce[] = {AlertKind::Help, AlertKind::CallBack, AlertKind::RedLine};

// Those that a kiosk raises itself when the collector has not answered in time.
constexpr AlertKind kRaisedByKiosk[] = {AlertKind::Help, AlertKind::RedLine, AlertKind::LowScore};

// The reason of an alert that its shopper has taken back.
inline constexpr std::string_view kAmended = "amended";

// What a question with a scale calls one of its scores: "Very bad"; "2/10" where it names the ends
// of the scale alone.
std::string score_words(Score score, const Question& question, std::string_view language,
                        std::string_view fallback);

// `survey` is null where it is unknown; then codes stand for its words, and no score is low.
std::optional<AlertCause> find_cause(AlertKind kind, const Visit& visit, const Survey* survey,
                                     const SafetyWords& words);

// Makes the alert say so.
void describe(Alert& alert, const AlertCause& cause);
// The words alone.
void quote(Alert& alert, const AlertCause& cause);

// The alert once its visit was amended: says something else, is no longer true, or is true again.
// Empty where that changes nothing, as for alerts that have ended otherwise.
std::optional<Alert> amended(const Alert& alert, const std::optional<AlertCause>& cause);

}  // namespace afterword
