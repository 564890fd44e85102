// SPDX-License-Identifier: Apache-2.0
// Which seqs of an epoch are there, as ranges: a receipt's `upto`, `top` and `holes`.
#pragma once

#include <optional>
#include <vector>

#include "sync/wire/receipt.hpp"

namespace afterword {

// A set of seqs from 1 up.  Thread-bound.
class SeqRanges {
  public:
    SeqRanges() = default;
    // Ascending and apart, as ranges() gave them.
    explicit SeqRanges(std::vector<Hole> ranges) : ranges_(std::move(ranges)) {}

    void add(Seq first, Seq last);
    void remove(Seq seq);
    [[nodiscard]] bool contains(Seq seq) const;

    // 1…upto are all there; 0 when 1 is not.
    [[nodiscard]] Seq upto() const;
    [[nodiscard]] Seq top() const;
    // What is missing in 1…`last`, the first `most` ranges.
    [[nodiscard]] std::vector<Hole> gaps(Seq last, std::size_t most) const;

    [[nodiscard]] const std::vector<Hole>& ranges() const { return ranges_; }

  private:
    std::vector<Hole> ranges_;  // ascending, never touching
};

}  // namespace afterword
