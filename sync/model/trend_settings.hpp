// SPDX-License-Identifier: Apache-2.0
// What is known of how answers usually are, and how a trend is told from chance.  Reentrant.
#pragma once

#include <cstdint>
#include <optional>

#include "sync/model/cusum.hpp"
#include "sync/model/day.hpp"
#include "sync/model/survey.hpp"

namespace afterword {

// The worst answers, up to and with this one: 1 and 2 of faces and stars, 0–6 of 0–10, 1–3 of 1–7.
// Empty for what is no scale.
std::optional<int> most_negative(QuestionKind kind);

// The part of the week to which a time belongs, 0…11: Monday to Friday, Saturday, Sunday, each
// until 11:00, 14:00, 17:00 and later. Finer parts would hold too few answers to know anything of.
constexpr int kWeekParts = 12;
int week_part(const LocalTime& local);

struct AnswerCount {
    std::int64_t n = 0;
    std::int64_t negative = 0;
    bool operator==(const AnswerCount&) const = default;
};

struct TrendSettings {
    enum class Method {
        Cusum,
        Market,  // half of four within a quarter of an hour, as others do it
        Off,
    } method = Method::Cusum;
    // Where nothing is known yet, this share is taken for usual; less is never expected.
    double usual = 0.10;
    double least_usual = 0.03;
    double most_usual = 0.40;
    double shift = 0.30;      // how much more is to be noticed
    double false_alarms = 1;  // of a kiosk by chance
    int within_days = 30;     // in that time
    double answers_a_day =
        120;  // at a busy kiosk, to all its questions; more answers, more chances
    // What a place's own answers weigh against the fleet's, as so many answers.
    std::int64_t prior_weight = 50;
};

// Below it a usual share is "too few" to be told; it is still reckoned with, drawn to the fleet's.
constexpr std::int64_t kLeastUsual = 30;
// At so many answers both counts are halved, so that what was long ago fades.
constexpr std::int64_t kFadeAt = 2000;
AnswerCount sum(AnswerCount count, const AnswerCount& more);

// The share of negative answers that is usual there: its own, drawn to the fleet's, and that to
// `settings.usual`, each by `prior_weight` answers (an empirical Bayes estimate with a beta prior).
double usual_share(const AnswerCount& here, const AnswerCount& fleet,
                   const TrendSettings& settings);

// Rounded up.
int whole_percents(double share);

// The CUSUM for that usual share in whole percents: within the budget of false alarms.
CusumSteps steps_for(double usual, const TrendSettings& settings);

}  // namespace afterword
