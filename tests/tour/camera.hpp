// SPDX-License-Identifier: Apache-2.0
// Pictures of what an X server shows.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "platform/base/handle.hpp"
#include "platform/base/result.hpp"
#include "tests/tour/touch_screen.hpp"

// Xlib's Display, by its own name: the header's macros (Status, None) must not get out.
struct _XDisplay;  // NOLINT(bugprone-reserved-identifier)

namespace afterword::tour {

int close_display(_XDisplay* display);

struct Area {
    Pixel corner;  // top left
    PixelSize size;
};

// One connection to a server.  Thread-bound.
class Camera {
  public:
    // `display` as in $DISPLAY. Unreachable when there is no such server.
    static Result<Camera> open(const std::string& display);

    [[nodiscard]] PixelSize screen() const;

    // Takes the area as soon as it stands still, and writes it as PNG. Invalid when the area is not
    // on the screen.
    Status take(const Area& area, const std::filesystem::path& file);

  private:
    using Pixels = std::vector<unsigned char>;  // red, green, blue

    explicit Camera(_XDisplay* display) : display_(display) {}
    [[nodiscard]] Result<Pixels> grab(const Area& area) const;

    Handle<_XDisplay, close_display> display_;
};

}  // namespace afterword::tour
