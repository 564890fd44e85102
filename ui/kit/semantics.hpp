// SPDX-License-Identifier: Apache-2.0
// What is on the screen, in words: falls out of the kit's calls as they draw. Tests read it, the
// tour finds its buttons by it, speech will read it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/appearance.hpp"

namespace afterword::ui {

// Pixels; right and bottom are exclusive.
struct Rect {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    [[nodiscard]] float width() const { return right - left; }
    [[nodiscard]] float height() const { return bottom - top; }
    [[nodiscard]] float middle_x() const { return (left + right) / 2; }
    [[nodiscard]] float middle_y() const { return (top + bottom) / 2; }
    [[nodiscard]] bool contains(float x, float y) const {
        return x >= left && x < right && y >= top && y < bottom;
    }
    [[nodiscard]] Rect shrunk(float by) const {
        return {left + by, top + by, right - by, bottom - by};
    }
};

// A Label is the text on the control before it, which bears its name already.
enum class Role { Heading, Text, Label, Button, Toggle, Option, Key, Image, Progress };
std::string_view name(Role role);
bool is_control(Role role);
bool is_text(Role role);

// For whom a text is, which decides how large its capitals must be.
enum class Reading {
    Question,     // 6.0 mm, 8.5 in the large mode
    Shopper,      // 4.8 mm, 7.3
    Staff,        // 3.5 mm, 4.8; also the corner line
    StaffDetail,  // 3.0 mm, 4.8
};
double least_capital_mm(Reading reading, TextSize size);

// What a node looks like, as far as legibility goes: of a control, what tells it from its ground
// (its outline or its fill); of a text, its ink.
struct Legibility {
    std::uint32_t ink = 0;     // 0xRRGGBB
    std::uint32_t ground = 0;  // 0xRRGGBB
    float capital = 0;         // pixels: the capitals of a text, the body height of Han
    Reading reading = Reading::Shopper;
};

struct SemanticNode {
    Role role = Role::Text;
    std::string name;   // what it says or would be read as
    std::string value;  // of a toggle: "chosen" or ""; of a progress: percent
    bool enabled = true;
    Rect box;     // of a control: its touch target; of a text: its ink and line height
    Rect inside;  // what it must lie in: its control, or the screen
    Legibility look;
};

// In reading order.
using SemanticTree = std::vector<SemanticNode>;

}  // namespace afterword::ui
