// SPDX-License-Identifier: Apache-2.0
#include "sync/device/arm_socket.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "sync/wire/arm_message.hpp"

namespace afterword {
namespace {

constexpr int kWaiting = 4;  // clients in line
constexpr mode_t kMode = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP;

Error system_error(const std::filesystem::path& path) {
    return {Errc::Io, path.string() + ": " + std::generic_category().message(errno)};
}

std::optional<sockaddr_un> address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = path.string();
    if (name.empty() || name.size() >= sizeof address.sun_path) {
        return std::nullopt;
    }
    std::memcpy(address.sun_path, name.data(), name.size());
    return address;
}

const sockaddr* generic(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

// Makes way for a new socket where only a dead one stands.
Status clear_the_way(const std::filesystem::path& path, const sockaddr_un& address) {
    std::error_code none;
    const auto status = std::filesystem::symlink_status(path, none);
    if (!std::filesystem::exists(status)) {
        return done();
    }
    if (!std::filesystem::is_socket(status)) {
        return Error{Errc::Invalid, path.string() + ": is there and is no socket"};
    }
    const Descriptor probe(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const bool answered = connect(probe.get(), generic(address), sizeof address) == 0;
    if (answered || errno != ECONNREFUSED) {
        return Error{Errc::Busy, path.string() + ": another process listens there"};
    }
    return unlink(path.c_str()) == 0 ? done() : Status(system_error(path));
}

Result<Descriptor> listen_at(const std::filesystem::path& path) {
    const auto address = address_of(path);
    if (!address) {
        return Error{Errc::Invalid, path.string() + ": no path for a socket, at most 107 bytes"};
    }
    if (auto cleared = clear_the_way(path, *address); !cleared) {
        return std::move(cleared).error();
    }
    Descriptor listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    // Nobody can connect between bind and listen, so the mode is set before anybody comes.
    if (bind(listener.get(), generic(*address), sizeof *address) != 0 ||
        chmod(path.c_str(), kMode) != 0 || listen(listener.get(), kWaiting) != 0) {
        return system_error(path);
    }
    return listener;
}

}  // namespace

struct ArmSocket::Parts {
    std::filesystem::path path;
    const Clock& clock;
    Answer answer;
    Milliseconds patience;
    Descriptor listener;
    Descriptor stop;

    void run() const;
    void serve(int client) const;
    // The next line, without its end; what follows it stays in `buffer`. Empty when the client is
    // to be sent away.
    std::optional<std::string> next_line(int client, std::string& buffer) const;
    // True when there is something to read, false on stop or when nothing came.
    [[nodiscard]] bool readable(int fd, int wait_ms) const;
};

Result<std::unique_ptr<ArmSocket>> ArmSocket::open(std::filesystem::path path, const Clock& clock,
                                                   Answer answer, Milliseconds patience) {
    auto listener = listen_at(path);
    if (!listener) {
        return std::move(listener).error();
    }
    Descriptor stop(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!stop.valid()) {
        return system_error(path);
    }
    auto parts = std::make_unique<Parts>(Parts{std::move(path), clock, std::move(answer), patience,
                                               *std::move(listener), std::move(stop)});
    return std::unique_ptr<ArmSocket>(new ArmSocket(std::move(parts)));
}

ArmSocket::ArmSocket(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)), thread_([this] { parts_->run(); }) {}

ArmSocket::~ArmSocket() {
    eventfd_write(parts_->stop.get(), 1);  // a fresh counter takes it, always
    thread_.join();
    unlink(parts_->path.c_str());
}

void ArmSocket::Parts::run() const {
    while (readable(listener.get(), -1)) {
        const Descriptor client(accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (client.valid()) {
            serve(client.get());
        }
    }
}

void ArmSocket::Parts::serve(int client) const {
    std::string buffer;
    while (const auto line = next_line(client, buffer)) {
        const bool fits = line->size() <= kLargestArm;
        const std::string said = (fits ? answer(*line) : encode_arm_refused("too_large")) + "\n";
        // An answer fits the socket's buffer; a client that reads none is not waited for.
        const ssize_t sent = send(client, said.data(), said.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (!fits || sent != static_cast<ssize_t>(said.size())) {
            return;
        }
    }
}

std::optional<std::string> ArmSocket::Parts::next_line(int client, std::string& buffer) const {
    const Tick deadline = clock.tick() + patience;
    while (true) {
        const auto end = buffer.find('\n');
        if (end != std::string::npos || buffer.size() > kLargestArm) {
            std::string line = buffer.substr(0, end);
            buffer.erase(0, end == std::string::npos ? end : end + 1);
            return line;
        }
        const auto left = std::max((deadline - clock.tick()).count(), Milliseconds::rep{0});
        char piece[1024];
        if (!readable(client, static_cast<int>(left))) {
            return std::nullopt;
        }
        const ssize_t got = recv(client, piece, sizeof piece, MSG_DONTWAIT);
        if (got <= 0) {
            return std::nullopt;
        }
        buffer.append(piece, static_cast<std::size_t>(got));
    }
}

bool ArmSocket::Parts::readable(int fd, int wait_ms) const {
    while (true) {
        pollfd waiting[] = {{stop.get(), POLLIN, 0}, {fd, POLLIN, 0}};
        const int ready = poll(waiting, 2, wait_ms);
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        return ready > 0 && waiting[0].revents == 0 && waiting[1].revents != 0;
    }
}

}  // namespace afterword
