// SPDX-License-Identifier: Apache-2.0
#include "tests/tour/player.hpp"

#include <chrono>
#include <cstdio>
#include <thread>

#include "platform/linux/files.hpp"

namespace afterword::tour {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto kLook = 20ms;    // between two looks at a description
constexpr auto kPause = 400ms;  // before a touch: a screen ignores those of its first 200 ms

std::string described(const Result<ScreenText>& screen) {
    if (!screen) {
        return screen.error().message;
    }
    std::string text = screen->screen + " (" + screen->language + "):";
    for (const auto& node : screen->nodes) {
        text += "\n  " + node.role + " \"" + node.name + "\"" + (node.enabled ? "" : " (dim)");
    }
    return text;
}

Result<ScreenText> read_description(const std::filesystem::path& file) {
    const auto json = read_file(file);
    if (!json) {
        return json.error();
    }
    return read_screen_text(*json);
}

}  // namespace

Status Player::play(const std::vector<Order>& story) {
    for (const auto& order : story) {
        if (name_.empty() && !std::holds_alternative<GoTo>(order)) {
            return Error{Errc::Invalid, "a story begins with \"on KIOSK\""};
        }
        auto status = std::visit([this](const auto& what) { return carry_out(what); }, order);
        if (!status) {
            return std::move(status).error().within(name_);
        }
    }
    return done();
}

Status Player::carry_out(const GoTo& order) {
    const auto found = stage_.kiosks.find(order.kiosk);
    if (found == stage_.kiosks.end()) {
        return Error{Errc::NotFound, "no kiosk " + order.kiosk + " was named with --kiosk"};
    }
    name_ = order.kiosk;
    kiosk_ = found->second;
    std::printf("at %s\n", name_.c_str());
    return done();
}

Status Player::carry_out(const WaitFor& order) {
    return wait_until("the screen " + order.screen + " " + order.language, [&](const auto& screen) {
        return screen.screen == order.screen &&
               (order.language.empty() || screen.language == order.language);
    });
}

Status Player::carry_out(const See& order) {
    return wait_until("\"" + order.words + "\"",
                      [&](const auto& screen) { return screen.says(order.words); });
}

Status Player::carry_out(const TapControl& order) {
    const auto there = [&](const auto& screen) {
        return screen.find_control(order.name) != nullptr;
    };
    if (auto status = wait_until("a control \"" + order.name + "\"", there); !status) {
        return status;
    }
    std::this_thread::sleep_for(kPause);
    const auto screen = read_description(kiosk_.description);  // it may have moved meanwhile
    const auto* control = screen ? screen->find_control(order.name) : nullptr;
    if (control == nullptr) {
        return Error{Errc::NotFound,
                     "\"" + order.name + "\" went away; there is " + described(screen)};
    }
    std::printf("  taps %s\n", order.name.c_str());
    return touch(control->middle, TapPlace{}.hold);
}

Status Player::carry_out(const TapPlace& order) {
    std::this_thread::sleep_for(kPause);
    std::printf("  touches %d,%d for %lld ms\n", order.at.x, order.at.y,
                static_cast<long long>(order.hold.count()));
    return touch(order.at, order.hold);
}

Status Player::carry_out(const TakePicture& order) {
    std::string number = std::to_string(++pictures_taken_);
    number.insert(0, number.size() < 2 ? 1 : 0, '0');
    const auto file = stage_.pictures / (number + "-" + name_ + "-" + order.name + ".png");
    std::printf("  picture %s\n", file.c_str());
    return camera_.take(kiosk_.area, file);
}

Status Player::carry_out(const Cue& order) const {
    std::printf("cue: %s\n", order.name.c_str());
    std::fflush(stdout);
    const auto file = stage_.cues / order.name;
    if (auto given = write_file(file, {}); !given) {
        return given;
    }
    const auto deadline = steady_clock::now() + stage_.scenery_takes;
    while (std::filesystem::exists(file)) {
        if (steady_clock::now() > deadline) {
            return Error{Errc::NotFound, "nobody took the cue " + order.name};
        }
        std::this_thread::sleep_for(kLook);
    }
    return done();
}

template <class Condition>
Status Player::wait_until(const std::string& what, const Condition& condition) {
    const auto deadline = steady_clock::now() + stage_.patience;
    while (true) {
        const auto screen = read_description(kiosk_.description);
        if (screen && condition(*screen)) {
            return done();
        }
        if (steady_clock::now() > deadline) {
            return Error{Errc::NotFound,
                         "waited in vain for " + what + "; there is " + described(screen)};
        }
        std::this_thread::sleep_for(kLook);
    }
}

Status Player::touch(Pixel in_window, Milliseconds hold) {
    std::fflush(stdout);
    const Pixel corner = kiosk_.area.corner;
    return finger_.touch({corner.x + in_window.x, corner.y + in_window.y}, hold);
}

}  // namespace afterword::tour
