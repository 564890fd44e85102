// SPDX-License-Identifier: Apache-2.0
#include "ui/render/raster.hpp"

#include <algorithm>
#include <cstring>

namespace afterword::ui {

namespace {

constexpr std::uint32_t kOpaque = 0xff000000;

// Rounds v / 255 to the nearest for 0 ≤ v ≤ 255 × 255, in both halves of a word at once.
constexpr std::uint32_t divide_pair_by_255(std::uint32_t v) {
    v += 0x00800080;
    return ((v + ((v >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
}

constexpr std::uint32_t divide_by_255(std::uint32_t v) {
    v += 0x80;
    return (v + (v >> 8)) >> 8;
}

constexpr std::uint32_t blend(std::uint32_t below, std::uint32_t colour, std::uint32_t alpha) {
    const std::uint32_t rest = 255 - alpha;
    const std::uint32_t red_blue =
        divide_pair_by_255((below & 0x00ff00ff) * rest + (colour & 0x00ff00ff) * alpha);
    const std::uint32_t green =
        divide_by_255(((below >> 8) & 0xff) * rest + ((colour >> 8) & 0xff) * alpha);
    return kOpaque | red_blue | green << 8;
}

void fill_span(std::uint32_t* pixel, int count, std::uint32_t colour, std::int32_t alpha) {
    if (alpha == 255) {
        std::fill_n(pixel, count, kOpaque | colour);
        return;
    }
    if (alpha == 0) {
        return;
    }
    for (int i = 0; i < count; ++i) {
        pixel[i] = blend(pixel[i], colour, static_cast<std::uint32_t>(alpha));
    }
}

void draw_rectangle(const Primitive& primitive, const PixelBox& box, const Picture& picture) {
    for (int y = box.top; y < box.bottom; ++y) {
        fill_span(picture.row(y) + box.left, box.right - box.left, primitive.colour,
                  primitive.alpha);
    }
}

void ink_span(std::uint32_t* pixel, const std::uint8_t* coverage, int count, std::uint32_t colour,
              std::uint32_t alpha) {
    constexpr int kAtOnce = 8;
    for (int i = 0; i < count;) {
        // Most of a text is paper: eight empty pixels cost one comparison.
        std::uint64_t eight = 1;
        if (count - i >= kAtOnce) {
            std::memcpy(&eight, coverage + i, sizeof(eight));
        }
        if (eight == 0) {
            i += kAtOnce;
            continue;
        }
        for (const int stop = std::min(i + kAtOnce, count); i < stop; ++i) {
            const std::uint32_t ink = divide_by_255(coverage[i] * alpha);
            pixel[i] = ink == 255 ? kOpaque | colour : blend(pixel[i], colour, ink);
        }
    }
}

void draw_text(const Primitive& primitive, const PixelBox& box, const Picture& picture) {
    const Mask& mask = *primitive.mask;
    for (int y = box.top; y < box.bottom; ++y) {
        const std::uint8_t* coverage = mask.coverage.data() +
                                       static_cast<std::ptrdiff_t>(y - primitive.y) * mask.width +
                                       (box.left - primitive.x);
        ink_span(picture.row(y) + box.left, coverage, box.right - box.left, primitive.colour,
                 static_cast<std::uint32_t>(primitive.alpha));
    }
}

// Rounds downwards also below zero; numerators and denominators reach 2^40.
std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
    const std::int64_t quotient = a / b;
    return quotient - static_cast<std::int64_t>(a % b != 0 && (a < 0) != (b < 0));
}

constexpr std::int64_t kOne = 1 << kSubpixelBits;

constexpr std::int64_t centre(int pixel) {
    return pixel * kOne + kOne / 2;
}

// The half plane an edge leaves inside: a·x + b·y + c ≥ 0 at a pixel's centre. Pixels on a top or
// left edge are in, on a bottom or right one out, so triangles that share an edge draw no pixel
// twice and miss none.
struct Edge {
    std::int64_t a;
    std::int64_t b;
    std::int64_t c;

    Edge(const Corner& from, const Corner& to)
        : a(from.y - to.y),
          b(to.x - from.x),
          c(-(a * from.x + b * from.y) - static_cast<std::int64_t>(!(a > 0 || (a == 0 && b > 0)))) {
    }

    // Whether all of a box lies outside, or inside: its corner furthest to either side tells.
    [[nodiscard]] bool excludes(const PixelBox& box) const {
        return at(a >= 0 ? box.right - 1 : box.left, b >= 0 ? box.bottom - 1 : box.top) < 0;
    }
    [[nodiscard]] bool includes(const PixelBox& box) const {
        return at(a >= 0 ? box.left : box.right - 1, b >= 0 ? box.top : box.bottom - 1) >= 0;
    }
    [[nodiscard]] std::int64_t at(int x, int y) const { return a * centre(x) + b * centre(y) + c; }

    // Narrows [left, right) of row y to what is inside.
    void narrow(int y, int& left, int& right) const {
        const std::int64_t rest = at(0, y);  // a·256·x + rest ≥ 0, solved for the whole pixel x
        if (a == 0) {
            right = rest >= 0 ? right : left;
        } else if (a > 0) {
            left = static_cast<int>(
                std::clamp<std::int64_t>(-floor_divide(rest, a * kOne), left, right));
        } else {
            right = static_cast<int>(
                std::clamp<std::int64_t>(floor_divide(rest, -a * kOne) + 1, left, right));
        }
    }
};

// Alpha over the plane of a triangle, in 1/65536, by whole numbers from its first corner.
struct AlphaPlane {
    static constexpr int kBits = 16;
    std::int64_t at_origin;  // at the centre of pixel (0, 0)
    std::int64_t per_column;
    std::int64_t per_row;

    AlphaPlane(const std::array<Corner, 3>& p, std::int64_t area) {
        const std::int64_t d1 = p[1].alpha - p[0].alpha;
        const std::int64_t d2 = p[2].alpha - p[0].alpha;
        const std::int64_t x1 = p[1].x - p[0].x;
        const std::int64_t x2 = p[2].x - p[0].x;
        const std::int64_t y1 = p[1].y - p[0].y;
        const std::int64_t y2 = p[2].y - p[0].y;
        per_column = steepness(d1 * y2 - d2 * y1, area);
        per_row = steepness(d2 * x1 - d1 * x2, area);
        at_origin = (static_cast<std::int64_t>(p[0].alpha) << kBits) -
                    (per_column * (p[0].x - kOne / 2) + per_row * (p[0].y - kOne / 2)) / kOne;
    }
    // Per pixel. From nothing to opaque within 1/256 pixel is as steep as it gets; a sliver's slope
    // beyond that would overflow further on and shows nowhere.
    static std::int64_t steepness(std::int64_t numerator, std::int64_t area) {
        constexpr std::int64_t kSteepest = std::int64_t{255} << (kBits + kSubpixelBits);
        return std::clamp(numerator * (kOne << kBits) / area, -kSteepest, kSteepest);
    }
    [[nodiscard]] std::int64_t at(int x, int y) const {
        return at_origin + per_column * x + per_row * y;
    }
};

void shade_span(std::uint32_t* pixel, int count, std::uint32_t colour, std::int64_t alpha,
                std::int64_t per_column) {
    constexpr std::int64_t kHalf = 1 << (AlphaPlane::kBits - 1);
    for (int i = 0; i < count; ++i, alpha += per_column) {
        const std::int64_t whole =
            std::clamp<std::int64_t>((alpha + kHalf) >> AlphaPlane::kBits, 0, 255);
        pixel[i] = blend(pixel[i], colour, static_cast<std::uint32_t>(whole));
    }
}

// The edges of a triangle that cross a box: most say nothing about most of the tiles that a large
// triangle touches.
struct Crossing {
    std::array<Edge, 3> edges;
    std::size_t count = 0;
    bool misses = false;  // nothing of the triangle lies in the box

    Crossing(const std::array<Corner, 3>& p, const PixelBox& box)
        : edges{Edge(p[0], p[1]), Edge(p[1], p[2]), Edge(p[2], p[0])} {
        for (const Edge edge : edges) {
            misses = misses || edge.excludes(box);
            if (!edge.includes(box)) {
                edges[count++] = edge;
            }
        }
    }
    void narrow(int y, int& left, int& right) const {
        for (std::size_t i = 0; i < count; ++i) {
            edges[i].narrow(y, left, right);
        }
    }
};

void draw_triangle(const Primitive& primitive, const PixelBox& box, const Picture& picture) {
    std::array<Corner, 3> p = primitive.corners;
    std::int64_t area = static_cast<std::int64_t>(p[1].x - p[0].x) * (p[2].y - p[0].y) -
                        static_cast<std::int64_t>(p[2].x - p[0].x) * (p[1].y - p[0].y);
    if (area < 0) {
        std::swap(p[1], p[2]);
        area = -area;
    }
    const Crossing crossing(p, box);
    if (area == 0 || crossing.misses) {
        return;
    }
    const bool plain = p[0].alpha == p[1].alpha && p[1].alpha == p[2].alpha;
    const AlphaPlane plane(p, area);
    for (int y = box.top; y < box.bottom; ++y) {
        int left = box.left;
        int right = box.right;
        crossing.narrow(y, left, right);
        const int width = right - left;
        if (width <= 0) {
            continue;
        }
        std::uint32_t* pixel = picture.row(y) + left;
        if (plain) {
            fill_span(pixel, width, primitive.colour, p[0].alpha);
        } else {
            shade_span(pixel, width, primitive.colour, plane.at(left, y), plane.per_column);
        }
    }
}

}  // namespace

void draw(const Primitive& primitive, const PixelBox& part, const Picture& picture) {
    const PixelBox box = primitive.box.cut(part);
    if (box.empty()) {
        return;
    }
    switch (primitive.kind) {
        case Primitive::Kind::Rectangle:
            draw_rectangle(primitive, box, picture);
            return;
        case Primitive::Kind::Text:
            draw_text(primitive, box, picture);
            return;
        case Primitive::Kind::Triangle:
            draw_triangle(primitive, box, picture);
            return;
    }
}

}  // namespace afterword::ui
