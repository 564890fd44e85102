// SPDX-License-Identifier: Apache-2.0
// What this kiosk can do now, and how it knows.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_kiosk_screen(Canvas& canvas, const KioskView& view) {
    draw_heading(canvas, view.headline, kHeadingType, {}, canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
