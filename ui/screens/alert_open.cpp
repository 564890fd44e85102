// SPDX-License-Identifier: Apache-2.0
// An alert nobody has taken: what, where, what to do about it, by when.
#include <algorithm>
#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/kit/header.hpp"
#include "ui/kit/marks.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kWideMargin{7.5, 0};
constexpr Length kCardGap{3.75, 0};
constexpr Length kCardHeight{17.75, 0};
constexpr Length kCardPadding{2, 0};
constexpr Length kMark{11, 0};
constexpr Length kMarkMiddle{9.6, 0};
constexpr Length kTextLeft{18.6, 0};
constexpr Length kTextGap{1.2, 0};
constexpr Length kSectionGap{3.6, 0};
constexpr Length kPlaybookGap{1.4, 0};  // below its heading, beyond that of a line
constexpr Length kLineGap{0.6, 0};
constexpr Length kNumberGap{1.1, 0};
constexpr Length kDeadlinesGap{3.6, 0};
constexpr Length kBetweenDeadlines{6.25, 0};
constexpr Length kBottom{4.25, 3};
constexpr Length kTallButton{13, 12.8};
constexpr Length kNotActionableWidth{46.6, 20};
constexpr Length kTakeWidth{52.5, 20};

constexpr Type kWordsType{4.6, Reading::Staff, Weight::Bold};
constexpr Type kDetailType{3.6, Reading::Staff, Weight::Regular};
constexpr Type kDeadlineType{3.75, Reading::Staff, Weight::Regular};
constexpr Type kTakeType{5.3, Reading::Staff, Weight::Bold};

// What stands below each other within the margins, from `top` downwards.
class Column {
  public:
    Column(Canvas& canvas, const Rect& box) : canvas_(canvas), box_(box) {}

    [[nodiscard]] float top() const { return box_.top; }
    void skip(float by) { box_.top += by; }
    // A text from `indent` on, of up to `lines` lines. Gives back its height.
    float add(std::string_view text, const Type& type, float indent, int lines,
              const Inking& inking) {
        const auto height = static_cast<float>(
            canvas_
                .compose(text, type, Side::Start, {static_cast<int>(box_.width() - indent), lines})
                .height);
        canvas_.text(text, {type, Side::Start, lines},
                     canvas_.mirrored({box_.left + indent, box_.top, box_.right, box_.top + height},
                                      canvas_.screen()),
                     inking);
        box_.top += height;
        return height;
    }

  private:
    Canvas& canvas_;
    Rect box_;
};

// Who said what, where. Gives back where the card ends.
float draw_card(Canvas& canvas, const AlertOpenView& view, float margin, float top) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const std::string words =
        view.words.empty() ? view.title : phrase(canvas.language(), Word::Quoted, {view.words});
    constexpr int kLines = 4;
    const float left = margin + measure.of(kTextLeft);
    const float right = screen.right - margin - measure.of(kCardPadding);
    const Wrap wrap{static_cast<int>(right - left), kLines};
    const float texts =
        static_cast<float>(canvas.compose(words, kWordsType, Side::Start, wrap).height +
                           canvas.compose(view.detail, kDetailType, Side::Start, wrap).height) +
        measure.of(kTextGap);
    const float height = std::max(measure.of(kCardHeight), texts + 2 * measure.of(kCardPadding));
    const Rect card{margin, top, screen.right - margin, top + height};
    canvas.fill(card, kCard, measure.of(kRadius));
    canvas.outline(card, kLine, measure.of(kRadius), 1);
    const float middle = margin + measure.of(kMarkMiddle);
    const Rect mark = canvas.mirrored({middle, card.top, middle, card.bottom}, screen);
    draw_mark(canvas, view.mark, mark.left, mark.middle_y(), measure.of(kMark) / 2);
    Column column(canvas, {left, std::floor(card.middle_y() - texts / 2), right, card.bottom});
    column.add(words, kWordsType, 0, kLines, {kInk, kCard});
    column.skip(measure.of(kTextGap));
    column.add(view.detail, kDetailType, 0, kLines, {kInk2, kCard});
    return card.bottom;
}

void draw_playbook(Canvas& canvas, const AlertOpenView& view, Column& column) {
    const Measure& measure = canvas.measure();
    constexpr int kLines = 3;
    column.add(canvas.word(Word::WhatToDo), kStaffTitleType, 0, 1, {kInk, kPaper, Role::Heading});
    // Lines of Arabic are far enough apart by themselves.
    const float line_gap = canvas.runs_left() ? 0 : measure.of(kLineGap);
    column.skip(measure.of(canvas.runs_left() ? kLineGap : kPlaybookGap));
    const float number_left = measure.of(kLineGap);
    const float number_width = static_cast<float>(
        canvas.compose("0.", kStaffTextType, Side::Start, {static_cast<int>(measure.vmin(50)), 1})
            .width);
    const float text_left = number_left + number_width + measure.of(kNumberGap);
    int number = 1;
    for (const std::string& line : view.playbook) {
        column.skip(line_gap);
        const float top = column.top();
        column.add(std::to_string(number) + ".", kStaffTextType, number_left, 1, {kInk, kPaper});
        column.skip(top - column.top());
        column.add(line, kStaffTextType, text_left, kLines, {kInk, kPaper});
        ++number;
    }
}

