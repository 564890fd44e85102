// SPDX-License-Identifier: Apache-2.0
// The store's day, by the hour.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_today_screen(Canvas& canvas, const TodayView& view) {
    draw_heading(canvas, view.finding, kHeadingType, {}, canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
