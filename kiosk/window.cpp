// SPDX-License-Identifier: Apache-2.0
#include "kiosk/window.hpp"

#include <algorithm>
#include <cstring>

#include <SDL.h>

#include "kiosk/input_wait.hpp"
#include "platform/base/handle.hpp"
#include "platform/base/log.hpp"

namespace afterword {
namespace {

using SdlWindow = Handle<SDL_Window, SDL_DestroyWindow>;

// SDL ends with the window, after it.
struct SdlSession {
    SdlSession() = default;
    SdlSession(const SdlSession&) = delete;
    SdlSession& operator=(const SdlSession&) = delete;
    ~SdlSession() { SDL_QuitSubSystem(SDL_INIT_VIDEO); }
};

// On these SDL sleeps by itself; on all others (KMSDRM, offscreen, dummy) its wait polls every
// millisecond, so we wait in its stead.
bool sdl_can_wait() {
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    return driver == "x11" || driver == "wayland";
}

}  // namespace

struct Window::Parts {
    std::unique_ptr<SdlSession> session;
    SdlWindow window;
    ui::Panel panel;
    std::optional<InputWait> waiter;  // where SDL's own wait won't do
    std::uint32_t wake_event = 0;
    std::optional<SDL_FingerID> finger;  // the first one down; the others don't count
    bool mouse_down = false;
    int contacts = 0;  // fingers on the glass

    std::optional<Event> translate(const SDL_Event& event);
    std::optional<Event> finger_event(const SDL_TouchFingerEvent& event);
    std::optional<Event> mouse_event(const SDL_Event& event);
};

std::optional<Window::Event> Window::Parts::finger_event(const SDL_TouchFingerEvent& event) {
    const auto x = event.x * static_cast<float>(panel.width_px);
    const auto y = event.y * static_cast<float>(panel.height_px);
    if (event.type == SDL_FINGERDOWN) {
        ++contacts;
        if (finger || mouse_down) {
            return std::nullopt;
        }
        finger = event.fingerId;
        return Touch{{ui::Pointer::Kind::Down, x, y}, contacts};
    }
    if (event.type == SDL_FINGERUP) {
        contacts = std::max(0, contacts - 1);
    }
    if (finger != event.fingerId) {
        return std::nullopt;
    }
    if (event.type == SDL_FINGERUP) {
        finger.reset();
        return Touch{{ui::Pointer::Kind::Up, x, y}, contacts};
    }
    return Touch{{ui::Pointer::Kind::Move, x, y}, contacts};
}

std::optional<Window::Event> Window::Parts::mouse_event(const SDL_Event& event) {
    if (event.type == SDL_MOUSEMOTION) {
        if (!mouse_down || event.motion.which == SDL_TOUCH_MOUSEID) {
            return std::nullopt;
        }
        return Touch{{ui::Pointer::Kind::Move, static_cast<float>(event.motion.x),
                      static_cast<float>(event.motion.y)}};
    }
    const auto& button = event.button;
    if (button.button != SDL_BUTTON_LEFT || button.which == SDL_TOUCH_MOUSEID || finger) {
        return std::nullopt;
    }
    mouse_down = event.type == SDL_MOUSEBUTTONDOWN;
    return Touch{{mouse_down ? ui::Pointer::Kind::Down : ui::Pointer::Kind::Up,
                  static_cast<float>(button.x), static_cast<float>(button.y)}};
}

std::optional<Window::Event> Window::Parts::translate(const SDL_Event& event) {
    switch (event.type) {
        case SDL_QUIT:
            return Quit{};
        case SDL_FINGERDOWN:
        case SDL_FINGERUP:
        case SDL_FINGERMOTION:
            return finger_event(event.tfinger);
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
        case SDL_MOUSEMOTION:
            return mouse_event(event);
        case SDL_KEYDOWN:
            if (event.key.keysym.sym == SDLK_F1 && event.key.repeat == 0) {
                return ClerkKey{};
            }
            return std::nullopt;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_EXPOSED ||
                event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
                return Exposed{};
            }
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

Result<Window> Window::open(const DisplayConfig& display, const std::string& title) {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    // Or SDL would show our pixels through OpenGL, and on a board without a GPU that is llvmpipe:
    // 70 MB and two threads more.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return Error{Errc::Unreachable, std::string("no display: ") + SDL_GetError()};
    }
    auto parts = std::make_unique<Parts>();
    parts->session = std::make_unique<SdlSession>();
    parts->panel = display.panel;
    std::uint32_t flags = 0;
    if (display.fullscreen) {
        flags = SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    const auto anywhere = static_cast<int>(SDL_WINDOWPOS_CENTERED);
    parts->window.reset(SDL_CreateWindow(title.c_str(), display.left_px.value_or(anywhere),
                                         display.top_px.value_or(anywhere), display.panel.width_px,
                                         display.panel.height_px, flags));
    if (!parts->window || SDL_GetWindowSurface(parts->window.get()) == nullptr) {
        return Error{Errc::Unreachable, std::string("no window: ") + SDL_GetError()};
    }
    SDL_ShowCursor(display.fullscreen ? SDL_DISABLE : SDL_ENABLE);
    parts->wake_event = SDL_RegisterEvents(1);
    if (!sdl_can_wait()) {
        auto waiter = InputWait::open();
        if (!waiter) {
            return std::move(waiter).error();
        }
        parts->waiter = *std::move(waiter);
    }
    log_info("window_open").with("driver", SDL_GetCurrentVideoDriver());
    return Window(std::move(parts));
}

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

std::optional<Window::Event> Window::next_event() {
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) {
        if (auto translated = parts_->translate(event)) {
            return translated;
        }
    }
    return std::nullopt;
}

void Window::wait(Milliseconds longest) {
    if (parts_->waiter) {
        parts_->waiter->wait(longest);
        return;
    }
    SDL_WaitEventTimeout(nullptr, static_cast<int>(longest.count()));
}

void Window::show(std::span<const std::uint32_t> pixels,
                  const std::vector<ui::PixelRect>& changed) {
    SDL_Surface* surface = SDL_GetWindowSurface(parts_->window.get());
    if (surface == nullptr || changed.empty()) {
        return;
    }
    const auto& panel = parts_->panel;
    std::vector<SDL_Rect> rects;
    for (const auto& part : changed) {
        const int width = std::min(part.width, surface->w - part.left);
        const int height = std::min(part.height, surface->h - part.top);
        if (width <= 0 || height <= 0) {
            continue;  // the window is smaller than the panel it was configured for
        }
        const std::ptrdiff_t top = part.top;
        const std::ptrdiff_t left = part.left;
        const auto* from = pixels.data() + top * panel.width_px + left;
        auto* to = static_cast<std::uint8_t*>(surface->pixels) + top * surface->pitch +
                   left * surface->format->BytesPerPixel;
        SDL_ConvertPixels(width, height, SDL_PIXELFORMAT_RGB888, from,
                          panel.width_px * static_cast<int>(sizeof(std::uint32_t)),
                          surface->format->format, to, surface->pitch);
        rects.push_back({part.left, part.top, width, height});
    }
    SDL_UpdateWindowSurfaceRects(parts_->window.get(), rects.data(),
                                 static_cast<int>(rects.size()));
}

void Window::wake() {
    if (parts_->waiter) {
        parts_->waiter->wake();
        return;
    }
    SDL_Event event{};
    event.type = parts_->wake_event;
    SDL_PushEvent(&event);
}

}  // namespace afterword
