// SPDX-License-Identifier: Apache-2.0
// Where to call back. What was typed is drawn letter by letter and never named, so that no cache
// and no reader of the screen holds it.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/kit/controls.hpp"
#include "ui/kit/keyboard.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/pill.hpp"
#include "ui/kit/text_box.hpp"
#include "ui/screens/screens.hpp"
#include "ui/words/counted.hpp"

namespace afterword::ui {

namespace {

using Kind = ContactView::Kind;

constexpr Length kTop{4, 1.5};
constexpr Length kBetween{2.2, 1.2};
constexpr Length kColumnGap{5, 3};
constexpr Length kBottom{4.25, 1.5};
constexpr Length kButtonWidth{47, 50, 62};
constexpr Length kPadKey{12, 12.8, 16.1};
constexpr Length kPadWidth{63, 60, 75};  // in portrait
constexpr Length kKeyboardPadding{2, 1.2};
constexpr Type kPadType{5.6, Reading::Shopper, Weight::Bold};
constexpr int kMostLines = 7;
constexpr float kBoxShare = 0.8F;  // of the consent's height
constexpr float kPadColumns = 3;
constexpr float kPadRows = 4;

float between(Canvas& canvas) {
    return canvas.measure().of(kBetween);
}

std::string readers_text(Canvas& canvas, const ContactView& view) {
    return counted(canvas.language(), Counted::ContactReadBy,
                   static_cast<std::uint64_t>(std::max(0, view.kept_days)));
}

float text_height_in(Canvas& canvas, const std::string& text, float width) {
    const Wrap wrap{static_cast<int>(width), kMostLines};
    return static_cast<float>(canvas.compose(text, kSecondLineType, Side::Start, wrap).height);
}

// Draws a text from `top` and gives back where the next thing begins.
float add_text(Canvas& canvas, const std::string& text, const Rect& column, float top) {
    if (text.empty()) {
        return top;
    }
    const float height = text_height_in(canvas, text, column.width());
    canvas.text(text, {kSecondLineType, Side::Start, kMostLines},
                {column.left, top, column.right, top + height},
                {kInk2, kPaper, Role::Text, canvas.screen()});
    return top + height + between(canvas);
}

float toggle_height(Canvas& canvas) {
    return canvas.height_of_control(kTarget, kPillType);
}

float field_height(Canvas& canvas) {
    return std::max(canvas.measure().of(kTarget), text_box_height(canvas, 1));
}

struct Added {
    std::optional<Choice> choice;
    float bottom;
};

Added add_toggle(Canvas& canvas, const ContactView& view, const Rect& column, float top) {
    const float gap = canvas.measure().of(kGap);
    const float bottom = top + toggle_height(canvas);
    const Pill phone{.text = std::string(canvas.word(Word::Phone)),
                     .chosen = view.kind == Kind::Phone};
    const Pill email{.text = std::string(canvas.word(Word::Email)),
                     .chosen = view.kind == Kind::Email};
    const float wants_phone = pill_width(canvas, phone, 0);
    const float wants_email = pill_width(canvas, email, 0);
    const float spare = column.width() - gap - wants_phone - wants_email;
    const float middle = std::floor(column.left + wants_phone + spare / 2);
    const Rect left{column.left, top, middle, bottom};
    const Rect right{middle + gap, top, column.right, bottom};
    Added added{std::nullopt, bottom + between(canvas)};
    if (pill(canvas, phone, canvas.mirrored(left, column))) {
        added.choice = ContactKindTapped{Kind::Phone};
    }
    if (pill(canvas, email, canvas.mirrored(right, column))) {
        added.choice = ContactKindTapped{Kind::Email};
    }
    return added;
}

float add_field(Canvas& canvas, const ContactView& view, const Rect& column, float top) {
    const Rect box{column.left, top, column.right, top + field_height(canvas)};
    draw_secret_box(canvas, view.typed,
                    canvas.word(view.kind == Kind::Phone ? Word::Phone : Word::Email), box);
    return box.bottom + between(canvas);
}

// The box and its words are one target.
Added add_consent(Canvas& canvas, const ContactView& view, const Rect& column, float top) {
    const Measure& measure = canvas.measure();
    const float height = canvas.height_of_control(kTarget, kLabelType);
    const Rect target{column.left, top, column.right, top + height};
    const std::string text(canvas.word(Word::IAgree));
    const Press::State state = canvas.control(
        {.role = Role::Toggle, .name = text, .value = view.consent ? "chosen" : ""}, target);
    const float size = std::floor(measure.of(kTarget) * kBoxShare);
    const float box_top = std::floor(target.middle_y() - size / 2);
    const Rect box =
        canvas.mirrored({column.left, box_top, column.left + size, box_top + size}, column);
    const Paint unticked{kPaper, kEdge, kInk, true};
    const Paint ticked{kTint, kBrand, kBrandDark, true};
    draw_body(canvas, box,
              is_down(state) ? kPressed
              : view.consent ? ticked
                             : unticked,
              measure.of(kRadius) / 2, measure.of(kChosenOutline));
    if (view.consent) {
        draw_icon(canvas, Icon::Tick, box.shrunk(size / 5), kBrandDark);
    }
    const Rect words = canvas.mirrored(
        {column.left + size + measure.of(kGap), top, column.right, target.bottom}, column);
    canvas.text(text, {kLabelType, Side::Start}, words, {kInk, kPaper, Role::Label, target});
    const bool tapped = state == Press::State::Tapped;
    return {tapped ? std::optional<Choice>(ConsentTapped{}) : std::nullopt,
            target.bottom + between(canvas)};
}

std::optional<Choice> draw_pad(Canvas& canvas, const Rect& box) {
    constexpr int kPlus = -1;
    constexpr int kErase = -2;
    constexpr std::array<int, 12> kKeys = {1, 2, 3, 4, 5, 6, 7, 8, 9, kPlus, 0, kErase};
    const float gap = canvas.measure().of(kGap);
    // Numbers are Western in every language, and so are their lines.
    const Language spoken = canvas.language();
    const std::string erase(canvas.word(Word::EraseLetter));
    canvas.speak(Language::En);
    const float width = std::floor((box.width() + gap) / kPadColumns) - gap;
    const float height = std::floor((box.height() + gap) / kPadRows) - gap;
    std::optional<Choice> choice;
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        const float x = box.left + static_cast<float>(i % 3) * (width + gap);
        const float y = box.top + static_cast<float>(i / 3) * (height + gap);
        Button key{.text = std::to_string(kKeys[i]), .type = kPadType, .role = Role::Key};
        Choice meaning = DigitTyped{kKeys[i]};
        if (kKeys[i] == kPlus) {
            key.text = "+";
            meaning = PlusTyped{};
        } else if (kKeys[i] == kErase) {
            key.text = "⌫";
            key.name = erase;
            meaning = DigitErased{};
        }
        if (button(canvas, key, {x, y, x + width, y + height})) {
            choice = meaning;
        }
    }
    canvas.speak(spoken);
    return choice;
}

struct Bottom {
    std::optional<Choice> choice;
    Rect between;  // the room between the two
};

// Both ways on are of one size.
Bottom draw_bottom(Canvas& canvas, const ContactView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float half = std::floor((screen.width() - 2 * margin - measure.of(kGap)) / 2);
    const float width = std::min(measure.of(kButtonWidth), half);
    const Button no{.text = std::string(canvas.word(Word::NoThanks))};
    const Button yes{.text = std::string(canvas.word(Word::CallMeBack)),
                     .fill = Fill::Primary,
                     .enabled = view.can_send};
    const int lines = std::max(button_lines(canvas, no, width), button_lines(canvas, yes, width));
    const int em = measure.least_em(kButtonType, canvas.language());
    const float height =
        std::max(measure.of(kButtonHeight), canvas.height_of_em(em, std::min(lines, 2)));
    const float bottom = screen.bottom - measure.of(kBottom);
    const float top = bottom - height;
    const bool declined =
        button(canvas, no, canvas.mirrored({margin, top, margin + width, bottom}, screen));
    const bool sent =
        button(canvas, yes,
               canvas.mirrored({screen.right - margin - width, top, screen.right - margin, bottom},
                               screen));
    const float gap = measure.of(kColumnGap);
    const Rect rest{margin + width + gap, top, screen.right - margin - width - gap, bottom};
    if (declined) {
        return {Declined{}, rest};
    }
    return {sent ? std::optional<Choice>(Sent{}) : std::nullopt, rest};
}

float draw_question(Canvas& canvas, const ContactView& view) {
    const Rect screen = canvas.screen();
    const float margin = canvas.measure().of(kMargin);
    const float top = canvas.measure().of(kTop);
    const Wrap wrap{static_cast<int>(screen.width() - 2 * margin), 2};
    const auto height =
        static_cast<float>(canvas.compose(view.question, kHeadingType, Side::Centre, wrap).height);
    canvas.text(view.question, {kHeadingType, Side::Centre, 2},
                {margin, top, screen.right - margin, top + height},
                {kInk, kPaper, Role::Heading, screen});
    return top + height + between(canvas);
}

// All that is to be known and said, one below the other.
Added draw_form(Canvas& canvas, const ContactView& view, const Rect& column, float top) {
    const Added toggle = add_toggle(canvas, view, column, top);
    float y = add_field(canvas, view, column, toggle.bottom);
    y = add_text(canvas, readers_text(canvas, view), column, y);
    const Added consent = add_consent(canvas, view, column, y);
    y = add_text(canvas, view.answer_by, column, consent.bottom);
    return {toggle.choice ? toggle.choice : consent.choice, y};
}

float form_height(Canvas& canvas, const ContactView& view, float width) {
    const float gap = between(canvas);
    return toggle_height(canvas) + gap + field_height(canvas) + gap +
           text_height_in(canvas, readers_text(canvas, view), width) + gap +
           canvas.height_of_control(kTarget, kLabelType) + gap +
           text_height_in(canvas, view.answer_by, width);
}

// A telephone number, beside its keys. What doesn't fit below the form stands below the keys.
std::optional<Choice> draw_beside_pad(Canvas& canvas, const ContactView& view, float floor) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float top = draw_question(canvas, view);
    const float gap = measure.of(kColumnGap);
    const float half = std::floor((screen.width() - 2 * margin - gap) / 2);
    const Rect column{margin, top, margin + half, floor};
    ContactView shown = view;
    float answer = 0;
    if (form_height(canvas, view, half) > floor - top) {
        shown.answer_by.clear();
        answer = text_height_in(canvas, view.answer_by, half) + between(canvas);
    }
    const Added form = draw_form(canvas, shown, canvas.mirrored(column, screen), top);
    const float height =
        std::min(floor - answer - top, kPadRows * (measure.of(kPadKey) + measure.of(kGap)));
    const Rect pad = canvas.mirrored(
        {screen.right - margin - half, top, screen.right - margin, top + height}, screen);
    const auto typed = draw_pad(canvas, pad);
    if (answer > 0) {
        static_cast<void>(add_text(canvas, view.answer_by, pad, pad.bottom + between(canvas)));
    }
    return typed ? typed : form.choice;
}

