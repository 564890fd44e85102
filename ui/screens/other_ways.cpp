// SPDX-License-Identifier: Apache-2.0
// How else the store and its head office can be reached; without a network as well.
#include <cmath>

#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTop{7, 3};
constexpr Length kHeadingGap{5, 2};
constexpr Length kLineGap{2.4, 1};
constexpr Length kBottom{4.25, 3};
constexpr Type kLineType{5.4, Reading::Shopper, Weight::Regular};

}  // namespace

std::optional<Choice> draw_other_ways_screen(Canvas& canvas, const OtherWaysView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const Wrap wrap{static_cast<int>(screen.width() - 2 * margin), 2};
    const Type type = measure.is_portrait() ? kTallHeadingType : kHeadingType;
    float y = measure.of(kTop);
    const auto heading =
        static_cast<float>(canvas.compose(view.heading, type, Side::Centre, wrap).height);
    canvas.text(view.heading, {type, Side::Centre, 2},
                {margin, y, screen.right - margin, y + heading},
                {kInk, kPaper, Role::Heading, screen});
    y += heading + measure.of(kHeadingGap);
    const int em = canvas.fitting_em(view.lines, kLineType, wrap);
    for (const std::string& line : view.lines) {
        const auto height =
            static_cast<float>(canvas.compose(line, kLineType, em, Side::Centre, wrap).height);
        canvas.text(line, {kLineType, Side::Centre, 2, em},
                    {margin, y, screen.right - margin, y + height}, {kInk, kPaper});
        y += height + measure.of(kLineGap);
    }
    const float height = canvas.height_of_control(kButtonHeight, kButtonType);
    return draw_back_button(canvas, screen.bottom - measure.of(kBottom) - height, height);
}

}  // namespace afterword::ui
