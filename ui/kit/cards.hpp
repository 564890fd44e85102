// SPDX-License-Identifier: Apache-2.0
// Cards in rows and columns, each with what it is about, how that stands, and since when.
// Thread: main.
#pragma once

#include <span>

#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

// The height that many cards need at least, so a screen can make room for them.
float least_cards_height(Canvas& canvas, std::span<const CardView> cards, float width);
// All of the same size, sharing the box; mirrored for a language that runs leftwards.
void draw_cards(Canvas& canvas, std::span<const CardView> cards, const Rect& box);

}  // namespace afterword::ui
