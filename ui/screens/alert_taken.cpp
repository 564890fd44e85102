// SPDX-License-Identifier: Apache-2.0
// An alert in the hands of one of the staff: facts, cause, actions, solved. Nothing is typed.
#include <array>

#include "ui/kit/button_rows.hpp"
#include "ui/kit/grid.hpp"
#include "ui/kit/header.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kSide{5, 0};
constexpr Length kTopGap{2, 0};
constexpr Length kHeadingGap{1.4, 0};
constexpr Length kGroupGap{2.25, 0};
constexpr Length kStaffTileHeight{11.9, 12.8};
constexpr Length kNotedGap{3, 0};
constexpr Length kNotedPadding{3.5, 0};
constexpr Length kBottom{3.75, 3};
constexpr float kSolvedShare = 1.5F;
constexpr double kPillPadding = 4;

constexpr Type kTileType{3.7, Reading::Staff, Weight::Regular};
constexpr Type kOutcomeType{3.9, Reading::Staff, Weight::Regular};

std::string numbered(int number, std::string_view text) {
    // Two en spaces: a figure's width stays free whichever way the text runs.
    return std::to_string(number) + "\u2002" + std::string(text);
}

float width_of(Canvas& canvas, std::string_view text, const Type& type, float room) {
    return static_cast<float>(
        canvas.compose(text, type, Side::Start, {static_cast<int>(room), 1}).width);
}

bool draw_facts(Canvas& canvas, const AlertTakenView& view, const Rect& box) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const std::string heading = numbered(1, canvas.word(Word::WhatHappened));
    const float width = width_of(canvas, heading, kStaffTitleType, box.width()) + 1;
    const Rect first{box.left, box.top, box.left + width, box.bottom};
    canvas.text(heading, {kStaffTitleType, Side::Start}, canvas.mirrored(first, screen),
                {kInk, kPaper, Role::Heading});
    const float left = first.right + measure.of(kNotedGap);
    if (!view.facts_noted.empty()) {
        canvas.text(view.facts_noted + " ✓", {kStaffSmallType, Side::Start},
                    canvas.mirrored({left, box.top, box.right, box.bottom}, screen),
                    {kInk2, kPaper});
        return false;
    }
    const std::string note(canvas.word(Word::NoteNow));
    const float button_width = width_of(canvas, note, kStaffSmallButtonType, box.right - left) +
                               2 * measure.of(kNotedPadding);
    return button(canvas, {.text = note, .type = kStaffSmallButtonType},
                  canvas.mirrored({left, box.top, left + button_width, box.bottom}, screen));
}

std::optional<Choice> draw_outcome(Canvas& canvas, const AlertTakenView& view, float left,
                                   float top) {
    const Measure& measure = canvas.measure();
    struct One {
        AlertTakenView::Outcome outcome;
        Word word;
    };
    std::optional<Choice> choice;
    for (const One& one : {One{AlertTakenView::Outcome::OnTheSpot, Word::SolvedOnTheSpot},
                           One{AlertTakenView::Outcome::Later, Word::Later}}) {
        const Pill look{.text = std::string(canvas.word(one.word)),
                        .type = kOutcomeType,
                        .chosen = view.outcome == one.outcome,
                        .role = Role::Option};
        const float width = pill_width(canvas, look, measure.vmin(kPillPadding));
        const Rect box =
            canvas.mirrored({left, top, left + width, top + measure.of(kTarget)}, canvas.screen());
        if (pill(canvas, look, box)) {
            choice = OutcomeTapped{one.outcome};
        }
        left += width + measure.of(kGap);
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

struct Groups {
    std::optional<Choice> choice;
    float bottom = 0;
};

Groups draw_groups(Canvas& canvas, const AlertTakenView& view, float side, float top, float room) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const TileStyle style{.type = kTileType, .em = 0, .tick = Tick::No, .role = Role::Toggle};
    const float heading_height = canvas.height_of(kStaffTitleType);
    const float headings = 2 * (heading_height + measure.of(kHeadingGap)) + measure.of(kGroupGap);
    const GridRoom each{screen.width() - 2 * side, (room - headings) / 2,
                        measure.of(kStaffTileHeight)};
    const auto plan_of = [&](std::span<const TileView> tiles) {
        return measure.is_portrait() ? plan_grid(canvas, tiles, style, {3, 2}, each)
                                     : plan_grid(canvas, tiles, style, {6, 4, 3}, each);
    };
    const auto heading = [&](int number, Word word, float y) {
        canvas.text(numbered(number, canvas.word(word)), {kStaffTitleType, Side::Start},
                    {side, y, screen.right - side, y + heading_height},
                    {kInk, kPaper, Role::Heading});
        return y + heading_height + measure.of(kHeadingGap);
    };
    float y = heading(2, Word::Cause, top);
    const GridPlan causes = plan_of(view.causes);
    const auto cause = draw_grid(canvas, view.causes, causes, {side, y, "cause"});
    y = heading(3, Word::WhatDidYouDo, y + causes.height() + measure.of(kGroupGap));
    const GridPlan actions = plan_of(view.actions);
    const auto action = draw_grid(canvas, view.actions, actions, {side, y, "action"});
    Groups groups;
    groups.bottom = y + actions.height();
    if (cause) {
        groups.choice = CauseTapped{*cause};
    } else if (action) {
        groups.choice = ActionTapped{*action};
    }
    return groups;
}

}  // namespace

std::optional<Choice> draw_alert_taken_screen(Canvas& canvas, const AlertTakenView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const HeaderTaps taps = draw_header(
        canvas, {.title = view.title, .rest = view.by, .sync = view.sync, .back = BackArrow::Yes});
    const float side = measure.of(kSide);
    const float facts_top = taps.bottom + measure.of(kTopGap);
    const float facts_bottom = facts_top + measure.of(kTarget);
    const bool noted =
        draw_facts(canvas, view, {side, facts_top, screen.right - side, facts_bottom});

    const auto buttons = buttons_of(canvas, view);
    const ButtonRows rows = plan_button_rows(canvas, buttons, screen.width() - 2 * side);
    const float buttons_top = screen.bottom - measure.of(kBottom) - rows.height;
    const float below = 2 * measure.of(kGap) + measure.of(kTarget);
    const Groups groups =
        draw_groups(canvas, view, side, facts_bottom, buttons_top - below - facts_bottom);
    const auto outcome = draw_outcome(canvas, view, side, groups.bottom + measure.of(kGap));
    const auto end = draw_button_rows(canvas, buttons, rows,
                                      {side, buttons_top, screen.right - side, screen.bottom});
    if (taps.lock) {
        return Locked{};
    }
    if (taps.back) {
        return BackTapped{};
    }
    if (noted) {
        return FactsNoted{};
    }
    if (groups.choice) {
        return groups.choice;
    }
    return outcome ? outcome : choice_of(end);
}

}  // namespace afterword::ui
