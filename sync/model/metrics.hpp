// SPDX-License-Identifier: Apache-2.0
// Figures that say how sure they are. All intervals are at 95 % (z = 1.959964).  Reentrant.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "sync/model/survey.hpp"

namespace afterword {

// How many answers there are of each value of a scale.
using Counts = std::map<int, std::int64_t>;

struct Share {
    double share;  // 0…1
    double low;
    double high;
    bool operator==(const Share&) const = default;
};

// The share of `hits` among `n` with its Wilson score interval (Wilson 1927).  n > 0.
Share wilson(std::int64_t hits, std::int64_t n);

// Promoters (9 and 10) less detractors (0 to 6), in points from -100 to 100 (Reichheld 2003). The
// interval is the adjusted Wald: 3/4 of an answer more at either end and 3 in all, then the
// variance of a difference of shares. Of six methods it covers best (Rocks, "Interval Estimation
// for the Net Promoter Score", The American Statistician 70:4, 2016, after Goodman 1964 and Agresti
// and Min 2005).
struct Nps {
    double score;
    double low;
    double high;
    std::int64_t promoters;
    std::int64_t passives;
    std::int64_t detractors;
};
Nps nps(const Counts& counts);  // of 0 to 10, at least one

// The share of those to whom it was easy, 5 to 7 of 7, with its Wilson interval, and the mean
// (Dixon, Freeman and Toman, "Stop Trying to Delight Your Customers", 2010, in its second version).
struct Ces {
    Share easy;
    double mean;  // 1…7
};
Ces ces(const Counts& counts);  // of 1 to 7, at least one

// The mean of the answers, the worst face counted as 0 and the best as 100 with the others evenly
// between (HappyOrNot, "Happy Index Explained", 2026: the arithmetic mean of the smileys). Its
// interval is adjusted as that of Nps, of which this is the same mean with more steps.
struct HappyIndex {
    double index;  // 0…100
    double low;
    double high;
};
HappyIndex happy_index(const Counts& counts, Scale scale);  // at least one

// The least answer that is called good: Good and Great of faces and stars, a promoter, easy. Empty
// for what is no scale.
std::optional<int> least_good(QuestionKind kind);

// Below it a figure is "too few". At half and half 10 answers leave a share between 24 and 76 %,
// and 30 leave an NPS within 34 points either way; less than that says nothing to act on.
constexpr std::int64_t kLeastForShare = 10;
constexpr std::int64_t kLeastForNps = 30;
std::int64_t least_n(Measure measure);

}  // namespace afterword
