// SPDX-License-Identifier: Apache-2.0
// Why a visit is something staff must act on, in the codes and words its alert carries. Pure: kiosk
// and collector raise the same alert from the same visit.
#pragma once

#include <optional>
#include <string>
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
};

// The kinds that wait for nothing: they are raised while the shopper may still be there.
constexpr AlertKind kAtOnce[] = {AlertKind::Help, AlertKind::CallBack, AlertKind::RedLine};

// `survey` is null where it is unknown; then codes stand for its words, and no score is low.
std::optional<AlertCause> find_cause(AlertKind kind, const Visit& visit, const Survey* survey,
                                     const SafetyWords& words);

// Makes the alert say so.
void describe(Alert& alert, const AlertCause& cause);

}  // namespace afterword
