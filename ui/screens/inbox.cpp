// SPDX-License-Identifier: Apache-2.0
// The alerts of the store, nearest deadline first; late ones are red and say "!".
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/kit/header.hpp"
#include "ui/screens/inbox_row.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTabsGap{2, 0};
constexpr Length kBottom{2.5, 2};
constexpr Length kPagerWidth{35, 20};

std::optional<Choice> draw_tabs(Canvas& canvas, const InboxView& view, float top) {
    struct One {
        StaffTab tab;
        Word word;
        std::size_t count;
    };
    const std::array tabs = {One{StaffTab::Open, Word::OpenTab, view.tabs.open},
                             One{StaffTab::Taken, Word::TakenTab, view.tabs.taken},
                             One{StaffTab::Solved, Word::SolvedTodayTab, view.tabs.solved_today}};
    const Measure& measure = canvas.measure();
    const auto look = [&](const One& one) {
        return Tab{phrase(canvas.language(), one.word, {std::to_string(one.count)}),
                   one.tab == view.tabs.tab};
    };
    const float gap = measure.of(kRowGap);
    const float room = canvas.screen().width() - 2 * measure.of(kMargin);
    float padding = measure.vmin(3.2);
    float words = 2 * gap;
    for (const One& one : tabs) {
        words += tab_width(canvas, look(one), 0);
    }
    padding = std::clamp(std::floor((room - words) / 6), 0.0F, padding);
    std::optional<Choice> choice;
    float left = measure.of(kMargin);
    for (const One& one : tabs) {
        const Tab drawn = look(one);
        const float width = std::max(measure.of(kTarget), tab_width(canvas, drawn, padding));
        const Rect box =
            canvas.mirrored({left, top, left + width, top + measure.of(kTarget)}, canvas.screen());
        if (tab(canvas, drawn, box)) {
            choice = TabChosen{one.tab};
        }
        left += width + gap;
    }
    return choice;
}

void draw_empty(Canvas& canvas, const InboxView& view, const Rect& room) {
    const Word said = view.tabs.tab == StaffTab::Open    ? Word::NoneOpen
                      : view.tabs.tab == StaffTab::Taken ? Word::NoneTaken
                                                         : Word::NoneSolved;
    const Rect upper{room.left, room.top, room.right, room.middle_y()};
    const Rect box =
        canvas.text(canvas.word(said), {kStaffHeadingType, Side::Centre, 2},
                    view.tabs.tab == StaffTab::Open ? upper : room, {kInk, kPaper, Role::Heading});
    if (view.tabs.tab == StaffTab::Open) {
        const float top = box.bottom + canvas.measure().of(kTabsGap);
        canvas.text(canvas.word(Word::NoneOpenHint), {kStaffTextType, Side::Centre, 2},
                    {room.left, top, room.right, top + 2 * canvas.measure().vmin(7)},
                    {kInk2, kPaper});
    }
}

std::optional<Choice> draw_pager(Canvas& canvas, std::size_t page, std::size_t pages,
                                 const Rect& box) {
    const float width = canvas.measure().of(kPagerWidth);
    const Rect first = canvas.mirrored({box.left, box.top, box.left + width, box.bottom}, box);
    const Rect last = canvas.mirrored({box.right - width, box.top, box.right, box.bottom}, box);
    const bool back = button(canvas,
                             {.text = std::string(canvas.word(Word::PreviousPage)),
                              .type = kStaffSmallButtonType,
                              .enabled = page > 0},
                             first);
    const bool on = button(canvas,
                           {.text = std::string(canvas.word(Word::NextPage)),
                            .type = kStaffSmallButtonType,
                            .enabled = page + 1 < pages},
                           last);
    canvas.text(
        phrase(canvas.language(), Word::PageOf, {std::to_string(page + 1), std::to_string(pages)}),
        {kStaffSmallType, Side::Centre}, {box.left + width, box.top, box.right - width, box.bottom},
        {kInk2, kPaper});
    if (back) {
        return PageTurned{page - 1};
    }
    return on ? std::optional<Choice>(PageTurned{page + 1}) : std::nullopt;
}

std::optional<Choice> draw_list(Canvas& canvas, const InboxView& view, const Rect& room) {
    const Measure& measure = canvas.measure();
    const RowPlan plan = plan_rows(canvas, view.rows, room.width());
    const float gap = measure.of(kRowGap);
    const auto fit = [&](float height) {
        return std::max<std::size_t>(
            1, static_cast<std::size_t>((height + gap) / (plan.height + gap)));
    };
    std::optional<Choice> choice;
    std::size_t per_page = fit(room.height());
    std::size_t page = 0;
    if (view.rows.size() > per_page) {
        const float pager = measure.of(kTarget);
        per_page = fit(room.height() - pager - gap);
        const std::size_t pages = (view.rows.size() + per_page - 1) / per_page;
        page = std::min(view.page, pages - 1);
        choice = draw_pager(canvas, page, pages,
                            {room.left, room.bottom - pager, room.right, room.bottom});
    }
    const std::size_t first = page * per_page;
    const std::size_t last = std::min(view.rows.size(), first + per_page);
    float top = room.top;
    for (std::size_t i = first; i < last; ++i) {
        const auto of_row = draw_row(canvas, view.rows[i], i, plan,
                                     {room.left, top, room.right, top + plan.height});
        choice = of_row ? of_row : choice;
        top += plan.height + gap;
    }
    return choice;
}

}  // namespace

std::optional<Choice> draw_inbox_screen(Canvas& canvas, const InboxView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const HeaderTaps taps = draw_header(
        canvas,
        {.title = std::string(canvas.word(Word::Alerts)), .rest = view.store, .sync = view.sync});
    const float tabs_top = taps.bottom + measure.of(kTabsGap);
    const auto tab = draw_tabs(canvas, view, tabs_top);
    const float margin = measure.of(kMargin);
    const Rect room{margin, tabs_top + measure.of(kTarget) + measure.of(kRowGap),
                    screen.right - margin, screen.bottom - measure.of(kBottom)};
    std::optional<Choice> row;
    if (view.rows.empty()) {
        draw_empty(canvas, view, room);
    } else {
        row = draw_list(canvas, view, room);
    }
    if (taps.lock) {
        return Locked{};
    }
    return tab ? tab : row;
}

}  // namespace afterword::ui
