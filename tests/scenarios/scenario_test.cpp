// SPDX-License-Identifier: Apache-2.0
// Whole days of kiosks and a collector on a bad network, one seed each. A failing seed is printed;
// AFTERWORD_SEED=n runs that one alone, AFTERWORD_SEEDS=n so many.
#include <cstdlib>
#include <string>

#include <catch2/catch.hpp>

#include "tests/scenarios/world.hpp"

using namespace afterword;
using namespace std::chrono_literals;

namespace {

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::stoull(text);
}

std::string together(const std::vector<std::string>& faults) {
    std::string text;
    for (const auto& fault : faults) {
        text += "\n  " + fault;
    }
    return text;
}

}  // namespace

TEST_CASE(
    "whatever the network and the power do, every thanked visit is counted once, every day "
    "becomes complete and every low score is an alert that all kiosks agree on",
    "[scenario]") {
    const std::uint64_t only = number_from("AFTERWORD_SEED", 0);
    const std::uint64_t first = only == 0 ? 1 : only;
    const std::uint64_t last = only == 0 ? number_from("AFTERWORD_SEEDS", 200) : only;
    std::size_t visits = 0;
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        World world(seed);
        world.live_through(40min);
        world.come_to_rest();
        const auto thanked = world.ledgers();
        for (const auto& ledger : thanked) {
            visits += ledger.size();
        }
        const auto faults = world.faults(thanked);
        INFO("AFTERWORD_SEED=" << seed << together(faults));
        CHECK(faults.empty());
    }
    WARN("seeds " << last - first + 1 << ", visits " << visits);
    CHECK(visits > 10 * (last - first + 1));
}

TEST_CASE("a lost, a doubled and a changed visit would be noticed", "[scenario]") {
    World world(1);
    world.live_through(1h);
    world.come_to_rest();
    const auto thanked = world.ledgers();
    REQUIRE(world.faults(thanked).empty());
    REQUIRE_FALSE(thanked.at(0).empty());

    auto one_more = thanked;
    Visit lost = thanked[0].begin()->second;
    lost.id = VisitId{9999, "aaaaaa"};
    one_more[0][lost.id] = lost;
    CHECK_FALSE(world.faults(one_more).empty());

    auto one_less = thanked;
    one_less[0].erase(one_less[0].begin());
    CHECK_FALSE(world.faults(one_less).empty());

    auto changed = thanked;
    auto& value = changed[0].begin()->second.steps.at(0).value;
    value = *Score::from(value->value() % 5 + 1);
    CHECK_FALSE(world.faults(changed).empty());
}

TEST_CASE("the same seed is the same story", "[scenario]") {
    const auto story = [] {
        World world(42);
        world.live_through(30min);
        return world.ledgers();
    };
    CHECK(story() == story());
}
