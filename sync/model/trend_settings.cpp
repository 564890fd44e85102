// SPDX-License-Identifier: Apache-2.0
#include "sync/model/trend_settings.hpp"

#include <algorithm>
#include <cmath>

namespace afterword {

std::optional<int> most_negative(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::Faces4:
        case QuestionKind::Faces5:
        case QuestionKind::Stars5:
            return 2;
        case QuestionKind::Scale11:
            return 6;
        case QuestionKind::Scale7:
            return 3;
        default:
            return std::nullopt;
    }
}

int week_part(const LocalTime& local) {
    constexpr int kPartsOfDay = 4;
    const unsigned weekday = std::chrono::weekday(local.day).iso_encoding();
    const int days = weekday <= 5 ? 0 : static_cast<int>(weekday) - 5;
    const auto hour = std::chrono::duration_cast<std::chrono::hours>(local.of_day).count();
    const int part = hour < 11 ? 0 : hour < 14 ? 1 : hour < 17 ? 2 : 3;
    return days * kPartsOfDay + part;
}

AnswerCount sum(AnswerCount count, const AnswerCount& more) {
    if (count.n >= kFadeAt) {
        count = {count.n / 2, count.negative / 2};
    }
    return {count.n + more.n, count.negative + more.negative};
}

double usual_share(const AnswerCount& here, const AnswerCount& fleet,
                   const TrendSettings& settings) {
    const auto drawn = [&](const AnswerCount& count, double to) {
        const auto weight = static_cast<double>(settings.prior_weight);
        return (static_cast<double>(count.negative) + weight * to) /
               (static_cast<double>(count.n) + weight);
    };
    return std::clamp(drawn(here, drawn(fleet, settings.usual)), settings.least_usual,
                      settings.most_usual);
}

int whole_percents(double share) {
    return static_cast<int>(std::ceil(share * 100 - 1e-9));
}

CusumSteps steps_for(double usual, const TrendSettings& settings) {
    const double rounded = whole_percents(usual) / 100.0;
    const double answers = settings.answers_a_day * settings.within_days / settings.false_alarms;
    return design({rounded, rounded + settings.shift}, answers);
}

}  // namespace afterword
