// SPDX-License-Identifier: Apache-2.0
// Outside opening hours: dim, with nothing to press but the staff's corner; later all dark.
#include <cmath>

#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr int kMostLines = 4;
constexpr Length kCornerTop{3.4, 1};

}  // namespace

std::optional<Choice> draw_closed_screen(Canvas& canvas, const ClosedView& view) {
    const Rect screen = canvas.screen();
    const float margin = canvas.measure().of(kMargin);
    const auto choice = draw_staff_corner(canvas);
    canvas.fill(screen, kInk);
    const float top = canvas.measure().of(kCornerTop);
    canvas.text(view.corner, {kCornerType, Side::Start},
                {margin, top, screen.right - margin, top + canvas.height_of(kCornerType)},
                {kBarText2, kInk});
    const std::string text = view.text.empty() ? std::string(canvas.word(Word::Closed)) : view.text;
    canvas.text(text, {kQuestionType, Side::Centre, kMostLines},
                {margin, screen.top, screen.right - margin, screen.bottom},
                {kBarText, kInk, Role::Heading, screen});
    return choice;
}

std::optional<Choice> draw_dark_screen(Canvas& canvas) {
    canvas.fill(canvas.screen(), kUnlit);
    return std::nullopt;
}

}  // namespace afterword::ui
