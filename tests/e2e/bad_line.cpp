// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/bad_line.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace afterword {
namespace {

constexpr int kLostPercent = 30;
// A lost segment is sent again after 200 ms (Linux's TCP_RTO_MIN), and after twice as long each
// further time (RFC 6298, 5.5); here the sixth loss in a row ends the connection.
constexpr Milliseconds kFirstRetransmission{200};
constexpr int kMostLosses = 6;
constexpr std::size_t kSegment = 16'384;
constexpr int kRound = 10;  // milliseconds that the thread sleeps at most

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

void set_no_delay(const Descriptor& socket) {
    const int on = 1;
    setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

// Both ways between two sockets.
class BadLine::Connection {
  public:
    Connection(Descriptor near, Descriptor far)
        : near_(std::move(near)),
          far_(std::move(far)),
          up_{near_.get(), far_.get()},
          down_{far_.get(), near_.get()} {
        set_no_delay(near_);
        set_no_delay(far_);
    }

    // Moves what can be moved now; false when the connection has ended.
    bool work(Tick now, int lost_percent, Rng& rng) {
        return work(up_, now, lost_percent, rng) && work(down_, now, lost_percent, rng);
    }
    void swallow(Rng& rng) { (rng.below(2) == 0 ? up_ : down_).flow = Way::Flow::Swallowed; }
    // No goodbye: the other end reads an error.
    void reset() const {
        const linger none{1, 0};
        setsockopt(near_.get(), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        setsockopt(far_.get(), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    }
    void watch(std::vector<pollfd>& watched) const {
        for (const Way* way : {&up_, &down_}) {
            if (way->held.empty()) {
                watched.push_back({way->from, POLLIN, 0});
            }
        }
    }

  private:
    struct Way {
        int from;
        int to;
        std::string held{};  // read, and not passed on yet
        Tick not_before{};
        enum class Flow { Through, Swallowed } flow = Flow::Through;
    };

    bool work(Way& way, Tick now, int lost_percent, Rng& rng) {
        if (way.held.empty()) {
            return read(way, now, lost_percent, rng);
        }
        return way.not_before > now || write(way);
    }
    bool read(Way& way, Tick now, int lost_percent, Rng& rng) {
        std::array<char, kSegment> segment{};
        const ssize_t got = recv(way.from, segment.data(), segment.size(), MSG_DONTWAIT);
        if (got == 0) {
            return false;
        }
        if (got < 0) {
            return errno == EAGAIN || errno == EINTR;
        }
        if (way.flow == Way::Flow::Swallowed) {
            return true;
        }
        int losses = 0;
        Milliseconds stall{0};
        while (losses < kMostLosses && rng.below(100) < static_cast<std::uint64_t>(lost_percent)) {
            stall += kFirstRetransmission * (1 << losses++);
        }
        if (losses == kMostLosses) {
            reset();
            return false;
        }
        way.held.assign(segment.data(), static_cast<std::size_t>(got));
        way.not_before = now + stall;
        return losses > 0 || write(way);
    }
    static bool write(Way& way) {
        const ssize_t put =
            send(way.to, way.held.data(), way.held.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (put < 0) {
            return errno == EAGAIN || errno == EINTR;
        }
        way.held.erase(0, static_cast<std::size_t>(put));
        return true;
    }

    Descriptor near_;
    Descriptor far_;
    Way up_;
    Way down_;
};

BadLine::BadLine(std::uint16_t to, std::uint64_t seed)
    : to_(to),
      listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)),
      rng_(seed) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener_.get(), generic, size) != 0 || listen(listener_.get(), 64) != 0 ||
        getsockname(listener_.get(), generic, &size) != 0) {
        throw std::runtime_error("no port for a line");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

BadLine::~BadLine() = default;

void BadLine::suffer(LineFault fault) {
    static_cast<void>(orders_.post([this, fault] { obey(fault); }));
}

void BadLine::recover() {
    static_cast<void>(orders_.post([this] {
        lost_percent_ = 0;
        cut_off_until_ = {};
    }));
}

void BadLine::obey(const LineFault& fault) {
    lost_percent_ = 0;
    switch (fault.kind) {
        case LineFault::Kind::Loss:
            lost_percent_ = kLostPercent;
            break;
        case LineFault::Kind::Reset:
            for (const auto& connection : connections_) {
                connection->reset();
            }
            connections_.clear();
            break;
        case LineFault::Kind::HalfOpen:
            for (const auto& connection : connections_) {
                connection->swallow(rng_);
            }
            break;
        case LineFault::Kind::CutOff:
            cut_off_until_ = clock_.tick() + fault.lasts;
            break;
    }
}

void BadLine::take_orders() {
    while (const auto order = orders_.take_now()) {
        (*order)();
    }
}

void BadLine::accept_one() {
    Descriptor near(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!near.valid()) {
        return;
    }
    Descriptor far(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(to_);
    if (connect(far.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        connections_.push_back(std::make_unique<Connection>(std::move(near), std::move(far)));
    }
}

void BadLine::wait_for_bytes() const {
    std::vector<pollfd> watched = {{listener_.get(), POLLIN, 0}};
    for (const auto& connection : connections_) {
        connection->watch(watched);
    }
    poll(watched.data(), watched.size(), kRound);
}

void BadLine::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        take_orders();
        const Tick now = clock_.tick();
        if (now < cut_off_until_) {
            poll(nullptr, 0, kRound);
            continue;
        }
        accept_one();
        connections_.remove_if(
            [&](const auto& connection) { return !connection->work(now, lost_percent_, rng_); });
        wait_for_bytes();
    }
}

}  // namespace afterword
