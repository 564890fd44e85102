// SPDX-License-Identifier: Apache-2.0
// An alert nobody has taken: what, where, what to do about it, by when.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/kit/header.hpp"
#include "ui/kit/marks.hpp"
#include "ui/kit/pager_keys.hpp"
#include "ui/kit/pill.hpp"
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
constexpr Length kPlaybookGap{2, 0};  // its heading has air of its own, beside the pill
constexpr Length kPillPadding{3.5, 0};
constexpr Length kGiveGap{1.4, 0};
constexpr Length kLineGap{0.6, 0};
constexpr Length kNumberGap{1.1, 0};
constexpr Length kDeadlinesGap{3.6, 0};
constexpr Length kBetweenDeadlines{6.25, 0};
constexpr Length kBottom{4.25, 3};
constexpr Length kTallButton{13, 12.8, 16.1};
constexpr Length kNotActionableWidth{46.6, 20};
constexpr Length kTakeWidth{52.5, 20};

constexpr Type kWordsType{4.6, Reading::Staff, Weight::Bold};
constexpr Type kDetailType{3.6, Reading::Staff, Weight::Regular};
constexpr Type kDeadlineType{3.75, Reading::Staff, Weight::Regular};
constexpr Type kWrongType{3.7, Reading::Staff, Weight::Regular};
constexpr Type kTakeType{5.3, Reading::Staff, Weight::Bold};

enum class Pass { Measure, Draw };

// What stands below each other within the margins, from `top` downwards.
class Column {
  public:
    Column(Canvas& canvas, const Rect& box, Pass pass = Pass::Draw)
        : canvas_(canvas), box_(box), pass_(pass) {}

    [[nodiscard]] float top() const { return box_.top; }
    [[nodiscard]] float width() const { return box_.width(); }
    // What stands at one of its edges.
    [[nodiscard]] Rect at_start(float top, float width, float height) const {
        return canvas_.mirrored({box_.left, top, box_.left + width, top + height},
                                canvas_.screen());
    }
    [[nodiscard]] Rect at_end(float top, float width, float height) const {
        return canvas_.mirrored({box_.right - width, top, box_.right, top + height},
                                canvas_.screen());
    }
    void skip(float by) { box_.top += by; }
    // A text from `indent` on, of up to `lines` lines. Gives back its height.
    float add(std::string_view text, const Type& type, float indent, int lines,
              const Inking& inking) {
        const auto height = static_cast<float>(
            canvas_
                .compose(text, type, Side::Start, {static_cast<int>(box_.width() - indent), lines})
                .height);
        if (pass_ == Pass::Draw) {
            canvas_.text(
                text, {type, Side::Start, lines},
                canvas_.mirrored({box_.left + indent, box_.top, box_.right, box_.top + height},
                                 canvas_.screen()),
                inking);
        }
        box_.top += height;
        return height;
    }
    [[nodiscard]] bool draws() const { return pass_ == Pass::Draw; }

  private:
    Canvas& canvas_;
    Rect box_;
    Pass pass_;
};

// Who said what, where.
void draw_card(Canvas& canvas, const AlertOpenView& view, Column& below, float margin) {
    const float top = below.top();
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
    below.skip(height);
    if (!below.draws()) {
        return;
    }
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
}

// What those before have said of it.
void draw_noted(Canvas& canvas, const AlertOpenView& view, Column& column) {
    const Measure& measure = canvas.measure();
    constexpr int kLines = 3;
    column.add(canvas.word(Word::NotedSoFar), kStaffTitleType, 0, 1, {kInk, kPaper, Role::Heading});
    for (const std::string& line : view.noted) {
        column.skip(measure.of(kLineGap));
        column.add(line, kStaffTextType, measure.of(kLineGap), kLines, {kInk, kPaper});
    }
}

