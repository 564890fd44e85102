// SPDX-License-Identifier: Apache-2.0
// A broker and the ways to it, on the world's clock: messages are lost, doubled and late by a seed;
// connections are reset, cut off, or die in one direction without either end being told.
//
// Harsher than MQTT over TCP, which loses nothing on a connection that lives and keeps the order of
// a topic. As there: what is on its way when a connection ends is gone, only QoS 1 comes twice, the
// keep-alive finds out a dead connection, wills are sent, retained messages kept until the broker
// dies.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"
#include "sync/link/back_off.hpp"
#include "sync/link/link.hpp"
#include "tests/scenarios/trace.hpp"

namespace afterword {

// What the network does to messages: of a thousand so many, each way; each takes up to `slowest`,
// so that they overtake each other.
struct Weather {
    std::uint64_t dropped = 0;
    std::uint64_t doubled = 0;
    Milliseconds slowest{0};
};

// Ways of a connection: from a program to the broker, and back.
enum class Way { Up, Down, Both };

class NetworkLink;

// Thread-bound. Outlives its links.
class Network {
  public:
    Network(const Clock& clock, Rng& rng, Trace& trace) : clock_(clock), rng_(rng), trace_(trace) {}
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    ~Network() = default;

    void set_weather(Weather weather) { weather_ = weather; }
    // SIGKILL: every connection ends, nothing is kept.
    void crash_broker();
    void start_broker() { broker_ = Broker::Running; }

    // Does what is due by now: messages arrive, connections are made and given up.
    void work();
    [[nodiscard]] std::optional<Tick> next_due() const;

  private:
    friend class NetworkLink;  // the two halves of one fake
    enum class Broker { Running, Dead };

    void after(Milliseconds wait, std::function<void()> what);
    void travel(const Outgoing& message, const std::function<void()>& arrive);
    void route(const Outgoing& message);
    void send_down(NetworkLink& link, const Outgoing& message, Retain retained);
    void send_retained(NetworkLink& link);

    const Clock& clock_;
    Rng& rng_;
    Trace& trace_;
    Weather weather_;
    Broker broker_ = Broker::Running;
    std::vector<NetworkLink*> links_;
    std::map<std::string, Outgoing> retained_;
    std::uint64_t planned_ = 0;
    std::map<std::pair<Tick, std::uint64_t>, std::function<void()>> plan_;
};

// One machine's way to the broker; it lives as long as the network, programs come and go on it.
// Thread-bound.
class NetworkLink final : public Link {
  public:
    using Will = std::function<Outgoing(std::uint32_t session)>;

    NetworkLink(Network& network, std::string name, std::vector<std::string> filters,
                Milliseconds spread);

    // A program begins to connect, and keeps trying. Its boot's will, where it leaves one.
    void start(Will will = {});
    // The program is gone without a goodbye; its system closes the connection, or is gone as well.
    enum class Ending { ProgramDied, PowerLost };
    void stop(Ending ending);

    // Both ends notice.
    void reset();
    // Neither end notices until the keep-alive runs out.
    void lose(Way way);
    // Nothing gets through, and nobody can connect, until heal().
    void cut_off();
    void heal() { reach_ = Reach::Open; }

    bool publish(Outgoing message) override;
    void settled() override { back_off_.settled(); }
    // The oldest event for the program.
    std::optional<LinkEvent> take_event();
    [[nodiscard]] bool has_event() const { return !events_.empty(); }

  private:
    friend class Network;
    enum class Reach { Open, CutOff };
    enum class Flow { Through, Lost };

    void try_to_connect(std::uint64_t program);
    void retry_after(Milliseconds wait);
    void close_here(const std::string& why);
    void close_at_broker();
    [[nodiscard]] bool wants(std::string_view topic) const;

    Network& network_;
    const std::string name_;
    const std::vector<std::string> filters_;
    BackOff back_off_;
    Reach reach_ = Reach::Open;
    Will will_;
    std::uint64_t program_ = 0;  // counts starts and stops, so that plans of an earlier one end
    std::uint32_t session_ = 0;
    std::uint64_t connections_ = 0;
    std::uint64_t here_ = 0;       // the connection as the program sees it; 0 = none
    std::uint64_t at_broker_ = 0;  // as the broker does
    Outgoing last_will_;           // left with the broker
    Flow up_ = Flow::Through;
    Flow down_ = Flow::Through;
    std::size_t unacknowledged_ = 0;  // sent into nowhere
    std::map<std::uint64_t, LinkEvent> events_;
    std::uint64_t arrivals_ = 0;
};

}  // namespace afterword
