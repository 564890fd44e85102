// SPDX-License-Identifier: Apache-2.0
// Where to call back, on a panel that has no room for all of it at once: first what is typed, then
// who reads it and the consent.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/keyboard.hpp"
#include "ui/screens/contact_parts.hpp"

namespace afterword::ui {

namespace {

using Kind = ContactView::Kind;

struct Spacing {
    Length top;
    Length between;
    Length bottom;
    Length keyboard_padding;
};
constexpr Spacing kAmple{{4, 1.5}, {2.2, 1.2}, {4.25, 1.5}, {2, 1.2}};
constexpr Spacing kTight{{0, 0.8}, {0, 1}, {0, 1}, {0, 1.7}};
constexpr Length kSidePadWidth{0, 50, 62};
constexpr int kMostQuestionLines = 3;  // beside the keys
constexpr Type kSignType{5.6, Reading::Shopper, Weight::Bold};

// One page of the two, between its margins and above its buttons.
struct Page {
    const Spacing* spacing = &kAmple;
    Column column;
    float floor = 0;
};

Page page_of(Canvas& canvas, const Spacing& spacing, float ways_height) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float floor = screen.bottom - measure.of(spacing.bottom) - ways_height - measure.of(kGap);
    return {&spacing,
            {{margin, measure.of(spacing.top), screen.right - margin, floor},
             measure.of(spacing.between)},
            floor};
}

// As airy as there is room for.
template <class Height>
Page roomiest(Canvas& canvas, float ways_height, Height height) {
    const Page page = page_of(canvas, kAmple, ways_height);
    return height(page) <= page.column.box.height() ? page : page_of(canvas, kTight, ways_height);
}

// What kind of contact it is, and beside that the contact.
std::array<Column, 2> entry_columns(Canvas& canvas, const ContactView& view, const Page& page) {
    const Rect& box = page.column.box;
    const float gap = canvas.measure().of(kGap);
    const float width =
        std::max(std::floor((box.width() - gap) / 2), std::ceil(kinds_width(canvas, view)));
    const Rect first{box.left, box.top, box.left + width, box.bottom};
    const Rect second{first.right + gap, box.top, box.right, box.bottom};
    return {Column{canvas.mirrored(first, box), page.column.gap},
            Column{canvas.mirrored(second, box), page.column.gap}};
}

float address_height(Canvas& canvas, const ContactView& view, const Page& page) {
    const Layout& layout = email_layout();
    const int rows = keyboard_rows(layout, view.keyboard);
    return question_height(canvas, view, page.column.box.width()) + 2 * page.column.gap +
           field_height(canvas) + canvas.measure().of(page.spacing->keyboard_padding) +
           keyboard_height(canvas, rows, least_key_height(canvas, layout));
}

// The question gives way where even its tightest has no room above the keys.
std::optional<Choice> draw_address(Canvas& canvas, const ContactView& view, const Page& page) {
    float top = page.column.box.top;
    if (address_height(canvas, view, page) <= page.column.box.height()) {
        top = add_question(canvas, view, page.column, top);
    }
    const auto [first, second] = entry_columns(canvas, view, page);
    const Added kinds = add_kinds(canvas, view, first, top);
    const float bottom = std::max(kinds.bottom, add_field(canvas, view, second, top));
    const auto typed =
        draw_address_keys(canvas, view, bottom, page.floor, page.spacing->keyboard_padding);
    return typed ? typed : kinds.choice;
}

Column beside_pad(Canvas& canvas, const Page& page) {
    Column column = page.column;
    column.box.right -= canvas.measure().of(kSidePadWidth) + canvas.measure().of(kContactColumnGap);
    return column;
}

float number_height(Canvas& canvas, const ContactView& view, const Page& page) {
    const Column column = beside_pad(canvas, page);
    return question_height(canvas, view, column.box.width(), kMostQuestionLines) + 2 * column.gap +
           kinds_height(canvas) + field_height(canvas);
}

std::optional<Choice> draw_number(Canvas& canvas, const ContactView& view, const Page& page) {
    const Rect screen = canvas.screen();
    const Rect& box = page.column.box;
    Column column = beside_pad(canvas, page);
    const float pad_left = box.right - canvas.measure().of(kSidePadWidth);
    const float height = std::min(box.height(), pad_height(canvas, canvas.measure().of(kPadKey)));
    const float spare = box.height() - std::max(height, number_height(canvas, view, page));
    const float from = box.top + std::floor(spare / 2);
    column.box = canvas.mirrored(column.box, screen);
    const float top = add_question(canvas, view, column, from, kMostQuestionLines);
    const Added kinds = add_kinds(canvas, view, column, top);
    static_cast<void>(add_field(canvas, view, column, kinds.bottom));
    const Rect pad{pad_left, from, box.right, from + height};
    const auto typed = draw_pad(canvas, canvas.mirrored(pad, screen));
    return typed ? typed : kinds.choice;
}

std::optional<Choice> draw_typing(Canvas& canvas, const ContactView& view) {
    const Button next{.text = std::string(canvas.word(Word::Next)),
                      .fill = Fill::Primary,
                      .enabled = view.can_go_on};
    const bool address = view.kind == Kind::Email;
    const Page page = roomiest(canvas, contact_ways_height(canvas, next), [&](const Page& one) {
        return address ? address_height(canvas, view, one) : number_height(canvas, view, one);
    });
    const ContactWays ways = draw_contact_ways(canvas, next, NextTapped{}, page.spacing->bottom);
    const auto choice =
        address ? draw_address(canvas, view, page) : draw_number(canvas, view, page);
    return choice ? choice : ways.choice;
}

// The consent, and beside it by when there is an answer.
Rect answer_box(Canvas& canvas, const Page& page) {
    Rect box = page.column.box;
    box.left += consent_width(canvas) + canvas.measure().of(kContactColumnGap);
    return box;
}

float consent_row_height(Canvas& canvas, const ContactView& view, const Page& page) {
    const float width = answer_box(canvas, page).width();
    return std::max(consent_height(canvas), text_height_in(canvas, view.answer_by, width));
}

float agreeing_height(Canvas& canvas, const ContactView& view, const Page& page) {
    const float width = page.column.box.width();
    return question_height(canvas, view, width) + 2 * page.column.gap +
           text_height_in(canvas, readers_text(canvas, view), width) +
           consent_row_height(canvas, view, page);
}

std::optional<Choice> draw_consent_row(Canvas& canvas, const ContactView& view, const Page& page,
                                       float top) {
    const Rect& box = page.column.box;
    const float height = consent_row_height(canvas, view, page);
    const auto middle_of = [&](float one) { return top + std::floor((height - one) / 2); };
    Rect consent = box;
    consent.right = box.left + consent_width(canvas);
    const Added added = add_consent(canvas, view, {canvas.mirrored(consent, box)},
                                    middle_of(consent_height(canvas)));
    const Rect answer = answer_box(canvas, page);
    static_cast<void>(add_text(canvas, view.answer_by, {canvas.mirrored(answer, box)},
                               middle_of(text_height_in(canvas, view.answer_by, answer.width()))));
    return added.choice;
}

// Between the two ways on.
bool draw_back(Canvas& canvas, const Rect& between) {
    const float half = canvas.measure().of(kTarget) / 2;
    const float middle = std::floor(between.middle_x());
    const Button back{
        .text = "‹", .type = kSignType, .name = std::string(canvas.word(Word::BackToSurvey))};
    return button(canvas, back, {middle - half, between.top, middle + half, between.bottom});
}

std::optional<Choice> draw_agreeing(Canvas& canvas, const ContactView& view) {
    const Button yes = call_me_back(canvas, view);
    const Page page = roomiest(canvas, contact_ways_height(canvas, yes),
                               [&](const Page& one) { return agreeing_height(canvas, view, one); });
    const ContactWays ways = draw_contact_ways(canvas, yes, Sent{}, page.spacing->bottom);
    const float spare = page.column.box.height() - agreeing_height(canvas, view, page);
    float top = page.column.box.top;
    top = add_question(canvas, view, page.column, top);
    // What is spare keeps the texts apart.
    const float apart = std::max(0.0F, std::floor(spare / 3));
    top = add_text(canvas, readers_text(canvas, view), page.column, top + apart) + apart;
    const auto agreed = draw_consent_row(canvas, view, page, top);
    if (draw_back(canvas, ways.between)) {
        return BackTapped{};
    }
    return agreed ? agreed : ways.choice;
}

}  // namespace

std::optional<Choice> draw_contact_steps(Canvas& canvas, const ContactView& view) {
    return view.step == ContactView::Step::Typing ? draw_typing(canvas, view)
                                                  : draw_agreeing(canvas, view);
}

}  // namespace afterword::ui
