// SPDX-License-Identifier: Apache-2.0
// What time it really was (FORMAT.md, "Clock"). Pure.
#pragma once

#include <optional>
#include <span>

#include "platform/base/clock.hpp"
#include "sync/model/moment.hpp"
#include "sync/wire/batch.hpp"

namespace afterword {

enum class TimeSource {
    Anchor,   // the collector's clock, seen from the same boot
    Wall,     // the kiosk's own clock, kept by a time server and not contradicted
    Between,  // the middle between the boots before and after
    Arrival,  // nothing better is known; the uncertainty isn't either
};

struct CorrectedTime {
    WallTime at;
    std::optional<Milliseconds> uncertainty;  // ±; empty with Arrival
    TimeSource source = TimeSource::Arrival;
    bool operator==(const CorrectedTime&) const = default;
};

// Crystals of cheap boards are within 100 parts per million.
constexpr std::int64_t kDriftPerMillion = 100;
// How far a time server's discipline is believed.
constexpr Milliseconds kSyncedWallUncertainty{2'000};

// What bounds a boot without an anchor.
struct BootBounds {
    std::optional<WallTime> before;  // last time of the nearest boot before it that has anchors
    std::optional<WallTime> after;   // first time of the nearest boot after it that has anchors
};

// By the nearest of `anchors`, which are of the moment's boot; without one, by the bounds and the
// wall clock.
CorrectedTime corrected_time(const Moment& moment, std::span<const Anchor> anchors,
                             const BootBounds& bounds, WallTime arrived);

// anchor.server − (anchor.mono − mono), kept within 1970…9999 whatever a kiosk claims.
WallTime time_by(const Anchor& anchor, Tick mono);

// The anchor closest to `mono`; null when there is none.
const Anchor* nearest(std::span<const Anchor> anchors, Tick mono);

}  // namespace afterword
