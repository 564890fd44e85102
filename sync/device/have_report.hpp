// SPDX-License-Identifier: Apache-2.0
// When to report what this kiosk runs and how it is: on change, and at most once a minute.
#pragma once

#include <optional>

#include "platform/base/clock.hpp"
#include "sync/wire/have.hpp"

namespace afterword {

// Thread-bound.
class HaveReport {
  public:
    static constexpr Milliseconds kAtMostEvery{60'000};
    // After a start the screen comes up while the link does; what is said before stands for a
    // minute.
    static constexpr Milliseconds kSettle{1'000};

    // A new connection: whoever listens there may know nothing.
    void begin_anew(Tick now) {
        reported_.reset();
        due_ = now + kSettle;
    }
    void stop() { due_.reset(); }
    // Something may have changed.
    void touch(Tick now) {
        if (!due_) {
            due_ = last_ ? std::max(now, *last_ + kAtMostEvery) : now;
        }
    }
    [[nodiscard]] std::optional<Tick> due() const { return due_; }

    // Whether `have` says anything new; then it counts as reported.
    bool take(const Have& have, Tick now) {
        due_.reset();
        Have timeless = without_times(have);
        if (reported_ == timeless) {
            return false;
        }
        reported_ = std::move(timeless);
        last_ = now;
        return true;
    }

  private:
    // Times, ages and the last kilobytes of the disk change all by themselves.
    static Have without_times(Have have) {
        have.mono = {};
        have.wall = {};
        have.oldest_unsent = {};
        have.free_bytes = 0;
        for (auto& check : have.checks) {
            check.age = {};
        }
        return have;
    }

    std::optional<Have> reported_;
    std::optional<Tick> due_;
    std::optional<Tick> last_;
};

}  // namespace afterword
