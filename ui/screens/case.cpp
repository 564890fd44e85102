// SPDX-License-Identifier: Apache-2.0
// After a call-back was asked for: the code by which the case is found again.
#include <algorithm>
#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/kit/countdown.hpp"
#include "ui/kit/qr.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTop{7, 3};
constexpr Length kGapBelow{4, 2};
constexpr Length kCode{46, 30};
constexpr Length kBarWidth{60, 0};
constexpr Length kBar{1.75, 2};
constexpr Length kBottom{4.25, 3};
constexpr Length kButtonWidth{35, 25, 40};

}  // namespace

std::optional<Choice> draw_case_screen(Canvas& canvas, const CaseView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const std::string heading = phrase(canvas.language(), Word::YourCase, {view.code});
    const std::string_view second = view.url.empty() ? "" : canvas.word(Word::CaseHint);
    const float button_height = canvas.height_of_control(kButtonHeight, kButtonType);
    const float button_top = screen.bottom - measure.of(kBottom) - button_height;
    const float bar_top = button_top - measure.of(kGapBelow) - measure.of(kBar);
    const float words = heading_height(canvas, heading, kThanksType, second);
    const float room = bar_top - 2 * measure.of(kGapBelow) - words - measure.of(kTop);
    const float side = view.url.empty() ? 0 : std::min(measure.of(kCode), room);
    const float spare = std::max(0.0F, room - side);
    float y = measure.of(kTop) + std::floor(spare / 2);
    y = draw_heading(canvas, heading, kThanksType, second, y) + measure.of(kGapBelow);
    if (side > 0) {
        const float left = std::floor(screen.middle_x() - side / 2);
        draw_qr(canvas, view.url, view.code, {left, y, left + side, y + side});
    }
    const float width = std::min(measure.of(kBarWidth), screen.width() - 2 * measure.of(kMargin));
    const float left = std::floor(screen.middle_x() - width / 2);
    draw_countdown(canvas, heading, view.left,
                   {left, bar_top, left + width, bar_top + measure.of(kBar)});
    const float half = measure.of(kButtonWidth) / 2;
    const Rect done{screen.middle_x() - half, button_top, screen.middle_x() + half,
                    button_top + button_height};
    const bool dismissed =
        button(canvas, {.text = std::string(canvas.word(Word::Done)), .fill = Fill::Primary}, done);
    return dismissed ? std::optional<Choice>(Dismissed{}) : std::nullopt;
}

}  // namespace afterword::ui