// Beside each other where there is room, else below each other.
void draw_deadlines(Canvas& canvas, const AlertOpenView& view, Column& column, float margin) {
    const Measure& measure = canvas.measure();
    const auto text = [](const DeadlineView& one) { return one.late ? "! " + one.text : one.text; };
    const auto type = [](const DeadlineView& one) {
        return one.late ? bold(kDeadlineType) : kDeadlineType;
    };
    const float room = canvas.screen().width() - 2 * margin;
    float total = 0;
    std::vector<float> widths;
    for (const DeadlineView& one : view.deadlines) {
        const SetText& set =
            canvas.compose(text(one), type(one), Side::Start, {static_cast<int>(room), 1});
        widths.push_back(static_cast<float>(set.width) + 1);
        total += widths.back() + measure.of(kBetweenDeadlines);
    }
    const bool beside = total - measure.of(kBetweenDeadlines) <= room;
    float left = margin;
    for (std::size_t i = 0; i < view.deadlines.size(); ++i) {
        const DeadlineView& one = view.deadlines[i];
        const Inking inking{one.late ? kLate : kInk2, kPaper};
        if (!beside) {
            column.add(text(one), type(one), 0, 1, inking);
            column.skip(measure.of(kLineGap));
            continue;
        }
        const float height = canvas.height_of(kDeadlineType);
        canvas.text(text(one), {type(one), Side::Start},
                    canvas.mirrored({left, column.top(), left + widths[i], column.top() + height},
                                    canvas.screen()),
                    inking);
        left += widths[i] + measure.of(kBetweenDeadlines);
    }
}

std::optional<Choice> draw_buttons(Canvas& canvas, float margin, float top) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float room = screen.width() - 2 * margin - measure.of(kGap);
    const float wanted = measure.of(kNotActionableWidth) + measure.of(kTakeWidth);
    const float scale = std::min(1.0F, room / wanted);
    const float first = std::floor(measure.of(kNotActionableWidth) * scale);
    const float second = std::floor(measure.of(kTakeWidth) * scale);
    const float bottom = top + measure.of(kTallButton);
    const bool refused = button(
        canvas, {.text = std::string(canvas.word(Word::NotActionable)), .type = kStaffButtonType},
        canvas.mirrored({margin, top, margin + first, bottom}, screen));
    const bool taken = button(
        canvas,
        {.text = std::string(canvas.word(Word::TakeIt)), .type = kTakeType, .fill = Fill::Primary},
        canvas.mirrored({screen.right - margin - second, top, screen.right - margin, bottom},
                        screen));
    if (refused) {
        return NotActionable{};
    }
    return taken ? std::optional<Choice>(AlertTaken{}) : std::nullopt;
}

}  // namespace

std::optional<Choice> draw_alert_open_screen(Canvas& canvas, const AlertOpenView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const HeaderTaps taps = draw_header(
        canvas, {.title = view.title, .rest = {}, .sync = view.sync, .back = BackArrow::Yes});
    const float margin = measure.of(measure.is_portrait() ? kMargin : kWideMargin);
    const float card = draw_card(canvas, view, margin, taps.bottom + measure.of(kCardGap));

    const float buttons_top = screen.bottom - measure.of(kBottom) - measure.of(kTallButton);
    Column column(canvas,
                  {margin, card + measure.of(kSectionGap), screen.right - margin, screen.bottom});
    if (!view.playbook.empty()) {
        draw_playbook(canvas, view, column);
        column.skip(measure.of(kDeadlinesGap));
    }
    draw_deadlines(canvas, view, column, margin);

    std::optional<Choice> choice;
    if (view.can_act) {
        choice = draw_buttons(canvas, margin, buttons_top);
    } else if (!view.status.empty()) {
        canvas.text(
            view.status, {kStaffTitleType, Side::Start, 2},
            {margin, buttons_top, screen.right - margin, buttons_top + measure.of(kTallButton)},
            {kInk, kPaper});
    }
    if (taps.lock) {
        return Locked{};
    }
    return taps.back ? std::optional<Choice>(BackTapped{}) : choice;
}

}  // namespace afterword::ui
