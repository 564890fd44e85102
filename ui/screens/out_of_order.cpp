// SPDX-License-Identifier: Apache-2.0
// Shown whenever an answer cannot be stored: no rating is taken that cannot be kept.
#include <cmath>

#include "ui/kit/marks.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kSign{21.6, 0};
constexpr Length kSignGap{5.75, 0};

}  // namespace

std::optional<Choice> draw_out_of_order_screen(Canvas& canvas, const OutOfOrderView&) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const auto choice = draw_staff_corner(canvas);

    const std::string_view heading = canvas.word(Word::OutOfOrder);
    const std::string_view second = canvas.word(Word::TellStaff);
    const float sign = measure.of(kSign);
    const float words = heading_height(canvas, heading, kQuestionType, second);
    const float top = std::floor((screen.height() - sign - measure.of(kSignGap) - words) / 2);
    draw_stop_sign(canvas, screen.middle_x(), top + sign / 2, sign / 2);
    draw_heading(canvas, heading, kQuestionType, second, top + sign + measure.of(kSignGap));
    return choice;
}

}  // namespace afterword::ui
