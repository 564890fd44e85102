// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/inbox_row.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "ui/kit/controls.hpp"
#include "ui/kit/marks.hpp"

namespace afterword::ui {

namespace {

constexpr Length kRowHeight{13.1, 13};
constexpr Length kRowPadding{1.6, 0};
constexpr Length kStripe{1, 0};
constexpr Length kMark{7.5, 0};
constexpr Length kMarkMiddle{7.4, 0};
constexpr Length kTextLeft{14.75, 0};
constexpr Length kTakeWidth{21.25, 18};
constexpr Length kTakeHeight{10, 12.8, 16.1};
constexpr Length kTakePadding{2, 0};
constexpr Length kTakeMargin{2.4, 0};
constexpr Length kDueWidth{30.75, 0};
constexpr Length kWidestDue{50, 0};  // else it breaks into two lines
constexpr Length kLineGap{0.3, 0};
constexpr Type kRowTitleType{3.9, Reading::Staff, Weight::Bold};

std::string due_text(const AlertRowView& row) {
    return row.late && !row.due.empty() ? "! " + row.due : row.due;
}

int height_of(Canvas& canvas, std::string_view text, const Type& type, float width) {
    if (text.empty()) {
        return 0;
    }
    return canvas.compose(text, type, Side::Start, {static_cast<int>(width), 2}).height;
}

float text_height(Canvas& canvas, const AlertRowView& row, const RowPlan& plan) {
    const float gap = canvas.measure().of(kLineGap);
    auto height =
        static_cast<float>(height_of(canvas, row.title, kRowTitleType, plan.text_width) +
                           height_of(canvas, row.detail, kStaffDetailType, plan.text_width)) +
        gap;
    if (plan.due_below && !row.due.empty()) {
        height += gap + static_cast<float>(
                            height_of(canvas, due_text(row), kRowTitleType, plan.text_width));
        height += gap + static_cast<float>(
                            height_of(canvas, row.left, kStaffDetailType, plan.text_width));
    }
    return height;
}

// Of the column of deadlines, where that stands beside the text.
float due_height(Canvas& canvas, const AlertRowView& row, const RowPlan& plan) {
    if (plan.due_below) {
        return 0;
    }
    return static_cast<float>(height_of(canvas, due_text(row), kRowTitleType, plan.due_width) +
                              height_of(canvas, row.left, kStaffDetailType, plan.due_width)) +
           canvas.measure().of(kLineGap);
}

float one_line(Canvas& canvas, std::string_view text, const Type& type) {
    const int em = canvas.measure().em(type, canvas.language());
    return static_cast<float>(
               canvas.compose(text, type, em, Side::Start, {std::numeric_limits<int>::max(), 1})
                   .width) +
           1;
}

// What a text of the column of deadlines takes, in one line or two.
float due_width(Canvas& canvas, std::string_view text, const Type& type) {
    if (text.empty()) {
        return 0;
    }
    const Wrap wrap{static_cast<int>(canvas.measure().of(kWidestDue)), 2};
    return static_cast<float>(canvas.compose(text, type, Side::Start, wrap).width) + 1;
}

// The card of a row beside its stripe: its corners there are as high as the row's, but narrower by
// the stripe, as if the stripe were an uneven border.
void draw_card(Canvas& canvas, const Rect& card, float radius, Colour colour) {
    constexpr float kQuarter = std::numbers::pi_v<float> / 2;
    const float narrow = radius - canvas.measure().of(kStripe);
    const Point at_left{canvas.runs_left() ? radius : narrow, radius};
    const Point at_right{canvas.runs_left() ? narrow : radius, radius};
    const float left = card.left + at_left.x;
    const float right = card.right - at_right.x;
    const float top = card.top + radius;
    const float bottom = card.bottom - radius;
    Path()
        .arc({left, top}, at_left, 2 * kQuarter, 3 * kQuarter)
        .arc({right, top}, at_right, 3 * kQuarter, 4 * kQuarter)
        .arc({right, bottom}, at_right, 0, kQuarter)
        .arc({left, bottom}, at_left, kQuarter, 2 * kQuarter)
        .fill(canvas.list(), canvas.packed(colour));
}

void draw_row_body(Canvas& canvas, const AlertRowView& row, const Rect& box, Colour ground) {
    const Measure& measure = canvas.measure();
    const float radius = measure.of(kRadius);
    canvas.fill(box, kLine, radius);
    const Rect stripe =
        canvas.mirrored({box.left, box.top, box.left + radius + 1, box.bottom}, box);
    Path()
        .rectangle(stripe, canvas.runs_left() ? 0 : radius, canvas.runs_left() ? radius : 0)
        .fill(canvas.list(), canvas.packed(row.late ? kLate : kBrand));
    const Rect card = canvas.mirrored(
        {box.left + measure.of(kStripe), box.top + 1, box.right - 1, box.bottom - 1}, box);
    draw_card(canvas, card, radius - 1, ground);
}

// Where a row stands, and what of it opens the alert: all but Take and the gap before it.
struct RowPlace {
    Rect box;
    Rect target;
};

// Lines of text from `top` downwards, on the row's ground.
class Lines {
  public:
    Lines(Canvas& canvas, const Rect& column, const RowPlace& place, Colour ground)
        : canvas_(canvas), column_(column), place_(place), ground_(ground) {}
    void add(std::string_view text, const Type& type, Colour ink) {
        if (text.empty()) {
            return;
        }
        const auto height = static_cast<float>(height_of(canvas_, text, type, column_.width()));
        canvas_.text(
            text, {type, Side::Start, 2},
            canvas_.mirrored({column_.left, column_.top, column_.right, column_.top + height},
                             place_.box),
            {ink, ground_, Role::Label, place_.target});
        column_.top += height + canvas_.measure().of(kLineGap);
    }

