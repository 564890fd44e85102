// SPDX-License-Identifier: Apache-2.0
// Against a real broker, and against none.
#include "sync/link/paho_link.hpp"

#include <atomic>
#include <set>

#include <catch2/catch.hpp>
#include <netinet/tcp.h>

#include "tests/fakes/mosquitto.hpp"
#include "tests/fakes/peer.hpp"

using namespace afterword;

namespace {

LinkOptions options_for(std::uint16_t port, std::string client_id,
                        MqttVersion version = MqttVersion::V5) {
    LinkOptions options;
    options.client = {{"127.0.0.1", port}, version, std::move(client_id), {"down/#"}};
    options.spread = Milliseconds(0);
    return options;
}

LinkOptions observing(std::uint16_t port) {
    auto options = options_for(port, "observer");
    options.client.filters = {"#"};
    return options;
}

Outgoing offline(std::uint32_t session) {
    return {"up/state", "offline " + std::to_string(session), 1, Retain::Yes};
}

// This process's sockets that are connected to the port.
std::set<int> connections_to(std::uint16_t port) {
    std::set<int> found;
    for (int fd = 0; fd < 1'000; ++fd) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &size) == 0 &&
            peer.sin_family == AF_INET && ntohs(peer.sin_port) == port) {
            found.insert(fd);
        }
    }
    return found;
}

// Takes connections and never says a word.
class SilentServer {
  public:
    SilentServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        REQUIRE(bind(listener_.get(), generic, size) == 0);
        REQUIRE(listen(listener_.get(), 8) == 0);
        REQUIRE(getsockname(listener_.get(), generic, &size) == 0);
        port_ = ntohs(address.sin_port);
    }
    [[nodiscard]] std::uint16_t port() const { return port_; }
    // Waits for somebody to call.
    Descriptor accept_one() {
        pollfd waiting{listener_.get(), POLLIN, 0};
        REQUIRE(poll(&waiting, 1, static_cast<int>(kPatience.count())) == 1);
        return Descriptor(accept(listener_.get(), nullptr, nullptr));
    }

  private:
    Descriptor listener_;
    std::uint16_t port_ = 0;
};

}  // namespace

TEST_CASE("messages go both ways in both protocols", "[paho_link]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    Mosquitto broker;
    Peer kiosk(options_for(broker.port(), "k-1", version));
    const auto up = kiosk.next<LinkUp>();
    REQUIRE(up);
    CHECK(up->session == 1);

    Peer other(observing(broker.port()));
    REQUIRE(other.next<LinkUp>());
    REQUIRE(kiosk.link().publish({"up/batch", "rows", 1, Retain::No}));
    const auto seen = other.next_on("up/batch");
    REQUIRE(seen);
    CHECK(seen->payload == "rows");

    REQUIRE(other.link().publish({"down/receipt", "thanks", 0, Retain::No}));
    const auto answer = kiosk.next_on("down/receipt");
    REQUIRE(answer);
    CHECK(answer->payload == "thanks");
    CHECK(answer->retained == Retain::No);
}

TEST_CASE("a retained message is told apart from a live one", "[paho_link]") {
    Mosquitto broker;
    Peer first(observing(broker.port()));
    REQUIRE(first.next<LinkUp>());
    REQUIRE(first.link().publish({"down/want", "this", 1, Retain::Yes}));
    REQUIRE(first.next_on("down/want"));

    Peer second(options_for(broker.port(), "k-1"));
    const auto stored = second.next_on("down/want");
    REQUIRE(stored);
    CHECK(stored->retained == Retain::Yes);
}

TEST_CASE("a link listens to what it was told last, in this connection and the next",
          "[paho_link]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    Mosquitto broker;
    auto options = options_for(broker.port(), "collector-1", version);
    options.client.filters = {};
    Peer collector(std::move(options));
    REQUIRE(collector.next<LinkUp>());
    Peer other(observing(broker.port()));
    REQUIRE(other.next<LinkUp>());
    // Retained ones come when the subscription stands.
    REQUIRE(other.link().publish({"up/01", "first", 1, Retain::Yes}));
    REQUIRE(other.link().publish({"up/02", "second", 1, Retain::Yes}));
    REQUIRE(other.next_on("up/02"));
    collector.link().listen({"up/01"});
    REQUIRE(collector.next_on("up/01"));
    collector.link().listen({"up/02"});
    REQUIRE(collector.next_on("up/02"));
    REQUIRE(other.link().publish({"up/01", "not heard", 1, Retain::No}));
    REQUIRE(other.link().publish({"up/02", "heard", 1, Retain::No}));
    const auto heard = collector.next<Arrived>();
    REQUIRE(heard);
    CHECK(heard->payload == "heard");

    collector.link().settled();
    other.link().settled();
    broker.crash();
    REQUIRE(collector.next<LinkDown>());
    broker.start();
    REQUIRE(collector.next<LinkUp>());
    REQUIRE(other.next<LinkUp>());
    REQUIRE(other.link().publish({"up/01", "not heard", 1, Retain::No}));
    REQUIRE(other.link().publish({"up/02", "heard again", 1, Retain::No}));
    const auto again = collector.next<Arrived>();
    REQUIRE(again);
    CHECK(again->payload == "heard again");
}

TEST_CASE("nothing is taken before the link is up", "[paho_link]") {
    SilentServer server;
    Peer kiosk(options_for(server.port(), "k-1"));
    CHECK_FALSE(kiosk.link().publish({"up/batch", "rows", 1, Retain::No}));
}

