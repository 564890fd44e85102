// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/store/lease_rules.hpp"

#include <algorithm>
#include <set>

namespace afterword {
namespace {

std::size_t share_of(std::int64_t me, const std::set<std::int64_t>& living) {
    const auto before = static_cast<std::size_t>(std::distance(living.begin(), living.find(me)));
    return kShardCount / living.size() + (before < kShardCount % living.size() ? 1 : 0);
}

}  // namespace

ShardSet held_by(const Leases& leases, std::int64_t member) {
    ShardSet held;
    for (std::size_t shard = 0; shard < kShardCount; ++shard) {
        held.set(shard, leases.holders[shard] == member);
    }
    return held;
}

LeasePlan plan_leases(const Leases& leases, std::int64_t me, WallTime now) {
    LeasePlan plan;
    std::set<std::int64_t> living;
    for (const auto& member : leases.members) {
        if (member.until > now) {
            living.insert(member.number);
        } else {
            plan.gone.push_back(member.number);
        }
    }
    if (!living.contains(me)) {
        return {};  // it has to join first
    }
    const std::size_t share = share_of(me, living);
    std::size_t mine = held_by(leases, me).count();
    for (std::size_t shard = 0; shard < kShardCount; ++shard) {
        const auto holder = leases.holders[shard];
        if (holder == me && mine > share) {
            plan.release.set(shard);
            --mine;
        }
        if (!living.contains(holder) && mine < share) {
            plan.take.set(shard);
            ++mine;
        }
    }
    return plan;
}

}  // namespace afterword
