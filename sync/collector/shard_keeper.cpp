// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/shard_keeper.hpp"

#include "platform/base/log.hpp"

namespace afterword {

ShardKeeper::ShardKeeper(Store& store, std::string instance, std::string configuration)
    : store_(store),
      alone_(!store.has_company()),
      who_{std::move(instance), std::move(configuration), kLease, 0} {
    if (alone_) {
        held_.set();
        renew_at_ = Tick::max();
    }
}

void ShardKeeper::tick(Tick now, Broker broker) {
    if (alone_ || now < renew_at_) {
        return;
    }
    renew_at_ = now + kRenewEvery;
    if (broker == Broker::Connected) {
        auto held = store_.keep_leases(who_);
        if (held) {
            lease_until_ = now + kLease;
            take(*held);
            return;
        }
        log_error("lease_not_renewed").with("why", held.error().message);
    }
    if (now >= lease_until_) {
        lose(now);
    }
}

void ShardKeeper::take(const HeldShards& held) {
    if (held.standing != standing_) {
        standing_ = held.standing;
        if (standing_ == HeldShards::Standing::OtherConfiguration) {
            log_error("configuration_differs")
                .with("instance", who_.instance)
                .with("why", "a collector with other stores, kiosks or surveys has started since");
        }
    }
    if (held.number != who_.number && who_.number != 0) {
        log_warning("lease_lost").with("member", who_.number);
    }
    if (held.number != who_.number || held.shards != held_) {
        log_info("shards_held").with("member", held.number).with("shards", held.shards.count());
    }
    who_.number = held.number;
    held_ = held.shards;
}

void ShardKeeper::lose(Tick now) {
    if (alone_) {
        return;
    }
    if (held_.any()) {
        log_warning("lease_lost").with("member", who_.number);
    }
    held_.reset();
    renew_at_ = now + kRenewEvery;
}

}  // namespace afterword
