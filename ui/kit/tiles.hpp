// SPDX-License-Identifier: Apache-2.0
// The options of a question as tiles; where they cannot all stand at once, page by page, the last
// tile of each turning to the next.  Thread: main.
#pragma once

#include <optional>

#include "ui/choice.hpp"
#include "ui/kit/grid.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

struct TilesPlan {
    GridPlan grid;
    std::size_t first = 0;  // of the tiles on this page
    std::size_t count = 0;
    std::size_t page = 0;
    std::size_t pages = 1;
    bool fits = true;
};

// `room.tile_height` is what is wanted, as in plan_grid().
TilesPlan plan_tiles(Canvas& canvas, const TilesBody& body, const GridRoom& room);
// Draws them from `top`, in the middle of the screen's width.
std::optional<Choice> draw_tiles(Canvas& canvas, const TilesBody& body, const TilesPlan& plan,
                                 float top);

}  // namespace afterword::ui
