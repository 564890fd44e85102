// SPDX-License-Identifier: Apache-2.0
#include "sync/device/send_plan.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"

namespace afterword {
namespace {

// The first of `ranges` that holds `seq`; null when none does.
template <class Ranges, class RangeOf>
auto find_holding(const Ranges& ranges, Seq seq, RangeOf range_of) {
    return std::find_if(ranges.begin(), ranges.end(), [&](const auto& item) {
        const auto& range = range_of(item);
        return range.first <= seq && seq <= range.last;
    });
}

std::optional<Seq> first_hole_after(const std::vector<Hole>& holes, Seq seq) {
    const auto found = std::find_if(holes.begin(), holes.end(),
                                    [&](const Hole& hole) { return hole.first > seq; });
    return found == holes.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace

void SendPlan::note_receipt(const Receipt& receipt, Tick echo) {
    upto_ = receipt.upto;
    holes_ = receipt.holes;
    // A full list of holes says nothing of what lies above it.
    top_ = std::max(upto_, holes_.size() < kMostHoles ? receipt.top : holes_.back().last);
    std::erase_if(in_flight_, [&](const Sent& sent) { return sent.at <= echo; });
}

void SendPlan::note_sent(SeqRange range, Tick sent, std::string payload) {
    in_flight_.push_back({range, sent, std::move(payload)});
}

std::optional<SeqRange> SendPlan::next(SeqRange held) const {
    Seq seq = std::max(held.first, upto_.next());
    while (seq <= held.last) {
        const auto sent =
            find_holding(in_flight_, seq, [](const Sent& item) { return item.range; });
        if (sent != in_flight_.end()) {
            seq = sent->range.last.next();
            continue;
        }
        const auto hole = find_holding(holes_, seq, [](const Hole& item) { return item; });
        if (hole == holes_.end() && seq <= top_) {
            seq = first_hole_after(holes_, seq).value_or(top_.next());
            continue;
        }
        SeqRange range{seq, std::min(held.last, hole == holes_.end() ? held.last : hole->last)};
        for (const auto& item : in_flight_) {
            if (item.range.first > seq) {
                range.last = std::min(range.last, item.range.first.before());
            }
        }
        return range;
    }
    return std::nullopt;
}

std::optional<Tick> SendPlan::waiting_since() const {
    return in_flight_.empty() ? std::nullopt : std::optional(in_flight_.front().at);
}

std::optional<SeqRange> SendPlan::take_refused(std::string_view sha256_hex) {
    const auto refused = std::find_if(in_flight_.begin(), in_flight_.end(), [&](const Sent& sent) {
        return to_hex(sha256(sent.payload)) == sha256_hex;
    });
    if (refused == in_flight_.end()) {
        return std::nullopt;
    }
    const SeqRange range = refused->range;
    in_flight_.erase(refused);
    return range;
}

}  // namespace afterword