TEST_CASE("a broken connection leaves its will and is made anew", "[paho_link]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    Mosquitto broker;
    Peer other(observing(broker.port()));
    REQUIRE(other.next<LinkUp>());
    const auto others = connections_to(broker.port());

    auto options = options_for(broker.port(), "k-1", version);
    options.will = offline;
    Peer kiosk(std::move(options));
    REQUIRE(kiosk.next<LinkUp>());
    kiosk.link().settled();
    for (const int fd : connections_to(broker.port())) {
        if (!others.contains(fd)) {
            shutdown(fd, SHUT_RDWR);
        }
    }
    CHECK(kiosk.next<LinkDown>());
    const auto will = other.next_on("up/state");
    REQUIRE(will);
    CHECK(will->payload == "offline 1");
    const auto up = kiosk.next<LinkUp>();
    REQUIRE(up);
    CHECK(up->session == 2);
}

TEST_CASE("an orderly end says offline itself", "[paho_link]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    Mosquitto broker;
    Peer other(observing(broker.port()));
    REQUIRE(other.next<LinkUp>());
    auto options = options_for(broker.port(), "k-1", version);
    options.will = offline;
    Peer kiosk(std::move(options));
    REQUIRE(kiosk.next<LinkUp>());
    kiosk.end();
    const auto said = other.next_on("up/state");
    REQUIRE(said);
    CHECK(said->payload == "offline 1");
}

TEST_CASE("the link returns when the broker does", "[paho_link]") {
    Mosquitto broker;
    Peer kiosk(options_for(broker.port(), "k-1"));
    REQUIRE(kiosk.next<LinkUp>());
    kiosk.link().settled();
    broker.crash();
    REQUIRE(kiosk.next<LinkDown>());
    CHECK_FALSE(kiosk.link().publish({"up/batch", "rows", 1, Retain::No}));
    broker.start();
    const auto up = kiosk.next<LinkUp>();
    REQUIRE(up);
    CHECK(up->session > 1);
    CHECK(kiosk.link().publish({"up/batch", "rows", 1, Retain::No}));
}

TEST_CASE("the link returns at once when somebody waits for it", "[paho_link]") {
    Mosquitto broker;
    auto options = options_for(broker.port(), "k-1");
    options.spread = std::chrono::years(10);
    Peer kiosk(std::move(options));
    REQUIRE(kiosk.next<LinkUp>());
    kiosk.link().hurry();  // where there is nothing to hurry, nothing happens
    kiosk.link().settled();
    broker.crash();
    REQUIRE(kiosk.next<LinkDown>());
    broker.start();
    kiosk.link().hurry();
    CHECK(kiosk.next<LinkUp>());
}

TEST_CASE("messages do not wait for each other's acknowledgements", "[paho_link]") {
    Mosquitto broker;
    Peer kiosk(options_for(broker.port(), "k-1"));
    REQUIRE(kiosk.next<LinkUp>());
    const auto connections = connections_to(broker.port());
    REQUIRE(connections.size() == 1);
    int no_delay = 0;
    socklen_t size = sizeof no_delay;
    REQUIRE(getsockopt(*connections.begin(), IPPROTO_TCP, TCP_NODELAY, &no_delay, &size) == 0);
    CHECK(no_delay == 1);
}

TEST_CASE("a broker that stops answering is given at most 64 messages, then up", "[paho_link]") {
    Mosquitto broker;
    auto options = options_for(broker.port(), "k-1");
    options.stale_after = Milliseconds(300);
    Peer kiosk(std::move(options));
    REQUIRE(kiosk.next<LinkUp>());
    broker.process().send(SIGSTOP);
    int taken = 0;
    while (kiosk.link().publish({"up/batch", "rows", 1, Retain::No})) {
        ++taken;
    }
    CHECK(taken == PahoLink::kMostInFlight);
    CHECK(kiosk.next<LinkDown>());
    broker.process().send(SIGCONT);
    CHECK(kiosk.next<LinkUp>());
    CHECK(kiosk.link().publish({"up/batch", "rows", 1, Retain::No}));
}

TEST_CASE("a connect that nobody answers is begun anew", "[paho_link]") {
    SilentServer server;
    auto options = options_for(server.port(), "k-1");
    options.connect_within = Milliseconds(200);
    Peer kiosk(std::move(options));
    const Descriptor first = server.accept_one();
    const Descriptor second = server.accept_one();
    CHECK(second.valid());
}

TEST_CASE("the link ends within 2 s though nobody answers it", "[paho_link]") {
    SilentServer server;
    Peer kiosk(options_for(server.port(), "k-1"));
    const Descriptor caller = server.accept_one();
    KernelRng rng;
    const LinuxClock clock(rng);
    const Tick before = clock.tick();
    kiosk.end();
    CHECK(clock.tick() - before < Milliseconds(2'500));
}

TEST_CASE("a loss that found the mailbox full is told before the next connection", "[paho_link]") {
    Mosquitto broker;
    Mailbox<LinkEvent> events(10);
    std::atomic<bool> full = false;
    KernelRng rng;
    const LinuxClock clock(rng);
    PahoLink link(options_for(broker.port(), "k-1"), clock, rng, [&](LinkEvent event) {
        return !full.exchange(false) && events.post(std::move(event));
    });
    auto told = events.take({}, kPatience);
    REQUIRE(told);
    REQUIRE(std::holds_alternative<LinkUp>(*told));
    link.settled();
    full = true;
    broker.crash();
    told = events.take({}, kPatience);
    REQUIRE(told);
    CHECK(std::holds_alternative<LinkDown>(*told));
    broker.start();
    told = events.take({}, kPatience);
    REQUIRE(told);
    CHECK(std::holds_alternative<LinkUp>(*told));
}
