// SPDX-License-Identifier: Apache-2.0
// The shopper's own words, with a keyboard of our own.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/kit/controls.hpp"
#include "ui/kit/keyboard.hpp"
#include "ui/kit/text_box.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr int kMostReadersLines = 4;
constexpr Length kTop{3, 1};
constexpr Length kTextGap{1.6, 0.4};
constexpr Length kKeyboardPadding{2, 0.6};
constexpr Length kBottom{4, 0.8};

// What is left out or made lower where the keys would be too small.
struct Arrangement {
    Shown question;
    int lines;  // of the text
};
constexpr Arrangement kArrangements[] = {
    {Shown::Yes, 4}, {Shown::Yes, 2}, {Shown::Yes, 1}, {Shown::No, 2}, {Shown::No, 1}};

struct Plan {
    Arrangement arrangement;
    float question = 0;
    float text = 0;
    float readers = 0;
    int rows = 0;
    float key = 0;
    float keyboard_top = 0;
    float buttons = 0;
    float buttons_top = 0;
};

Word readers_word(WordsView::Readers readers) {
    switch (readers) {
        case WordsView::Readers::Store:
            return Word::ReadByStore;
        case WordsView::Readers::HeadOffice:
            return Word::ReadByHeadOffice;
        case WordsView::Readers::Both:
            return Word::ReadByBoth;
    }
    return Word::ReadByBoth;
}

const Layout& layout_of(Canvas& canvas, const KeyboardView& view) {
    const std::vector<const Layout*> layouts = layouts_for(canvas.language());
    return *layouts[std::min(view.layout, layouts.size() - 1)];
}

Wrap wrap_of(Canvas& canvas) {
    const float width = canvas.screen().width() - 2 * canvas.measure().of(kMargin);
    return {static_cast<int>(width), 2};
}

// Two lines that are as long as each other, or more where even the least size needs them.
Wrap readers_wrap(Canvas& canvas, std::string_view readers) {
    Wrap wrap = wrap_of(canvas);
    const int least = canvas.measure().least_em(kSecondLineType, canvas.language());
    if (!canvas.fits(readers, kSecondLineType, least, wrap)) {
        wrap.lines = kMostReadersLines;
    }
    return wrap;
}

float third_width(Canvas& canvas) {
    const float width = canvas.screen().width() - 2 * canvas.measure().of(kMargin);
    return std::floor((width - 2 * canvas.measure().of(kGap)) / 3);
}

Button send_button(Canvas& canvas, const WordsView& view) {
    return {.text = std::string(canvas.word(view.text.empty() ? Word::Finish : Word::Send)),
            .fill = Fill::Primary};
}
Button delete_button(Canvas& canvas, const WordsView& view) {
    return {.text = std::string(canvas.word(Word::DeleteText)), .enabled = !view.text.empty()};
}
Button hide_button(Canvas& canvas, const WordsView& view) {
    return {.text = std::string(canvas.word(view.hidden ? Word::ShowText : Word::HideText))};
}

float buttons_height(Canvas& canvas, const WordsView& view) {
    int lines = 1;
    for (const Button& one :
         {delete_button(canvas, view), hide_button(canvas, view), send_button(canvas, view)}) {
        lines = std::max(lines, button_lines(canvas, one, third_width(canvas)));
    }
    const int em = canvas.measure().least_em(kButtonType, canvas.language());
    return std::max(canvas.measure().of(kTarget),
                    canvas.height_of_em(em, std::min(lines, kMostButtonLines)));
}

