// SPDX-License-Identifier: Apache-2.0
// The other end of the kiosk's socket.
#pragma once

#include <cstring>
#include <filesystem>
#include <optional>
#include <string>

#include <catch2/catch.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "platform/base/clock.hpp"
#include "platform/linux/descriptor.hpp"

namespace afterword {

// Only a broken socket makes a test wait for it.
constexpr Milliseconds kTillPatience{20'000};

// A till at the kiosk's socket.  Thread-bound.
class Till {
  public:
    explicit Till(const std::filesystem::path& path)
        : socket_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string name = path.string();
        std::memcpy(address.sun_path, name.data(), name.size());
        REQUIRE(connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address),
                        sizeof address) == 0);
    }

    void say(const std::string& text) const {
        static_cast<void>(send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL));
    }
    // The next line; empty when the other end has closed.
    std::optional<std::string> hear() {
        while (buffer_.find('\n') == std::string::npos) {
            pollfd waiting{socket_.get(), POLLIN, 0};
            char piece[256];
            REQUIRE(poll(&waiting, 1, static_cast<int>(kTillPatience.count())) == 1);
            const ssize_t got = recv(socket_.get(), piece, sizeof piece, 0);
            if (got <= 0) {
                return std::nullopt;
            }
            buffer_.append(piece, static_cast<std::size_t>(got));
        }
        const auto end = buffer_.find('\n');
        std::string line = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        return line;
    }

  private:
    Descriptor socket_;
    std::string buffer_;
};

}  // namespace afterword
