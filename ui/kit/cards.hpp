// SPDX-License-Identifier: Apache-2.0
// Cards in rows and columns, each with what it is about, how that stands, and since when.
// Thread: main.
#pragma once

#include <span>

#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

struct CardsPlan {
    enum class Shape {
        Tall,  // title, value and detail below each other
        Flat,  // the value beside the title, where a panel is low
    } shape = Shape::Tall;
    int columns = 1;
    float card_width = 0;
    float card_height = 0;     // at least
    std::size_t per_page = 0;  // all, or as many as fit
};

CardsPlan plan_cards(Canvas& canvas, std::span<const CardView> cards, float width, float height);
// Cards of one page, all of the same size, sharing the box; mirrored for a language that runs
// leftwards.
void draw_cards(Canvas& canvas, std::span<const CardView> cards, const CardsPlan& plan,
                const Rect& box);
// The height all cards need while they are tall.
float tall_cards_height(Canvas& canvas, std::span<const CardView> cards, float width);

}  // namespace afterword::ui
