// SPDX-License-Identifier: Apache-2.0
// When no answers are too few answers.  Reentrant.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

#include "platform/base/clock.hpp"

namespace afterword {

struct SilenceSettings {
    // A silence that is less likely than this is told; 0 = never.
    double chance = 0.001;
    // Nor sooner than after so long.
    Milliseconds least{15 * 60'000};
};

// Of so many weeks before, the same hours are looked at.
constexpr int kSilenceWeeks = 8;
constexpr int kLeastSilenceWeeks = 2;  // fewer say nothing
// A longer silence is judged by its last hours alone.
constexpr Milliseconds kLongestSilence{std::chrono::hours(24)};

// How likely it is that nobody answers in a stretch of time in which `answers` came in `weeks`
// weeks together: (weeks / (weeks + 1))^(answers + 1/2), the predictive chance of no event for a
// Poisson rate with Jeffreys' prior (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6: a
// negative binomial). So few weeks and few answers make no alarm. Empty below kLeastSilenceWeeks.
inline std::optional<double> chance_of_silence(std::int64_t answers, int weeks) {
    if (weeks < kLeastSilenceWeeks) {
        return std::nullopt;
    }
    return std::pow(static_cast<double>(weeks) / (weeks + 1), static_cast<double>(answers) + 0.5);
}

}  // namespace afterword
