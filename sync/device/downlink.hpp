// SPDX-License-Identifier: Apache-2.0
// Keeps the inbox in step with the store: notices when alerts are missing. A state machine
// without a clock or thread of its own.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

#include "platform/base/clock.hpp"
#include "sync/device/inbox.hpp"

namespace afterword {

// Thread: sync.
class Downlink {
  public:
    static constexpr Milliseconds kPatience{5'000};

    // Both references outlive it.
    Downlink(Inbox& inbox, const Clock& clock) : inbox_(inbox), clock_(clock) {}

    Result<Inbox::News> handle(std::span<const AlertMessage> messages) {
        for (const auto& message : messages) {
            store_change_ = std::max(store_change_, message.change);
        }
        auto news = inbox_.keep(messages);
        notice();
        return news;
    }
    // A receipt says how far the store's chain has come.
    void heard_of(std::int64_t change) {
        store_change_ = change;
        notice();
    }

    // When a hello is wanted, which makes the collector send what is missing; empty while nothing
    // is.
    [[nodiscard]] std::optional<Tick> hello_due() const {
        return behind_since_ ? std::optional(*behind_since_ + kPatience) : std::nullopt;
    }
    void hello_asked() { behind_since_ = clock_.tick(); }

  private:
    void notice() {
        if (inbox_.change() >= store_change_) {
            behind_since_.reset();
        } else if (!behind_since_) {
            behind_since_ = clock_.tick();
        }
    }

    Inbox& inbox_;
    const Clock& clock_;
    std::int64_t store_change_ = 0;
    std::optional<Tick> behind_since_;
};

}  // namespace afterword
