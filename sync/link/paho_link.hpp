// SPDX-License-Identifier: Apache-2.0
// The link over a real broker: connects for ever, with back-off, on a thread of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <thread>

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"
#include "sync/link/link.hpp"
#include "sync/link/paho_client.hpp"

namespace afterword {

struct LinkOptions {
    PahoSettings client;
    // The Last Will of the connect with this number, also published on an orderly stop; may be
    // empty.
    std::function<Outgoing(std::uint32_t session)> will;
    Milliseconds spread{5'000};           // first retries after a lost connection fall within it
    Milliseconds connect_within{10'000};  // connected and subscribed, else it begins anew
    Milliseconds stale_after{30'000};     // nothing got through for so long: it begins anew
};

// publish(), settled() and hurry() are thread-safe and never wait. The thread sleeps while nothing
// happens.
class PahoLink final : public Link {
  public:
    // On their way to the broker at once; publishing slows quadratically with their number.
    static constexpr int kMostInFlight = 64;

    // `tell` is called by the link's and the library's threads, must be thread-safe and must not
    // wait; false means full. A refused Arrived is dropped, since every sender repeats what was not
    // answered; a refused LinkUp or LinkDown is told later. `clock` and `rng` are thread-safe and
    // outlive the link and the thread it may leave behind.
    PahoLink(LinkOptions options, const Clock& clock, Rng& rng,
             std::function<bool(LinkEvent)> tell);
    PahoLink(const PahoLink&) = delete;
    PahoLink& operator=(const PahoLink&) = delete;
    // Says goodbye and ends within 2 s, whatever the network does: a thread that hangs in the
    // library is left to itself, and `tell` is not called again.
    ~PahoLink() override;

    bool publish(Outgoing message) override;
    // Never lost: what was said last counts.
    void listen(const std::vector<std::string>& filters) override;
    void settled() override;
    void hurry() override;

  private:
    class Core;
    // Shared with the thread alone, which may be left hanging in the library.
    std::shared_ptr<Core> core_;
    std::jthread thread_;
};

}  // namespace afterword
