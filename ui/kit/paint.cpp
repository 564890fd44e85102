// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/paint.hpp"

namespace afterword::ui {

void draw_body(Canvas& canvas, const Rect& box, const Paint& paint, float radius, float thickness) {
    canvas.fill(box, paint.fill, radius);
    if (paint.has_edge) {
        canvas.outline(box, paint.edge, radius, thickness);
    }
}

}  // namespace afterword::ui
