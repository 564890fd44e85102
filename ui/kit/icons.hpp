// SPDX-License-Identifier: Apache-2.0
// The small signs on pills and keys, drawn in one colour. They bear no name: what they stand on
// does.  Thread: main.
#pragma once

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

enum class Icon {
    None,
    Globe,     // languages
    Contrast,  // half of a disc is filled
    Down,      // an arrow onto a line
    Receipt,
    Shift,
    Erase,
    Tick,
    Bin,
    Eye,
    ShutEye,
};

// Fills the square, in strokes.
void draw_icon(Canvas& canvas, Icon icon, const Rect& square, Colour ink);

}  // namespace afterword::ui
