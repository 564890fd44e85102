// SPDX-License-Identifier: Apache-2.0
// A star of a rating.  Thread: main.
#pragma once

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

enum class Star { Empty, Filled };

// Within a square. It draws only; whoever draws it names it.
void draw_star(Canvas& canvas, const Rect& square, Star star);

}  // namespace afterword::ui
