// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/grid.hpp"

#include <algorithm>
#include <cmath>

namespace afterword::ui {

namespace {

constexpr Length kTileAir{0.8, 0};  // above and below two lines, together

GridPlan layout_of(Canvas& canvas, std::size_t count, const TileStyle& style, int columns,
                   const GridRoom& room) {
    const Measure& measure = canvas.measure();
    GridPlan plan;
    plan.style = style;
    plan.columns = columns;
    plan.rows = (static_cast<int>(count) + columns - 1) / columns;
    plan.gap = measure.of(kGap);
    plan.tile_width = std::floor((room.width - static_cast<float>(columns - 1) * plan.gap) /
                                 static_cast<float>(columns));
    const float two_lines = canvas.height_of_em(style.em, 2) + measure.of(kTileAir);
    const float share =
        std::floor((room.height + plan.gap) / static_cast<float>(plan.rows)) - plan.gap;
    plan.tile_height = std::clamp(std::max(room.tile_height, two_lines), measure.of(kTarget),
                                  std::max(measure.of(kTarget), share));
    return plan;
}

bool works(Canvas& canvas, std::span<const TileView> tiles, const GridPlan& plan,
           const GridRoom& room) {
    const Rect box{0, 0, plan.tile_width, plan.tile_height};
    return plan.height() <= room.height &&
           std::all_of(tiles.begin(), tiles.end(), [&](const TileView& tile) {
               return tile_fits(canvas, tile.label, plan.style, box);
           });
}

}  // namespace

GridPlan plan_grid(Canvas& canvas, std::span<const TileView> tiles, const TileStyle& style,
                   std::initializer_list<int> columns, const GridRoom& room) {
    const Measure& measure = canvas.measure();
    TileStyle sized = style;
    const std::size_t cells = room.cells > 0 ? room.cells : tiles.size();
    GridPlan plan;
    for (const int count : columns) {
        for (const int em : {measure.em(style.type, canvas.language()),
                             measure.least_em(style.type, canvas.language())}) {
            sized.em = em;
            plan = layout_of(canvas, cells, sized, count, room);
            plan.fits = works(canvas, tiles, plan, room);
            if (plan.fits) {
                return plan;
            }
        }
    }
    return plan;
}

std::optional<std::size_t> draw_grid(Canvas& canvas, std::span<const TileView> tiles,
                                     const GridPlan& plan, const GridPlace& place) {
    std::optional<std::size_t> tapped;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const int column = static_cast<int>(i) % plan.columns;
        const int row = static_cast<int>(i) / plan.columns;
        const float x = place.left + static_cast<float>(column) * (plan.tile_width + plan.gap);
        const float y = place.top + static_cast<float>(row) * (plan.tile_height + plan.gap);
        const Rect box =
            canvas.mirrored({x, y, x + plan.tile_width, y + plan.tile_height}, canvas.screen());
        const Tile one{tiles[i].label, tiles[i].chosen, std::string(place.key)};
        if (tile(canvas, one, plan.style, box)) {
            tapped = i;
        }
    }
    return tapped;
}

}  // namespace afterword::ui
