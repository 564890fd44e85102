// SPDX-License-Identifier: Apache-2.0
// The store's day by the hour, below the one thing about it that is worth saying.
#include "ui/kit/bar_chart.hpp"
#include "ui/kit/footer.hpp"
#include "ui/kit/header.hpp"
#include "ui/kit/tabs.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTabsGap{2, 0};
constexpr Length kSide{5, 0};
constexpr Length kChartInset{5, 0};
constexpr Length kLegendGap{1.4, 0};
constexpr Length kChartGap{2.4, 0};
constexpr Length kBottom{4, 2};
constexpr Type kFindingType{4.3, Reading::Staff, Weight::Bold};
constexpr Type kLegendType{3.25, Reading::StaffDetail, Weight::Regular};
constexpr int kMostLines = 3;

float height_of(Canvas& canvas, std::string_view text, const Type& type, float width) {
    const Wrap wrap{static_cast<int>(width), kMostLines};
    return static_cast<float>(canvas.compose(text, type, Side::Start, wrap).height);
}

// The legend gives way to the bars where the panel is low.
void draw_chart(Canvas& canvas, const TodayView& view, const Rect& room) {
    const Measure& measure = canvas.measure();
    Rect chart = room;
    if (!measure.is_portrait()) {
        chart.left += measure.of(kChartInset);
        chart.right -= measure.of(kChartInset);
    }
    const float legend =
        view.legend.empty() ? 0 : height_of(canvas, view.legend, kLegendType, chart.width());
    const float least = least_chart_height(canvas, view.hours, chart.width());
    if (legend > 0 && room.height() - legend - measure.of(kChartGap) >= least) {
        canvas.text(view.legend, {kLegendType, Side::Start, kMostLines},
                    {chart.left, room.top, chart.right, room.top + legend}, {kInk2, kPaper});
        chart.top += legend + measure.of(kChartGap);
    }
    draw_bar_chart(canvas, view.hours, chart);
}

void draw_day(Canvas& canvas, const TodayView& view, const Rect& room) {
    const Measure& measure = canvas.measure();
    const Inking inking{kInk, kPaper, Role::Heading, canvas.screen()};
    if (view.hours.empty()) {
        canvas.text(view.finding, {kStaffHeadingType, Side::Centre, kMostLines}, room, inking);
        return;
    }
    const float finding = height_of(canvas, view.finding, kFindingType, room.width());
    canvas.text(view.finding, {kFindingType, Side::Start, kMostLines},
                {room.left, room.top, room.right, room.top + finding}, inking);
    draw_chart(canvas, view,
               {room.left, room.top + finding + measure.of(kLegendGap), room.right, room.bottom});
}

}  // namespace

std::optional<Choice> draw_today_screen(Canvas& canvas, const TodayView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float side = measure.of(kSide);
    const float finding = height_of(canvas, view.finding, kFindingType, screen.width() - 2 * side);
    const float least = finding + measure.of(kLegendGap) +
                        least_chart_height(canvas, view.hours, screen.width() - 2 * side) +
                        measure.of(kBottom);
    const float gap = measure.of(kTabsGap);
    const float tabs_room = gap + measure.of(kTarget);
    const float foot = footer_top(canvas, view.footer);
    // On a low panel the bars take the place of the tabs, then of the footer too.
    const bool tabbed = measure.of(kBarHeight) + tabs_room + gap + least <= foot;
    const bool has_footer = tabbed || measure.of(kBarHeight) + gap + least <= foot;

    const HeaderTaps taps = draw_header(canvas, {.title = std::string(canvas.word(Word::TodayTab)),
                                                 .rest = view.store,
                                                 .sync = view.sync,
                                                 .back = tabbed ? BackArrow::No : BackArrow::Yes});
    TabsTaps tabs;
    tabs.bottom = taps.bottom;
    if (tabbed) {
        tabs = draw_tabs(canvas, view.tabs, Shown::No, taps.bottom + gap);
    }
    if (has_footer) {
        draw_footer(canvas, view.footer);
    }
    draw_day(canvas, view,
             {side, tabs.bottom + gap, screen.right - side,
              (has_footer ? foot : screen.bottom) - measure.of(kBottom)});
    if (taps.lock) {
        return Locked{};
    }
    if (taps.back) {
        return BackTapped{};
    }
    return tabs.tab ? std::optional<Choice>(TabChosen{*tabs.tab}) : std::nullopt;
}

}  // namespace afterword::ui
