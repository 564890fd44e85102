// SPDX-License-Identifier: Apache-2.0
// Somebody's own words, with a keyboard of our own.
#include <algorithm>
#include <string>

#include "ui/kit/text_box.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/words_plan.hpp"

namespace afterword::ui {

namespace {

const Layout& layout_of(Canvas& canvas, const KeyboardView& view) {
    const std::vector<const Layout*> layouts = layouts_for(canvas.language());
    return *layouts[std::min(view.layout, layouts.size() - 1)];
}

// Where there is no room below the box, an empty one says who reads it.
TextBox text_box(Canvas& canvas, const WordsView& view, const WordsPlan& plan) {
    if (view.text.empty() && plan.readers <= 0) {
        return {readers_text(canvas, view), plan.lines, TextBox::Kind::Notice};
    }
    if (view.hidden) {
        return {std::string(canvas.word(Word::HiddenText)), plan.lines, TextBox::Kind::Notice};
    }
    return {view.text, plan.lines, TextBox::Kind::Typed};
}

void draw_upper(Canvas& canvas, const WordsView& view, const WordsPlan& plan) {
    const Rect screen = canvas.screen();
    const float margin = canvas.measure().of(kMargin);
    const float right = screen.right - margin;
    float y = plan.top;
    if (plan.question > 0) {
        canvas.text(view.question, {kHeadingType, Side::Centre, 2},
                    {margin, y, right, y + plan.question}, {kInk, kPaper, Role::Heading, screen});
        y += plan.question + plan.gap;
    }
    draw_text_box(canvas, text_box(canvas, view, plan), {margin, y, right, y + plan.text});
    if (plan.readers > 0) {
        y += plan.text + plan.gap;
        const std::string readers = readers_text(canvas, view);
        canvas.text(readers, {kSecondLineType, Side::Start, readers_wrap(canvas, readers).lines},
                    {margin, y, right, y + plan.readers}, {kInk2, kPaper, Role::Text, screen});
    }
}

std::optional<Choice> draw_ways(Canvas& canvas, const WordsView& view, const WordsPlan& plan) {
    const bool deleted = button(canvas, delete_button(canvas, view, plan.ways), plan.erase_all);
    const bool hid = button(canvas, hide_button(canvas, view, plan.ways), plan.hide);
    const bool sent = button(canvas, send_button(canvas, view), plan.send);
    if (deleted) {
        return TextDeleted{};
    }
    if (hid) {
        return TextHidden{};
    }
    if (sent) {
        return Sent{};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Choice> draw_words_screen(Canvas& canvas, const WordsView& view) {
    const Layout& layout = layout_of(canvas, view.keyboard);
    const WordsPlan plan = plan_words(canvas, view, layout);
    Rect ground = canvas.screen();
    ground.top = plan.ground_top;
    canvas.fill(ground, kKeyboard);
    draw_upper(canvas, view, plan);
    const auto typed = draw_keyboard(canvas, layout, view.keyboard, plan.keyboard);
    const auto done = draw_ways(canvas, view, plan);
    return typed ? typed : done;
}

}  // namespace afterword::ui
