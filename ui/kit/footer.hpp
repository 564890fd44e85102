// SPDX-License-Identifier: Apache-2.0
// The store's day in one line, at the foot of staff's screens.  Thread: main.
#pragma once

#include <optional>

#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

// Where the screen above it ends. In portrait it takes as many lines as it needs; in landscape one,
// and the last figures give way.
float footer_top(Canvas& canvas, const std::optional<FooterView>& view);
void draw_footer(Canvas& canvas, const std::optional<FooterView>& view);

}  // namespace afterword::ui
