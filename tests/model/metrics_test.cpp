// SPDX-License-Identifier: Apache-2.0
#include "sync/model/metrics.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

namespace {

Counts faces(const std::vector<std::int64_t>& counts, int from) {
    Counts made;
    for (const auto count : counts) {
        made[from++] = count;
    }
    return made;
}

}  // namespace

TEST_CASE("the Wilson interval agrees with the published example", "[metrics]") {
    // 166 of 182: the figures of the interface's description.
    const Share share = wilson(166, 182);
    CHECK(share.share == Approx(0.912088).margin(5e-7));
    CHECK(share.low == Approx(0.861977).margin(5e-7));
    CHECK(share.high == Approx(0.945163).margin(5e-7));
}

TEST_CASE("the Wilson interval stays within 0 and 1 at the ends", "[metrics]") {
    CHECK(wilson(0, 1).low == 0.0);
    CHECK(wilson(0, 1).high > 0.7);
    CHECK(wilson(1, 1).high == 1.0);
    CHECK(wilson(1, 1).low < 0.3);
}

TEST_CASE("an NPS has the adjusted Wald interval around the adjusted score", "[metrics]") {
    // By hand: 19 promoters, 12 passives, 5 detractors of 36. (19.75-5.75)/39 = 0.358974,
    // variance ((19.75+5.75)/39 - 0.358974^2)/39 = 0.013461, +- 1.959964 * 0.116022.
    const Nps score = nps(faces({1, 0, 0, 0, 0, 2, 2, 4, 8, 9, 10}, 0));
    CHECK(score.promoters == 19);
    CHECK(score.passives == 12);
    CHECK(score.detractors == 5);
    CHECK(score.score == Approx(100 * 14.0 / 36));
    CHECK(score.low == Approx(13.157).margin(0.01));
    CHECK(score.high == Approx(58.637).margin(0.01));
}

TEST_CASE("an NPS of promoters alone is not sure to be 100", "[metrics]") {
    const Nps score = nps(faces({30}, 10));
    CHECK(score.score == 100);
    CHECK(score.low < 90);
    CHECK(score.high == 100);
    CHECK(nps(faces({30}, 0)).low == -100);
}

TEST_CASE("effort is the share of 5 to 7 with its mean", "[metrics]") {
    const Ces effort = ces(faces({1, 0, 2, 3, 4, 6, 4}, 1));
    CHECK(effort.easy == wilson(14, 20));
    CHECK(effort.mean == Approx((1 + 6 + 12 + 20 + 36 + 28) / 20.0));
}

TEST_CASE("the happy index spreads the faces evenly from 0 to 100", "[metrics]") {
    CHECK(happy_index(faces({10, 0, 0, 0}, 1), {1, 4}).index == Approx(0).margin(1e-9));
    CHECK(happy_index(faces({0, 10, 0, 0}, 1), {1, 4}).index == Approx(100.0 / 3));
    const HappyIndex mixed = happy_index(faces({5, 5, 5, 5, 5}, 1), {1, 5});
    CHECK(mixed.index == Approx(50));
    CHECK(mixed.low < 40);
    CHECK(mixed.high == Approx(100 - mixed.low));
    const HappyIndex best = happy_index(faces({0, 0, 0, 0, 40}, 1), {1, 5});
    CHECK(best.index == Approx(100));
    CHECK(best.low < 97);
    CHECK(best.high <= 100);
}

TEST_CASE("an NPS needs more answers than a share", "[metrics]") {
    CHECK(least_n(Measure::NpsRelationship) == 30);
    CHECK(least_n(Measure::Ces) == 10);
    CHECK(least_n(Measure::None) == 10);
    CHECK(least_good(QuestionKind::Faces4) == 3);
    CHECK_FALSE(least_good(QuestionKind::Choice));
}
