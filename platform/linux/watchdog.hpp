// SPDX-License-Identifier: Apache-2.0
// Telling systemd that the program is up, and alive only while its loops are.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"

namespace afterword {

// The last time a loop went round.  Thread-safe: one loop stamps, the watchdog reads.
class Heartbeat {
  public:
    void stamp(Tick now) { last_.store(mono_ms(now), std::memory_order_relaxed); }
    [[nodiscard]] bool fresh(Tick now, Milliseconds within) const {
        return mono_ms(now) - last_.load(std::memory_order_relaxed) <= within.count();
    }

  private:
    std::atomic<std::int64_t> last_ = 0;
};

// The service manager's notification socket (sd_notify(3)), without its library. Silent where
// NOTIFY_SOCKET is not set.  Thread-bound.
class Watchdog {
  public:
    Watchdog();
    // "READY=1"
    void ready() const;
    // Feeds it when every loop has stamped within `within`.
    void feed(Tick now, const std::vector<const Heartbeat*>& loops, Milliseconds within) const;

  private:
    void notify(const std::string& text) const;
    std::optional<std::string> socket_;
};

}  // namespace afterword
