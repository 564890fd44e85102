// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/parts.hpp"

#include "ui/kit/controls.hpp"

namespace afterword::ui {

namespace {

constexpr Length kSecondLineGap{1.6, 0};
constexpr Length kBackWidth{35, 30, 45};

Wrap within_margins(Canvas& canvas) {
    const float width = canvas.screen().width() - 2 * canvas.measure().of(kMargin);
    return {static_cast<int>(width), 2};
}

// Two lines, or three where even the least size doesn't fit them.
Wrap second_wrap(Canvas& canvas, std::string_view second) {
    Wrap wrap = within_margins(canvas);
    const int least = canvas.measure().least_em(kSecondLineType, canvas.language());
    if (!canvas.fits(second, kSecondLineType, least, wrap)) {
        ++wrap.lines;
    }
    return wrap;
}

}  // namespace

std::optional<Choice> draw_staff_corner(Canvas& canvas) {
    const float size = canvas.measure().of(kStaffCorner);
    switch (canvas.touch("staff corner", {0, 0, size, size})) {
        case Press::State::Begun:
            return CornerPressed{};
        case Press::State::Tapped:
        case Press::State::Cancelled:
            return CornerReleased{};
        case Press::State::None:
        case Press::State::Held:
            break;
    }
    return std::nullopt;
}

float heading_height(Canvas& canvas, std::string_view heading, const Type& type,
                     std::string_view second) {
    const Wrap wrap = within_margins(canvas);
    const auto first = static_cast<float>(canvas.compose(heading, type, Side::Centre, wrap).height);
    if (second.empty()) {
        return first;
    }
    return first + canvas.measure().of(kSecondLineGap) +
           static_cast<float>(
               canvas.compose(second, kSecondLineType, Side::Centre, second_wrap(canvas, second))
                   .height);
}

float draw_heading(Canvas& canvas, std::string_view heading, const Type& type,
                   std::string_view second, float top) {
    const Wrap wrap = within_margins(canvas);
    const float margin = canvas.measure().of(kMargin);
    const float right = canvas.screen().right - margin;
    const auto height =
        static_cast<float>(canvas.compose(heading, type, Side::Centre, wrap).height);
    canvas.text(heading, {type, Side::Centre, wrap.lines}, {margin, top, right, top + height},
                {kInk, kPaper, Role::Heading, canvas.screen()});
    if (second.empty()) {
        return top + height;
    }
    const float below = top + height + canvas.measure().of(kSecondLineGap);
    const Wrap lines = second_wrap(canvas, second);
    const auto second_height =
        static_cast<float>(canvas.compose(second, kSecondLineType, Side::Centre, lines).height);
    canvas.text(second, {kSecondLineType, Side::Centre, lines.lines},
                {margin, below, right, below + second_height}, {kInk2, kPaper});
    return below + second_height;
}

std::optional<Choice> draw_back_button(Canvas& canvas, float top, float height) {
    const float half = canvas.measure().of(kBackWidth) / 2;
    const float middle = canvas.screen().middle_x();
    const Button back{.text = std::string(canvas.word(Word::BackToSurvey))};
    return button(canvas, back, {middle - half, top, middle + half, top + height})
               ? std::optional<Choice>(BackTapped{})
               : std::nullopt;
}

}  // namespace afterword::ui
