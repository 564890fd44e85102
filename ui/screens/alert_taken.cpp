// SPDX-License-Identifier: Apache-2.0
// An alert in the hands of one of the staff: facts, cause, actions, solved. Nothing has to be
// typed.
#include <algorithm>
#include <array>

#include "ui/kit/button_rows.hpp"
#include "ui/kit/grid.hpp"
#include "ui/kit/header.hpp"
#include "ui/kit/pager_keys.hpp"
#include "ui/kit/pill.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kSide{5, 0};
constexpr Length kTopGap{2, 2.6, 4.1};
constexpr Length kHeadingGap{1.4, 0};
constexpr Length kGroupGap{2.25, 0};
constexpr Length kStaffTileHeight{11.9, 12.8, 16.1};
constexpr Length kNotedGap{3, 0};
constexpr Length kNotedPadding{3.5, 0};
constexpr Length kBottom{3.75, 3};
constexpr float kSolvedShare = 1.5F;
constexpr double kPillPadding = 4;
constexpr std::size_t kParts = 3;

constexpr Type kTileType{3.7, Reading::Staff, Weight::Regular};
constexpr Type kEndType{3.9, Reading::Staff, Weight::Regular};

std::string numbered(int number, std::string_view text) {
    // Two en spaces: a figure's width stays free whichever way the text runs.
    return std::to_string(number) + "\u2002" + std::string(text);
}

float width_of(Canvas& canvas, std::string_view text, const Type& type, float room) {
    return static_cast<float>(
        canvas.compose(text, type, Side::Start, {static_cast<int>(room), 1}).width);
}

float facts_width(Canvas& canvas, float room) {
    const std::string heading = numbered(1, canvas.word(Word::WhatHappened));
    return width_of(canvas, heading, kStaffTitleType, room) + 1;
}

void draw_heading(Canvas& canvas, int number, Word word, const Rect& box) {
    canvas.text(numbered(number, canvas.word(word)), {kStaffTitleType, Side::Start},
                canvas.mirrored(box, canvas.screen()), {kInk, kPaper, Role::Heading});
}

float width_of_noted(Canvas& canvas, const AlertTakenView& view, float room) {
    if (!view.facts_noted.empty()) {
        return width_of(canvas, view.facts_noted + " ✓", kStaffSmallType, room) + 1;
    }
    return width_of(canvas, canvas.word(Word::NoteNow), kStaffSmallButtonType, room) +
           2 * canvas.measure().of(kNotedPadding);
}

// When it was noted, or the button that notes it.
bool draw_noted(Canvas& canvas, const AlertTakenView& view, const Rect& box) {
    const Rect screen = canvas.screen();
    if (!view.facts_noted.empty()) {
        canvas.text(view.facts_noted + " ✓", {kStaffSmallType, Side::Start},
                    canvas.mirrored(box, screen), {kInk2, kPaper});
        return false;
    }
    const std::string note(canvas.word(Word::NoteNow));
    const float width = width_of_noted(canvas, view, box.width());
    return button(canvas, {.text = note, .type = kStaffSmallButtonType},
                  canvas.mirrored({box.left, box.top, box.left + width, box.bottom}, screen));
}

// How it was solved, and words about it.
struct EndPill {
    Choice choice;
    Pill look;
    Rect box;  // from the top left of them all
};
using EndPills = std::array<EndPill, 3>;

// Beside each other where there is room.
EndPills plan_end(Canvas& canvas, const AlertTakenView& view, float room) {
    const Measure& measure = canvas.measure();
    const auto outcome_pill = [&](AlertTakenView::Outcome outcome, Word word) {
        return EndPill{OutcomeTapped{outcome},
                       {.text = std::string(canvas.word(word)),
                        .type = kEndType,
                        .chosen = view.outcome == outcome,
                        .role = Role::Option},
                       {}};
    };
    const std::string words(canvas.word(Word::AddWords));
    EndPills pills = {
        outcome_pill(AlertTakenView::Outcome::OnTheSpot, Word::SolvedOnTheSpot),
        outcome_pill(AlertTakenView::Outcome::Later, Word::Later),
        {NoteTapped{}, {.text = view.has_words ? words + " ✓" : words, .type = kEndType}, {}}};
    const float height = measure.of(kTarget);
    float left = 0;
    float top = 0;
    for (EndPill& one : pills) {
        const float width = pill_width(canvas, one.look, measure.vmin(kPillPadding));
        if (left > 0 && left + width > room) {
            left = 0;
            top += height + measure.of(kGap);
        }
        one.box = {left, top, left + width, top + height};
        left += width + measure.of(kGap);
    }
    return pills;
}

