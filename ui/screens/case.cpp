// SPDX-License-Identifier: Apache-2.0
// The code under which a shopper can see what became of it.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_case_screen(Canvas& canvas, const CaseView& view) {
    draw_heading(canvas, view.code, kHeadingType, {}, canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
