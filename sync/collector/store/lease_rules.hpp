// SPDX-License-Identifier: Apache-2.0
// Which of several collectors works on which shards. Pure: what the database holds goes in, what to
// change there comes out.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <vector>

#include "platform/base/clock.hpp"

namespace afterword {

inline constexpr std::size_t kShardCount = 64;
using ShardSet = std::bitset<kShardCount>;

// A collector that works, or did. Each start has a number of its own, above those before it.
struct Member {
    std::int64_t number = 0;
    WallTime until;  // by the database's clock: it may write before, and not from then on
};

struct Leases {
    std::vector<Member> members;
    std::array<std::int64_t, kShardCount> holders{};  // a member's number; 0 = nobody
};

struct LeasePlan {
    ShardSet release;                // of mine
    ShardSet take;                   // held by nobody, or by somebody whose time is up
    std::vector<std::int64_t> gone;  // members whose time is up
    bool operator==(const LeasePlan&) const = default;
};

// What member `me` does at `now`. Every member that lives has its equal share; those that came
// first have one more where it doesn't come out even. Who has too many gives them back, who has too
// few takes what is free: after a few rounds nothing moves any more.
LeasePlan plan_leases(const Leases& leases, std::int64_t me, WallTime now);

// What the member holds.
ShardSet held_by(const Leases& leases, std::int64_t member);

}  // namespace afterword