float width_of(const EndPills& pills) {
    const auto wider = [](const EndPill& one, const EndPill& other) {
        return one.box.right < other.box.right;
    };
    return std::max_element(pills.begin(), pills.end(), wider)->box.right;
}

std::optional<Choice> draw_end(Canvas& canvas, const EndPills& pills, float left, float top) {
    std::optional<Choice> choice;
    for (const EndPill& one : pills) {
        const Rect box{left + one.box.left, top + one.box.top, left + one.box.right,
                       top + one.box.bottom};
        if (pill(canvas, one.look, canvas.mirrored(box, canvas.screen()))) {
            choice = one.choice;
        }
    }
    return choice;
}

std::array<RowButton, 3> buttons_of(Canvas& canvas, const AlertTakenView& view) {
    const auto one = [&](Word word, Fill fill, float share) {
        return RowButton{
            {.text = std::string(canvas.word(word)), .type = kStaffButtonType, .fill = fill},
            share};
    };
    std::array buttons = {one(Word::HandOver, Fill::Outlined, 1),
                          one(Word::NotActionable, Fill::Outlined, 1),
                          one(Word::Solved, Fill::Primary, kSolvedShare)};
    buttons.back().button.enabled = view.can_solve;
    return buttons;
}

std::optional<Choice> choice_of(std::optional<std::size_t> button) {
    const std::array<Choice, 3> choices = {HandedOver{}, NotActionable{}, Solved{}};
    return button ? std::optional<Choice>(choices[*button]) : std::nullopt;
}

struct Plan {
    GridPlan causes;
    GridPlan actions;
    EndPills end;
    float heading = 0;
    float all = 0;  // the height that everything takes
};

GridPlan plan_tiles(Canvas& canvas, std::span<const TileView> tiles, const GridRoom& room) {
    const TileStyle style{.type = kTileType, .em = 0, .tick = Tick::No, .role = Role::Toggle};
    return canvas.measure().is_portrait() ? plan_grid(canvas, tiles, style, {3, 2}, room)
                                          : plan_grid(canvas, tiles, style, {6, 4, 3}, room);
}

// With everything on the screen at once.
Plan plan_all(Canvas& canvas, const AlertTakenView& view, const Rect& room) {
    const Measure& measure = canvas.measure();
    Plan plan;
    plan.end = plan_end(canvas, view, room.width());
    plan.heading = canvas.height_of(kStaffTitleType) + measure.of(kHeadingGap);
    const float others = measure.of(kTarget) + 2 * plan.heading + measure.of(kGroupGap) +
                         measure.of(kGap) + plan.end.back().box.bottom;
    const GridRoom each{room.width(), (room.height() - others) / 2, measure.of(kStaffTileHeight)};
    plan.causes = plan_tiles(canvas, view.causes, each);
    plan.actions = plan_tiles(canvas, view.actions, each);
    plan.all = others + plan.causes.height() + plan.actions.height();
    return plan;
}

