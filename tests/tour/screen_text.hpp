// SPDX-License-Identifier: Apache-2.0
// What a kiosk says is on its screen: the file it keeps with --describe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "tests/tour/touch_screen.hpp"

namespace afterword::tour {

struct ScreenNode {
    std::string role;
    std::string name;
    std::string value;
    bool enabled = false;
    Pixel middle;  // in the window
};

struct ScreenText {
    std::string screen;
    std::string language;
    std::vector<ScreenNode> nodes;

    // The first enabled control of exactly this name.
    [[nodiscard]] const ScreenNode* find_control(std::string_view name) const;
    // Whether anything on the screen has these words in its name.
    [[nodiscard]] bool says(std::string_view words) const;
};

// Invalid when it is not what a kiosk writes.
Result<ScreenText> read_screen_text(std::string_view json);

}  // namespace afterword::tour
