// SPDX-License-Identifier: Apache-2.0
// Tiles in rows and columns: as many columns as the texts allow.  Thread: main.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>

#include "ui/kit/controls.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

struct GridPlan {
    TileStyle style;
    int columns = 1;
    int rows = 1;
    float tile_width = 0;
    float tile_height = 0;
    float gap = 0;
    bool fits = true;  // all texts their tiles, and the rows the height
    [[nodiscard]] float height() const {
        return static_cast<float>(rows) * (tile_height + gap) - gap;
    }
};

// What a grid may take up, and how its tiles should be.
struct GridRoom {
    float width = 0;
    float height = 0;
    float tile_height = 0;  // wanted; lower where the height is short, higher where texts need it
    std::size_t cells = 0;  // of the grid, where that is not one a tile
};

// The first of `columns` at which every text fits its tile and the rows fit the height, in the
// largest size that allows it; the last of them where none does.
GridPlan plan_grid(Canvas& canvas, std::span<const TileView> tiles, const TileStyle& style,
                   std::initializer_list<int> columns, const GridRoom& room);

struct GridPlace {
    float left = 0;
    float top = 0;
    std::string_view key = {};  // tells several grids of a screen apart
};

// Draws the tiles, mirrored within the screen for a language that runs leftwards. Gives back which
// was tapped.
std::optional<std::size_t> draw_grid(Canvas& canvas, std::span<const TileView> tiles,
                                     const GridPlan& plan, const GridPlace& place);

}  // namespace afterword::ui
