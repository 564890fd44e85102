// SPDX-License-Identifier: Apache-2.0
// One alert in the inbox: mark, title, deadline, and Take at its end.  Thread: main.
#pragma once

#include <optional>
#include <span>

#include "ui/choice.hpp"
#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

inline constexpr Length kRowGap{1.6, 2.6};

// The measures all rows share; texts stand where the language starts.
struct RowPlan {
    float height = 0;
    float text_width = 0;
    float due_width = 0;
    bool due_below = false;  // in portrait the deadline stands under the title
};

// All rows are as high as the one that needs most, so that a page holds the same number anywhere.
RowPlan plan_rows(Canvas& canvas, std::span<const AlertRowView> rows, float width);

// Draws the row of this index into the box; says when it is opened or taken.
std::optional<Choice> draw_row(Canvas& canvas, const AlertRowView& row, std::size_t index,
                               const RowPlan& plan, const Rect& box);

}  // namespace afterword::ui
