// SPDX-License-Identifier: Apache-2.0
#include "sync/model/waits.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using std::chrono::minutes;

// Those to whom it happened, and those of whom it is known only that it had not.
std::vector<Wait> waits(const std::vector<int>& reached, const std::vector<int>& censored = {}) {
    std::vector<Wait> made;
    for (const int lasted : reached) {
        made.push_back({minutes(lasted), Wait::Ending::Reached});
    }
    for (const int lasted : censored) {
        made.push_back({minutes(lasted), Wait::Ending::Censored});
    }
    return made;
}

}  // namespace

TEST_CASE("the curve agrees with the published example", "[waits]") {
    // Weeks of remission under 6-MP: Freireich and others, Blood 21, 1963, as every textbook has
    // it.
    const auto curve = kaplan_meier(
        waits({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}));
    const std::vector<std::pair<int, double>> published = {
        {6, 0.857}, {7, 0.807}, {10, 0.753}, {13, 0.690}, {16, 0.627}, {22, 0.538}, {23, 0.448}};
    REQUIRE(curve.size() == published.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        CHECK(curve[i].from == minutes(published[i].first));
        CHECK(curve[i].share == Approx(published[i].second).margin(0.0006));
    }
    CHECK(reached_by(curve, 0.5) == minutes(23));
    CHECK(reached_by(curve, 0.25) == minutes(13));
    CHECK_FALSE(reached_by(curve, 0.9));
}

TEST_CASE("with nothing censored the times are those of the sorted list", "[waits]") {
    const auto curve = kaplan_meier(waits({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}));
    CHECK(reached_by(curve, 0.1) == minutes(1));
    CHECK(reached_by(curve, 0.5) == minutes(5));
    CHECK(reached_by(curve, 0.9) == minutes(9));
    CHECK(reached_by(curve, 1) == minutes(10));
}

TEST_CASE("what waits still makes the others look slower, not faster", "[waits]") {
    const auto without = kaplan_meier(waits({1, 2, 3, 4}));
    const auto with = kaplan_meier(waits({1, 2, 3, 4}, {60, 60, 60}));
    CHECK(reached_by(without, 0.5) == minutes(2));
    CHECK(reached_by(with, 0.5) == minutes(4));
    CHECK_FALSE(reached_by(with, 0.9));
    CHECK_FALSE(reached_by(kaplan_meier(waits({}, {60})), 0.1));
    CHECK_FALSE(reached_by(kaplan_meier({}), 0.1));
}

}  // namespace afterword
