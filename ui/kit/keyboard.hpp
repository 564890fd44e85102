// SPDX-License-Identifier: Apache-2.0
// The keyboard of our own: draws a layout as a view says it stands. A key says when it is pressed,
// since it may be held, and when it is tapped.  Thread: main.
#pragma once

#include <optional>

#include "ui/choice.hpp"
#include "ui/keyboard/layout.hpp"
#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

inline constexpr Length kKeyHeight{9.25, 12.8, 16.1};  // where there is room for it
inline constexpr Length kLeastKeyHeight{0, 8.6};

// Rows of keys: of letters, of the space bar, and of candidates where the layout spells.
int keyboard_rows(const Layout& layout, const KeyboardView& view);
float keyboard_height(Canvas& canvas, int rows, float key_height);
// The least height at which the letters of a layout fit their keys.
float least_key_height(Canvas& canvas, const Layout& layout);

// Keys stand from `top` over the whole width of the screen, the space bar in a row that other
// controls may share.
struct KeyboardPlace {
    float top = 0;
    float key_height = 0;
    Rect space_row;
};
KeyboardPlace keyboard_alone(Canvas& canvas, int rows, float key_height, float top);
// From the left to the right edge of the keys.
Rect keyboard_row(Canvas& canvas, float top, float bottom);

std::optional<Choice> draw_keyboard(Canvas& canvas, const Layout& layout, const KeyboardView& view,
                                    const KeyboardPlace& place);

}  // namespace afterword::ui
