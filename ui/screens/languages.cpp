// SPDX-License-Identifier: Apache-2.0
// Every language, by its own name.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

std::optional<Choice> draw_languages_screen(Canvas& canvas,
                                            [[maybe_unused]] const LanguagesView& view) {
    draw_heading(canvas, canvas.word(Word::MoreLanguages), kHeadingType, {},
                 canvas.measure().of(kMargin));
    return std::nullopt;
}

}  // namespace afterword::ui
