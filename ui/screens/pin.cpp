// SPDX-License-Identifier: Apache-2.0
// Staff number and PIN. Digits run the same way in every language, as on a telephone.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr std::size_t kCodeDigits = 2;
constexpr std::size_t kLeastPinDigits = 4;
constexpr int kColumns = 3;
constexpr int kRows = 4;
constexpr int kMostLines = 3;

constexpr Length kTop{3, 2};
constexpr Length kBackPadding{3.9, 0};
constexpr Length kDotsGap{3.25, 0};
constexpr Length kDot{3.5, 0};
constexpr Length kDotSpacing{6.25, 0};
constexpr Length kGroupGap{6, 0};  // between staff number and PIN, beyond a dot's spacing
constexpr Length kRingLine{0.4, 0};
constexpr Length kKeysGap{3.5, 0};
constexpr float kAboveShare = 0.43F;  // of the room left over; a bit above the middle
constexpr Length kKeyWidth{21.25, 16, 16.1};
constexpr Length kKeyHeight{12, 12.8, 16.1};
constexpr Length kKeyGap{2, 2.6, 4.1};
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

struct StateText {
    std::string text;
    Colour ink = kLate;
};

StateText text_of(Canvas& canvas, PinView::State state, std::string_view wait) {
    const auto word = [&](Word which) { return std::string(canvas.word(which)); };
    switch (state) {
        case PinView::State::Typing:
            return {word(Word::StaffNumberAndPin), kInk};
        case PinView::State::Checking:
            return {word(Word::Checking), kInk2};
        case PinView::State::Wrong:
            return {"! " + word(Word::WrongPin)};
        case PinView::State::Waiting:
            return {"! " + phrase(canvas.language(), Word::TryAgainIn, {wait})};
        case PinView::State::Locked:
            break;
    }
    return {"! " + word(Word::CodeLocked)};
}

float height_of(Canvas& canvas, const StateText& said, float width) {
    const Wrap wrap{static_cast<int>(width), kMostLines};
    return static_cast<float>(
        canvas.compose(said.text, kStaffHeadingType, Side::Centre, wrap).height);
}

// Of the longest that may be said, so that nothing below it ever moves.
float state_height(Canvas& canvas, float width) {
    float height = 0;
    for (const auto state :
         {PinView::State::Typing, PinView::State::Checking, PinView::State::Wrong,
          PinView::State::Waiting, PinView::State::Locked}) {
        height = std::max(height, height_of(canvas, text_of(canvas, state, "00:00"), width));
    }
    return height;
}

// Ends where the box ends.
void draw_state(Canvas& canvas, const PinView& view, const Rect& box) {
    const StateText said = text_of(canvas, view.state, view.wait);
    const float top = box.bottom - height_of(canvas, said, box.width());
    canvas.text(said.text, {kStaffHeadingType, Side::Centre, kMostLines},
                {box.left, top, box.right, box.bottom}, {said.ink, kPaper, Role::Heading});
}

void draw_dots(Canvas& canvas, const PinView& view, const Rect& column, float top) {
    const Measure& measure = canvas.measure();
    const std::size_t pin = std::max(kLeastPinDigits, view.pin_digits);
    const float size = measure.of(kDot);
    const float wanted = measure.of(kDotSpacing);
    const float room = column.width() - measure.of(kGroupGap);
    const auto count = static_cast<float>(kCodeDigits + pin);
    const float spacing = std::min(wanted, std::floor(room / count));
    const float width = (count - 1) * spacing + measure.of(kGroupGap) + size;
    const float left = std::floor(column.middle_x() - width / 2);
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
            canvas.ring(x, middle, (size - ring) / 2, kInk2, ring);
        }
    }
    canvas.image(std::to_string(view.code_digits) + " · " + std::to_string(view.pin_digits),
                 {left, top, left + width, top + size}, kInk2, kPaper);
}

std::optional<Choice> draw_keys(Canvas& canvas, float left, float top) {
    const Measure& measure = canvas.measure();
    constexpr int kErase = -1;
    constexpr int kEnter = -2;
    constexpr std::array<int, 12> kKeys = {1, 2, 3, 4, 5, 6, 7, 8, 9, kErase, 0, kEnter};
    const float width = measure.of(kKeyWidth);
    const float height = measure.of(kKeyHeight);
    const float gap = measure.of(kKeyGap);
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

// What stands where: the keys below the dots or, on a low panel, beside them.
struct PinPlan {
    Rect state;
    float dots_top = 0;
    float keys_left = 0;
    float keys_top = 0;
};

PinPlan plan_pin(Canvas& canvas) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float gap = measure.of(kKeyGap);
    const float keys_width = kColumns * (measure.of(kKeyWidth) + gap) - gap;
    const float keys_height = kRows * (measure.of(kKeyHeight) + gap) - gap;
    const float dots = measure.of(kDotsGap) + measure.of(kDot);
    const float above = measure.of(kTop) + measure.of(kTarget);
    const float state = state_height(canvas, screen.width() - 2 * margin);
    const float height = state + dots + measure.of(kKeysGap) + keys_height;
    if (above + height <= screen.bottom - measure.of(kTop)) {
        const float top = std::floor(above + (screen.bottom - above - height) * kAboveShare);
        return {{margin, top, screen.right - margin, top + state},
                top + state + measure.of(kDotsGap),
                std::floor(screen.middle_x() - keys_width / 2),
                top + state + dots + measure.of(kKeysGap)};
    }
    const float keys_left = screen.right - margin - keys_width;
    const float right = keys_left - measure.of(kGap);
    const float beside = state_height(canvas, right - margin);
    const float top = std::floor(above + (screen.bottom - above - beside - dots) * kAboveShare);
    return {{margin, top, right, top + beside},
            top + beside + measure.of(kDotsGap),
            keys_left,
            std::floor((screen.height() - keys_height) / 2)};
}

}  // namespace

std::optional<Choice> draw_pin_screen(Canvas& canvas, const PinView& view) {
    const bool back = draw_back(canvas);
    const PinPlan plan = plan_pin(canvas);
    const Rect column = canvas.mirrored(plan.state, canvas.screen());
    draw_state(canvas, view, column);
    draw_dots(canvas, view, column, plan.dots_top);
    const Measure& measure = canvas.measure();
    const float width =
        kColumns * (measure.of(kKeyWidth) + measure.of(kKeyGap)) - measure.of(kKeyGap);
    const Rect keys =
        canvas.mirrored({plan.keys_left, 0, plan.keys_left + width, 0}, canvas.screen());
    const auto choice = draw_keys(canvas, keys.left, plan.keys_top);
    return back ? std::optional<Choice>(BackTapped{}) : choice;
}

}  // namespace afterword::ui
