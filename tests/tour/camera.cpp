// SPDX-License-Identifier: Apache-2.0
#include "tests/tour/camera.hpp"

#include <thread>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stb_image_write.h>
#undef Status  // Xlib means int

namespace afterword::tour {
namespace {

using namespace std::chrono_literals;

constexpr auto kStill = 80ms;      // two equal pictures this far apart count as one that stands
constexpr int kMostPictures = 25;  // then whatever is there is taken: a countdown never stands
constexpr int kColours = 3;

int release_image(XImage* image) {
    return XDestroyImage(image);
}

bool within(const Area& area, PixelSize screen) {
    return area.corner.x >= 0 && area.corner.y >= 0 && area.size.width > 0 &&
           area.size.height > 0 && area.corner.x + area.size.width <= screen.width &&
           area.corner.y + area.size.height <= screen.height;
}

}  // namespace

int close_display(Display* display) {
    return XCloseDisplay(display);
}

Result<Camera> Camera::open(const std::string& display) {
    Camera camera(XOpenDisplay(display.c_str()));
    if (!camera.display_) {
        return Error{Errc::Unreachable, "no X server at display " + display};
    }
    return camera;
}

PixelSize Camera::screen() const {
    const int number = DefaultScreen(display_.get());
    return {DisplayWidth(display_.get(), number), DisplayHeight(display_.get(), number)};
}

Result<Camera::Pixels> Camera::grab(const Area& area) const {
    const auto& [corner, size] = area;
    const Handle<XImage, release_image> image(XGetImage(
        display_.get(), DefaultRootWindow(display_.get()), corner.x, corner.y,
        static_cast<unsigned>(size.width), static_cast<unsigned>(size.height), AllPlanes, ZPixmap));
    if (!image) {
        return Error{Errc::Io, "the X server gave no picture"};
    }
    Pixels pixels;
    pixels.reserve(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) *
                   kColours);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const unsigned long pixel = XGetPixel(image.get(), x, y);  // 0xRRGGBB at depth 24
            pixels.push_back(static_cast<unsigned char>(pixel >> 16U));
            pixels.push_back(static_cast<unsigned char>(pixel >> 8U));
            pixels.push_back(static_cast<unsigned char>(pixel));
        }
    }
    return pixels;
}

Status Camera::take(const Area& area, const std::filesystem::path& file) {
    if (!within(area, screen())) {
        return Error{Errc::Invalid, "the picture's area is not on the screen"};
    }
    Pixels last;
    for (int i = 0; i < kMostPictures; ++i) {
        auto next = grab(area);
        if (!next) {
            return std::move(next).error();
        }
        if (*next == last) {
            break;
        }
        last = *std::move(next);
        std::this_thread::sleep_for(kStill);
    }
    const auto& size = area.size;
    if (stbi_write_png(file.c_str(), size.width, size.height, kColours, last.data(),
                       size.width * kColours) == 0) {
        return Error{Errc::Io, "cannot write " + file.string()};
    }
    return done();
}

}  // namespace afterword::tour
