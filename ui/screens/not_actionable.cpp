// SPDX-License-Identifier: Apache-2.0
// Why nothing can be done about an alert: one tap closes it.
#include "ui/kit/grid.hpp"
#include "ui/kit/header.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kSide{5, 0};
constexpr Length kHeadingGap{3.75, 0};
constexpr Length kTilesGap{3, 0};
constexpr Length kBottom{3.75, 3};
constexpr Type kTileType{4.1, Reading::Staff, Weight::Regular};

}  // namespace

std::optional<Choice> draw_not_actionable_screen(Canvas& canvas, const NotActionableView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const HeaderTaps taps = draw_header(
        canvas, {.title = view.title, .rest = {}, .sync = view.sync, .back = BackArrow::Yes});
    const float side = measure.of(kSide);
    float y = taps.bottom + measure.of(kHeadingGap);
    const Wrap wrap{static_cast<int>(screen.width() - 2 * side), 2};
    const std::string_view heading = canvas.word(Word::WhyNotActionable);
    const auto height =
        static_cast<float>(canvas.compose(heading, kStaffHeadingType, Side::Start, wrap).height);
    canvas.text(heading, {kStaffHeadingType, Side::Start, wrap.lines},
                {side, y, screen.right - side, y + height}, {kInk, kPaper, Role::Heading});
    y += height + measure.of(kTilesGap);

    std::vector<TileView> tiles;
    for (const std::string& reason : view.reasons) {
        tiles.push_back({reason, false});
    }
    const GridRoom room{screen.width() - 2 * side, screen.bottom - measure.of(kBottom) - y,
                        measure.of(kTileHeight)};
    const TileStyle style{.type = kTileType, .em = 0, .tick = Tick::No, .role = Role::Button};
    const GridPlan plan = measure.is_portrait() ? plan_grid(canvas, tiles, style, {2, 1}, room)
                                                : plan_grid(canvas, tiles, style, {3, 2}, room);
    const auto tapped = draw_grid(canvas, tiles, plan, {side, y, "reasons"});
    if (taps.lock) {
        return Locked{};
    }
    if (taps.back) {
        return BackTapped{};
    }
    return tapped ? std::optional<Choice>(NotActionableBecause{*tapped}) : std::nullopt;
}

}  // namespace afterword::ui
