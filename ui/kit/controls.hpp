// SPDX-License-Identifier: Apache-2.0
// Buttons, tiles, tabs and keys: each draws itself, names itself, and says when it was
// tapped. A pressed one fills with the brand colour and gives way a little.  Thread: main.
#pragma once

#include <string>

#include "ui/kit/canvas.hpp"
#include "ui/kit/icons.hpp"

namespace afterword::ui {

enum class Fill {
    Outlined,
    Primary,
    Chosen,  // what it leads to is shown
    OnBar,
};

struct Button {
    std::string text = {};
    Type type = kButtonType;
    Fill fill = Fill::Outlined;
    bool enabled = true;
    std::string key = {};   // tells buttons of the same text apart
    std::string name = {};  // read instead of the text, where that is a sign
    Role role = Role::Button;
    Icon icon = Icon::None;  // drawn instead of the text
};
[[nodiscard]] bool button(Canvas& canvas, const Button& button, const Rect& box);
// The width at which its text fits one line.
[[nodiscard]] float button_width(Canvas& canvas, const Button& button);
// How many lines a button of this width needs for its text; more than kMostButtonLines where it
// does not fit.
inline constexpr int kMostButtonLines = 2;
[[nodiscard]] int button_lines(Canvas& canvas, const Button& button, float width);

enum class Tick { No, Yes };

// How the tiles of one group look.
struct TileStyle {
    Type type = kLabelType;
    int em = 0;
    Tick tick = Tick::Yes;  // whether a chosen one has one
    Role role = Role::Toggle;
};
struct Tile {
    std::string text;
    bool chosen = false;
    std::string key = {};  // tells groups apart
};
[[nodiscard]] bool tile(Canvas& canvas, const Tile& tile, const TileStyle& style, const Rect& box);
// Whether a tile's text fits the box in the state that takes most room: chosen, bold, ticked.
[[nodiscard]] bool tile_fits(Canvas& canvas, const std::string& text, const TileStyle& style,
                             const Rect& box);

struct Tab {
    std::string text;
    bool chosen = false;
    Type type = kStaffSmallType;
};
[[nodiscard]] bool tab(Canvas& canvas, const Tab& tab, const Rect& box);
[[nodiscard]] float tab_width(Canvas& canvas, const Tab& tab, float padding);

}  // namespace afterword::ui
