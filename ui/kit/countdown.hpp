// SPDX-License-Identifier: Apache-2.0
// How much time is left, as a bar that empties towards the side the language starts at.
// Thread: main.
#pragma once

#include <string>

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

void draw_countdown(Canvas& canvas, std::string name, double left, const Rect& box);

}  // namespace afterword::ui
