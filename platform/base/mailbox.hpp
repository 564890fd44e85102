// SPDX-License-Identifier: Apache-2.0
// The only thing our threads share: a bounded queue that refuses when it is full.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

#include "platform/base/clock.hpp"

namespace afterword {

// Many threads post, one thread takes, in order of arrival.  Thread-safe.
template <class T>
class Mailbox {
  public:
    // `on_post` is called after every accepted letter, by the poster's thread and without the lock,
    // for takers that wait elsewhere (an SDL loop, an event descriptor).
    explicit Mailbox(std::size_t capacity, std::function<void()> on_post = {})
        : capacity_(capacity), on_post_(std::move(on_post)) {}

    // False when full: the letter is not taken, and the poster must say what becomes of it.
    [[nodiscard]] bool post(T letter) {
        {
            const std::lock_guard lock(mutex_);
            if (letters_.size() >= capacity_) {
                return false;
            }
            letters_.push_back(std::move(letter));
        }
        arrived_.notify_one();
        if (on_post_) {
            on_post_();
        }
        return true;
    }

    // The oldest letter, waiting at most `wait`; empty on stop or when nothing came.
    [[nodiscard]] std::optional<T> take(const std::stop_token& stop, Milliseconds wait) {
        std::unique_lock lock(mutex_);
        arrived_.wait_for(lock, stop, wait, [this] { return !letters_.empty(); });
        return pop();
    }

    // The oldest letter that is there now.
    [[nodiscard]] std::optional<T> take_now() {
        const std::lock_guard lock(mutex_);
        return pop();
    }

  private:
    std::optional<T> pop() {
        if (letters_.empty()) {
            return std::nullopt;
        }
        T letter = std::move(letters_.front());
        letters_.pop_front();
        return letter;
    }

    const std::size_t capacity_;
    const std::function<void()> on_post_;
    std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::deque<T> letters_;
};

}  // namespace afterword
