// SPDX-License-Identifier: Apache-2.0
// A later question. Says first that the rating is saved.
#include "ui/kit/controls.hpp"
#include "ui/kit/grid.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTop{2.75, 2};
constexpr Length kHeadingGap{3.1, 0};
constexpr Length kTallHeadingGap{7.75, 0};
constexpr Length kTilesGap{3, 0};
constexpr Length kTallTilesGap{5.75, 0};
constexpr Length kBottom{4.25, 3};
constexpr Length kButtonWidth{35, 20};
constexpr double kPillPadding = 3.75;

std::optional<Choice> draw_ways_back(Canvas& canvas) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float top = measure.of(kTop);
    const float bottom = top + measure.of(kTarget);
    const float padding = measure.vmin(kPillPadding);
    const Pill change{.text = std::string(canvas.word(Word::ChangeRating)), .ink = kInk2};
    const Pill anew{.text = std::string(canvas.word(Word::NewRating)), .ink = kInk2};
    const float left = measure.of(kMargin);
    const float right = screen.right - measure.of(kMargin);
    const Rect change_box{left, top, left + pill_width(canvas, change, padding), bottom};
    const Rect anew_box{right - pill_width(canvas, anew, padding), top, right, bottom};
    const bool changed = pill(canvas, change, canvas.mirrored(change_box, screen));
    const bool renewed = pill(canvas, anew, canvas.mirrored(anew_box, screen));
    if (changed) {
        return RatingChanged{};
    }
    return renewed ? std::optional<Choice>(NewRating{}) : std::nullopt;
}

bool any_chosen(const QuestionView& view) {
    for (const TileView& tile : std::get<TilesBody>(view.body).tiles) {
        if (tile.chosen) {
            return true;
        }
    }
    return false;
}

std::optional<Choice> draw_ways_on(Canvas& canvas, const QuestionView& view, float top) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float bottom = top + measure.of(kButtonHeight);
    const float width = measure.of(kButtonWidth);
    const float left = measure.of(kMargin);
    const float right = screen.right - left;
    const Rect first = canvas.mirrored({left, top, left + width, bottom}, screen);
    const Rect second = canvas.mirrored({right - width, top, right, bottom}, screen);
    const std::string finish(canvas.word(Word::Finish));
    if (view.last) {
        // Nothing follows, so there is one way on, in the place of Next.
        return button(canvas, {.text = finish, .fill = Fill::Primary}, second)
                   ? std::optional<Choice>(Finished{})
                   : std::nullopt;
    }
    const bool finished = button(canvas, {.text = finish}, first);
    const bool next = button(canvas,
                             {.text = std::string(canvas.word(Word::Next)),
                              .fill = Fill::Primary,
                              .enabled = any_chosen(view)},
                             second);
    if (finished) {
        return Finished{};
    }
    return next ? std::optional<Choice>(NextTapped{}) : std::nullopt;
}

}  // namespace

std::optional<Choice> draw_question_screen(Canvas& canvas, const QuestionView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const bool tall = measure.is_portrait();
    const float margin = measure.of(kMargin);
    const auto back = draw_ways_back(canvas);

    const Type type = tall ? kTallHeadingType : kHeadingType;
    const std::string heading = std::string(canvas.word(Word::Saved)) + "\n" + view.question;
    const Wrap wrap{static_cast<int>(screen.width() - 2 * margin), 2};
    const auto height =
        static_cast<float>(canvas.compose(heading, type, Side::Centre, wrap).height);
    float y =
        measure.of(kTop) + measure.of(kTarget) + measure.of(tall ? kTallHeadingGap : kHeadingGap);
    canvas.text(heading, {type, Side::Centre, 2}, {margin, y, screen.right - margin, y + height},
                {kInk, kPaper, Role::Heading});
    y += height + measure.of(tall ? kTallTilesGap : kTilesGap);

    const float buttons_top = screen.bottom - measure.of(kBottom) - measure.of(kButtonHeight);
    const GridRoom room{screen.width() - 2 * margin, buttons_top - measure.of(kGap) - y,
                        measure.of(kTileHeight)};
    const auto& tiles = std::get<TilesBody>(view.body).tiles;
    const GridPlan plan = tall ? plan_grid(canvas, tiles, {}, {2, 1}, room)
                               : plan_grid(canvas, tiles, {}, {4, 3, 2}, room);
    const auto tapped = draw_grid(canvas, tiles, plan, {margin, y, "reasons"});
    const auto on = draw_ways_on(canvas, view, buttons_top);
    if (tapped) {
        return TileTapped{*tapped};
    }
    return back ? back : on;
}

}  // namespace afterword::ui