Plan plan_in(Canvas& canvas, const WordsView& view, const Layout& layout,
             const Arrangement& arrangement) {
    const Measure& measure = canvas.measure();
    Plan plan;
    plan.arrangement = arrangement;
    const Wrap wrap = wrap_of(canvas);
    float above = measure.of(kTop);
    if (arrangement.question == Shown::Yes) {
        plan.question = static_cast<float>(
            canvas.compose(view.question, kHeadingType, Side::Centre, wrap).height);
        above += plan.question + measure.of(kTextGap);
    }
    plan.text = text_box_height(canvas, arrangement.lines);
    const std::string_view readers = canvas.word(readers_word(view.readers));
    const Wrap lines = readers_wrap(canvas, readers);
    plan.readers =
        static_cast<float>(canvas.compose(readers, kSecondLineType, Side::Start, lines).height);
    above += plan.text + plan.readers + 2 * measure.of(kTextGap);
    plan.buttons = buttons_height(canvas, view);
    plan.buttons_top = canvas.screen().bottom - measure.of(kBottom) - plan.buttons;
    plan.rows = keyboard_rows(layout, view.keyboard);
    const float end = plan.buttons_top - measure.of(kGap);
    const float top = std::max(above + measure.of(kKeyboardPadding), measure.reach_top());
    const float gaps = keyboard_height(canvas, plan.rows, 0);
    plan.key = std::min(measure.of(kKeyHeight),
                        std::floor((end - top - gaps) / static_cast<float>(plan.rows)));
    plan.key = std::max(plan.key, least_key_height(canvas, layout));
    plan.keyboard_top = end - keyboard_height(canvas, plan.rows, plan.key);
    return plan;
}

Plan plan_screen(Canvas& canvas, const WordsView& view, const Layout& layout) {
    Plan plan;
    const float wanted = canvas.measure().of(kTarget);
    for (const Arrangement& arrangement : kArrangements) {
        plan = plan_in(canvas, view, layout, arrangement);
        if (plan.key >= wanted) {
            break;
        }
    }
    return plan;
}

void draw_upper(Canvas& canvas, const WordsView& view, const Plan& plan) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float right = screen.right - margin;
    float y = measure.of(kTop);
    if (plan.question > 0) {
        canvas.text(view.question, {kHeadingType, Side::Centre, 2},
                    {margin, y, right, y + plan.question}, {kInk, kPaper, Role::Heading, screen});
        y += plan.question + measure.of(kTextGap);
    }
    const TextBox typed{view.text, plan.arrangement.lines, TextBox::Kind::Typed};
    const TextBox notice{std::string(canvas.word(Word::HiddenText)), plan.arrangement.lines,
                         TextBox::Kind::Notice};
    draw_text_box(canvas, view.hidden ? notice : typed, {margin, y, right, y + plan.text});
    y += plan.text + measure.of(kTextGap);
    const std::string_view readers = canvas.word(readers_word(view.readers));
    canvas.text(readers, {kSecondLineType, Side::Start, readers_wrap(canvas, readers).lines},
                {margin, y, right, y + plan.readers}, {kInk2, kPaper, Role::Text, screen});
}

std::optional<Choice> draw_buttons(Canvas& canvas, const WordsView& view, const Plan& plan) {
    const Rect screen = canvas.screen();
    const float margin = canvas.measure().of(kMargin);
    const float width = third_width(canvas);
    const float bottom = plan.buttons_top + plan.buttons;
    const auto place = [&](float left) {
        return canvas.mirrored({left, plan.buttons_top, left + width, bottom}, screen);
    };
    const bool deleted = button(canvas, delete_button(canvas, view), place(margin));
    const bool hid =
        button(canvas, hide_button(canvas, view), place(std::floor(screen.middle_x() - width / 2)));
    const bool sent =
        button(canvas, send_button(canvas, view), place(screen.right - margin - width));
    if (deleted) {
        return TextDeleted{};
    }
    if (hid) {
        return TextHidden{};
    }
    if (sent) {
        return view.text.empty() ? Choice(Finished{}) : Choice(Sent{});
    }
    return std::nullopt;
}

}  // namespace

std::optional<Choice> draw_words_screen(Canvas& canvas, const WordsView& view) {
    const Layout& layout = layout_of(canvas, view.keyboard);
    const Plan plan = plan_screen(canvas, view, layout);
    Rect ground = canvas.screen();
    ground.top = plan.keyboard_top - canvas.measure().of(kKeyboardPadding);
    canvas.fill(ground, kKeyboard);
    draw_upper(canvas, view, plan);
    const auto typed = draw_keyboard(canvas, layout, view.keyboard, plan.keyboard_top, plan.key);
    const auto done = draw_buttons(canvas, view, plan);
    return typed ? typed : done;
}

}  // namespace afterword::ui
