// SPDX-License-Identifier: Apache-2.0
// What is on the screen, in words: falls out of the kit's calls as they draw. Tests read it, the
// tour finds its buttons by it, speech will read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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
};

enum class Role { Heading, Text, Button, Toggle, Choice, Key, Image, Progress };
std::string_view name(Role role);

struct SemanticNode {
    Role role = Role::Text;
    std::string name;   // what it says or would be read as
    std::string value;  // of a toggle: "chosen" or ""; of a progress: percent
    bool enabled = true;
    Rect box;     // of a control: its touch target; of a text: its ink and line height
    Rect inside;  // what it must lie in: its control, or the screen
};

// In reading order.
using SemanticTree = std::vector<SemanticNode>;

}  // namespace afterword::ui
