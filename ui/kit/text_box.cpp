// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/text_box.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace afterword::ui {

namespace {

constexpr Type kTypedType{4.8, Reading::Shopper, Weight::Regular};
constexpr Length kPadding{2, 1.5};
constexpr Length kAir{1, 0.6};        // above and below the lines
constexpr float kLineHeight = 1.25F;  // of an em, with accents and descenders
constexpr Length kCursor{0.5, 0.4};
constexpr Length kCursorGap{0.4, 0.3};
constexpr float kCursorHeight = 1.05F;  // of an em

void draw_frame(Canvas& canvas, const Rect& box) {
    const Measure& measure = canvas.measure();
    canvas.fill(box, kCard, measure.of(kRadius));
    canvas.outline(box, kBrand, measure.of(kRadius), measure.of(kChosenOutline));
}

// Where each character of UTF-8 begins.
std::vector<std::size_t> starts_of(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) {
            starts.push_back(i);
        }
    }
    return starts;
}

// The longest end of a text that fits, after an ellipsis where that is not all of it.
std::string end_that_fits(Canvas& canvas, const std::string& text, int em, const Wrap& wrap) {
    if (canvas.fits(text, kTypedType, em, wrap)) {
        return text;
    }
    const std::vector<std::size_t> starts = starts_of(text);
    const auto end_from = [&](std::size_t start) { return "…" + text.substr(start); };
    const auto first = std::partition_point(starts.begin(), starts.end(), [&](std::size_t start) {
        return !canvas.fits(end_from(start), kTypedType, em, wrap);
    });
    return first == starts.end() ? std::string() : end_from(*first);
}

void draw_cursor(Canvas& canvas, float x, float middle, int em) {
    const float width = canvas.measure().of(kCursor);
    const float half = std::round(static_cast<float>(em) * kCursorHeight / 2);
    canvas.fill({x, middle - half, x + width, middle + half}, kBrand);
}

Rect room_of(Canvas& canvas, const Rect& box) {
    const float padding = canvas.measure().of(kPadding);
    return {box.left + padding, box.top, box.right - padding, box.bottom};
}

// In a low box a text stands in the middle, in a high one it begins at the top, as on paper.
float top_of(const Rect& box, const TextBox& text_box, float height, float whole) {
    constexpr int kLow = 2;
    return std::floor(box.middle_y() - (text_box.lines > kLow ? whole : height) / 2);
}

Wrap wrap_in(Canvas& canvas, const Rect& room, int lines) {
    const float cursor = canvas.measure().of(kCursor) + canvas.measure().of(kCursorGap);
    return {static_cast<int>(room.width() - cursor), lines};
}

}  // namespace

int notice_lines(Canvas& canvas, const std::string& notice, float width) {
    constexpr int kMost = 9;
    const Rect room = room_of(canvas, {0, 0, width, 0});
    const int em = canvas.measure().em(kTypedType, canvas.language());
    int lines = 1;
    while (lines < kMost && !canvas.fits(notice, kTypedType, em, wrap_in(canvas, room, lines))) {
        ++lines;
    }
    return lines;
}

float text_box_height(Canvas& canvas, int lines) {
    const int em = canvas.measure().em(kTypedType, canvas.language());
    const float line = canvas.height_of_em(em);
    // High lines have air of their own.
    const float own = std::max(0.0F, std::floor((line - static_cast<float>(em) * kLineHeight) / 2));
    const float air = canvas.measure().of(kAir);
    return canvas.height_of_em(em, lines) + 2 * std::max(air / 2, air - own);
}

void draw_text_box(Canvas& canvas, const TextBox& text_box, const Rect& box) {
    draw_frame(canvas, box);
    const Rect room = room_of(canvas, box);
    const int em = canvas.measure().em(kTypedType, canvas.language());
    const bool typed = text_box.kind == TextBox::Kind::Typed;
    const Wrap wrap = wrap_in(canvas, room, text_box.lines);
    const std::string shown =
        typed ? end_that_fits(canvas, text_box.text, em, wrap) : text_box.text;
    const float line = canvas.height_of_em(em);
    const float whole = canvas.height_of_em(em, text_box.lines);
    float used = 0;
    float line_middle = top_of(box, text_box, line, whole) + line / 2;
    if (!shown.empty()) {
        const SetText& set = canvas.compose(shown, kTypedType, em, Side::Start, wrap);
        used = static_cast<float>(set.last_width);
        const auto height = static_cast<float>(set.height);
        const float top = top_of(box, text_box, height, whole);
        line_middle = top + height - line / 2;
        canvas.text(shown, {kTypedType, Side::Start, text_box.lines, em, wrap.width},
                    {room.left, top, room.right, top + height},
                    {typed ? kInk : kInk2, kCard, Role::Text, box});
    }
    if (typed) {
        const float gap = canvas.measure().of(kCursorGap);
        const float width = canvas.measure().of(kCursor);
        const float x =
            canvas.runs_left() ? room.right - used - gap - width : room.left + used + gap;
        draw_cursor(canvas, x, line_middle, em);
    }
}

void draw_secret_box(Canvas& canvas, std::string_view typed, std::string_view name,
                     const Rect& box) {
    draw_frame(canvas, box);
    const Rect room = room_of(canvas, box);
    const std::vector<std::size_t> starts = starts_of(typed);
    canvas.image(std::string(name) + ": " + std::to_string(starts.size()), room, kInk, kCard);
    const int em = canvas.measure().em(kTypedType, canvas.language());
    const float cursor = canvas.measure().of(kCursor) + canvas.measure().of(kCursorGap);
    const auto letter_at = [&](std::size_t i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : typed.size();
        return typed.substr(starts[i], end - starts[i]);
    };
    float width = cursor;
    std::size_t first = starts.size();
    while (first > 0) {
        const float wider = width + canvas.letter_width(letter_at(first - 1), kTypedType, em);
        if (wider > room.width()) {
            break;
        }
        width = wider;
        --first;
    }
    float x = room.left;
    for (std::size_t i = first; i < starts.size(); ++i) {
        x += canvas.letter(letter_at(i), kTypedType, em, {x, room.middle_y()}, kInk);
    }
    draw_cursor(canvas, x + canvas.measure().of(kCursorGap), room.middle_y(), em);
}

}  // namespace afterword::ui