// "What to do", and across from it the pill that says that it is wrong; below it where there is no
// room for both. Whether it was tapped.
bool draw_playbook_heading(Canvas& canvas, const AlertOpenView& view, Column& column) {
    const Measure& measure = canvas.measure();
    std::string wrong(canvas.word(Word::PlaybookWrong));
    wrong += view.playbook_wrong ? " ✓" : "";
    const Pill look{.text = wrong, .type = kWrongType, .chosen = view.playbook_wrong};
    const float width = pill_width(canvas, look, measure.of(kPillPadding));
    const float height = measure.of(kTarget);
    const SetText& heading = canvas.compose(canvas.word(Word::WhatToDo), kStaffTitleType,
                                            Side::Start, {static_cast<int>(column.width()), 1});
    const bool beside =
        static_cast<float>(heading.width) + measure.of(kGap) + width <= column.width();
    const float row = beside ? std::max(height, static_cast<float>(heading.height)) : 0;
    const float top = column.top();
    column.skip(std::max(0.0F, std::floor((row - static_cast<float>(heading.height)) / 2)));
    column.add(canvas.word(Word::WhatToDo), kStaffTitleType, 0, 1, {kInk, kPaper, Role::Heading});
    if (beside) {
        column.skip(top + row - column.top());
        return column.draws() && pill(canvas, look, column.at_end(top, width, height));
    }
    column.skip(measure.of(kLineGap));
    const float below = column.top();
    column.skip(height);
    return column.draws() && pill(canvas, look, column.at_start(below, width, height));
}

// Whether somebody says that it is wrong.
bool draw_playbook(Canvas& canvas, const AlertOpenView& view, Column& column) {
    const Measure& measure = canvas.measure();
    constexpr int kLines = 3;
    const bool wrong = draw_playbook_heading(canvas, view, column);
    const float number_left = measure.of(kLineGap);
    const float number_width = static_cast<float>(
        canvas.compose("0.", kStaffTextType, Side::Start, {static_cast<int>(measure.vmin(50)), 1})
            .width);
    const float text_left = number_left + number_width + measure.of(kNumberGap);
    int number = 1;
    for (const std::string& line : view.playbook) {
        // Lines of Arabic are far enough apart by themselves.
        if (number == 1 || !canvas.runs_left()) {
            column.skip(measure.of(kLineGap));
        }
        const float top = column.top();
        column.add(std::to_string(number) + ".", kStaffTextType, number_left, 1, {kInk, kPaper});
        column.skip(top - column.top());
        column.add(line, kStaffTextType, text_left, kLines, {kInk, kPaper});
        ++number;
    }
    if (!view.may_give.empty()) {
        column.skip(measure.of(kGiveGap));
        column.add(view.may_give, bold(kStaffTextType), 0, kLines, {kInk, kPaper});
    }
    return wrong;
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
        if (column.draws()) {
            canvas.text(
                text(one), {type(one), Side::Start},
                canvas.mirrored({left, column.top(), left + widths[i], column.top() + height},
                                canvas.screen()),
                inking);
        }
        left += widths[i] + measure.of(kBetweenDeadlines);
    }
    if (beside) {
        column.skip(canvas.height_of(kDeadlineType));
    }
}

struct Buttons {
    Button refuse;
    Button take;
    float refuse_width = 0;
    float take_width = 0;
    float height = 0;
};

Buttons plan_buttons(Canvas& canvas, float margin) {
    const Measure& measure = canvas.measure();
    const float room = canvas.screen().width() - 2 * margin - measure.of(kGap);
    const float wanted = measure.of(kNotActionableWidth) + measure.of(kTakeWidth);
    const float scale = std::min(1.0F, room / wanted);
    Buttons buttons{
        {.text = std::string(canvas.word(Word::NotActionable)), .type = kStaffButtonType},
        {.text = std::string(canvas.word(Word::TakeIt)), .type = kTakeType, .fill = Fill::Primary},
        std::floor(measure.of(kNotActionableWidth) * scale),
        std::floor(measure.of(kTakeWidth) * scale)};
    const int lines = std::max(button_lines(canvas, buttons.refuse, buttons.refuse_width),
                               button_lines(canvas, buttons.take, buttons.take_width));
    const int em = measure.least_em(kStaffButtonType, canvas.language());
    buttons.height = std::max(measure.of(kTallButton), canvas.height_of_em(em, lines));
    return buttons;
}

std::optional<Choice> draw_buttons(Canvas& canvas, const Buttons& buttons, const Rect& row) {
    const bool refused = button(
        canvas, buttons.refuse,
        canvas.mirrored({row.left, row.top, row.left + buttons.refuse_width, row.bottom}, row));
    const bool taken = button(
        canvas, buttons.take,
        canvas.mirrored({row.right - buttons.take_width, row.top, row.right, row.bottom}, row));
    if (refused) {
        return NotActionable{};
    }
    return taken ? std::optional<Choice>(AlertTaken{}) : std::nullopt;
}

// The parts that follow each other: card, what was noted, what to do, by when.
constexpr std::size_t kParts = 4;

