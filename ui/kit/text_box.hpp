// SPDX-License-Identifier: Apache-2.0
// The box a shopper types into: shows the end of what was typed, and where the next letter goes.
// Thread: main.
#pragma once

#include <string>
#include <string_view>

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

struct TextBox {
    std::string text = {};
    int lines = 1;
    // A text that stands for what is hidden, or is still to be typed: grey, without a cursor.
    enum class Kind { Typed, Notice } kind = Kind::Typed;
};
void draw_text_box(Canvas& canvas, const TextBox& text_box, const Rect& box);
[[nodiscard]] float text_box_height(Canvas& canvas, int lines);
// How many lines a notice takes in a box of this width.
[[nodiscard]] int notice_lines(Canvas& canvas, const std::string& notice, float width);

// The same for a contact, which is never kept whole: it is set letter by letter, runs from left to
// right in every language, and is read as no more than `name` and how many letters there are.
void draw_secret_box(Canvas& canvas, std::string_view typed, std::string_view name,
                     const Rect& box);

}  // namespace afterword::ui
