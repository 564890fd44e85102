// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/clock_repair.hpp"

#include <algorithm>

namespace afterword {
namespace {

constexpr WallTime kEarliest{};
constexpr WallTime kLatest{Milliseconds(253'402'300'799'999)};  // 9999-12-31

Milliseconds distance(const Anchor& anchor, Tick mono) {
    return std::chrono::abs(anchor.mono - mono);
}

CorrectedTime without_anchor(const Moment& moment, const BootBounds& bounds, WallTime arrived) {
    const WallTime high = bounds.after.value_or(arrived);
    const WallTime low = std::min(bounds.before.value_or(kEarliest), high);
    if (moment.clock == ClockQuality::Synced && low <= moment.wall && moment.wall <= high) {
        return {moment.wall, kSyncedWallUncertainty, TimeSource::Wall};
    }
    if (!bounds.before) {
        return {arrived, std::nullopt, TimeSource::Arrival};
    }
    const Milliseconds half = (high - low) / 2;
    return {low + half, half, TimeSource::Between};
}

}  // namespace

const Anchor* nearest(std::span<const Anchor> anchors, Tick mono) {
    const auto found = std::min_element(anchors.begin(), anchors.end(),
                                        [mono](const Anchor& one, const Anchor& other) {
                                            return distance(one, mono) < distance(other, mono);
                                        });
    return found == anchors.end() ? nullptr : &*found;
}

WallTime time_by(const Anchor& anchor, Tick mono) {
    return std::clamp(anchor.server - (anchor.mono - mono), kEarliest, kLatest);
}

CorrectedTime corrected_time(const Moment& moment, std::span<const Anchor> anchors,
                             const BootBounds& bounds, WallTime arrived) {
    const Anchor* anchor = nearest(anchors, moment.mono);
    if (anchor == nullptr) {
        return without_anchor(moment, bounds, arrived);
    }
    const Milliseconds drift = distance(*anchor, moment.mono) * kDriftPerMillion / 1'000'000;
    // Nothing arrives before it happened.
    const WallTime at = std::min(time_by(*anchor, moment.mono), arrived);
    return {at, anchor->rtt / 2 + drift, TimeSource::Anchor};
}

}  // namespace afterword
