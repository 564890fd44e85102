// SPDX-License-Identifier: Apache-2.0
#include "sync/model/waits.hpp"

#include <algorithm>

namespace afterword {
namespace {

// A product of fractions may miss the half that it is by its last bits.
constexpr double kRounding = 1e-9;

}  // namespace

std::vector<StillWaiting> kaplan_meier(std::span<const Wait> waits) {
    std::vector<Wait> sorted(waits.begin(), waits.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const Wait& one, const Wait& other) { return one.lasted < other.lasted; });
    std::vector<StillWaiting> curve;
    double share = 1;
    for (auto at = sorted.begin(); at != sorted.end();) {
        const auto next = std::find_if(at, sorted.end(),
                                       [&](const Wait& wait) { return wait.lasted != at->lasted; });
        const auto reached = std::count_if(
            at, next, [](const Wait& wait) { return wait.ending == Wait::Ending::Reached; });
        if (reached > 0) {
            share *= 1 - static_cast<double>(reached) / static_cast<double>(sorted.end() - at);
            curve.push_back({at->lasted, share});
        }
        at = next;
    }
    return curve;
}

std::optional<Milliseconds> reached_by(std::span<const StillWaiting> curve, double share) {
    const auto found = std::find_if(curve.begin(), curve.end(), [&](const StillWaiting& step) {
        return step.share <= 1 - share + kRounding;
    });
    return found == curve.end() ? std::nullopt : std::optional(found->from);
}

}  // namespace afterword
