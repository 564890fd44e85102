// SPDX-License-Identifier: Apache-2.0
// The pictures alerts go by, and the large signs of the quiet screens.  Thread: main.
#pragma once

#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

// What it stands for is written beside it, so it bears no name.
void draw_mark(Canvas& canvas, const AlertMark& mark, float x, float y, float radius);

// A tick in a tinted disc, and an exclamation mark in a ringed one; unnamed as well.
void draw_tick_sign(Canvas& canvas, float x, float y, float radius);
void draw_stop_sign(Canvas& canvas, float x, float y, float radius);

}  // namespace afterword::ui