std::optional<Choice> draw_part(Canvas& canvas, const AlertOpenView& view, std::size_t part,
                                Column& column, float margin) {
    std::optional<Choice> choice;
    switch (part) {
        case 0:
            draw_card(canvas, view, column, margin);
            break;
        case 1:
            draw_noted(canvas, view, column);
            break;
        case 2:
            if (draw_playbook(canvas, view, column)) {
                choice = PlaybookWrong{};
            }
            break;
        default:
            draw_deadlines(canvas, view, column, margin);
            break;
    }
    return choice;
}

// Which parts share a page, and how many pages there are.
struct Pages {
    std::array<std::size_t, kParts> page_of = {};
    std::size_t count = 1;
};

bool is_empty(const AlertOpenView& view, std::size_t part) {
    return (part == 1 && view.noted.empty()) || (part == 2 && view.playbook.empty()) ||
           (part == 3 && view.deadlines.empty());
}

float gap_before(Canvas& canvas, std::size_t part) {
    return canvas.measure().of(part == 2 ? kPlaybookGap : part == 3 ? kDeadlinesGap : kSectionGap);
}

Pages plan_pages(Canvas& canvas, const AlertOpenView& view, const Rect& room) {
    Pages pages;
    float used = 0;
    for (std::size_t part = 0; part < kParts; ++part) {
        if (is_empty(view, part)) {
            continue;
        }
        Column column(canvas, room, Pass::Measure);
        static_cast<void>(draw_part(canvas, view, part, column, room.left));
        const float height = column.top() - room.top;
        const float gap = used > 0 ? gap_before(canvas, part) : 0;
        if (used > 0 && used + gap + height > room.height()) {
            ++pages.count;
            used = height;
        } else {
            used += gap + height;
        }
        pages.page_of[part] = pages.count - 1;
    }
    return pages;
}

std::optional<Choice> draw_page(Canvas& canvas, const AlertOpenView& view, const Pages& pages,
                                std::size_t page, const Rect& room) {
    Column column(canvas, room);
    std::optional<Choice> choice;
    for (std::size_t part = 0; part < kParts; ++part) {
        if (pages.page_of[part] != page || is_empty(view, part)) {
            continue;
        }
        if (column.top() > room.top) {
            column.skip(gap_before(canvas, part));
        }
        if (const auto chosen = draw_part(canvas, view, part, column, room.left)) {
            choice = chosen;
        }
    }
    return choice;
}

}  // namespace

std::optional<Choice> draw_alert_open_screen(Canvas& canvas, const AlertOpenView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const HeaderTaps taps = draw_header(
        canvas, {.title = view.title, .rest = {}, .sync = view.sync, .back = BackArrow::Yes});
    const float margin = measure.of(measure.is_portrait() ? kMargin : kWideMargin);
    const Buttons buttons = plan_buttons(canvas, margin);
    const float buttons_top = screen.bottom - measure.of(kBottom) - buttons.height;
    const Rect room{margin, taps.bottom + measure.of(kCardGap), screen.right - margin,
                    buttons_top - measure.of(kGap)};
    const Pages pages = plan_pages(canvas, view, room);
    const PageOfPages at{std::min(view.page, pages.count - 1), pages.count};
    std::optional<Choice> choice = draw_page(canvas, view, pages, at.page, room);

    const Rect row{margin, buttons_top, screen.right - margin, buttons_top + buttons.height};
    Rect status = row;
    if (at.pages > 1) {
        // In the middle between the two buttons, or at the end where there are none.
        Rect keys = row;
        if (view.can_act) {
            keys.right = std::floor(row.middle_x() + pager_keys_width(canvas) / 2);
        }
        status.right -= pager_keys_width(canvas) + measure.of(kGap);
        if (const auto turned = draw_pager_keys(canvas, at, canvas.mirrored(keys, screen))) {
            choice = PageTurned{*turned};
        }
    }
    if (view.can_act) {
        const auto pressed = draw_buttons(canvas, buttons, row);
        choice = choice ? choice : pressed;
    } else if (!view.status.empty()) {
        canvas.text(view.status, {kStaffTitleType, Side::Start, 2}, canvas.mirrored(status, screen),
                    {kInk, kPaper});
    }
    if (taps.lock) {
        return Locked{};
    }
    return taps.back ? std::optional<Choice>(BackTapped{}) : choice;
}

}  // namespace afterword::ui
