// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/tabs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "ui/kit/controls.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTabGap{1.6, 2.6, 4.1};
constexpr double kPadding = 3.2;       // beside the words
constexpr double kLeastPadding = 0.8;  // less asks for another row
constexpr double kButtonPadding = 2;
constexpr std::size_t kMostRows = 3;

// A tab, or the button that ends a shift.
struct Item {
    std::string text;
    std::optional<StaffTab> tab;
    bool chosen = false;
    float words = 0;  // width of the text
};

std::vector<Item> items_of(Canvas& canvas, const TabsView& view, Shown end_of_shift,
                           const Type& type) {
    const auto word = [&](Word which) { return std::string(canvas.word(which)); };
    const auto counting = [&](Word which, std::size_t count) {
        return phrase(canvas.language(), which, {std::to_string(count)});
    };
    std::vector<Item> items = {
        {counting(Word::OpenTab, view.open), StaffTab::Open},
        {counting(Word::TakenTab, view.taken), StaffTab::Taken},
        {counting(Word::SolvedTodayTab, view.solved_today), StaffTab::Solved},
        {word(Word::TodayTab), StaffTab::Today},
        {word(Word::KioskTab), StaffTab::Kiosk}};
    for (Item& item : items) {
        item.chosen = item.tab == view.tab;
        // Never narrower than a target, with the least padding.
        item.words =
            std::max(tab_width(canvas, {item.text, item.chosen, type}, 0),
                     canvas.measure().of(kTarget) - 2 * canvas.measure().vmin(kLeastPadding));
    }
    if (end_of_shift == Shown::Yes) {
        const std::string text = word(Word::EndOfShift);
        const SetText& set =
            canvas.compose(text, bold(type), Side::Centre, {std::numeric_limits<int>::max(), 1});
        const float padding = canvas.measure().vmin(kButtonPadding);
        items.push_back({text, {}, false, static_cast<float>(set.width) + 2 * padding});
    }
    return items;
}

struct TabsPlan {
    std::vector<Item> items;
    Type type = kStaffSmallType;
    std::size_t per_row = 0;
    float padding = 0;
};

// The room beside the words of a tab, in the fullest of the rows.
float padding_of(const std::vector<Item>& items, std::size_t per_row, float gap, float room) {
    float least = std::numeric_limits<float>::max();
    for (std::size_t first = 0; first < items.size(); first += per_row) {
        const std::size_t last = std::min(items.size(), first + per_row);
        float words = static_cast<float>(last - first - 1) * gap;
        for (std::size_t i = first; i < last; ++i) {
            words += items[i].words;
        }
        least = std::min(least, (room - words) / static_cast<float>(2 * (last - first)));
    }
    return std::floor(least);
}

// The fewest rows, in the larger type that allows them.
TabsPlan plan_tabs(Canvas& canvas, const TabsView& view, Shown end_of_shift, float gap,
                   float room) {
    const Measure& measure = canvas.measure();
    TabsPlan plan;
    for (std::size_t rows = 1; rows <= kMostRows; ++rows) {
        for (const Type& type : {kStaffSmallType, kStaffDetailType}) {
            plan.type = type;
            plan.items = items_of(canvas, view, end_of_shift, type);
            plan.per_row = (plan.items.size() + rows - 1) / rows;
            const float padding = padding_of(plan.items, plan.per_row, gap, room);
            plan.padding = std::clamp(padding, 0.0F, measure.vmin(kPadding));
            if (padding >= measure.vmin(kLeastPadding)) {
                return plan;
            }
        }
    }
    return plan;
}

TabsPlan plan_within(Canvas& canvas, const TabsView& view, Shown end_of_shift) {
    const Measure& measure = canvas.measure();
    const float room = canvas.screen().width() - 2 * measure.of(kMargin);
    return plan_tabs(canvas, view, end_of_shift, measure.of(kTabGap), room);
}

}  // namespace

float tabs_height(Canvas& canvas, const TabsView& view, Shown end_of_shift) {
    const TabsPlan plan = plan_within(canvas, view, end_of_shift);
    const std::size_t rows = (plan.items.size() + plan.per_row - 1) / plan.per_row;
    const float gap = canvas.measure().of(kTabGap);
    return static_cast<float>(rows) * (canvas.measure().of(kTarget) + gap) - gap;
}

TabsTaps draw_tabs(Canvas& canvas, const TabsView& view, Shown end_of_shift, float top) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float gap = measure.of(kTabGap);
    const float height = measure.of(kTarget);
    const TabsPlan plan = plan_within(canvas, view, end_of_shift);
    TabsTaps taps;
    taps.bottom = top + height;
    float left = margin;
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        if (i > 0 && i % plan.per_row == 0) {
            left = margin;
            taps.bottom += height + gap;
        }
        const Item& item = plan.items[i];
        const float width = std::max(height, item.words + (item.tab ? 2 * plan.padding : 0));
        const float from = item.tab ? left : screen.right - margin - width;
        const Rect box =
            canvas.mirrored({from, taps.bottom - height, from + width, taps.bottom}, screen);
        if (!item.tab) {
            taps.end_of_shift = button(canvas, {.text = item.text, .type = bold(plan.type)}, box);
        } else if (tab(canvas, {item.text, item.chosen, plan.type}, box)) {
            taps.tab = item.tab;
        }
        left += width + gap;
    }
    return taps;
}

}  // namespace afterword::ui
