// SPDX-License-Identifier: Apache-2.0
// Where to call back, and whether one may.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_contact_screen(Canvas& canvas, const ContactView& view) {
    draw_heading(canvas, view.question, kHeadingType, {}, canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
