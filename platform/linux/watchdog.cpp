// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/watchdog.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>

#include "platform/linux/descriptor.hpp"

namespace afterword {

Watchdog::Watchdog() {
    if (const char* name =
            std::getenv("NOTIFY_SOCKET")) {  // NOLINT(concurrency-mt-unsafe): at start
        socket_ = name;
    }
}

void Watchdog::ready() const {
    notify("READY=1");
}

void Watchdog::feed(Tick now, const std::vector<const Heartbeat*>& loops,
                    Milliseconds within) const {
    const bool all_fresh = std::all_of(loops.begin(), loops.end(), [&](const Heartbeat* loop) {
        return loop->fresh(now, within);
    });
    if (all_fresh) {
        notify("WATCHDOG=1");
    }
}

void Watchdog::notify(const std::string& text) const {
    sockaddr_un address{};
    if (!socket_ || socket_->size() >= sizeof address.sun_path) {
        return;
    }
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, socket_->data(), socket_->size());
    if (address.sun_path[0] == '@') {
        address.sun_path[0] = '\0';  // an abstract socket
    }
    const Descriptor out(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_->size());
    // Nobody listening is no reason to stop: the manager notices by itself.
    static_cast<void>(sendto(out.get(), text.data(), text.size(), MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&address), length));
}

}  // namespace afterword
