// SPDX-License-Identifier: Apache-2.0
// How the body of a control is filled and edged.  Thread: main.
#pragma once

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

struct Paint {
    Colour fill = kPaper;
    Colour edge = kEdge;
    Colour text = kInk;
    bool has_edge = true;
};
// Of a pressed control.
inline constexpr Paint kPressed{kBrand, kBrand, kCard, false};
inline constexpr Length kGivesWay{0.3, 0};  // on each side, while pressed

[[nodiscard]] inline bool is_down(Press::State state) {
    return state == Press::State::Begun || state == Press::State::Held;
}

void draw_body(Canvas& canvas, const Rect& box, const Paint& paint, float radius, float thickness);

}  // namespace afterword::ui