std::optional<Choice> draw_all(Canvas& canvas, const AlertTakenView& view, const Plan& plan,
                               const Rect& room) {
    const Measure& measure = canvas.measure();
    const float heading = canvas.height_of(kStaffTitleType);
    float y = room.top + measure.of(kTarget);
    const float facts = facts_width(canvas, room.width());
    draw_heading(canvas, 1, Word::WhatHappened, {room.left, room.top, room.left + facts, y});
    const bool noted = draw_noted(
        canvas, view, {room.left + facts + measure.of(kNotedGap), room.top, room.right, y});
    draw_heading(canvas, 2, Word::Cause, {room.left, y, room.right, y + heading});
    y += plan.heading;
    const auto cause = draw_grid(canvas, view.causes, plan.causes, {room.left, y, "cause"});
    y += plan.causes.height() + measure.of(kGroupGap);
    draw_heading(canvas, 3, Word::WhatDidYouDo, {room.left, y, room.right, y + heading});
    y += plan.heading;
    const auto action = draw_grid(canvas, view.actions, plan.actions, {room.left, y, "action"});
    y += plan.actions.height() + measure.of(kGap);
    const auto end = draw_end(canvas, plan.end, room.left, y);
    if (noted) {
        return FactsNoted{};
    }
    if (cause) {
        return CauseTapped{*cause};
    }
    return action ? std::optional<Choice>(ActionTapped{*action}) : end;
}

// One of the three parts, on a panel too low for all of them.
std::optional<Choice> draw_part(Canvas& canvas, const AlertTakenView& view, const Rect& room) {
    const Measure& measure = canvas.measure();
    constexpr std::array kHeadings = {Word::WhatHappened, Word::Cause, Word::WhatDidYouDo};
    const PageOfPages at{std::min(view.page, kParts - 1), kParts};
    const Rect row{room.left, room.top, room.right, room.top + measure.of(kTarget)};
    draw_heading(canvas, static_cast<int>(at.page) + 1, kHeadings[at.page],
                 {row.left, row.top, row.right - pager_keys_width(canvas), row.bottom});
    if (const auto turned = draw_pager_keys(canvas, at, row)) {
        return PageTurned{*turned};
    }
    const float top = row.bottom + measure.of(kGap);
    if (at.page == 0) {
        const float bottom = top + measure.of(kTarget);
        const auto pills = plan_end(canvas, view, room.width());
        const float noted_width = width_of_noted(canvas, view, room.width());
        const bool noted =
            draw_noted(canvas, view, {room.left, top, room.left + noted_width, bottom});
        const float left = room.left + noted_width + measure.of(kNotedGap);
        const bool beside = left + width_of(pills) <= room.right;
        const auto end = beside ? draw_end(canvas, pills, left, top)
                                : draw_end(canvas, pills, room.left, bottom + measure.of(kGap));
        return noted ? std::optional<Choice>(FactsNoted{}) : end;
    }
    const std::span<const TileView> tiles = at.page == 1 ? view.causes : view.actions;
    const GridPlan plan =
        plan_tiles(canvas, tiles, {room.width(), room.bottom - top, measure.of(kStaffTileHeight)});
    const auto tapped = draw_grid(canvas, tiles, plan, {room.left, top, {}});
    if (!tapped) {
        return std::nullopt;
    }
    return at.page == 1 ? Choice{CauseTapped{*tapped}} : Choice{ActionTapped{*tapped}};
}

}  // namespace

std::optional<Choice> draw_alert_taken_screen(Canvas& canvas, const AlertTakenView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const HeaderTaps taps = draw_header(
        canvas, {.title = view.title, .rest = view.by, .sync = view.sync, .back = BackArrow::Yes});
    const float side = measure.of(kSide);
    const auto buttons = buttons_of(canvas, view);
    const ButtonRows rows = plan_button_rows(canvas, buttons, screen.width() - 2 * side);
    const float buttons_top = screen.bottom - measure.of(kBottom) - rows.height;
    const Rect room{side, taps.bottom + measure.of(kTopGap), screen.right - side,
                    buttons_top - measure.of(kGap)};
    const Plan plan = plan_all(canvas, view, room);
    const auto choice = plan.all <= room.height() ? draw_all(canvas, view, plan, room)
                                                  : draw_part(canvas, view, room);
    const auto end = draw_button_rows(canvas, buttons, rows,
                                      {side, buttons_top, screen.right - side, screen.bottom});
    if (taps.lock) {
        return Locked{};
    }
    if (taps.back) {
        return BackTapped{};
    }
    return choice ? choice : choice_of(end);
}

}  // namespace afterword::ui
