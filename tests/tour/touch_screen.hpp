// SPDX-License-Identifier: Apache-2.0
// Real touches without a finger: through the X server's input driver `inputtest`, so that they come
// to a program the way those of a panel do.
#pragma once

#include <filesystem>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/linux/descriptor.hpp"

namespace afterword::tour {

struct Pixel {
    int x = 0;
    int y = 0;
};

struct PixelSize {
    int width = 0;
    int height = 0;
};

// The touch device of one X server.  Thread-bound.
class TouchScreen {
  public:
    // `socket` is the driver's SocketPath; `screen` the server's whole screen. Unreachable when
    // nobody listens there, Refused when the driver speaks another protocol.
    static Result<TouchScreen> open(const std::filesystem::path& socket, PixelSize screen);

    // A finger comes down, stays for `hold`, and is lifted; the server has seen it on return.
    Status touch(Pixel at, Milliseconds hold);

  private:
    TouchScreen(Descriptor socket, PixelSize screen)
        : socket_(std::move(socket)), screen_(screen) {}
    Status greet();
    Status send_touch(int type, Pixel at);
    Status wait_until_seen();

    Descriptor socket_;
    PixelSize screen_;
};

}  // namespace afterword::tour
