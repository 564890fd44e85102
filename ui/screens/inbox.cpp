// SPDX-License-Identifier: Apache-2.0
// The alerts of the store, nearest deadline first; late ones are red and say "!".
#include <algorithm>
#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/kit/footer.hpp"
#include "ui/kit/header.hpp"
#include "ui/kit/tabs.hpp"
#include "ui/screens/inbox_row.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTabsGap{2, 0};
constexpr Length kBottom{2.5, 2};
constexpr Length kPagerWidth{35, 20};
constexpr float kLeastRows = 2;

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

// The rows from `first` to before `last` stand on the screen.
struct Page {
    std::size_t first = 0;
    std::size_t last = 0;
    RowPlan plan = {};
};

// How many rows a page holds at most. Only so many are ever measured, however long the list is.
std::size_t most_rows(Canvas& canvas, const Rect& room) {
    const float gap = canvas.measure().of(kRowGap);
    const float rows = (room.height() + gap) / (least_row_height(canvas) + gap);
    return std::max<std::size_t>(1, static_cast<std::size_t>(rows));
}

// As many rows as fit, one at least.
Page page_from(Canvas& canvas, std::span<const AlertRowView> rows, std::size_t first,
               const Rect& room) {
    const std::size_t most = std::min(most_rows(canvas, room), rows.size() - first);
    Page page{first, first, plan_rows(canvas, rows.subspan(first, most), room.width())};
    float top = room.top;
    while (page.last < first + most) {
        top += row_height(canvas, rows[page.last], page.plan);
        if (top > room.bottom && page.last > first) {
            break;
        }
        ++page.last;
        top += canvas.measure().of(kRowGap);
    }
    return page;
}

// The first row of the page that ends before `last`.
std::size_t page_before(Canvas& canvas, std::span<const AlertRowView> rows, std::size_t last,
                        const Rect& room) {
    std::size_t first = last - std::min(most_rows(canvas, room), last);
    while (first + 1 < last && page_from(canvas, rows, first, room).last < last) {
        ++first;
    }
    return first;
}

struct BottomTaps {
    bool back = false;
    bool on = false;
    bool end_of_shift = false;
};

// Below the rows: what leads through the pages where there are several, and in its middle which
// rows these are or, where the tabs have no room for it, the end of the shift.
BottomTaps draw_bottom(Canvas& canvas, const Page& page, std::size_t rows, Shown end_of_shift,
                       const Rect& box) {
    const Measure& measure = canvas.measure();
    const float gap = measure.of(kGap);
    const float width = std::min(measure.of(kPagerWidth), std::floor((box.width() - 2 * gap) / 3));
    const auto turn = [&](Word word, bool enabled, float left) {
        return button(canvas,
                      {.text = std::string(canvas.word(word)),
                       .type = kStaffSmallButtonType,
                       .enabled = enabled},
                      canvas.mirrored({left, box.top, left + width, box.bottom}, box));
    };
    BottomTaps taps;
    if (page.last - page.first < rows) {
        taps.back = turn(Word::PreviousPage, page.first > 0, box.left);
        taps.on = turn(Word::NextPage, page.last < rows, box.right - width);
    }
    const Rect middle{box.left + width + gap, box.top, box.right - width - gap, box.bottom};
    if (end_of_shift == Shown::Yes) {
        taps.end_of_shift = button(
            canvas,
            {.text = std::string(canvas.word(Word::EndOfShift)), .type = kStaffSmallButtonType},
            middle);
        return taps;
    }
    const std::string first = std::to_string(page.first + 1);
    const std::string shown =
        page.last == page.first + 1 ? first : first + "–" + std::to_string(page.last);
    canvas.text(phrase(canvas.language(), Word::PageOf, {shown, std::to_string(rows)}),
                {kStaffSmallType, Side::Centre}, middle, {kInk2, kPaper});
    return taps;
}

