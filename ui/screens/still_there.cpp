// SPDX-License-Identifier: Apache-2.0
// Asked after a while without a touch: the rating is safe either way.
#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "ui/kit/controls.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kWidth{90, 0};
constexpr Length kBarGap{7.6, 0};
constexpr Length kBar{1.75, 2};
constexpr Length kButtonsGap{7.5, 0};
constexpr Length kBetween{5, 4};
constexpr Length kTallButton{14, 13};

// The share that is left, from the side the language starts at.
void draw_countdown(Canvas& canvas, double left, const Rect& box) {
    const double share = std::clamp(left, 0.0, 1.0);
    const int percent = static_cast<int>(std::lround(share * 100));
    const float radius = box.height() / 2;
    canvas.fill(box, kLine, radius);
    Rect rest = box;
    rest.right = box.left + std::round(box.width() * static_cast<float>(share));
    if (rest.width() > 0) {
        rest = canvas.mirrored(rest, box);
        canvas.list().PushClipRect({rest.left, rest.top}, {rest.right, rest.bottom}, true);
        canvas.fill(box, kBrand, radius);
        canvas.list().PopClipRect();
    }
    canvas.progress(std::string(canvas.word(Word::StillThere)), percent, box, kBrand, kPaper);
}

}  // namespace

std::optional<Choice> draw_still_there_screen(Canvas& canvas, const StillThereView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const std::string_view heading = canvas.word(Word::StillThere);
    const std::string_view second = canvas.word(Word::RatingSaved);
    const float height = heading_height(canvas, heading, kStillThereType, second) +
                         measure.of(kBarGap) + measure.of(kBar) + measure.of(kButtonsGap) +
                         measure.of(kTallButton);
    float y = std::floor((screen.height() - height) / 2);
    y = draw_heading(canvas, heading, kStillThereType, second, y) + measure.of(kBarGap);

    const float width = std::min(measure.of(kWidth), screen.width() - 2 * measure.of(kMargin));
    const float left = std::floor(screen.middle_x() - width / 2);
    draw_countdown(canvas, view.left, {left, y, left + width, y + measure.of(kBar)});
    y += measure.of(kBar) + measure.of(kButtonsGap);

    const float each = std::floor((width - measure.of(kBetween)) / 2);
    const float bottom = y + measure.of(kTallButton);
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