std::optional<Choice> draw_above_pad(Canvas& canvas, const ContactView& view, float floor) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const Rect column{margin, 0, screen.right - margin, floor};
    const Added form = draw_form(canvas, view, column, draw_question(canvas, view));
    const float half = measure.of(kPadWidth) / 2;
    const float height =
        std::min(floor - form.bottom, kPadRows * (measure.of(kPadKey) + measure.of(kGap)));
    const auto typed = draw_pad(
        canvas, {screen.middle_x() - half, floor - height, screen.middle_x() + half, floor});
    return typed ? typed : form.choice;
}

// An address, above the keyboard. On a low panel the form stands in two columns, without the
// question, and the consent between the buttons.
std::optional<Choice> draw_above_keyboard(Canvas& canvas, const ContactView& view,
                                          const Rect& between_buttons, float floor) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const Layout& layout = email_layout();
    Added form{std::nullopt, between(canvas)};
    Rect column{margin, 0, screen.right - margin, floor};
    if (measure.is_portrait()) {
        form = draw_form(canvas, view, column, draw_question(canvas, view));
    } else {
        const float half = std::floor((column.width() - measure.of(kColumnGap)) / 2);
        const Rect other = canvas.mirrored({column.right - half, 0, column.right, floor}, screen);
        column = canvas.mirrored({margin, 0, margin + half, floor}, screen);
        const Added toggle = add_toggle(canvas, view, column, form.bottom);
        const float below = add_field(canvas, view, column, toggle.bottom);
        const float consent_height = canvas.height_of_control(kTarget, kLabelType);
        const Added consent =
            add_consent(canvas, view, between_buttons,
                        std::floor(between_buttons.middle_y() - consent_height / 2));
        const float left = add_text(canvas, view.answer_by, column, below);
        const float right = add_text(canvas, readers_text(canvas, view), other, form.bottom);
        form = {toggle.choice ? toggle.choice : consent.choice, std::max(left, right)};
    }
    const int rows = keyboard_rows(layout, view.keyboard);
    const float room = floor - form.bottom - measure.of(kKeyboardPadding);
    const float share =
        std::floor((room - keyboard_height(canvas, rows, 0)) / static_cast<float>(rows));
    const float key =
        std::max(least_key_height(canvas, layout), std::min(measure.of(kKeyHeight), share));
    const float top = floor - keyboard_height(canvas, rows, key);
    canvas.fill({screen.left, top - measure.of(kKeyboardPadding), screen.right,
                 floor + measure.of(kKeyboardPadding) / 2},
                kKeyboard);
    const auto typed =
        draw_keyboard(canvas, layout, view.keyboard, keyboard_alone(canvas, rows, key, top));
    return typed ? typed : form.choice;
}

}  // namespace

std::optional<Choice> draw_contact_screen(Canvas& canvas, const ContactView& view) {
    const Bottom bottom = draw_bottom(canvas, view);
    const float floor = bottom.between.top - canvas.measure().of(kGap);
    std::optional<Choice> choice;
    if (view.kind == Kind::Email) {
        choice = draw_above_keyboard(canvas, view, bottom.between, floor);
    } else if (canvas.measure().is_portrait()) {
        choice = draw_above_pad(canvas, view, floor);
    } else {
        choice = draw_beside_pad(canvas, view, floor);
    }
    return choice ? choice : bottom.choice;
}

}  // namespace afterword::ui
