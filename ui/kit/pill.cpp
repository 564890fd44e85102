// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/pill.hpp"

#include <cmath>
#include <limits>

#include "ui/kit/paint.hpp"

namespace afterword::ui {

namespace {

constexpr double kLeastPadding = 1;    // vmin
constexpr float kIconShare = 0.9F;     // of the em
constexpr float kIconGapShare = 0.3F;  // of the em

float icon_size(Canvas& canvas, const Pill& pill) {
    const int em = canvas.measure().em(pill.type, canvas.language());
    return pill.icon == Icon::None ? 0 : std::round(static_cast<float>(em) * kIconShare);
}

float icon_gap(Canvas& canvas, const Pill& pill) {
    const int em = canvas.measure().em(pill.type, canvas.language());
    const bool both = pill.icon != Icon::None && !pill.text.empty();
    return both ? std::round(static_cast<float>(em) * kIconGapShare) : 0;
}

float text_width(Canvas& canvas, const Pill& pill) {
    if (pill.text.empty()) {
        return 0;
    }
    const int em = canvas.measure().em(pill.type, canvas.language());
    const Wrap wrap{std::numeric_limits<int>::max(), 1};
    return static_cast<float>(canvas.compose(pill.text, pill.type, em, Side::Centre, wrap).width);
}

void draw_content(Canvas& canvas, const Pill& pill, const Rect& box, const Paint& paint) {
    const float size = icon_size(canvas, pill);
    const float gap = icon_gap(canvas, pill);
    const float padding = canvas.measure().vmin(kLeastPadding);
    Rect room{box.left + padding, box.top, box.right - padding, box.bottom};
    if (pill.icon != Icon::None) {
        const float left = std::floor(box.middle_x() - (size + gap + text_width(canvas, pill)) / 2);
        const float top = std::floor(box.middle_y() - size / 2);
        const Rect square{left, top, left + size, top + size};
        const bool turned = canvas.runs_left() != (pill.icon_side == Side::End);
        const auto placed = [&](const Rect& one) {
            const float sum = box.left + box.right;
            return turned ? Rect{sum - one.right, one.top, sum - one.left, one.bottom} : one;
        };
        draw_icon(canvas, pill.icon, placed(square), paint.text);
        room.left = square.right + gap - padding;
        room.right = room.left + text_width(canvas, pill) + 2 * padding;
        room = placed(room);
    }
    if (!pill.text.empty()) {
        canvas.text(pill.text, {pill.type, Side::Centre}, room,
                    {paint.text, paint.fill, Role::Label});
    }
}

}  // namespace

float pill_width(Canvas& canvas, const Pill& pill, float padding) {
    return icon_size(canvas, pill) + icon_gap(canvas, pill) + text_width(canvas, pill) +
           2 * padding;
}

bool pill(Canvas& canvas, const Pill& pill, const Rect& box) {
    const Measure& measure = canvas.measure();
    Paint paint = pill.chosen ? Paint{kInk, kInk, kCard, false} : Paint{kPaper, kEdge, pill.ink};
    const Press::State state = canvas.control({.role = pill.role,
                                               .name = pill.name.empty() ? pill.text : pill.name,
                                               .value = pill.chosen ? "chosen" : "",
                                               .ink = paint.edge},
                                              box);
    Rect drawn = box;
    if (is_down(state)) {
        paint = kPressed;
        drawn = box.shrunk(measure.of(kGivesWay));
    }
    draw_body(canvas, drawn, paint, drawn.height() / 2, measure.of(kOutline));
    draw_content(canvas, pill, box, paint);
    return state == Press::State::Tapped;
}

}  // namespace afterword::ui
