// SPDX-License-Identifier: Apache-2.0
// The corrected times of one kiosk's rows: what a batch says about its clock goes in, times come
// out, and what was stored before is repaired when it can be known better.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "sync/collector/register.hpp"
#include "sync/collector/store/store.hpp"

namespace afterword {

// For one epoch within one transaction.  Thread-bound; store and register outlive it.
class Timeline {
  public:
    // `top` is the highest seq that was there before.
    Timeline(Store& store, const Register& places, KioskId kiosk, EpochNumber epoch, Seq top)
        : store_(store), places_(places), kiosk_(std::move(kiosk)), epoch_(epoch), top_(top) {}

    // A point where the boot clock met the collector's clock; visits stored earlier that it dates
    // better are moved at once. Before the rows that come with it: theirs have it from the start.
    Status add(const Anchor& anchor);
    // A row of that moment stands at `seq`.
    Status saw(Seq seq, const Moment& moment);

    Result<CorrectedTime> time_of(const Moment& moment, WallTime arrived);

    // When something was sent at the earliest; empty where nothing tells.
    Result<std::optional<WallTime>> sent_after(BootId boot, Tick sent, WallTime arrived);

    // Writes down which boots were seen, and brings the visits of boots without an anchor up to
    // what is known by now; last call.
    Status finish();

  private:
    // Boots without an anchor hang on the boots beside them.
    enum class Neighbours { AsBefore, Changed };
    struct Stretch {
        BootId boot;
        Tick from;
        Tick to;
    };
    // All there are within a stretch, and those at its ends, in their order.
    struct Anchors {
        Stretch within;
        std::vector<Anchor> anchors;
    };

    Status write_spans();
    // The anchors next to a moment, at most one before and one after it. Rows come in their order,
    // so most lie in the same stretch as the one before.
    Result<std::vector<Anchor>> anchors_around(BootId boot, Tick mono);
    Result<BootBounds> bounds_of(BootId boot);
    Result<std::optional<WallTime>> known_time(BootId boot, Tick mono);
    Status repair(const Stretch& stretch, const BootBounds& bounds);
    Status repair_unanchored();

    Store& store_;
    const Register& places_;
    KioskId kiosk_;
    EpochNumber epoch_;
    Seq top_;
    Neighbours neighbours_ = Neighbours::AsBefore;
    std::optional<Anchors> looked_up_;
    std::map<BootId, BootSpan> spans_;  // of the boots seen in this transaction
};

}  // namespace afterword
