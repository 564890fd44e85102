// SPDX-License-Identifier: Apache-2.0
// All languages of the survey by their own names, without flags.
#include <algorithm>
#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/kit/pill.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kBottom{2.5, 1.5};
constexpr Length kLeastTop{1, 1};
constexpr Length kColumn{25, 33, 46};  // the least width of one

float highest_pill(Canvas& canvas, const LanguagesView& view) {
    const Language spoken = canvas.language();
    float height = 0;
    for (const Language language : view.languages) {
        canvas.speak(language);
        height = std::max(height, canvas.height_of_control(kTarget, kPillType));
    }
    canvas.speak(spoken);
    return height;
}

}  // namespace

std::optional<Choice> draw_languages_screen(Canvas& canvas, const LanguagesView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const Language spoken = canvas.language();
    const float margin = measure.of(kMargin);
    const float gap = measure.of(kGap);
    const float width = screen.width() - 2 * margin;
    const float back_height = canvas.height_of_control(kButtonHeight, kButtonType);
    const float back_top = screen.bottom - measure.of(kBottom) - back_height;
    const int count = static_cast<int>(view.languages.size());
    const int columns =
        std::clamp(static_cast<int>((width + gap) / (measure.of(kColumn) + gap)), 1, count);
    const int rows = (count + columns - 1) / columns;
    // As low as wanted, unless they are too many for that.
    const float least = highest_pill(canvas, view);
    const float lowest = back_top - static_cast<float>(rows) * (least + gap);
    const float wanted = std::max(margin, measure.reach_top() + gap);
    const float top = std::max(measure.of(kLeastTop), std::min(wanted, lowest));
    const float share = std::floor((back_top - top) / static_cast<float>(rows)) - gap;
    const float height = std::clamp(share, least, std::max(least, measure.of(kTileHeight)));
    const float each = std::floor((width + gap) / static_cast<float>(columns)) - gap;
    const float used = static_cast<float>(rows) * (height + gap);
    const float first = std::floor(top + std::max(0.0F, back_top - top - used) / 2);

    std::optional<Choice> choice;
    for (int i = 0; i < count; ++i) {
        const Language language = view.languages[static_cast<std::size_t>(i)];
        const int column = i % columns;
        const int row = i / columns;
        const float x = margin + static_cast<float>(column) * (each + gap);
        const float y = first + static_cast<float>(row) * (height + gap);
        canvas.speak(language);
        const Pill one{.text = std::string(own_name(language)), .chosen = language == spoken};
        if (pill(canvas, one, {x, y, x + each, y + height})) {
            choice = LanguageChosen{static_cast<std::size_t>(i)};
        }
    }
    canvas.speak(spoken);
    const auto back = draw_back_button(canvas, back_top, back_height);
    return choice ? choice : back;
}

}  // namespace afterword::ui
