// SPDX-License-Identifier: Apache-2.0
// The five faces.  Thread: main.
#pragma once

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

enum class Shadow { None, Soft };

// A face of a score 1…5 that fills a square. It draws only; whoever draws it names it.
void draw_face(Canvas& canvas, int score, const Rect& square, Shadow shadow);

}  // namespace afterword::ui
