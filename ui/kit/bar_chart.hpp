// SPDX-License-Identifier: Apache-2.0
// The share of good ratings by the hour, from 0 to 100 %: a bar with its interval, stripes where
// the answers are too few to say, and a dashed line for the usual.  Thread: main.
#pragma once

#include <span>

#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

// Below each bar stand its hour and its number of answers. Takes several rows where those would not
// fit beside each other. Hours run the way the language does.
void draw_bar_chart(Canvas& canvas, std::span<const HourView> hours, const Rect& box);
// The least height that still tells one bar from another.
float least_chart_height(Canvas& canvas, std::span<const HourView> hours, float width);

}  // namespace afterword::ui
