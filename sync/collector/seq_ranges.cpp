// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/seq_ranges.hpp"

#include <algorithm>

namespace afterword {

void SeqRanges::add(Seq first, Seq last) {
    // All ranges that overlap or touch the new one melt into it.
    const auto begin = std::find_if(ranges_.begin(), ranges_.end(),
                                    [&](const Hole& range) { return range.last.next() >= first; });
    const auto end = std::find_if(begin, ranges_.end(),
                                  [&](const Hole& range) { return range.first > last.next(); });
    Hole whole{first, last};
    if (begin != end) {
        whole = {std::min(first, begin->first), std::max(last, std::prev(end)->last)};
    }
    ranges_.insert(ranges_.erase(begin, end), whole);
}

void SeqRanges::remove(Seq seq) {
    const auto found = std::find_if(ranges_.begin(), ranges_.end(), [&](const Hole& range) {
        return range.first <= seq && seq <= range.last;
    });
    if (found == ranges_.end()) {
        return;
    }
    const Hole whole = *found;
    auto next = ranges_.erase(found);
    if (seq < whole.last) {
        next = ranges_.insert(next, {seq.next(), whole.last});
    }
    if (whole.first < seq) {
        ranges_.insert(next, {whole.first, seq.before()});
    }
}

bool SeqRanges::contains(Seq seq) const {
    const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), seq,
                                        [](Seq s, const Hole& range) { return s < range.first; });
    return after != ranges_.begin() && seq <= std::prev(after)->last;
}

Seq SeqRanges::upto() const {
    return ranges_.empty() || ranges_.front().first > Seq{1} ? Seq{0} : ranges_.front().last;
}

Seq SeqRanges::top() const {
    return ranges_.empty() ? Seq{0} : ranges_.back().last;
}

std::vector<Hole> SeqRanges::gaps(Seq last, std::size_t most) const {
    std::vector<Hole> found;
    Seq next{1};
    for (const auto& range : ranges_) {
        if (range.first > last || found.size() == most) {
            break;
        }
        if (next < range.first) {
            found.push_back({next, range.first.before()});
        }
        next = range.last.next();
    }
    if (next <= last && found.size() < most) {
        found.push_back({next, last});
    }
    return found;
}

}  // namespace afterword
