// SPDX-License-Identifier: Apache-2.0
// Asked after a while without a touch: the rating is safe either way.
#include <algorithm>
#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/kit/countdown.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kWidth{90, 120};
constexpr Length kBarGap{7.6, 0};
constexpr Length kBar{1.75, 2};
constexpr Length kButtonsGap{7.5, 0};
constexpr Length kBetween{5, 4, 4.1};
constexpr Length kTallButton{14, 13, 16.1};

// Two lines where the words need them.
float height_of_buttons(Canvas& canvas, float width) {
    int lines = 1;
    for (const Word one : {Word::NewRating, Word::Continue}) {
        lines =
            std::max(lines, button_lines(canvas, {.text = std::string(canvas.word(one))}, width));
    }
    const int em = canvas.measure().least_em(kButtonType, canvas.language());
    return std::max(canvas.measure().of(kTallButton),
                    canvas.height_of_em(em, std::min(lines, kMostButtonLines)));
}

}  // namespace

std::optional<Choice> draw_still_there_screen(Canvas& canvas, const StillThereView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const std::string_view heading = canvas.word(Word::StillThere);
    const std::string_view second = canvas.word(Word::RatingSaved);
    const float width = std::min(measure.of(kWidth), screen.width() - 2 * measure.of(kMargin));
    const float each = std::floor((width - measure.of(kBetween)) / 2);
    const float button_height = height_of_buttons(canvas, each);
    const float height = heading_height(canvas, heading, kStillThereType, second) +
                         measure.of(kBarGap) + measure.of(kBar) + measure.of(kButtonsGap) +
                         button_height;
    float y = std::floor((screen.height() - height) / 2);
    y = std::max(y, measure.reach_top() - height + button_height + measure.of(kGap));
    y = draw_heading(canvas, heading, kStillThereType, second, y) + measure.of(kBarGap);

    const float left = std::floor(screen.middle_x() - width / 2);
    draw_countdown(canvas, std::string(heading), view.left,
                   {left, y, left + width, y + measure.of(kBar)});
    y += measure.of(kBar) + measure.of(kButtonsGap);

    const float bottom = y + button_height;
    const Rect first = canvas.mirrored({left, y, left + each, bottom}, screen);
    const Rect last = canvas.mirrored({left + width - each, y, left + width, bottom}, screen);
    const bool renewed = button(canvas, {.text = std::string(canvas.word(Word::NewRating))}, first);
    const bool continued = button(
        canvas, {.text = std::string(canvas.word(Word::Continue)), .fill = Fill::Primary}, last);
    if (renewed) {
        return NewRating{};
    }
    return continued ? std::optional<Choice>(Continued{}) : std::nullopt;
}

}  // namespace afterword::ui
