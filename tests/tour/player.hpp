// SPDX-License-Identifier: Apache-2.0
// Plays a story at real kiosks, as a person with a finger and a camera would.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/tour/camera.hpp"
#include "tests/tour/order.hpp"
#include "tests/tour/screen_text.hpp"
#include "tests/tour/touch_screen.hpp"

namespace afterword::tour {

// A kiosk's window on the X server's screen.
struct KioskWindow {
    Area area;
    std::filesystem::path description;  // the file it keeps with --describe
};

struct Stage {
    std::map<std::string, KioskWindow> kiosks;
    std::filesystem::path pictures;       // the folder they go to
    std::filesystem::path cues;           // and for these
    Milliseconds patience{40'000};        // how long a wait may last
    Milliseconds scenery_takes{180'000};  // and one for whoever takes a cue
};

// Says every order on stdout as it carries it out.  Thread-bound.
class Player {
  public:
    Player(Stage stage, TouchScreen finger, Camera camera)
        : stage_(std::move(stage)), finger_(std::move(finger)), camera_(std::move(camera)) {}

    // Up to the first order that fails; the error says which, and what was on the screen instead.
    Status play(const std::vector<Order>& story);

  private:
    Status carry_out(const GoTo& order);
    Status carry_out(const WaitFor& order);
    Status carry_out(const See& order);
    Status carry_out(const TapControl& order);
    Status carry_out(const TapPlace& order);
    Status carry_out(const TakePicture& order);
    [[nodiscard]] Status carry_out(const Cue& order) const;
    template <class Condition>
    Status wait_until(const std::string& what, const Condition& condition);
    Status touch(Pixel in_window, Milliseconds hold);

    Stage stage_;
    TouchScreen finger_;
    Camera camera_;
    std::string name_;   // of the kiosk the story is at; empty until it says so
    KioskWindow kiosk_;  // that kiosk's
    int pictures_taken_ = 0;
};

}  // namespace afterword::tour
