// SPDX-License-Identifier: Apache-2.0
// The scales of a question: faces, stars, numbers. A scale keeps its physical order in every
// language; only its labels' directions mirror.  Thread: main.
#pragma once

#include <optional>

#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

// What a scale may take up. It stands in the middle of the screen's width.
struct ScaleRoom {
    float width = 0;
    float height = 0;
};

// How a scale stands, planned before it is drawn.
struct ScalePlan {
    enum class Form {
        Columns,     // side by side, each with its label below
        Rows,        // below each other, each with its label beside it
        Ends,        // side by side, the two ends labelled beside each other
        EndsAround,  // the same, one label above and one below
        EndsBeside,  // two rows, one label before the first and one behind the last
    } form = Form::Columns;
    int columns = 1;
    int lead = 0;  // columns before the first row, left free for its label
    float mark_width = 0;
    float mark_height = 0;
    float spacing = 0;  // from one mark's middle to the next
    float gap = 0;      // between marks, of which each target has half
    int label_em = 0;
    float label_width = 0;  // of the left one, where only the ends are labelled
    float right_width = 0;
    float label_height = 0;
    float label_gap = 0;  // between the marks and the labels of the ends
    bool fits = true;
    float height = 0;
};

// The best of the scale's forms that fits, else the one that takes least.
ScalePlan plan_scale(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room);

// Draws it from `top`. Gives back the value that was tapped, as the scale counts.
std::optional<int> draw_scale(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan,
                              float top);

}  // namespace afterword::ui
