// SPDX-License-Identifier: Apache-2.0
// What becomes of somebody's alerts at the end of a shift.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_hand_over_screen(Canvas& canvas,
                                            [[maybe_unused]] const HandOverView& view) {
    draw_heading(canvas, canvas.word(Word::EndOfShift), kHeadingType, {},
                 canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
