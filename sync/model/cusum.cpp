// SPDX-License-Identifier: Apache-2.0
#include "sync/model/cusum.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace afterword {
namespace {

constexpr int kMostAlarm = 400;
constexpr int kLeastNegatives = 3;

// Row s: L(s) = known[s] + sum over t of right(s)[t] L(s+1+t).
struct Rows {
    std::vector<double> known;
    std::vector<double> factors;
    std::size_t up = 0;

    std::span<double> right(std::size_t s) { return std::span(factors).subspan(s * up, up); }
};

// L(s) = 1 + (1-p) L(max(0, s-1)) + p L(s+up), with L = 0 from the alarm on. In each row but the
// first only one entry stands left of the diagonal, so elimination walks down once.
Rows eliminate(std::size_t size, std::size_t up, double p) {
    Rows rows{std::vector<double>(size, 0), std::vector<double>(size * up, 0), up};
    for (std::size_t s = 0; s < size; ++s) {
        const auto row = rows.right(s);
        double own = 1;
        double constant = 1;
        if (s == 0) {
            own -= 1 - p;
        } else {
            // Puts in L(s-1), which names L(s) … L(s-1+up).
            const auto above = rows.right(s - 1);
            constant += (1 - p) * rows.known[s - 1];
            own -= (1 - p) * above[0];
            for (std::size_t t = 1; t < up; ++t) {
                row[t - 1] = (1 - p) * above[t];
            }
        }
        if (s + up < size) {
            row[up - 1] += p;
        }
        rows.known[s] = constant / own;
        for (double& factor : row) {
            factor /= own;
        }
    }
    return rows;
}

}  // namespace

double run_length(const CusumSteps& steps, double negative) {
    const auto size = static_cast<std::size_t>(steps.alarm);
    const auto up = static_cast<std::size_t>(steps.up);
    Rows rows = eliminate(size, up, negative);
    std::vector<double> length = rows.known;
    for (std::size_t s = size; s-- > 0;) {
        for (std::size_t t = 0; t < up && s + 1 + t < size; ++t) {
            length[s] += rows.right(s)[t] * length[s + 1 + t];
        }
    }
    const bool is_exact = std::isfinite(length[0]) && length[0] > 0;
    return is_exact ? std::min(length[0], kLongestRun) : kLongestRun;
}

CusumSteps design(const Shift& shift, double answers) {
    const double r1 = std::log((1 - shift.usual) / (1 - shift.shifted));
    const double r2 =
        std::log(shift.shifted * (1 - shift.usual) / (shift.usual * (1 - shift.shifted)));
    CusumSteps steps;
    steps.up = std::max(1, static_cast<int>(std::lround(r2 / r1)) - 1);
    steps.alarm = (kLeastNegatives - 1) * steps.up + 1;
    while (steps.alarm < kMostAlarm && run_length(steps, shift.usual) < answers) {
        ++steps.alarm;
    }
    return steps;
}

CusumEvent take(CusumState& state, const CusumSteps& steps, Answered answer) {
    if (state.alarm != 0 && state.alarm != steps.alarm) {
        state.level = state.level * steps.alarm / state.alarm;
    }
    state.alarm = steps.alarm;
    const bool negative = answer == Answered::Negative;
    if (state.level == 0) {
        state.n = 0;
        state.negative = 0;
    }
    ++state.n;
    state.negative += negative ? 1 : 0;
    state.level = std::clamp(state.level + (negative ? steps.up : -1), 0, steps.alarm);
    if (!state.in_alarm && state.level == steps.alarm) {
        state.in_alarm = true;
        return CusumEvent::Alarm;
    }
    if (state.in_alarm && state.level == 0) {
        state.in_alarm = false;
        return CusumEvent::Over;
    }
    return CusumEvent::None;
}

}  // namespace afterword
