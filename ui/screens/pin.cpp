// SPDX-License-Identifier: Apache-2.0
// Staff number and PIN. Digits run the same way in every language, as on a telephone.
#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>

#include "ui/kit/controls.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr std::size_t kCodeDigits = 2;
constexpr std::size_t kLeastPinDigits = 4;

constexpr Length kTop{3, 2};
constexpr Length kBackPadding{3.9, 0};
constexpr Length kDotsGap{3.25, 0};
constexpr Length kDot{3.5, 0};
constexpr Length kDotSpacing{6.25, 0};
constexpr Length kGroupGap{6, 0};  // between staff number and PIN, beyond a dot's spacing
constexpr Length kRingLine{0.4, 0};
constexpr Length kKeysGap{3.5, 0};
constexpr float kAboveShare = 0.43F;  // of the room left over; a bit above the middle
constexpr Length kKeyWidth{21.25, 16};
constexpr Length kKeyHeight{12, 12.8};
constexpr Length kKeyGap{2, 2.6};
constexpr Type kEraseType{7, Reading::Staff, Weight::Bold};
constexpr std::string_view kEraseSign = "⌫";

bool draw_back(Canvas& canvas) {
    const Measure& measure = canvas.measure();
    const std::string name(canvas.word(Word::BackToRatings));
    const Button back{.text = "‹ " + name, .type = kStaffSmallButtonType, .key = {}, .name = name};
    const SetText& text = canvas.compose(
        back.text, back.type, Side::Start,
        {static_cast<int>(canvas.screen().width() - 4 * measure.of(kBackPadding)), 1});
    const float left = measure.of(kMargin);
    const float top = measure.of(kTop);
    const float width = static_cast<float>(text.width) + 2 * measure.of(kBackPadding);
    return button(
        canvas, back,
        canvas.mirrored({left, top, left + width, top + measure.of(kTarget)}, canvas.screen()));
}

void draw_state(Canvas& canvas, const PinView& view, const Rect& box) {
    switch (view.state) {
        case PinView::State::Typing:
            canvas.text(canvas.word(Word::StaffNumberAndPin), {kStaffHeadingType, Side::Centre},
                        box, {kInk, kPaper, Role::Heading});
            return;
        case PinView::State::Checking:
            canvas.text(canvas.word(Word::Checking), {kStaffHeadingType, Side::Centre}, box,
                        {kInk2, kPaper, Role::Heading});
            return;
        case PinView::State::Wrong:
            canvas.text("! " + std::string(canvas.word(Word::WrongPin)),
                        {kStaffHeadingType, Side::Centre}, box, {kLate, kPaper, Role::Heading});
            return;
        case PinView::State::Waiting:
            canvas.text("! " + phrase(canvas.language(), Word::TryAgainIn, {view.wait}),
                        {kStaffHeadingType, Side::Centre}, box, {kLate, kPaper, Role::Heading});
            return;
        case PinView::State::Locked:
            canvas.text("! " + std::string(canvas.word(Word::CodeLocked)),
                        {kStaffHeadingType, Side::Centre, 2}, box, {kLate, kPaper, Role::Heading});
            return;
    }
}

void draw_dots(Canvas& canvas, const PinView& view, float top) {
    const Measure& measure = canvas.measure();
    const std::size_t pin = std::max(kLeastPinDigits, view.pin_digits);
    const float size = measure.of(kDot);
    const float wanted = measure.of(kDotSpacing);
    const float room = canvas.screen().width() - 2 * measure.of(kMargin) - measure.of(kGroupGap);
    const auto count = static_cast<float>(kCodeDigits + pin);
    const float spacing = std::min(wanted, std::floor(room / count));
    const float width = (count - 1) * spacing + measure.of(kGroupGap) + size;
    const float left = std::floor(canvas.screen().middle_x() - width / 2);
    const float middle = top + size / 2;
    for (std::size_t i = 0; i < kCodeDigits + pin; ++i) {
        const bool of_pin = i >= kCodeDigits;
        const float x = left + size / 2 + static_cast<float>(i) * spacing +
                        (of_pin ? measure.of(kGroupGap) : 0);
        const bool typed = of_pin ? i - kCodeDigits < view.pin_digits : i < view.code_digits;
        if (typed) {
            canvas.disc(x, middle, size / 2, kInk);
        } else {
            const float ring = measure.of(kRingLine);
            canvas.list().AddCircle({x, middle}, (size - ring) / 2, canvas.packed(kInk2), 0, ring);
        }
    }
    canvas.image(std::to_string(view.code_digits) + " · " + std::to_string(view.pin_digits),
                 {left, top, left + width, top + size}, kInk2, kPaper);
}

std::optional<Choice> draw_keys(Canvas& canvas, float top) {
    const Measure& measure = canvas.measure();
    constexpr int kColumns = 3;
    constexpr int kErase = -1;
    constexpr int kEnter = -2;
    constexpr std::array<int, 12> kKeys = {1, 2, 3, 4, 5, 6, 7, 8, 9, kErase, 0, kEnter};
    const float width = measure.of(kKeyWidth);
    const float height = measure.of(kKeyHeight);
    const float gap = measure.of(kKeyGap);
    const float left =
        std::floor(canvas.screen().middle_x() - (kColumns * (width + gap) - gap) / 2);
    std::optional<Choice> choice;
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        const int column = static_cast<int>(i) % kColumns;
        const int row = static_cast<int>(i) / kColumns;
        const float x = left + static_cast<float>(column) * (width + gap);
        const float y = top + static_cast<float>(row) * (height + gap);
        Button key{.type = kKeyType, .role = Role::Key};
        const int digit = kKeys[i];
        Choice meaning = DigitTyped{digit};
        key.text = std::to_string(digit);
        if (digit == kErase) {
            meaning = DigitErased{};
            key.text = kEraseSign;
            key.type = kEraseType;
            key.name = canvas.word(Word::Erase);
        } else if (digit == kEnter) {
            meaning = PinEntered{};
            key.text = canvas.word(Word::Ok);
        }
        if (button(canvas, key, {x, y, x + width, y + height})) {
            choice = meaning;
        }
    }
    return choice;
}

}  // namespace

std::optional<Choice> draw_pin_screen(Canvas& canvas, const PinView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const bool back = draw_back(canvas);

    const float heading = canvas.height_of(kStaffHeadingType);
    const float keys = 4 * (measure.of(kKeyHeight) + measure.of(kKeyGap)) - measure.of(kKeyGap);
    const float height =
        heading + measure.of(kDotsGap) + measure.of(kDot) + measure.of(kKeysGap) + keys;
    const float above = measure.of(kTop) + measure.of(kTarget);
    float y = std::floor(above + std::max(0.0F, (screen.bottom - above - height) * kAboveShare));
    const float margin = measure.of(kMargin);
    draw_state(canvas, view, {margin, y, screen.right - margin, y + heading});
    y += heading + measure.of(kDotsGap);
    draw_dots(canvas, view, y);
    y += measure.of(kDot) + measure.of(kKeysGap);
    const auto choice = draw_keys(canvas, y);
    return back ? std::optional<Choice>(BackTapped{}) : choice;
}

}  // namespace afterword::ui
