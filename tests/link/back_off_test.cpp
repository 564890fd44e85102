// SPDX-License-Identifier: Apache-2.0
#include "sync/link/back_off.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace afterword;

namespace {

// Always the largest number below the bound that BackOff asks for.
class LargestRng final : public Rng {
  public:
    std::uint64_t next() override { return most_; }
    // below() takes the remainder: with the bound's own predecessor that is the largest.
    void aim_at(Milliseconds ceiling) { most_ = static_cast<std::uint64_t>(ceiling.count()); }

  private:
    std::uint64_t most_ = 0;
};

}  // namespace

TEST_CASE("failed connects wait within a ceiling that doubles from 1 s to 300 s", "[back_off]") {
    LargestRng rng;
    BackOff back_off(rng, Milliseconds(0));
    Milliseconds ceiling{1'000};
    for (int attempt = 0; attempt < 12; ++attempt) {
        rng.aim_at(ceiling);
        CHECK(back_off.after_failure() == ceiling);
        ceiling = std::min(ceiling * 2, Milliseconds(300'000));
    }
    CHECK(ceiling == BackOff::kMost);
}

TEST_CASE("waits are spread over the whole of the ceiling", "[back_off]") {
    SeededRng rng(7);
    int early = 0;
    for (int kiosk = 0; kiosk < 1'000; ++kiosk) {
        BackOff back_off(rng, Milliseconds(0));
        const auto wait = back_off.after_failure();
        CHECK(wait <= BackOff::kFirst);
        early += wait < BackOff::kFirst / 2 ? 1 : 0;
    }
    CHECK(early > 400);
    CHECK(early < 600);
}

TEST_CASE("a connection that worked and broke is retried within the spread", "[back_off]") {
    SeededRng rng(7);
    BackOff back_off(rng, Milliseconds(5'000));
    back_off.settled();
    CHECK(back_off.after_loss() <= Milliseconds(5'000));
}

TEST_CASE("connects alone do not bring the ceiling down, an answer does", "[back_off]") {
    LargestRng rng;
    BackOff back_off(rng, Milliseconds(0));
    rng.aim_at(Milliseconds(0));
    for (int loss = 0; loss < 4; ++loss) {
        static_cast<void>(back_off.after_loss());
    }
    rng.aim_at(Milliseconds(16'000));
    CHECK(back_off.after_failure() == Milliseconds(16'000));

    back_off.settled();
    rng.aim_at(Milliseconds(1'000));
    CHECK(back_off.after_failure() == Milliseconds(1'000));
}
