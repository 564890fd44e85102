// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/cards.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

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
    int lines = 1;
    float height = 0;
};

using Shape = CardsPlan::Shape;

int rows_of(std::size_t cards, int columns) {
    return (static_cast<int>(cards) + columns - 1) / columns;
}

float width_of(Canvas& canvas, const CardText& one) {
    const int em = canvas.measure().em(one.type, canvas.language());
    return static_cast<float>(
        canvas.compose(one.text, one.type, em, Side::Start, {std::numeric_limits<int>::max(), 1})
            .width);
}

// What a card says, from top to bottom: texts that stand beside each other are one line.
using CardLine = std::vector<CardText>;

std::vector<CardLine> lines_of(Canvas& canvas, const CardView& card, Shape shape, float width) {
    const std::string sign = card.trouble ? "! " : "";
    const CardText title{card.title, kCardTitleType, kInk2};
    const CardText value{sign + card.value, kValueType, card.trouble ? kLate : kInk};
    const float room = width - 2 * canvas.measure().of(kPadding);
    const float beside =
        width_of(canvas, title) + width_of(canvas, value) + canvas.measure().of(kPadding);
    std::vector<CardLine> lines;
    if (shape == Shape::Flat && beside <= room) {
        lines = {{title, value}};
    } else {
        lines = {{title}, {value}};
    }
    if (!card.detail.empty()) {
        lines.push_back({{card.detail, kDetailType, kInk2}});
    }
    for (CardLine& line : lines) {
        for (CardText& one : line) {
            const int least = canvas.measure().least_em(one.type, canvas.language());
            const Wrap one_line{static_cast<int>(room), 1};
            one.lines = canvas.fits(one.text, one.type, least, one_line) ? 1 : kMostLines;
            const Wrap wrap{static_cast<int>(room), one.lines};
            one.height =
                static_cast<float>(canvas.compose(one.text, one.type, Side::Start, wrap).height);
        }
    }
    return lines;
}

float height_of(const CardLine& line) {
    float height = 0;
    for (const CardText& one : line) {
        height = std::max(height, one.height);
    }
    return height;
}

float height_of(std::span<const CardLine> lines) {
    float height = 0;
    for (const CardLine& line : lines) {
        height += height_of(line);
    }
    return height;
}

CardsPlan plan_of(Canvas& canvas, std::span<const CardView> cards, Shape shape, int columns,
                  float width) {
    const Measure& measure = canvas.measure();
    CardsPlan plan{shape, std::clamp(static_cast<int>(cards.size()), 1, columns), 0, 0,
                   cards.size()};
    const float gaps = static_cast<float>(plan.columns - 1) * measure.of(kCardGap);
    plan.card_width = std::floor((width - gaps) / static_cast<float>(plan.columns));
    for (const CardView& card : cards) {
        const auto lines = lines_of(canvas, card, shape, plan.card_width);
        plan.card_height = std::max(plan.card_height, height_of(lines) + measure.of(kAir));
    }
    return plan;
}

CardsPlan plan_tall(Canvas& canvas, std::span<const CardView> cards, float width) {
    const int columns = canvas.measure().is_portrait() ? kTallColumns : kWideColumns;
    return plan_of(canvas, cards, Shape::Tall, columns, width);
}

void draw_line(Canvas& canvas, const CardLine& line, const Rect& box) {
    const Rect card = box.shrunk(-canvas.measure().of(kPadding) / 2);
    for (std::size_t i = 0; i < line.size(); ++i) {
        canvas.text(line[i].text, {line[i].type, i == 0 ? Side::Start : Side::End, line[i].lines},
                    box, {line[i].ink, kCard, Role::Text, card});
    }
}

void draw_card(Canvas& canvas, const CardView& card, Shape shape, const Rect& box) {
    const Measure& measure = canvas.measure();
    const float radius = measure.of(kRadius);
    canvas.fill(box, kCard, radius);
    canvas.outline(box, card.trouble ? kLate : kLine, radius,
                   card.trouble ? measure.of(kOutline) : 1);
    const std::vector<CardLine> lines = lines_of(canvas, card, shape, box.width());
    const float spare = box.height() - height_of(lines);
    const float between = std::min(std::floor(spare / static_cast<float>(lines.size() + 1)),
                                   measure.of(kMostBetween));
    const float padding = measure.of(kPadding);
    float top = std::floor(box.top + (spare - between * static_cast<float>(lines.size() - 1)) / 2);
    for (const CardLine& line : lines) {
        const float height = height_of(line);
        draw_line(canvas, line, {box.left + padding, top, box.right - padding, top + height});
        top += height + between;
    }
}

}  // namespace

float tall_cards_height(Canvas& canvas, std::span<const CardView> cards, float width) {
    const CardsPlan plan = plan_tall(canvas, cards, width);
    const float gap = canvas.measure().of(kCardGap);
    return static_cast<float>(rows_of(cards.size(), plan.columns)) * (plan.card_height + gap) - gap;
}

CardsPlan plan_cards(Canvas& canvas, std::span<const CardView> cards, float width, float height) {
    if (tall_cards_height(canvas, cards, width) <= height) {
        return plan_tall(canvas, cards, width);
    }
    CardsPlan plan = plan_of(canvas, cards, Shape::Flat, kTallColumns, width);
    const float gap = canvas.measure().of(kCardGap);
    const float rows = std::max(1.0F, std::floor((height + gap) / (plan.card_height + gap)));
    plan.per_page = static_cast<std::size_t>(rows) * static_cast<std::size_t>(plan.columns);
    return plan;
}

void draw_cards(Canvas& canvas, std::span<const CardView> cards, const CardsPlan& plan,
                const Rect& box) {
    const float gap = canvas.measure().of(kCardGap);
    // The last page keeps the size of the others.
    const auto rows =
        static_cast<float>(rows_of(std::max(cards.size(), plan.per_page), plan.columns));
    const float height = std::floor((box.height() + gap) / rows) - gap;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const int column = static_cast<int>(i) % plan.columns;
        const int row = static_cast<int>(i) / plan.columns;
        const float left = box.left + static_cast<float>(column) * (plan.card_width + gap);
        const float top = box.top + static_cast<float>(row) * (height + gap);
        draw_card(canvas, cards[i], plan.shape,
                  canvas.mirrored({left, top, left + plan.card_width, top + height}, box));
    }
}

}  // namespace afterword::ui
