// SPDX-License-Identifier: Apache-2.0
// One alert in the inbox: mark, title, deadline, and Take at its end.  Thread: main.
#pragma once

#include <optional>
#include <span>

#include "ui/choice.hpp"
#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

inline constexpr Length kRowGap{1.6, 2.6, 4.1};

// The measures the rows of a page share; texts stand where the language starts.
struct RowPlan {
    float text_width = 0;
    float due_width = 0;
    float take_width = 0;
    bool due_below = false;  // in portrait the deadline stands under the title
};

RowPlan plan_rows(Canvas& canvas, std::span<const AlertRowView> rows, float width);
float row_height(Canvas& canvas, const AlertRowView& row, const RowPlan& plan);
// No row is lower.
float least_row_height(Canvas& canvas);

// Draws the row of this index into the box; says when it is opened or taken.
std::optional<Choice> draw_row(Canvas& canvas, const AlertRowView& row, std::size_t index,
                               const RowPlan& plan, const Rect& box);

}  // namespace afterword::ui
