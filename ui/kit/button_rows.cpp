// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/button_rows.hpp"

#include <algorithm>
#include <cmath>

namespace afterword::ui {

namespace {

using Row = std::span<const RowButton>;

Row row_of(Row buttons, std::size_t first, std::size_t per_row) {
    return buttons.subspan(first, std::min(per_row, buttons.size() - first));
}

// The width of one share.
float share_width(Canvas& canvas, Row row, float width) {
    float shares = 0;
    for (const RowButton& one : row) {
        shares += one.share;
    }
    const float gaps = static_cast<float>(row.size() - 1) * canvas.measure().of(kGap);
    return (width - gaps) / shares;
}

// The lines of the button that needs most of them.
int most_lines(Canvas& canvas, Row buttons, std::size_t per_row, float width) {
    int lines = 1;
    for (std::size_t first = 0; first < buttons.size(); first += per_row) {
        const Row row = row_of(buttons, first, per_row);
        const float share = share_width(canvas, row, width);
        for (const RowButton& one : row) {
            lines =
                std::max(lines, button_lines(canvas, one.button, std::floor(share * one.share)));
        }
    }
    return lines;
}

}  // namespace

ButtonRows plan_button_rows(Canvas& canvas, Row buttons, float width) {
    const Measure& measure = canvas.measure();
    ButtonRows plan;
    int lines = 0;
    std::size_t rows = 1;
    for (; rows <= buttons.size(); ++rows) {
        plan.per_row = (buttons.size() + rows - 1) / rows;
        lines = most_lines(canvas, buttons, plan.per_row, width);
        if (lines <= kMostButtonLines) {
            break;
        }
    }
    plan.button_height = measure.of(kButtonHeight);
    if (lines > 1) {
        const int em = measure.least_em(buttons.front().button.type, canvas.language());
        plan.button_height = std::max(plan.button_height, canvas.height_of_em(em, lines));
    }
    rows = (buttons.size() + plan.per_row - 1) / plan.per_row;
    const float gap = measure.of(kGap);
    plan.height = static_cast<float>(rows) * (plan.button_height + gap) - gap;
    return plan;
}

std::optional<std::size_t> draw_button_rows(Canvas& canvas, Row buttons, const ButtonRows& plan,
                                            const Rect& box) {
    const float gap = canvas.measure().of(kGap);
    std::optional<std::size_t> tapped;
    float top = box.top;
    for (std::size_t first = 0; first < buttons.size(); first += plan.per_row) {
        const Row row = row_of(buttons, first, plan.per_row);
        const float share = share_width(canvas, row, box.width());
        float left = box.left;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const float width = std::floor(share * row[i].share);
            const Rect place{left, top, left + width, top + plan.button_height};
            if (button(canvas, row[i].button, canvas.mirrored(place, box))) {
                tapped = first + i;
            }
            left += width + gap;
        }
        top += plan.button_height + gap;
    }
    return tapped;
}

}  // namespace afterword::ui
