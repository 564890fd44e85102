// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/tiles.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace afterword::ui {

namespace {

constexpr std::string_view kKey = "reasons";
constexpr int kMostColumns = 4;

TileStyle style_of(const TilesBody& body) {
    TileStyle style;
    style.role = body.pick == TilesBody::Pick::One ? Role::Option : Role::Toggle;
    style.tick = body.pick == TilesBody::Pick::One ? Tick::No : Tick::Yes;
    return style;
}

// "2 of 3 ›": the arrow is mirrored by itself where the text runs leftwards.
std::string turn_text(Canvas& canvas, std::size_t page, std::size_t pages) {
    return phrase(canvas.language(), Word::PageOf,
                  {std::to_string(page + 1), std::to_string(pages)}) +
           " ›";
}

GridPlan plan_columns(Canvas& canvas, std::span<const TileView> tiles, const TileStyle& style,
                      const GridRoom& room) {
    return canvas.measure().is_portrait() ? plan_grid(canvas, tiles, style, {2, 1}, room)
                                          : plan_grid(canvas, tiles, style, {4, 3, 2, 1}, room);
}

// The tiles of one page, with the one that turns it.
std::vector<TileView> page_of(Canvas& canvas, const TilesBody& body, const TilesPlan& plan) {
    const auto begin = body.tiles.begin() + static_cast<std::ptrdiff_t>(plan.first);
    std::vector<TileView> tiles(begin, begin + static_cast<std::ptrdiff_t>(plan.count));
    if (plan.pages > 1) {
        tiles.push_back({turn_text(canvas, plan.page, plan.pages), false});
    }
    return tiles;
}

TilesPlan plan_page(Canvas& canvas, const TilesBody& body, std::size_t each, const GridRoom& room) {
    TilesPlan plan;
    plan.pages = (body.tiles.size() + each - 1) / each;
    plan.page = std::min(body.first / each, plan.pages - 1);
    plan.first = plan.page * each;
    plan.count = std::min(each, body.tiles.size() - plan.first);
    // Every page is planned as the fullest and longest would be, so that the tiles stand still.
    std::vector<TileView> all = body.tiles;
    all.push_back({turn_text(canvas, plan.page, plan.pages), false});
    const int most = std::min(kMostColumns, static_cast<int>(each) + 1);
    for (int columns = most; columns >= 1; --columns) {
        plan.grid = plan_grid(canvas, all, style_of(body), {columns},
                              {room.width, room.height, room.tile_height, each + 1});
        plan.fits = plan.grid.fits;
        if (plan.fits) {
            return plan;
        }
    }
    return plan;
}

}  // namespace

TilesPlan plan_tiles(Canvas& canvas, const TilesBody& body, const GridRoom& room) {
    TilesPlan whole;
    whole.grid = plan_columns(canvas, body.tiles, style_of(body), room);
    whole.count = body.tiles.size();
    whole.fits = whole.grid.fits;
    if (whole.fits) {
        return whole;
    }
    for (std::size_t each = body.tiles.size() - 1; each > 0; --each) {
        const TilesPlan paged = plan_page(canvas, body, each, room);
        if (paged.fits) {
            return paged;
        }
    }
    return whole;
}

std::optional<Choice> draw_tiles(Canvas& canvas, const TilesBody& body, const TilesPlan& plan,
                                 float top) {
    const std::vector<TileView> tiles = page_of(canvas, body, plan);
    const auto columns = static_cast<float>(plan.grid.columns);
    const float width = columns * (plan.grid.tile_width + plan.grid.gap) - plan.grid.gap;
    const float left = std::floor(canvas.screen().middle_x() - width / 2);
    const auto tapped = draw_grid(canvas, tiles, plan.grid, {left, top, kKey});
    if (!tapped) {
        return std::nullopt;
    }
    if (*tapped < plan.count) {
        return TileTapped{plan.first + *tapped};
    }
    const bool last = plan.page + 1 == plan.pages;
    return TilesTurned{last ? 0 : plan.first + plan.count};
}

}  // namespace afterword::ui