std::optional<Choice> draw_rows(Canvas& canvas, std::span<const AlertRowView> rows,
                                const Page& page, const Rect& room) {
    std::optional<Choice> choice;
    float top = room.top;
    for (std::size_t i = page.first; i < page.last; ++i) {
        const float bottom = top + row_height(canvas, rows[i], page.plan);
        const auto of_row =
            draw_row(canvas, rows[i], i, page.plan, {room.left, top, room.right, bottom});
        choice = of_row ? of_row : choice;
        top = bottom + canvas.measure().of(kRowGap);
    }
    return choice;
}

std::optional<Choice> draw_list(Canvas& canvas, const InboxView& view, Shown end_of_shift,
                                const Rect& room) {
    const std::span<const AlertRowView> rows = view.rows;
    if (end_of_shift == Shown::No) {
        const Page whole = page_from(canvas, rows, 0, room);
        if (whole.last == rows.size()) {
            return draw_rows(canvas, rows, whole, room);
        }
    }
    const Measure& measure = canvas.measure();
    const float bottom = room.bottom - measure.of(kTarget);
    const Rect above{room.left, room.top, room.right, bottom - measure.of(kRowGap)};
    Page page = page_from(canvas, rows, 0, above);
    if (page.last < rows.size()) {
        // Turning pages leads from row to row, so none but those on the screen need measuring.
        const std::size_t first =
            view.page < rows.size() ? view.page : page_before(canvas, rows, rows.size(), above);
        page = page_from(canvas, rows, first, above);
    }
    const auto choice = draw_rows(canvas, rows, page, above);
    const BottomTaps taps = draw_bottom(canvas, page, rows.size(), end_of_shift,
                                        {room.left, bottom, room.right, room.bottom});
    if (taps.end_of_shift) {
        return ShiftEnded{};
    }
    if (taps.back) {
        return PageTurned{page_before(canvas, rows, page.first, above)};
    }
    return taps.on ? std::optional<Choice>(PageTurned{page.last}) : choice;
}

}  // namespace

std::optional<Choice> draw_inbox_screen(Canvas& canvas, const InboxView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const HeaderTaps taps = draw_header(
        canvas,
        {.title = std::string(canvas.word(Word::Alerts)), .rest = view.store, .sync = view.sync});
    const Shown offered = view.mine > 0 ? Shown::Yes : Shown::No;
    // Beside the tabs, unless that would take another row from the alerts of a low panel.
    const bool in_tabs =
        measure.is_portrait() || view.rows.empty() ||
        tabs_height(canvas, view.tabs, offered) <= tabs_height(canvas, view.tabs, Shown::No);
    const TabsTaps tabs = draw_tabs(canvas, view.tabs, in_tabs ? offered : Shown::No,
                                    taps.bottom + measure.of(kTabsGap));

    const float top = tabs.bottom + measure.of(kRowGap);
    // On a low panel the rows take the place of the footer.
    const float least = kLeastRows * (least_row_height(canvas) + measure.of(kRowGap)) +
                        measure.of(kTarget) + measure.of(kBottom);
    const bool has_footer = footer_top(canvas, view.footer) - top >= least;
    if (has_footer) {
        draw_footer(canvas, view.footer);
    }
    const float margin = measure.of(kMargin);
    const float bottom = has_footer ? footer_top(canvas, view.footer) : screen.bottom;
    const Rect room{margin, top, screen.right - margin, bottom - measure.of(kBottom)};
    std::optional<Choice> row;
    if (view.rows.empty()) {
        draw_empty(canvas, view, room);
    } else {
        row = draw_list(canvas, view, in_tabs ? Shown::No : offered, room);
    }
    if (taps.lock) {
        return Locked{};
    }
    if (tabs.end_of_shift) {
        return ShiftEnded{};
    }
    return tabs.tab ? std::optional<Choice>(TabChosen{*tabs.tab}) : row;
}

}  // namespace afterword::ui
