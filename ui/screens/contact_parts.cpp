// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/contact_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ui/kit/keyboard.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/pill.hpp"
#include "ui/kit/text_box.hpp"
#include "ui/words/counted.hpp"

namespace afterword::ui {

namespace {

using Kind = ContactView::Kind;

constexpr Length kButtonWidth{47, 50, 62};
constexpr Type kPadType{5.6, Reading::Shopper, Weight::Bold};
constexpr int kMostLines = 7;
constexpr float kBoxShare = 0.8F;  // of the consent's height
constexpr float kPadColumns = 3;
constexpr float kPadRows = 4;

Pill kind_pill(Canvas& canvas, const ContactView& view, Kind kind) {
    const Word name = kind == Kind::Phone ? Word::Phone : Word::Email;
    return {.text = std::string(canvas.word(name)), .chosen = view.kind == kind};
}

}  // namespace

std::string readers_text(Canvas& canvas, const ContactView& view) {
    return counted(canvas.language(), Counted::ContactReadBy,
                   static_cast<std::uint64_t>(std::max(0, view.kept_days)));
}

float text_height_in(Canvas& canvas, const std::string& text, float width) {
    const Wrap wrap{static_cast<int>(width), kMostLines};
    return static_cast<float>(canvas.compose(text, kSecondLineType, Side::Start, wrap).height);
}

float add_text(Canvas& canvas, const std::string& text, const Column& column, float top) {
    if (text.empty()) {
        return top;
    }
    const float height = text_height_in(canvas, text, column.box.width());
    canvas.text(text, {kSecondLineType, Side::Start, kMostLines},
                {column.box.left, top, column.box.right, top + height},
                {kInk2, kPaper, Role::Text, canvas.screen()});
    return top + height + column.gap;
}

float kinds_height(Canvas& canvas) {
    return canvas.height_of_control(kTarget, kPillType);
}

float field_height(Canvas& canvas) {
    return std::max(canvas.measure().of(kTarget), text_box_height(canvas, 1));
}

float kinds_width(Canvas& canvas, const ContactView& view) {
    const float gap = canvas.measure().of(kGap);
    return pill_width(canvas, kind_pill(canvas, view, Kind::Phone), gap) + gap +
           pill_width(canvas, kind_pill(canvas, view, Kind::Email), gap);
}

Added add_kinds(Canvas& canvas, const ContactView& view, const Column& column, float top) {
    const float gap = canvas.measure().of(kGap);
    const float bottom = top + kinds_height(canvas);
    const Pill phone = kind_pill(canvas, view, Kind::Phone);
    const Pill email = kind_pill(canvas, view, Kind::Email);
    const float wants_phone = pill_width(canvas, phone, 0);
    const float wants_email = pill_width(canvas, email, 0);
    const float spare = column.box.width() - gap - wants_phone - wants_email;
    const float middle = std::floor(column.box.left + wants_phone + spare / 2);
    const Rect left{column.box.left, top, middle, bottom};
    const Rect right{middle + gap, top, column.box.right, bottom};
    Added added{std::nullopt, bottom + column.gap};
    if (pill(canvas, phone, canvas.mirrored(left, column.box))) {
        added.choice = ContactKindTapped{Kind::Phone};
    }
    if (pill(canvas, email, canvas.mirrored(right, column.box))) {
        added.choice = ContactKindTapped{Kind::Email};
    }
    return added;
}

float add_field(Canvas& canvas, const ContactView& view, const Column& column, float top) {
    const Rect box{column.box.left, top, column.box.right, top + field_height(canvas)};
    draw_secret_box(canvas, view.typed,
                    canvas.word(view.kind == Kind::Phone ? Word::Phone : Word::Email), box);
    return box.bottom + column.gap;
}

float consent_height(Canvas& canvas) {
    return canvas.height_of_control(kTarget, kLabelType);
}

float consent_width(Canvas& canvas) {
    const Measure& measure = canvas.measure();
    const int em = measure.em(kLabelType, canvas.language());
    const Wrap wrap{std::numeric_limits<int>::max(), 1};
    const SetText& words =
        canvas.compose(canvas.word(Word::IAgree), kLabelType, em, Side::Start, wrap);
    return std::floor(measure.of(kTarget) * kBoxShare) + 2 * measure.of(kGap) +
           static_cast<float>(words.width);
}

float question_height(Canvas& canvas, const ContactView& view, float width, int lines) {
    const Wrap wrap{static_cast<int>(width), lines};
    return static_cast<float>(
        canvas.compose(view.question, kHeadingType, Side::Centre, wrap).height);
}

float add_question(Canvas& canvas, const ContactView& view, const Column& column, float top,
                   int lines) {
    const float bottom = top + question_height(canvas, view, column.box.width(), lines);
    canvas.text(view.question, {kHeadingType, Side::Centre, lines},
                {column.box.left, top, column.box.right, bottom},
                {kInk, kPaper, Role::Heading, canvas.screen()});
    return bottom + column.gap;
}

// The box and its words are one target.
Added add_consent(Canvas& canvas, const ContactView& view, const Column& column, float top) {
    const Measure& measure = canvas.measure();
    const float height = consent_height(canvas);
    const Rect target{column.box.left, top, column.box.right, top + height};
    const std::string text(canvas.word(Word::IAgree));
    const Press::State state = canvas.control(
        {.role = Role::Toggle, .name = text, .value = view.consent ? "chosen" : ""}, target);
    const float size = std::floor(measure.of(kTarget) * kBoxShare);
    const float box_top = std::floor(target.middle_y() - size / 2);
    const Rect box = canvas.mirrored(
        {column.box.left, box_top, column.box.left + size, box_top + size}, column.box);
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
        {column.box.left + size + measure.of(kGap), top, column.box.right, target.bottom},
        column.box);
    canvas.text(text, {kLabelType, Side::Start}, words, {kInk, kPaper, Role::Label, target});
    const bool tapped = state == Press::State::Tapped;
    return {tapped ? std::optional<Choice>(ConsentTapped{}) : std::nullopt,
            target.bottom + column.gap};
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
        const std::size_t column = i % 3;
        const std::size_t row = i / 3;
        const float x = box.left + static_cast<float>(column) * (width + gap);
        const float y = box.top + static_cast<float>(row) * (height + gap);
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

Button call_me_back(Canvas& canvas, const ContactView& view) {
    return {.text = std::string(canvas.word(Word::CallMeBack)),
            .fill = Fill::Primary,
            .enabled = view.can_send};
}

namespace {

float way_width(Canvas& canvas) {
    const Measure& measure = canvas.measure();
    const float room = canvas.screen().width() - 2 * measure.of(kMargin) - measure.of(kGap);
    return std::min(measure.of(kButtonWidth), std::floor(room / 2));
}

Button no_thanks(Canvas& canvas) {
    return {.text = std::string(canvas.word(Word::NoThanks))};
}

}  // namespace

float contact_ways_height(Canvas& canvas, const Button& yes) {
    const float width = way_width(canvas);
    const int lines =
        std::max(button_lines(canvas, no_thanks(canvas), width), button_lines(canvas, yes, width));
    const int em = canvas.measure().least_em(kButtonType, canvas.language());
    return std::max(canvas.measure().of(kButtonHeight),
                    canvas.height_of_em(em, std::min(lines, kMostButtonLines)));
}

ContactWays draw_contact_ways(Canvas& canvas, const Button& yes, const Choice& meaning,
                              const Length& bottom_margin) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float width = way_width(canvas);
    const float bottom = screen.bottom - measure.of(bottom_margin);
    const float top = bottom - contact_ways_height(canvas, yes);
    const bool declined = button(canvas, no_thanks(canvas),
                                 canvas.mirrored({margin, top, margin + width, bottom}, screen));
    const bool sent =
        button(canvas, yes,
               canvas.mirrored({screen.right - margin - width, top, screen.right - margin, bottom},
                               screen));
    const float gap = measure.of(kContactColumnGap);
    const Rect rest{margin + width + gap, top, screen.right - margin - width - gap, bottom};
    if (declined) {
        return {Declined{}, rest};
    }
    return {sent ? std::optional(meaning) : std::nullopt, rest};
}

float pad_height(Canvas& canvas, float key_height) {
    return kPadRows * (key_height + canvas.measure().of(kGap)) - canvas.measure().of(kGap);
}

std::optional<Choice> draw_address_keys(Canvas& canvas, const ContactView& view, float top,
                                        float floor, const Length& padding) {
    const Layout& layout = email_layout();
    const float edge = canvas.measure().of(padding);
    const int rows = keyboard_rows(layout, view.keyboard);
    const float room = floor - top - edge - keyboard_height(canvas, rows, 0);
    const float share = std::floor(room / static_cast<float>(rows));
    const float key = std::max(least_key_height(canvas, layout),
                               std::min(canvas.measure().of(kKeyHeight), share));
    const float keys_top = floor - keyboard_height(canvas, rows, key);
    const Rect screen = canvas.screen();
    canvas.fill({screen.left, keys_top - edge, screen.right, floor + edge / 2}, kKeyboard);
    return draw_keyboard(canvas, layout, view.keyboard,
                         keyboard_alone(canvas, rows, key, keys_top));
}

}  // namespace afterword::ui
