// SPDX-License-Identifier: Apache-2.0
// The end of a visit: the same for every score. A tap anywhere skips the rest of it.
#include <cmath>

#include "ui/kit/marks.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kSign{28.75, 0};
constexpr Length kSignGap{6, 0};

}  // namespace

std::optional<Choice> draw_thanks_screen(Canvas& canvas, const ThanksView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const auto state = canvas.touch("anywhere", screen);

    const std::string_view heading = canvas.word(Word::ThankYou);
    const std::string_view second =
        canvas.word(view.kept == ThanksView::Kept::WithReceipt ? Word::SavedWithReceipt
                                                               : Word::SavedWithoutName);
    const float sign = measure.of(kSign);
    const float words = heading_height(canvas, heading, kThanksType, second);
    const float top = std::floor((screen.height() - sign - measure.of(kSignGap) - words) / 2);
    draw_tick_sign(canvas, screen.middle_x(), top + sign / 2, sign / 2);
    draw_heading(canvas, heading, kThanksType, second, top + sign + measure.of(kSignGap));
    return state == Press::State::Tapped ? std::optional<Choice>(Dismissed{}) : std::nullopt;
}

}  // namespace afterword::ui
