// SPDX-License-Identifier: Apache-2.0
// A link that goes nowhere: it remembers what was published.
#pragma once

#include <deque>
#include <optional>
#include <string_view>
#include <utility>

#include "sync/link/link.hpp"

namespace afterword {

// Thread-bound.
class FakeLink final : public Link {
  public:
    bool publish(Outgoing message) override {
        if (!taking_) {
            return false;
        }
        sent_.push_back(std::move(message));
        return true;
    }
    void settled() override { ++settled_; }
    void hurry() override { ++hurried_; }

    // From now on publish() takes nothing, or takes again.
    void refuse() { taking_ = false; }
    void accept() { taking_ = true; }

    [[nodiscard]] std::size_t waiting() const { return sent_.size(); }
    [[nodiscard]] int times_settled() const { return settled_; }
    [[nodiscard]] int times_hurried() const { return hurried_; }

    // Takes out the oldest message whose topic ends like this.
    std::optional<Outgoing> take(std::string_view topic_end) {
        for (auto message = sent_.begin(); message != sent_.end(); ++message) {
            if (message->topic.ends_with(topic_end)) {
                Outgoing found = std::move(*message);
                sent_.erase(message);
                return found;
            }
        }
        return std::nullopt;
    }
    void forget_all() { sent_.clear(); }

  private:
    std::deque<Outgoing> sent_;
    bool taking_ = true;
    int settled_ = 0;
    int hurried_ = 0;
};

}  // namespace afterword
