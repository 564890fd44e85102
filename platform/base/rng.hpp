// SPDX-License-Identifier: Apache-2.0
// Randomness as a parameter, so a failing seed replays exactly.
#pragma once

#include <cstdint>

namespace afterword {

// Where random numbers come from. In the programs: the kernel (platform/linux); in tests: a seed.
struct Rng {
    Rng() = default;
    Rng(const Rng&) = delete;
    Rng& operator=(const Rng&) = delete;
    virtual ~Rng() = default;
    // All 64 bits uniform.
    virtual std::uint64_t next() = 0;

    // Uniform in 0 … bound-1; bound > 0. The bias of the remainder is below 2^-32 for the bounds
    // in use here (all under 2^32).
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
};

// SplitMix64 (Steele, Lea, Flood 2014): small, fast, good enough for jitter and tests, never for
// secrets.  Thread-bound.
class SeededRng final : public Rng {
  public:
    explicit SeededRng(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() override {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

  private:
    std::uint64_t state_;
};

}  // namespace afterword
