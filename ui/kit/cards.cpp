// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/cards.hpp"

#include <algorithm>
#include <cmath>

namespace afterword::ui {

namespace {

constexpr Length kCardGap{2, 0};
constexpr Length kPadding{2.6, 0};
constexpr Length kAir{1.6, 0};          // above and below the texts, together
constexpr Length kMostBetween{3.2, 0};  // between two texts, where there is room
constexpr int kWideColumns = 4;
constexpr int kTallColumns = 2;
constexpr int kMostLines = 2;
constexpr Type kCardTitleType{3.5, Reading::StaffDetail, Weight::Regular};
constexpr Type kValueType{4.75, Reading::Staff, Weight::Bold};
constexpr Type kDetailType{3.25, Reading::StaffDetail, Weight::Regular};

struct CardText {
    std::string text;
    Type type;
    Colour ink;
    float height = 0;
};

int columns_of(Canvas& canvas, std::size_t cards) {
    const int wanted = canvas.measure().is_portrait() ? kTallColumns : kWideColumns;
    return std::clamp(static_cast<int>(cards), 1, wanted);
}

float card_width(Canvas& canvas, int columns, float width) {
    const float gaps = static_cast<float>(columns - 1) * canvas.measure().of(kCardGap);
    return std::floor((width - gaps) / static_cast<float>(columns));
}

std::vector<CardText> texts_of(Canvas& canvas, const CardView& card, float width) {
    const std::string sign = card.trouble ? "! " : "";
    std::vector<CardText> texts = {{card.title, kCardTitleType, kInk2},
                                   {sign + card.value, kValueType, card.trouble ? kLate : kInk},
                                   {card.detail, kDetailType, kInk2}};
    std::erase_if(texts, [](const CardText& one) { return one.text.empty(); });
    const auto room = static_cast<int>(width - 2 * canvas.measure().of(kPadding));
    for (CardText& one : texts) {
        const SetText& set = canvas.compose(one.text, one.type, Side::Start, {room, kMostLines});
        one.height = static_cast<float>(set.height);
    }
    return texts;
}

float height_of(std::span<const CardText> texts) {
    float height = 0;
    for (const CardText& one : texts) {
        height += one.height;
    }
    return height;
}

void draw_card(Canvas& canvas, const CardView& card, const Rect& box) {
    const Measure& measure = canvas.measure();
    const float radius = measure.of(kRadius);
    canvas.fill(box, kCard, radius);
    canvas.outline(box, card.trouble ? kLate : kLine, radius,
                   card.trouble ? measure.of(kOutline) : 1);
    const std::vector<CardText> texts = texts_of(canvas, card, box.width());
    const float spare = box.height() - height_of(texts);
    const float between = std::min(std::floor(spare / static_cast<float>(texts.size() + 1)),
                                   measure.of(kMostBetween));
    const float padding = measure.of(kPadding);
    float top = std::floor(box.top + (spare - between * static_cast<float>(texts.size() - 1)) / 2);
    for (const CardText& one : texts) {
        canvas.text(one.text, {one.type, Side::Start, kMostLines},
                    {box.left + padding, top, box.right - padding, top + one.height},
                    {one.ink, kCard});
        top += one.height + between;
    }
}

}  // namespace

float least_cards_height(Canvas& canvas, std::span<const CardView> cards, float width) {
    const int columns = columns_of(canvas, cards.size());
    const auto rows = static_cast<float>((static_cast<int>(cards.size()) + columns - 1) / columns);
    float highest = 0;
    for (const CardView& card : cards) {
        highest = std::max(highest,
                           height_of(texts_of(canvas, card, card_width(canvas, columns, width))));
    }
    const Measure& measure = canvas.measure();
    const float gap = measure.of(kCardGap);
    return rows * (highest + measure.of(kAir) + gap) - gap;
}

void draw_cards(Canvas& canvas, std::span<const CardView> cards, const Rect& box) {
    const int columns = columns_of(canvas, cards.size());
    const int rows = (static_cast<int>(cards.size()) + columns - 1) / columns;
    const float gap = canvas.measure().of(kCardGap);
    const float width = card_width(canvas, columns, box.width());
    const float height = std::floor((box.height() + gap) / static_cast<float>(rows)) - gap;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const auto column = static_cast<float>(static_cast<int>(i) % columns);
        const auto row = static_cast<float>(static_cast<int>(i) / columns);
        const float left = box.left + column * (width + gap);
        const float top = box.top + row * (height + gap);
        draw_card(canvas, cards[i], canvas.mirrored({left, top, left + width, top + height}, box));
    }
}

}  // namespace afterword::ui
