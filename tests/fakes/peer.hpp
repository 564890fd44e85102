// SPDX-License-Identifier: Apache-2.0
// One end of a real link, for tests against a real broker.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "platform/base/mailbox.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/random.hpp"
#include "sync/link/paho_link.hpp"

namespace afterword {

inline constexpr Milliseconds kPatience{15'000};

// A link and what it told.  Thread-bound.
class Peer {
  public:
    explicit Peer(LinkOptions options)
        : link_(std::make_unique<PahoLink>(
              std::move(options), clock_, rng_,
              [this](LinkEvent told) { return events_.post(std::move(told)); })) {}

    PahoLink& link() { return *link_; }
    void end() { link_.reset(); }

    // The next event of this kind; others before it are skipped.
    template <class Kind>
    std::optional<Kind> next(Milliseconds wait = kPatience) {
        while (auto event = events_.take({}, wait)) {
            if (auto* found = std::get_if<Kind>(&*event)) {
                return std::move(*found);
            }
        }
        return std::nullopt;
    }
    // The next message on this topic.
    std::optional<Arrived> next_on(std::string_view topic) {
        while (auto message = next<Arrived>()) {
            if (message->topic == topic) {
                return message;
            }
        }
        return std::nullopt;
    }

  private:
    KernelRng rng_;
    LinuxClock clock_{rng_};
    Mailbox<LinkEvent> events_{1'000};
    std::unique_ptr<PahoLink> link_;
};

}  // namespace afterword
