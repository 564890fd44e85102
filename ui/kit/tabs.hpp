// SPDX-License-Identifier: Apache-2.0
// The tabs of staff's screens, and beside them the end of a shift.  Thread: main.
#pragma once

#include <optional>

#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

struct TabsTaps {
    std::optional<StaffTab> tab;
    bool end_of_shift = false;
    float bottom = 0;  // where the screen below begins
};
float tabs_height(Canvas& canvas, const TabsView& view, Shown end_of_shift);
// In one row where they fit, else in two or three.
TabsTaps draw_tabs(Canvas& canvas, const TabsView& view, Shown end_of_shift, float top);

}  // namespace afterword::ui
