// SPDX-License-Identifier: Apache-2.0
// How else to reach the store.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_other_ways_screen(Canvas& canvas, const OtherWaysView& view) {
    draw_heading(canvas, view.heading, kHeadingType, {}, canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
