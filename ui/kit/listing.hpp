// SPDX-License-Identifier: Apache-2.0
// Lines of text below each other, as many as there is room for.  Thread: main.
#pragma once

#include <span>
#include <string>

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

struct ListingStyle {
    Type type = kStaffTextType;
    int columns = 1;  // at most
    Colour ground = kPaper;
};

// Takes more columns only when the lines need them; how many are left out at the end is said by
// "+ 3".
void draw_listing(Canvas& canvas, std::span<const std::string> lines, const ListingStyle& style,
                  const Rect& box);

}  // namespace afterword::ui
