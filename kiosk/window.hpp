// SPDX-License-Identifier: Apache-2.0
// The window, or the bare panel: shows pixels, tells of touches, and waits without polling.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "kiosk/kiosk_config.hpp"
#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "ui/ui.hpp"

namespace afterword {

// Thread: main, but for wake().
class Window {
  public:
    struct Quit {};     // somebody closed the window
    struct Exposed {};  // what was shown is lost; show everything again
    // The first finger only, or the left mouse button; and how many fingers are on the glass.
    struct Touch {
        ui::Pointer pointer;
        int contacts = 1;
    };
    struct ClerkKey {};  // F1, the one key of a clerk's button
    using Event = std::variant<Touch, ClerkKey, Quit, Exposed>;

    // Unreachable when there is no display; says which driver was tried.
    static Result<Window> open(const DisplayConfig& display, const std::string& title);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    // The next event that is there.
    std::optional<Event> next_event();

    // Sleeps until an event, a wake() or the end of `longest`.
    void wait(Milliseconds longest);

    // Copies these parts of the picture to the screen.
    void show(std::span<const std::uint32_t> pixels, const std::vector<ui::PixelRect>& changed);

    // Ends a wait() from another thread.  Thread-safe.
    void wake();

  private:
    struct Parts;
    explicit Window(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace afterword
