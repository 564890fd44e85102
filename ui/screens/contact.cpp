// SPDX-License-Identifier: Apache-2.0
// Where to call back: all of it on one screen where there is room, else in two steps.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/kit/keyboard.hpp"
#include "ui/screens/contact_parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

using Kind = ContactView::Kind;

constexpr Length kTop{4, 1.5};
constexpr Length kBetween{2.2, 1.2};
constexpr Length kBottom{4.25, 1.5};
constexpr Length kLeastPadKey{0, 10};
constexpr Length kPadWidth{63, 60, 75};  // in portrait
constexpr Length kKeyboardPadding{2, 1.2};

// The whole width, or the half beside the keys of a telephone.
Column form_column(Canvas& canvas, float floor) {
    const Measure& measure = canvas.measure();
    const float margin = measure.of(kMargin);
    Rect box{margin, measure.of(kTop), canvas.screen().right - margin, floor};
    if (!measure.is_portrait()) {
        box.right = margin + std::floor((box.width() - measure.of(kContactColumnGap)) / 2);
    }
    return {canvas.mirrored(box, canvas.screen()), measure.of(kBetween)};
}

Column page_column(Canvas& canvas) {
    const Rect screen = canvas.screen();
    const float margin = canvas.measure().of(kMargin);
    return {{margin, 0, screen.right - margin, screen.bottom}, canvas.measure().of(kBetween)};
}

float answer_height(Canvas& canvas, const ContactView& view, const Column& column) {
    return column.gap + text_height_in(canvas, view.answer_by, column.box.width());
}

float form_height(Canvas& canvas, const ContactView& view, const Column& column) {
    return kinds_height(canvas) + field_height(canvas) + consent_height(canvas) + 3 * column.gap +
           text_height_in(canvas, readers_text(canvas, view), column.box.width()) +
           answer_height(canvas, view, column);
}

// All that is to be known and said, one below the other.
Added draw_form(Canvas& canvas, const ContactView& view, const Column& column, float top) {
    const Added kinds = add_kinds(canvas, view, column, top);
    float y = add_field(canvas, view, column, kinds.bottom);
    y = add_text(canvas, readers_text(canvas, view), column, y);
    const Added consent = add_consent(canvas, view, column, y);
    y = add_text(canvas, view.answer_by, column, consent.bottom);
    return {kinds.choice ? kinds.choice : consent.choice, y};
}

float floor_of(Canvas& canvas, const ContactView& view) {
    const Measure& measure = canvas.measure();
    return canvas.screen().bottom - measure.of(kBottom) -
           contact_ways_height(canvas, call_me_back(canvas, view)) - measure.of(kGap);
}

bool has_room_for_all(Canvas& canvas, const ContactView& view) {
    const Measure& measure = canvas.measure();
    const float floor = floor_of(canvas, view);
    const Column page = page_column(canvas);
    const Column column = form_column(canvas, floor);
    const float question = question_height(canvas, view, page.box.width());
    const float room = floor - measure.of(kTop) - question - page.gap;
    const float form = form_height(canvas, view, column);
    const float pad = pad_height(canvas, measure.of(kLeastPadKey));
    if (view.kind == Kind::Email) {
        const Layout& layout = email_layout();
        const float keys = keyboard_height(canvas, keyboard_rows(layout, view.keyboard),
                                           least_key_height(canvas, layout));
        return measure.is_portrait() && form + measure.of(kKeyboardPadding) + keys <= room;
    }
    if (measure.is_portrait()) {
        return form + page.gap + pad <= room;
    }
    const float answer = answer_height(canvas, view, column);
    return form <= room ? pad <= room : form - answer <= room && pad + answer <= room;
}

// A telephone number, beside its keys. What doesn't fit below the form stands below the keys.
std::optional<Choice> draw_beside_pad(Canvas& canvas, const ContactView& view, float floor) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float top = add_question(canvas, view, page_column(canvas), measure.of(kTop));
    const Column column = form_column(canvas, floor);
    ContactView shown = view;
    float answer = 0;
    if (form_height(canvas, view, column) > floor - top) {
        shown.answer_by.clear();
        answer = answer_height(canvas, view, column);
    }
    const Added form = draw_form(canvas, shown, column, top);
    const float sum = screen.left + screen.right;
    const float bottom =
        top + std::min(floor - answer - top, pad_height(canvas, measure.of(kPadKey)));
    const Rect pad{sum - column.box.right, top, sum - column.box.left, bottom};
    const auto typed = draw_pad(canvas, pad);
    if (answer > 0) {
        static_cast<void>(add_text(canvas, view.answer_by, {pad, column.gap}, bottom + column.gap));
    }
    return typed ? typed : form.choice;
}

std::optional<Choice> draw_above_pad(Canvas& canvas, const ContactView& view, float floor) {
    const Measure& measure = canvas.measure();
    const Column page = page_column(canvas);
    const float top = add_question(canvas, view, page, measure.of(kTop));
    const Added form = draw_form(canvas, view, page, top);
    const float half = measure.of(kPadWidth) / 2;
    const float height = std::min(floor - form.bottom, pad_height(canvas, measure.of(kPadKey)));
    const float middle = canvas.screen().middle_x();
    const auto typed = draw_pad(canvas, {middle - half, floor - height, middle + half, floor});
    return typed ? typed : form.choice;
}

std::optional<Choice> draw_above_keyboard(Canvas& canvas, const ContactView& view, float floor) {
    const Measure& measure = canvas.measure();
    const Column page = page_column(canvas);
    const float top = add_question(canvas, view, page, measure.of(kTop));
    const Added form = draw_form(canvas, view, page, top);
    const auto typed = draw_address_keys(canvas, view, form.bottom, floor, kKeyboardPadding);
    return typed ? typed : form.choice;
}

}  // namespace

std::optional<Choice> draw_contact_screen(Canvas& canvas, const ContactView& view) {
    if (!has_room_for_all(canvas, view)) {
        return draw_contact_steps(canvas, view);
    }
    const ContactWays ways = draw_contact_ways(canvas, call_me_back(canvas, view), Sent{}, kBottom);
    const float floor = ways.between.top - canvas.measure().of(kGap);
    std::optional<Choice> choice;
    if (view.kind == Kind::Email) {
        choice = draw_above_keyboard(canvas, view, floor);
    } else if (canvas.measure().is_portrait()) {
        choice = draw_above_pad(canvas, view, floor);
    } else {
        choice = draw_beside_pad(canvas, view, floor);
    }
    return choice ? choice : ways.choice;
}

}  // namespace afterword::ui
