// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/bar_chart.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace afterword::ui {

namespace {

constexpr Length kMostPitch{11.5, 0};  // from bar to bar
constexpr float kBarShare = 0.7F;      // of the pitch
constexpr Length kBarRadius{0.75, 0};
constexpr Length kLeastBar{12, 0};  // the height of 100 %
constexpr Length kLabelGap{0.4, 0};
constexpr Length kRowGap{1.2, 0};
constexpr float kWhiskerShare = 0.13F;  // of the bar
constexpr Length kUsualLine{0.35, 0.3};
constexpr Length kDash{1.1, 0};
constexpr Length kDashGap{0.8, 0};
constexpr Length kStripeGap{1.5, 0};
constexpr std::size_t kMostRows = 4;
constexpr Type kLabelType = kStaffDetailType;

constexpr Wrap kOneLine{std::numeric_limits<int>::max(), 1};

struct ChartPlan {
    std::size_t per_row = 1;
    std::size_t rows = 1;
    float pitch = 0;
    float label = 0;  // the height of one
};

ChartPlan plan_chart(Canvas& canvas, std::span<const HourView> hours, float width) {
    const int em = canvas.measure().em(kLabelType, canvas.language());
    const auto width_of = [&](int number) {
        return canvas.compose(std::to_string(number), kLabelType, em, Side::Centre, kOneLine).width;
    };
    int widest = 0;
    for (const HourView& hour : hours) {
        widest = std::max({widest, width_of(hour.hour), width_of(hour.n)});
    }
    const auto needed = static_cast<float>(widest) + canvas.measure().vmin(1);
    ChartPlan plan;
    plan.label = canvas.height_of(kLabelType);
    for (plan.rows = 1;; ++plan.rows) {
        plan.per_row = (hours.size() + plan.rows - 1) / plan.rows;
        plan.pitch = std::floor(width / static_cast<float>(plan.per_row));
        if (plan.pitch >= needed || plan.rows == kMostRows) {
            break;
        }
    }
    plan.pitch = std::min(plan.pitch, std::max(needed, canvas.measure().of(kMostPitch)));
    return plan;
}

float labels_height(Canvas& canvas, const ChartPlan& plan) {
    return 2 * plan.label + canvas.measure().of(kLabelGap);
}

// "9: 94 % (78–99), 9"
std::string name_of(Canvas& canvas, const HourView& hour) {
    const auto percent = [](double share) { return std::to_string(std::lround(100 * share)); };
    const std::string said =
        hour.good ? phrase(canvas.language(), Word::Percent, {percent(hour.good->share)}) + " (" +
                        percent(hour.good->low) + "–" + percent(hour.good->high) + ")"
                  : std::string("–");
    return std::to_string(hour.hour) + ": " + said + ", " + std::to_string(hour.n);
}

void draw_stripes(Canvas& canvas, const Rect& bar) {
    canvas.fill(bar, kSand);
    const float step = canvas.measure().of(kStripeGap);
    // Lines that rise by one for one, each cut off at the sides of the bar.
    float x = bar.left - bar.height() + step;
    while (x < bar.right) {
        const float from = std::max(x, bar.left);
        const float to = std::min(x + bar.height(), bar.right);
        canvas.line({from, bar.bottom - (from - x)}, {to, bar.bottom - (to - x)}, kEdge, 1);
        x += step;
    }
    canvas.outline(bar, kEdge, 0, 1);
}

// Light on the bar, dark above it.
void draw_whisker(Canvas& canvas, const HourView::Share& good, const Rect& whole) {
    const auto y = [&](double share) {
        return std::round(whole.bottom - static_cast<float>(share) * whole.height());
    };
    const float width = std::max(2.0F, std::round(whole.width() * kWhiskerShare));
    const float left = std::floor(whole.middle_x() - width / 2);
    const float split = y(good.share);
    canvas.fill({left, y(good.high), left + width, split}, kEdge, width / 2);
    canvas.fill({left, split, left + width, y(good.low)}, kTint, width / 2);
}

void draw_bar(Canvas& canvas, const HourView& hour, const Rect& whole) {
    if (!hour.good) {
        draw_stripes(canvas, whole);
        return;
    }
    Rect bar = whole;
    bar.top = std::round(bar.bottom - static_cast<float>(hour.good->share) * whole.height());
    canvas.fill(bar, kBrand, std::min(canvas.measure().of(kBarRadius), bar.height() / 2));
}

// A piece of a dashed line that is `done` pixels long already. Gives back how long it is then.
float draw_dashes(Canvas& canvas, Point from, Point to, float done) {
    const Measure& measure = canvas.measure();
    const float dash = measure.of(kDash);
    const float period = dash + measure.of(kDashGap);
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const auto on_way = [&](float way) {
        return Point{from.x + way / length * (to.x - from.x),
                     from.y + way / length * (to.y - from.y)};
    };
    float at = -std::fmod(done, period);
    while (at < length) {
        const float begin = std::max(at, 0.0F);
        const float end = std::min(at + dash, length);
        if (end > begin) {
            canvas.line(on_way(begin), on_way(end), kLate, measure.of(kUsualLine));
        }
        at += period;
    }
    return done + length;
}

void draw_labels(Canvas& canvas, const HourView& hour, const Rect& column, float label) {
    const float top = column.bottom + canvas.measure().of(kLabelGap);
    canvas.text(std::to_string(hour.hour), {kLabelType, Side::Centre},
                {column.left, top, column.right, top + label}, {kInk, kPaper});
    canvas.text(std::to_string(hour.n), {kLabelType, Side::Centre},
                {column.left, top + label, column.right, top + 2 * label}, {kInk2, kPaper});
}

// One row: `box` ends where 0 % is.
void draw_row(Canvas& canvas, std::span<const HourView> hours, const ChartPlan& plan,
              const Rect& box) {
    const auto column = [&](std::size_t i) {
        const float left = box.left + static_cast<float>(i) * plan.pitch;
        return canvas.mirrored({left, box.top, left + plan.pitch, box.bottom}, box);
    };
    const float beside = std::round(plan.pitch * (1 - kBarShare) / 2);
    const auto bar = [&](std::size_t i) {
        const Rect all = column(i);
        return Rect{all.left + beside, all.top, all.right - beside, all.bottom};
    };
    for (std::size_t i = 0; i < hours.size(); ++i) {
        canvas.image(name_of(canvas, hours[i]), column(i), kBrand, kPaper);
        draw_bar(canvas, hours[i], bar(i));
        draw_labels(canvas, hours[i], column(i), plan.label);
    }
    const auto usual = [&](std::size_t i) {
        return Point{bar(i).middle_x(),
                     box.bottom - static_cast<float>(*hours[i].usual) * box.height()};
    };
    float dashed = 0;
    for (std::size_t i = 1; i < hours.size(); ++i) {
        if (hours[i - 1].usual && hours[i].usual) {
            dashed = draw_dashes(canvas, usual(i - 1), usual(i), dashed);
        }
    }
    for (std::size_t i = 0; i < hours.size(); ++i) {
        if (hours[i].good) {
            draw_whisker(canvas, *hours[i].good, bar(i));
        }
    }
}

}  // namespace

float least_chart_height(Canvas& canvas, std::span<const HourView> hours, float width) {
    if (hours.empty()) {
        return 0;
    }
    const ChartPlan plan = plan_chart(canvas, hours, width);
    const float gap = canvas.measure().of(kRowGap);
    return static_cast<float>(plan.rows) *
               (canvas.measure().of(kLeastBar) + labels_height(canvas, plan) + gap) -
           gap;
}

void draw_bar_chart(Canvas& canvas, std::span<const HourView> hours, const Rect& box) {
    const ChartPlan plan = plan_chart(canvas, hours, box.width());
    const float gap = canvas.measure().of(kRowGap);
    const float height = std::floor((box.height() + gap) / static_cast<float>(plan.rows)) - gap;
    float top = box.top;
    for (std::size_t first = 0; first < hours.size(); first += plan.per_row) {
        const auto row = hours.subspan(first, std::min(plan.per_row, hours.size() - first));
        draw_row(canvas, row, plan,
                 {box.left, top, box.right, top + height - labels_height(canvas, plan)});
        top += height + gap;
    }
}

}  // namespace afterword::ui
