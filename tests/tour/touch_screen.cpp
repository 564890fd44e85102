// SPDX-License-Identifier: Apache-2.0
#include "tests/tour/touch_screen.hpp"

#include <cerrno>
#include <string>
#include <system_error>
#include <thread>

#include <X11/extensions/XI2.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <xorg/xf86-input-inputtest-protocol.h>

namespace afterword::tour {
namespace {

constexpr double kAxisEnd = 65535;  // of both of the driver's axes, whatever the screen's size

Error system_error(const std::string& what) {
    return {Errc::Unreachable, what + ": " + std::generic_category().message(errno)};
}

template <class Event>
Event event_of(xf86ITEventType type) {
    Event event{};
    event.header.length = sizeof event;
    event.header.type = type;
    return event;
}

template <class Event>
Status send_event(const Descriptor& socket, const Event& event) {
    const auto sent = send(socket.get(), &event, sizeof event, MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(sizeof event)) {
        return system_error("touch device");
    }
    return done();
}

template <class Response>
Result<Response> receive(const Descriptor& socket) {
    Response response{};
    const auto got = recv(socket.get(), &response, sizeof response, MSG_WAITALL);
    if (got != static_cast<ssize_t>(sizeof response)) {
        return system_error("touch device's answer");
    }
    return response;
}

}  // namespace

Result<TouchScreen> TouchScreen::open(const std::filesystem::path& path, PixelSize screen) {
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.native().size() >= sizeof address.sun_path) {
        return Error{Errc::Invalid, path.string() + " is too long for a socket"};
    }
    path.native().copy(address.sun_path, sizeof address.sun_path - 1);
    if (connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return system_error(path.string());
    }
    TouchScreen touch_screen(std::move(socket), screen);
    if (auto status = touch_screen.greet(); !status) {
        return std::move(status).error();
    }
    return touch_screen;
}

Status TouchScreen::greet() {
    auto version = event_of<xf86ITEventClientVersion>(XF86IT_EVENT_CLIENT_VERSION);
    version.major = XF86IT_PROTOCOL_VERSION_MAJOR;
    version.minor = XF86IT_PROTOCOL_VERSION_MINOR;
    if (auto status = send_event(socket_, version); !status) {
        return status;
    }
    const auto answer = receive<xf86ITResponseServerVersion>(socket_);
    if (!answer) {
        return answer.error();
    }
    if (answer->major != XF86IT_PROTOCOL_VERSION_MAJOR) {
        return Error{Errc::Refused,
                     "the touch device speaks version " + std::to_string(answer->major)};
    }
    return done();
}

Status TouchScreen::touch(Pixel at, Milliseconds hold) {
    if (auto status = send_touch(XI_TouchBegin, at); !status) {
        return status;
    }
    std::this_thread::sleep_for(hold);
    if (auto status = send_touch(XI_TouchEnd, at); !status) {
        return status;
    }
    return wait_until_seen();
}

Status TouchScreen::send_touch(int type, Pixel at) {
    auto event = event_of<xf86ITEventTouch>(XF86IT_EVENT_TOUCH);
    event.touchid = 1;
    event.touch_type = static_cast<std::uint32_t>(type);
    event.valuators.mask[0] = 0b11;
    event.valuators.valuators[0] = (at.x + 0.5) / screen_.width * kAxisEnd;
    event.valuators.valuators[1] = (at.y + 0.5) / screen_.height * kAxisEnd;
    return send_event(socket_, event);
}

Status TouchScreen::wait_until_seen() {
    const auto request = event_of<xf86ITEventWaitForSync>(XF86IT_EVENT_WAIT_FOR_SYNC);
    if (auto status = send_event(socket_, request); !status) {
        return status;
    }
    const auto answer = receive<xf86ITResponseSyncFinished>(socket_);
    return answer ? done() : Status(answer.error());
}

}  // namespace afterword::tour
