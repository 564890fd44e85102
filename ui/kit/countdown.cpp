// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/countdown.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>

namespace afterword::ui {

void draw_countdown(Canvas& canvas, std::string name, double left, const Rect& box) {
    const double share = std::clamp(left, 0.0, 1.0);
    const int percent = static_cast<int>(std::lround(share * 100));
    const float radius = box.height() / 2;
    canvas.fill(box, kLine, radius);
    Rect rest = box;
    rest.right = box.left + std::round(box.width() * static_cast<float>(share));
    if (rest.width() > 0) {
        rest = canvas.mirrored(rest, box);
        canvas.list().PushClipRect({rest.left, rest.top}, {rest.right, rest.bottom}, true);
        canvas.fill(box, kBrand, radius);
        canvas.list().PopClipRect();
    }
    canvas.progress(std::move(name), percent, box, kBrand, kPaper);
}

}  // namespace afterword::ui
