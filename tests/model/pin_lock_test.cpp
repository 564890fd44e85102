// SPDX-License-Identifier: Apache-2.0
#include "sync/model/pin_lock.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace afterword;

namespace {

constexpr Tick kLast{Milliseconds(1'000'000)};

// Seconds to wait right after so many wrong tries; -1 = locked.
std::int64_t seconds_after(int wrong, PinOwner owner) {
    const PinLock lock = pin_lock({wrong, kLast}, owner, kLast);
    switch (lock.state) {
        case PinLock::State::Open:
            return 0;
        case PinLock::State::Waiting:
            return (lock.until - kLast).count() / 1'000;
        case PinLock::State::Locked:
            break;
    }
    return -1;
}

}  // namespace

TEST_CASE("waits begin with the third wrong PIN, double, and end in a lock", "[pin_lock]") {
    constexpr std::int64_t kWaits[] = {0, 0, 0, 30, 60, 120, 240, 480, 900, 900, -1, -1};
    for (int wrong = 0; wrong < 12; ++wrong) {
        CAPTURE(wrong);
        CHECK(seconds_after(wrong, PinOwner::Staff) == kWaits[wrong]);
    }
    CHECK(seconds_after(std::numeric_limits<int>::max(), PinOwner::Staff) == -1);
}

TEST_CASE("a manager's number is never locked, it waits an hour from the tenth on", "[pin_lock]") {
    CHECK(seconds_after(9, PinOwner::Manager) == 900);
    CHECK(seconds_after(10, PinOwner::Manager) == 3'600);
    CHECK(seconds_after(1'000, PinOwner::Manager) == 3'600);
}

TEST_CASE("a wait is over when its time is, a lock never is", "[pin_lock]") {
    const WrongTries three{3, kLast};
    CHECK(pin_lock(three, PinOwner::Staff, kLast + Milliseconds(29'999)).state ==
          PinLock::State::Waiting);
    CHECK(pin_lock(three, PinOwner::Staff, kLast + Milliseconds(30'000)).state ==
          PinLock::State::Open);
    CHECK(pin_lock({10, kLast}, PinOwner::Staff, kLast + std::chrono::hours(24 * 365)).state ==
          PinLock::State::Locked);
}
