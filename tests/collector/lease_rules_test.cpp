// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/store/lease_rules.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "platform/base/rng.hpp"

namespace afterword {
namespace {

constexpr WallTime kNow{Milliseconds(1'000'000)};
constexpr WallTime kLater{Milliseconds(1'005'000)};

Leases living(const std::vector<std::int64_t>& numbers) {
    Leases leases;
    for (const auto number : numbers) {
        leases.members.push_back({number, kLater});
    }
    return leases;
}

// As the database would after that plan.
void apply(Leases& leases, const LeasePlan& plan, std::int64_t me) {
    for (std::size_t shard = 0; shard < kShardCount; ++shard) {
        if (plan.release.test(shard)) {
            leases.holders[shard] = 0;
        }
        if (plan.take.test(shard)) {
            leases.holders[shard] = me;
        }
    }
    std::erase_if(leases.members, [&](const Member& member) {
        return std::count(plan.gone.begin(), plan.gone.end(), member.number) > 0;
    });
}

std::vector<std::size_t> held(const Leases& leases, const std::vector<std::int64_t>& numbers) {
    std::vector<std::size_t> counts;
    for (const auto number : numbers) {
        counts.push_back(held_by(leases, number).count());
    }
    return counts;
}

TEST_CASE("one collector alone takes every shard", "[leases]") {
    Leases leases = living({7});
    const auto plan = plan_leases(leases, 7, kNow);
    CHECK(plan.take.all());
    CHECK(plan.release.none());
    apply(leases, plan, 7);
    CHECK(plan_leases(leases, 7, kNow) == LeasePlan{});
}

TEST_CASE("a second collector waits for what the first gives back", "[leases]") {
    Leases leases = living({7, 8});
    leases.holders.fill(7);
    CHECK(plan_leases(leases, 8, kNow) == LeasePlan{});
    apply(leases, plan_leases(leases, 7, kNow), 7);
    CHECK(held(leases, {0, 7, 8}) == std::vector<std::size_t>{32, 32, 0});
    apply(leases, plan_leases(leases, 8, kNow), 8);
    CHECK(held(leases, {0, 7, 8}) == std::vector<std::size_t>{0, 32, 32});
}

TEST_CASE("what a collector held is taken when its time is up, and no moment before", "[leases]") {
    Leases leases = living({7, 8});
    leases.holders.fill(7);
    leases.members[0].until = kNow + Milliseconds(1);
    CHECK(plan_leases(leases, 8, kNow).take.none());
    leases.members[0].until = kNow;
    const auto plan = plan_leases(leases, 8, kNow);
    CHECK(plan.take.all());
    CHECK(plan.gone == std::vector<std::int64_t>{7});
}

TEST_CASE("who is no member any more plans nothing", "[leases]") {
    Leases leases = living({8});
    leases.holders.fill(7);
    CHECK(plan_leases(leases, 7, kNow) == LeasePlan{});
    leases.members.push_back({7, kNow});
    CHECK(plan_leases(leases, 7, kNow) == LeasePlan{});
}

TEST_CASE("shares come to rest, equal and complete, whoever comes and goes", "[leases]") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        SeededRng rng(seed);
        Leases leases;
        std::int64_t last = 0;
        for (int change = 0; change < 6; ++change) {
            const bool leaves = leases.members.size() > 1 && rng.below(2) == 0;
            if (leaves) {
                leases.members[rng.below(leases.members.size())].until = kNow;
            } else {
                leases.members.push_back({++last, kLater});
            }
            std::vector<std::int64_t> numbers;
            for (const auto& member : leases.members) {
                if (member.until > kNow) {
                    numbers.push_back(member.number);
                }
            }
            // In any order, three times each: release, take, rest.
            for (int round = 0; round < 3; ++round) {
                for (std::size_t i = 0; i < numbers.size(); ++i) {
                    std::swap(numbers[i], numbers[rng.below(numbers.size())]);
                }
                for (const auto number : numbers) {
                    apply(leases, plan_leases(leases, number, kNow), number);
                }
            }
            const auto counts = held(leases, numbers);
            const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
            CHECK(*most - *least <= 1);
            CHECK(held_by(leases, 0).none());
            for (const auto number : numbers) {
                CHECK(plan_leases(leases, number, kNow) == LeasePlan{});
            }
        }
    }
}

}  // namespace
}  // namespace afterword
