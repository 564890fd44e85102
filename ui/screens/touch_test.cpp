// SPDX-License-Identifier: Apache-2.0
// Fields to touch, all over the panel but for a band across its middle: what one is to do, and the
// way back.
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/kit/controls.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kFieldGap{2, 2.6, 4.1};
constexpr Length kBackPadding{4, 3};
constexpr std::size_t kRowsAbove = kTouchTestRows / 2;

constexpr Wrap kOneLine{std::numeric_limits<int>::max(), 1};

// One row of fields and the gap after it, as the band's height leaves room for it.
float row_height(const Rect& screen, float band, float gap) {
    const auto rows = static_cast<float>(kTouchTestRows);
    return std::floor((screen.height() - band - (rows + 2) * gap) / rows);
}

// Fills at once, as the finger comes down.
bool draw_field(Canvas& canvas, std::size_t index, bool touched, const Rect& box) {
    const std::size_t row = index / kTouchTestColumns + 1;
    const std::size_t column = index % kTouchTestColumns + 1;
    const Press::State state =
        canvas.control({.role = Role::Toggle,
                        .name = std::to_string(row) + " · " + std::to_string(column),
                        .value = touched ? "chosen" : "",
                        .ink = touched ? kBrand : kEdge},
                       box);
    const float radius = canvas.measure().of(kRadius);
    canvas.fill(box, touched ? kBrand : kCard, radius);
    if (!touched) {
        canvas.outline(box, kEdge, radius, canvas.measure().of(kOutline));
    }
    return state == Press::State::Begun;
}

bool draw_band(Canvas& canvas, const TouchTestView& view, const Rect& box) {
    const Measure& measure = canvas.measure();
    const std::string back(canvas.word(Word::BackToSurvey));
    const SetText& set = canvas.compose(back, kStaffSmallButtonType, Side::Centre, kOneLine);
    const float width = std::min(static_cast<float>(set.width) + 2 * measure.of(kBackPadding),
                                 std::floor(box.width() / 2));
    const float height = measure.of(kTarget);
    const float top = std::floor(box.middle_y() - height / 2);
    const bool tapped =
        button(canvas, {.text = back, .type = kStaffSmallButtonType},
               canvas.mirrored({box.right - width, top, box.right, top + height}, box));
    const bool done =
        std::all_of(view.touched.begin(), view.touched.end(), [](bool touched) { return touched; });
    const std::string said = done ? "✓ " + std::string(canvas.word(Word::Touch)) + " · " +
                                        std::string(canvas.word(Word::Works))
                                  : std::string(canvas.word(Word::TouchTestHint));
    canvas.text(
        said, {kStaffHeadingType, Side::Start, 2},
        canvas.mirrored({box.left, box.top, box.right - width - measure.of(kGap), box.bottom}, box),
        {done ? kBrandDark : kInk, kPaper, Role::Heading, canvas.screen()});
    return tapped;
}

}  // namespace

std::optional<Choice> draw_touch_test_screen(Canvas& canvas, const TouchTestView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float gap = measure.of(kFieldGap);
    const float band = std::max(measure.of(kTarget), canvas.height_of(kStaffHeadingType, 2));
    const float height = row_height(screen, band, gap);
    const float width =
        std::floor((screen.width() - gap) / static_cast<float>(kTouchTestColumns)) - gap;
    std::optional<Choice> choice;
    const float used = static_cast<float>(kTouchTestColumns) * (width + gap) - gap;
    const float side = std::floor((screen.width() - used) / 2);
    float top = gap;
    std::size_t index = 0;
    for (std::size_t row = 0; row < kTouchTestRows; ++row) {
        if (row == kRowsAbove) {
            const float margin = measure.of(kMargin);
            if (draw_band(canvas, view, {margin, top, screen.right - margin, top + band})) {
                choice = BackTapped{};
            }
            top += band + gap;
        }
        float left = side;
        for (std::size_t column = 0; column < kTouchTestColumns; ++column, ++index) {
            const bool touched = index < view.touched.size() && view.touched[index];
            if (draw_field(canvas, index, touched, {left, top, left + width, top + height})) {
                choice = FieldTouched{index};
            }
            left += width + gap;
        }
        top += height + gap;
    }
    return choice;
}

}  // namespace afterword::ui
