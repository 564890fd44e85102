// SPDX-License-Identifier: Apache-2.0
// The shopper's own words, with a keyboard of our own.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_words_screen(Canvas& canvas, const WordsView& view) {
    draw_heading(canvas, view.question, kHeadingType, {}, canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
