// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/seq_ranges.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "platform/base/rng.hpp"

namespace afterword {
namespace {

TEST_CASE("ranges that touch become one", "[seq_ranges]") {
    SeqRanges ranges;
    ranges.add(Seq{5}, Seq{6});
    ranges.add(Seq{1}, Seq{2});
    CHECK(ranges.upto() == Seq{2});
    ranges.add(Seq{3}, Seq{4});
    CHECK(ranges.ranges() == std::vector<Hole>{{Seq{1}, Seq{6}}});
    CHECK(ranges.upto() == Seq{6});
    CHECK(ranges.gaps(Seq{9}, 32) == std::vector<Hole>{{Seq{7}, Seq{9}}});
}

TEST_CASE("an empty set has nothing and misses everything", "[seq_ranges]") {
    const SeqRanges ranges;
    CHECK(ranges.upto() == Seq{0});
    CHECK(ranges.top() == Seq{0});
    CHECK(ranges.gaps(Seq{0}, 32).empty());
    CHECK(ranges.gaps(Seq{3}, 32) == std::vector<Hole>{{Seq{1}, Seq{3}}});
}

TEST_CASE("ranges agree with a plain set, whatever is done to them", "[seq_ranges]") {
    SeededRng rng(20'261'121);
    SeqRanges ranges;
    std::set<std::int64_t> plain;
    for (int round = 0; round < 2'000; ++round) {
        const auto first = static_cast<std::int64_t>(rng.below(60)) + 1;
        const auto last = first + static_cast<std::int64_t>(rng.below(5));
        if (rng.below(3) == 0) {
            ranges.remove(Seq{first});
            plain.erase(first);
        } else {
            ranges.add(Seq{first}, Seq{last});
            for (auto seq = first; seq <= last; ++seq) {
                plain.insert(seq);
            }
        }
        std::int64_t upto = 0;
        while (plain.contains(upto + 1)) {
            ++upto;
        }
        REQUIRE(ranges.upto() == Seq{upto});
        REQUIRE(ranges.top() == Seq{plain.empty() ? 0 : *plain.rbegin()});
        std::set<std::int64_t> missing;
        for (const auto& gap : ranges.gaps(Seq{70}, 1'000)) {
            for (auto seq = gap.first; seq <= gap.last; seq = seq.next()) {
                missing.insert(seq.value);
            }
        }
        for (std::int64_t seq = 1; seq <= 70; ++seq) {
            REQUIRE(ranges.contains(Seq{seq}) == plain.contains(seq));
            REQUIRE(missing.contains(seq) != plain.contains(seq));
        }
    }
}

}  // namespace
}  // namespace afterword
