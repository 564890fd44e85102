// SPDX-License-Identifier: Apache-2.0
// Fields to touch, to see that the panel feels everywhere.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_touch_test_screen(Canvas& canvas,
                                             [[maybe_unused]] const TouchTestView& view) {
    draw_heading(canvas, canvas.word(Word::TouchTestHint), kHeadingType, {},
                 canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