  private:
    Canvas& canvas_;
    Rect column_;
    RowPlace place_;
    Colour ground_;
};

void draw_row_texts(Canvas& canvas, const AlertRowView& row, const RowPlan& plan,
                    const RowPlace& place, Colour ground) {
    const Rect& box = place.box;
    const Measure& measure = canvas.measure();
    const float left = box.left + measure.of(kTextLeft);
    const float top = std::floor(box.middle_y() - text_height(canvas, row, plan) / 2);
    const Colour due_ink = row.late ? kLate : kInk;
    Lines what(canvas, {left, top, left + plan.text_width, box.bottom}, place, ground);
    what.add(row.title, kRowTitleType, kInk);
    what.add(row.detail, kStaffDetailType, kInk2);
    if (plan.due_below) {
        what.add(due_text(row), kRowTitleType, due_ink);
        what.add(row.left, kStaffDetailType, kInk2);
        return;
    }
    const float due_left = left + plan.text_width + measure.of(kRowPadding);
    const float due_top = std::floor(box.middle_y() - due_height(canvas, row, plan) / 2);
    Lines due(canvas, {due_left, due_top, due_left + plan.due_width, box.bottom}, place, ground);
    due.add(due_text(row), kRowTitleType, due_ink);
    due.add(row.left, kStaffDetailType, kInk2);
}

}  // namespace

RowPlan plan_rows(Canvas& canvas, std::span<const AlertRowView> rows, float width) {
    const Measure& measure = canvas.measure();
    RowPlan plan;
    plan.due_below = measure.is_portrait();
    plan.take_width = std::max(
        measure.of(kTakeWidth),
        one_line(canvas, canvas.word(Word::Take), kStaffTitleType) + 2 * measure.of(kTakePadding));
    const float take = plan.take_width + measure.of(kTakeMargin) + measure.of(kRowGap);
    plan.due_width = measure.of(kDueWidth);
    for (const AlertRowView& row : rows) {
        plan.due_width = std::max({plan.due_width, due_width(canvas, due_text(row), kRowTitleType),
                                   due_width(canvas, row.left, kStaffDetailType)});
    }
    plan.text_width = width - measure.of(kTextLeft) - take -
                      (plan.due_below ? 0 : plan.due_width + measure.of(kRowPadding));
    return plan;
}

float least_row_height(Canvas& canvas) {
    return canvas.measure().of(kRowHeight);
}

float row_height(Canvas& canvas, const AlertRowView& row, const RowPlan& plan) {
    const float texts = std::max(text_height(canvas, row, plan), due_height(canvas, row, plan));
    return std::max(least_row_height(canvas),
                    std::ceil(texts) + 2 * canvas.measure().of(kRowPadding));
}

std::optional<Choice> draw_row(Canvas& canvas, const AlertRowView& row, std::size_t index,
                               const RowPlan& plan, const Rect& box) {
    const Measure& measure = canvas.measure();
    const float take_left = box.right - measure.of(kTakeMargin) - plan.take_width;
    const float target_right = row.can_take ? take_left - measure.of(kRowGap) : box.right;
    const Rect target =
        canvas.mirrored({box.left, box.top, target_right, box.bottom}, canvas.screen());
    const std::string key = row.detail + row.due;
    const Press::State state = canvas.control({Role::Button, row.title, key, row.late ? "late" : "",
                                               true, row.late ? kLate : kBrand, kPaper},
                                              target);
    const bool pressed = state == Press::State::Begun || state == Press::State::Held;
    const Colour ground = pressed ? kTint : kCard;
    draw_row_body(canvas, row, box, ground);
    const Rect mark =
        canvas.mirrored({box.left + measure.of(kMarkMiddle) - measure.of(kMark) / 2, box.top,
                         box.left + measure.of(kMarkMiddle) + measure.of(kMark) / 2, box.bottom},
                        box);
    draw_mark(canvas, row.mark, mark.middle_x(), mark.middle_y(), measure.of(kMark) / 2);
    draw_row_texts(canvas, row, plan, {box, target}, ground);
    std::optional<Choice> choice;
    if (state == Press::State::Tapped) {
        choice = RowOpened{index};
    }
    if (row.can_take) {
        const float top = std::floor(box.middle_y() - measure.of(kTakeHeight) / 2);
        const Rect take = canvas.mirrored(
            {take_left, top, take_left + plan.take_width, top + measure.of(kTakeHeight)}, box);
        if (button(canvas,
                   {.text = std::string(canvas.word(Word::Take)),
                    .type = kStaffTitleType,
                    .fill = Fill::Primary,
                    .key = row.title + key},
                   take)) {
            choice = RowTaken{index};
        }
    }
    return choice;
}

}  // namespace afterword::ui
