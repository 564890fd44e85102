// SPDX-License-Identifier: Apache-2.0
#include "sync/model/metrics.hpp"

#include <algorithm>
#include <cmath>

namespace afterword {
namespace {

constexpr double kZ = 1.959963984540054;

std::int64_t within(const Counts& counts, int least, int most) {
    std::int64_t n = 0;
    for (const auto& [value, count] : counts) {
        n += least <= value && value <= most ? count : 0;
    }
    return n;
}

std::int64_t all(const Counts& counts) {
    return within(counts, kWidestScale.least, kWidestScale.most);
}

double mean(const Counts& counts) {
    double sum = 0;
    for (const auto& [value, count] : counts) {
        sum += static_cast<double>(value) * static_cast<double>(count);
    }
    return sum / static_cast<double>(all(counts));
}

struct Interval {
    double low;
    double high;
};

// Of the mean of positions from -1 to 1, of which `n` have this sum and sum of squares.
Interval adjusted_wald(double sum, double squares, std::int64_t n) {
    constexpr double kAdded = 3;
    constexpr double kAtEitherEnd = 0.75;
    const double count = static_cast<double>(n) + kAdded;
    const double middle = sum / count;
    const double variance = (squares + 2 * kAtEitherEnd) / count - middle * middle;
    const double half = kZ * std::sqrt(variance / count);
    return {std::max(-1.0, middle - half), std::min(1.0, middle + half)};
}

}  // namespace

Share wilson(std::int64_t hits, std::int64_t n) {
    const auto count = static_cast<double>(n);
    const double share = static_cast<double>(hits) / count;
    const double z2 = kZ * kZ;
    const double middle = (share + z2 / (2 * count)) / (1 + z2 / count);
    const double half =
        kZ / (1 + z2 / count) * std::sqrt(share * (1 - share) / count + z2 / (4 * count * count));
    return {share, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Nps nps(const Counts& counts) {
    const auto promoters = within(counts, 9, 10);
    const auto passives = within(counts, 7, 8);
    const auto detractors = within(counts, 0, 6);
    const auto sum = static_cast<double>(promoters - detractors);
    const auto interval =
        adjusted_wald(sum, static_cast<double>(promoters + detractors), all(counts));
    return {100 * sum / static_cast<double>(all(counts)),
            100 * interval.low,
            100 * interval.high,
            promoters,
            passives,
            detractors};
}

Ces ces(const Counts& counts) {
    return {wilson(within(counts, 5, 7), all(counts)), mean(counts)};
}

HappyIndex happy_index(const Counts& counts, Scale scale) {
    const double middle = (scale.least + scale.most) / 2.0;
    const double reach = (scale.most - scale.least) / 2.0;
    double sum = 0;
    double squares = 0;
    for (const auto& [value, count] : counts) {
        const double position = (value - middle) / reach;
        sum += position * static_cast<double>(count);
        squares += position * position * static_cast<double>(count);
    }
    const auto n = all(counts);
    const auto interval = adjusted_wald(sum, squares, n);
    const auto index = [](double position) { return 50 * (position + 1); };
    return {index(sum / static_cast<double>(n)), index(interval.low), index(interval.high)};
}

std::optional<int> least_good(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::Faces4:
            return 3;
        case QuestionKind::Faces5:
        case QuestionKind::Stars5:
            return 4;
        case QuestionKind::Scale11:
            return 9;
        case QuestionKind::Scale7:
            return 5;
        default:
            return std::nullopt;
    }
}

std::int64_t least_n(Measure measure) {
    const bool is_nps = measure == Measure::NpsTransaction || measure == Measure::NpsRelationship;
    return is_nps ? kLeastForNps : kLeastForShare;
}

}  // namespace afterword
