// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input_wait.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>

namespace afterword {
namespace {

// Empties a descriptor that would otherwise be ready for ever.
void drain(int fd) {
    std::array<char, 4096> rubbish{};
    while (read(fd, rubbish.data(), rubbish.size()) > 0) {
    }
}

}  // namespace

Result<InputWait> InputWait::open() {
    Descriptor wake_up(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!wake_up.valid()) {
        return Error{Errc::Io, "cannot make an event descriptor"};
    }
    return InputWait(std::move(wake_up));
}

// A panel may be plugged in at any time, so devices are looked for before every wait that finds
// none; opening one reads nothing from it.
void InputWait::look_for_devices() {
    std::error_code ignored;  // no folder = no devices, as in a container
    for (const auto& entry : std::filesystem::directory_iterator("/dev/input", ignored)) {
        if (entry.path().filename().string().starts_with("event")) {
            Descriptor device(::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
            if (device.valid()) {
                devices_.push_back(std::move(device));
            }
        }
    }
}

void InputWait::wait(Milliseconds longest) {
    if (devices_.empty()) {
        look_for_devices();
    }
    std::vector<pollfd> waiting{{wake_up_.get(), POLLIN, 0}};
    for (const auto& device : devices_) {
        waiting.push_back({device.get(), POLLIN, 0});
    }
    if (poll(waiting.data(), waiting.size(), static_cast<int>(longest.count())) <= 0) {
        return;
    }
    bool unplugged = false;
    for (const auto& ready : waiting) {
        drain(ready.fd);
        unplugged = unplugged || (ready.revents & (POLLERR | POLLHUP)) != 0;
    }
    if (unplugged) {
        devices_.clear();
    }
}

void InputWait::wake() {
    const std::uint64_t one = 1;
    // Full means it is awake already.
    static_cast<void>(!write(wake_up_.get(), &one, sizeof one));
}

}  // namespace afterword
