// SPDX-License-Identifier: Apache-2.0
// Several collectors on one database; PostgreSQL alone has these tables.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

constexpr PerLine kForgetMembers{"gone",
                                 "DELETE FROM members WHERE number IN (SELECT gone FROM lines) "
                                 "AND until<=server_time()"};
constexpr PerLine kRelease{"given, mine",
                           "UPDATE shards SET holder=0 FROM lines WHERE shard=given AND "
                           "holder=mine"};
// Somebody may have been faster.
constexpr PerLine kTake{"wanted, mine",
                        "UPDATE shards SET holder=mine FROM lines WHERE shard=wanted AND (holder=0 "
                        "OR NOT EXISTS (SELECT FROM members WHERE number=holder))"};

Status write_shards(Sql& sql, const PerLine& what, const ShardSet& shards, std::int64_t me) {
    Lines lines(2);
    for (std::size_t shard = 0; shard < kShardCount; ++shard) {
        if (shards.test(shard)) {
            lines.add(static_cast<std::int64_t>(shard), me);
        }
    }
    return sql.each_line(what, lines);
}

}  // namespace

// The number it has from now on; that of a lease which has ended is gone for good.
Result<std::int64_t> SqlStore::renew_or_join(const Membership& who) {
    auto renewed = sql_->first(
        "UPDATE members SET until=server_time()+? WHERE number=? AND until>server_time() "
        "RETURNING number",
        integer_at, who.lease.count(), who.number);
    if (!renewed) {
        return std::move(renewed).error();
    }
    if (*renewed) {
        return **renewed;
    }
    // An earlier start of the same instance is over, even if it should wake again.
    if (auto gone = sql_->run("DELETE FROM members WHERE instance=?", who.instance); !gone) {
        return std::move(gone).error();
    }
    auto joined = sql_->first(
        "INSERT INTO members(instance, until) VALUES(?, server_time()+?) RETURNING number",
        integer_at, who.instance, who.lease.count());
    if (!joined) {
        return std::move(joined).error();
    }
    return joined->value_or(0);
}

Result<Leases> SqlStore::leases() {
    Leases found;
    auto read = sql_->each("SELECT number, until FROM members", [&](const SqlRow& at) {
        found.members.push_back({at.integer(0), time_at(at, 1)});
    });
    if (read) {
        read = sql_->each("SELECT shard, holder FROM shards", [&](const SqlRow& at) {
            found.holders.at(static_cast<std::size_t>(at.integer(0))) = at.integer(1);
        });
    }
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Status SqlStore::follow_plan(const LeasePlan& plan, std::int64_t me) {
    Lines gone(1);
    for (const auto number : plan.gone) {
        gone.add(number);
    }
    auto status = sql_->each_line(kForgetMembers, gone);
    if (status) {
        status = write_shards(*sql_, kRelease, plan.release, me);
    }
    return status ? write_shards(*sql_, kTake, plan.take, me) : status;
}

Status SqlStore::share_leases(const Membership& who, HeldShards& held) {
    auto number = renew_or_join(who);
    auto now = sql_->first("SELECT server_time()", integer_at);
    auto before = leases();
    if (!number || !now || !before) {
        return !number ? number.error() : !now ? now.error() : before.error();
    }
    const auto plan = plan_leases(*before, *number, from_unix_ms(now->value_or(0)));
    if (auto followed = follow_plan(plan, *number); !followed) {
        return followed;
    }
    auto after = leases();
    if (!after) {
        return std::move(after).error();
    }
    held.number = *number;
    held.shards = held_by(*after, *number);
    return done();
}

Result<HeldShards> SqlStore::keep_leases(const Membership& who) {
    HeldShards held;
    auto kept = sql_->transact(Access::Leases, [&]() -> Status {
        auto configuration = note(kConfiguredBy);
        if (!configuration) {
            return std::move(configuration).error();
        }
        if (*configuration != who.configuration) {
            held.standing = HeldShards::Standing::OtherConfiguration;
            return sql_->run("DELETE FROM members WHERE instance=?", who.instance);
        }
        return share_leases(who, held);
    });
    if (!kept) {
        return std::move(kept).error();
    }
    sql_->fence(held.number, who.configuration);
    return held;
}

}  // namespace afterword
