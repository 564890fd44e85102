// SPDX-License-Identifier: Apache-2.0
// Holds a collector's shards among several: renews its lease every second, and lets go of
// everything once it might have ended.
#pragma once

#include <string>

#include "sync/collector/store/store.hpp"

namespace afterword {

// A collector that stands alone holds all shards for ever. Thread-bound; the store outlives it.
class ShardKeeper {
  public:
    // A collector that is killed is followed within this and a second.
    static constexpr Milliseconds kLease{5'000};
    static constexpr Milliseconds kRenewEvery{1'000};

    ShardKeeper(Store& store, std::string instance, std::string configuration);

    // Does what is due; only while the broker is connected: who is cut off from it leaves its
    // shards to others.
    enum class Broker { Connected, Away };
    void tick(Tick now, Broker broker);
    // The database has refused a transaction: the lease is over.
    void lose(Tick now);

    [[nodiscard]] const ShardSet& held() const { return held_; }
    [[nodiscard]] bool alone() const { return alone_; }
    // When tick() is next wanted.
    [[nodiscard]] Tick next() const { return renew_at_; }

  private:
    void take(const HeldShards& held);

    Store& store_;
    const bool alone_;
    Membership who_;
    ShardSet held_;
    Tick renew_at_{};
    Tick lease_until_{};
    HeldShards::Standing standing_ = HeldShards::Standing::Member;
};

}  // namespace afterword
