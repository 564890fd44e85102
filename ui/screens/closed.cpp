// SPDX-License-Identifier: Apache-2.0
// The store is closed.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_closed_screen(Canvas& canvas, const ClosedView& view) {
    draw_heading(canvas, view.text, kHeadingType, {}, canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
