// SPDX-License-Identifier: Apache-2.0
// When to say hello, and when to say it again. Pure.
#pragma once

#include <algorithm>
#include <deque>
#include <optional>

#include "platform/base/clock.hpp"

namespace afterword {

// A wanted hello is said, and repeated after 5 s, doubling to 60 s, until one is echoed.
// Thread-bound.
class Greeting {
  public:
    static constexpr Milliseconds kFirstWait{5'000};
    static constexpr Milliseconds kLongestWait{60'000};

    // A new connection or epoch: say it at once.
    void begin_anew(Tick now) {
        said_.clear();
        wait_ = kFirstWait;
        due_ = now;
    }
    // Something looks amiss: say it, but not more often than the repeats would.
    void ask(Tick now) {
        if (!due_) {
            wait_ = kFirstWait;
            due_ = std::max(now, last_ ? *last_ + kFirstWait : now);
        }
    }
    void stop() { due_.reset(); }

    [[nodiscard]] std::optional<Tick> due() const { return due_; }

    void said(Tick sent) {
        said_.push_back(sent);
        if (said_.size() > kRemembered) {
            said_.pop_front();
        }
        last_ = sent;
        due_ = sent + wait_;
        wait_ = std::min(wait_ * 2, kLongestWait);
    }
    // True when the receipt answers one of the hellos said since begin_anew().
    bool answered_by(Tick echo) {
        if (std::find(said_.begin(), said_.end(), echo) == said_.end()) {
            return false;
        }
        due_.reset();
        return true;
    }

  private:
    static constexpr std::size_t kRemembered = 8;

    std::deque<Tick> said_;
    std::optional<Tick> due_;
    std::optional<Tick> last_;
    Milliseconds wait_ = kFirstWait;
};

}  // namespace afterword
