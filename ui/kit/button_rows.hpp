// SPDX-License-Identifier: Apache-2.0
// Buttons that share the width: beside each other where their texts fit, else in several rows.
// Thread: main.
#pragma once

#include <optional>
#include <span>

#include "ui/kit/controls.hpp"

namespace afterword::ui {

struct RowButton {
    Button button;
    float share = 1;  // of the width of its row
};

struct ButtonRows {
    std::size_t per_row = 1;
    float button_height = 0;
    float height = 0;  // of all rows
};
ButtonRows plan_button_rows(Canvas& canvas, std::span<const RowButton> buttons, float width);

// Draws them from the top left of `box` on, mirrored for a language that runs leftwards. Gives back
// which was tapped.
std::optional<std::size_t> draw_button_rows(Canvas& canvas, std::span<const RowButton> buttons,
                                            const ButtonRows& plan, const Rect& box);

}  // namespace afterword::ui
