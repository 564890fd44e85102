// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/listing.hpp"

#include <algorithm>
#include <cmath>

namespace afterword::ui {

namespace {

constexpr Length kColumnGap{4, 3};
constexpr Length kLineGap{0.8, 0};
constexpr int kMostLines = 2;  // of one text

struct Columns {
    int count = 1;
    float width = 0;
    std::size_t shown = 0;  // how many lines find a place
};

float height_of(Canvas& canvas, const std::string& line, const Type& type, float width) {
    const Wrap wrap{static_cast<int>(width), kMostLines};
    return static_cast<float>(canvas.compose(line, type, Side::Start, wrap).height) +
           canvas.measure().of(kLineGap);
}

bool all_fit(Canvas& canvas, std::span<const std::string> lines, const Type& type, float width) {
    const int least = canvas.measure().least_em(type, canvas.language());
    return std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return canvas.fits(line, type, least, {static_cast<int>(width), kMostLines});
    });
}

Columns plan_columns(Canvas& canvas, std::span<const std::string> lines, const Type& type,
                     int count, const Rect& box) {
    const float gaps = static_cast<float>(count - 1) * canvas.measure().of(kColumnGap);
    Columns columns{count, std::floor((box.width() - gaps) / static_cast<float>(count)), 0};
    float used = 0;
    int column = 0;
    for (const std::string& line : lines) {
        const float height = height_of(canvas, line, type, columns.width);
        if (used + height > box.height()) {
            ++column;
            used = 0;
        }
        if (column == count) {
            break;
        }
        used += height;
        ++columns.shown;
    }
    return columns;
}

}  // namespace

void draw_listing(Canvas& canvas, std::span<const std::string> lines, const ListingStyle& style,
                  const Rect& box) {
    const Type& type = style.type;
    Columns columns;
    for (int count = 1; count <= style.columns; ++count) {
        const Columns tried = plan_columns(canvas, lines, type, count, box);
        if (count > 1 && !all_fit(canvas, lines, type, tried.width)) {
            break;
        }
        columns = tried;
        if (columns.shown == lines.size()) {
            break;
        }
    }
    const bool all = columns.shown == lines.size();
    const std::size_t shown = all || columns.shown == 0 ? columns.shown : columns.shown - 1;
    Rect column{box.left, box.top, box.left + columns.width, box.bottom};
    const auto add = [&](const std::string& line, Colour ink) {
        const float height = height_of(canvas, line, type, columns.width);
        if (column.top + height > box.bottom) {
            const float step = columns.width + canvas.measure().of(kColumnGap);
            column = {column.left + step, box.top, column.right + step, box.bottom};
        }
        const float bottom = column.top + height - canvas.measure().of(kLineGap);
        canvas.text(line, {type, Side::Start, kMostLines},
                    canvas.mirrored({column.left, column.top, column.right, bottom}, box),
                    {ink, style.ground});
        column.top += height;
    };
    for (const std::string& line : lines.first(shown)) {
        add(line, kInk);
    }
    if (!all) {
        add("+ " + std::to_string(lines.size() - shown), kInk2);
    }
}

}  // namespace afterword::ui
