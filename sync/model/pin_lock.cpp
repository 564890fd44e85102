// SPDX-License-Identifier: Apache-2.0
#include "sync/model/pin_lock.hpp"

#include <algorithm>

namespace afterword {
namespace {

constexpr int kFree = 2;
constexpr int kLockedFrom = 10;
constexpr Milliseconds kFirstWait{30'000};
constexpr Milliseconds kLongestWait{15 * 60'000};
constexpr Milliseconds kManagersWait{60 * 60'000};

Milliseconds wait_after(int wrong) {
    if (wrong <= kFree) {
        return Milliseconds(0);
    }
    if (wrong >= kLockedFrom) {
        return kManagersWait;
    }
    return std::min(kFirstWait * (1 << (wrong - kFree - 1)), kLongestWait);
}

}  // namespace

PinLock pin_lock(const WrongTries& tries, PinOwner owner, Tick now) {
    if (tries.count >= kLockedFrom && owner == PinOwner::Staff) {
        return {PinLock::State::Locked, {}};
    }
    const Tick until = tries.last + wait_after(tries.count);
    if (now < until) {
        return {PinLock::State::Waiting, until};
    }
    return {};
}

}  // namespace afterword
