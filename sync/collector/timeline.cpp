// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/timeline.hpp"

#include <algorithm>
#include <utility>

namespace afterword {
namespace {

bool is_before(const Anchor& one, const Anchor& other) {
    return one.mono < other.mono;
}

}  // namespace

Status Timeline::add(const Anchor& anchor) {
    auto around = anchors_around(anchor.boot, anchor.mono);
    if (!around) {
        return std::move(around).error();
    }
    if (!around->empty() && around->front().mono == anchor.mono) {
        return done();  // known already
    }
    if (auto added = store_.add_anchor(kiosk_, anchor); !added) {
        return added;
    }
    if (around->empty()) {
        neighbours_ = Neighbours::Changed;
    }
    const auto after =
        std::upper_bound(looked_up_->anchors.begin(), looked_up_->anchors.end(), anchor, is_before);
    looked_up_->anchors.insert(after, anchor);
    // Only rows between the neighbouring anchors can be nearer to this one.
    Stretch stretch{anchor.boot, Tick(), Tick::max()};
    for (const auto& other : *around) {
        (other.mono <= anchor.mono ? stretch.from : stretch.to) = other.mono;
    }
    return repair(stretch, {});
}

Result<std::vector<Anchor>> Timeline::anchors_around(BootId boot, Tick mono) {
    if (!looked_up_ || looked_up_->within.boot != boot || mono < looked_up_->within.from ||
        looked_up_->within.to <= mono) {
        auto around = store_.anchors_around(kiosk_, boot, mono);
        if (!around) {
            return around;
        }
        looked_up_ = {{boot, Tick::min(), Tick::max()}, *std::move(around)};
        for (const auto& anchor : looked_up_->anchors) {
            (anchor.mono <= mono ? looked_up_->within.from : looked_up_->within.to) = anchor.mono;
        }
    }
    std::vector<Anchor> around;
    const auto& anchors = looked_up_->anchors;
    const auto after =
        std::upper_bound(anchors.begin(), anchors.end(), Anchor{boot, mono, {}, {}}, is_before);
    if (after != anchors.begin()) {
        around.push_back(*std::prev(after));
    }
    if (after != anchors.end()) {
        around.push_back(*after);
    }
    return around;
}

Status Timeline::saw(Seq seq, const Moment& moment) {
    auto known = spans_.find(moment.boot);
    if (known == spans_.end()) {
        auto stored = store_.find_boot(epoch_, moment.boot);
        if (!stored) {
            return std::move(stored).error();
        }
        if (!*stored) {
            neighbours_ = Neighbours::Changed;
        }
        const BootSpan fresh{moment.boot, seq, seq, moment.mono, moment.mono};
        known = spans_.emplace(moment.boot, stored->value_or(fresh)).first;
    }
    if (seq < top_) {
        neighbours_ = Neighbours::Changed;
    }
    BootSpan& span = known->second;
    span.first = std::min(span.first, seq);
    span.last = std::max(span.last, seq);
    span.first_mono = std::min(span.first_mono, moment.mono);
    span.last_mono = std::max(span.last_mono, moment.mono);
    return done();
}

Status Timeline::write_spans() {
    for (const auto& [boot, span] : spans_) {
        if (auto saved = store_.save_boot(kiosk_, epoch_, span); !saved) {
            return saved;
        }
    }
    return done();
}

Result<CorrectedTime> Timeline::time_of(const Moment& moment, WallTime arrived) {
    auto anchors = anchors_around(moment.boot, moment.mono);
    if (!anchors) {
        return std::move(anchors).error();
    }
    if (!anchors->empty()) {
        return corrected_time(moment, *anchors, {}, arrived);
    }
    auto bounds = bounds_of(moment.boot);
    if (!bounds) {
        return std::move(bounds).error();
    }
    return corrected_time(moment, {}, *bounds, arrived);
}

Result<std::optional<WallTime>> Timeline::sent_after(BootId boot, Tick sent, WallTime arrived) {
    auto anchors = anchors_around(boot, sent);
    if (!anchors) {
        return std::move(anchors).error();
    }
    if (anchors->empty()) {
        return std::optional<WallTime>();
    }
    const CorrectedTime time = corrected_time({boot, sent, {}, {}}, *anchors, {}, arrived);
    return std::optional(time.at - time.uncertainty.value_or(Milliseconds(0)));
}

// The time of a moment in a boot with anchors; empty for a boot without.
Result<std::optional<WallTime>> Timeline::known_time(BootId boot, Tick mono) {
    auto anchors = anchors_around(boot, mono);
    if (!anchors) {
        return std::move(anchors).error();
    }
    const Anchor* anchor = nearest(*anchors, mono);
    return anchor == nullptr ? std::nullopt : std::optional(time_by(*anchor, mono));
}

Result<BootBounds> Timeline::bounds_of(BootId boot) {
    if (auto written = write_spans(); !written) {
        return std::move(written).error();
    }
    auto boots = store_.boots(epoch_);
    if (!boots) {
        return std::move(boots).error();
    }
    const auto here = std::find_if(boots->begin(), boots->end(),
                                   [&](const BootSpan& span) { return span.boot == boot; });
    BootBounds bounds;
    for (auto before = here; before != boots->begin() && !bounds.before;) {
        --before;
        auto time = known_time(before->boot, before->last_mono);
        if (!time) {
            return std::move(time).error();
        }
        bounds.before = *time;
    }
    for (auto after = here; after != boots->end() && !bounds.after; ++after) {
        auto time = known_time(after->boot, after->first_mono);
        if (!time) {
            return std::move(time).error();
        }
        bounds.after = *time;
    }
    return bounds;
}

Status Timeline::repair(const Stretch& stretch, const BootBounds& bounds) {
    auto visits = store_.visits_of_boot(kiosk_, stretch.boot, stretch.from, stretch.to);
    if (!visits) {
        return std::move(visits).error();
    }
    std::vector<MovedVisit> moved;
    for (auto& visit : *visits) {
        auto anchors = anchors_around(stretch.boot, visit.at.mono);
        if (!anchors) {
            return std::move(anchors).error();
        }
        const CorrectedTime time = corrected_time(visit.at, *anchors, bounds, visit.arrived);
        if (time == visit.time) {
            continue;
        }
        auto from = std::exchange(visit.place, places_.place(kiosk_, time.at));
        visit.time = time;
        moved.push_back({std::move(visit), std::move(from)});
    }
    return store_.move(moved);
}

Status Timeline::repair_unanchored() {
    auto boots = store_.boots(epoch_);
    if (!boots) {
        return std::move(boots).error();
    }
    for (const auto& span : *boots) {
        auto time = known_time(span.boot, span.first_mono);
        if (!time) {
            return std::move(time).error();
        }
        if (*time) {
            continue;
        }
        auto bounds = bounds_of(span.boot);
        if (!bounds) {
            return std::move(bounds).error();
        }
        if (auto repaired = repair({span.boot, span.first_mono, span.last_mono}, *bounds);
            !repaired) {
            return repaired;
        }
    }
    return done();
}

Status Timeline::finish() {
    if (auto written = write_spans(); !written) {
        return written;
    }
    return neighbours_ == Neighbours::Changed ? repair_unanchored() : done();
}

}  // namespace afterword
