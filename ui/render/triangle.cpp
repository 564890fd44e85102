// SPDX-License-Identifier: Apache-2.0
#include "ui/render/triangle.hpp"

#include <algorithm>
#include <array>

#include "ui/render/blend.hpp"

namespace afterword::ui {

namespace {

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

// Up to four quotients ⌊n / d⌋ whose n grow by the same step from row to row: each is divided once,
// then added up, all four at a time. No branch depends on them, since no processor could foresee
// it.
class Quotients {
  public:
    void set(std::size_t i, std::int64_t n, std::int64_t step, std::int64_t d) {
        const std::int64_t whole = floor_divide(n, d);
        const std::int64_t step_whole = floor_divide(step, d);
        d_[i] = static_cast<std::int32_t>(d);
        whole_[i] = static_cast<std::int32_t>(whole);
        rest_[i] = static_cast<std::int32_t>(n - whole * d - d);
        step_whole_[i] = static_cast<std::int32_t>(step_whole);
        step_rest_[i] = static_cast<std::int32_t>(step - step_whole * d);
    }
    [[nodiscard]] std::int32_t operator[](std::size_t i) const { return whole_[i]; }
    void advance() {
        for (std::size_t i = 0; i < 4; ++i) {
            const std::int32_t rest = rest_[i] + step_rest_[i];
            const std::int32_t carry = ~(rest >> 31);  // all ones where the rest has grown to d
            rest_[i] = rest - (d_[i] & carry);
            whole_[i] += step_whole_[i] - carry;
        }
    }

  private:
    using Four = std::array<std::int32_t, 4>;
    static constexpr std::int32_t kFar = 1 << 30;  // of one never set: beyond every pixel
    Four d_{1, 1, 1, 1};
    Four whole_{kFar, kFar, kFar, kFar};
    Four rest_{-1, -1, -1, -1};  // n − whole · d, less d, so that its sign tells
    Four step_whole_{};
    Four step_rest_{};
};

// The pixels of a triangle within a box, a span to a row, from the top down.
class Spans {
  public:
    Spans(const std::array<Corner, 3>& p, const PixelBox& box) : box_(box) {
        const std::array edges = {Edge(p[0], p[1]), Edge(p[1], p[2]), Edge(p[2], p[0])};
        for (const Edge& edge : edges) {
            if (edge.excludes(box)) {
                box_.bottom = box_.top;
                return;
            }
            cut_rows(edge);
        }
        for (const Edge& edge : edges) {
            // Most edges say nothing about most of the tiles that a large triangle touches.
            if (!edge.includes(box)) {
                add(edge);
            }
        }
    }
    [[nodiscard]] int top() const { return box_.top; }
    [[nodiscard]] int bottom() const { return box_.bottom; }
    [[nodiscard]] int left() const {
        return std::max(-std::min(limits_[0], limits_[1]), box_.left);
    }
    [[nodiscard]] int right() const {
        return std::min(std::min(limits_[2], limits_[3]) + 1, box_.right);
    }
    void advance() { limits_.advance(); }

  private:
    // A level edge is crossed by rows, not within them.
    void cut_rows(const Edge& edge) {
        if (edge.a != 0) {
            return;
        }
        while (box_.top < box_.bottom && edge.at(0, box_.top) < 0) {
            ++box_.top;
        }
        while (box_.top < box_.bottom && edge.at(0, box_.bottom - 1) < 0) {
            --box_.bottom;
        }
    }
    // a·256·x + rest ≥ 0, solved for the whole pixel x. The line crosses the box, so in its rows it
    // is never further away than their number times its slope: far below 2^31.
    void add(const Edge& edge) {
        const std::int64_t rest = edge.at(0, box_.top);
        if (edge.a > 0) {
            limits_.set(lefts_++, rest, edge.b * kOne, edge.a * kOne);
        } else if (edge.a < 0) {
            limits_.set(2 + rights_++, rest, edge.b * kOne, -edge.a * kOne);
        }
    }

    PixelBox box_;
    // Of three edges that close, two at most look the same way: first what bounds the left.
    Quotients limits_;
    std::size_t lefts_ = 0;
    std::size_t rights_ = 0;
};

bool is_plain(const std::array<Corner, 3>& p) {
    return p[0].alpha == p[1].alpha && p[1].alpha == p[2].alpha;
}

}  // namespace

void draw_triangle(const Primitive& triangle, const PixelBox& box, const Picture& picture) {
    std::array<Corner, 3> p = triangle.corners;
    std::int64_t area = static_cast<std::int64_t>(p[1].x - p[0].x) * (p[2].y - p[0].y) -
                        static_cast<std::int64_t>(p[2].x - p[0].x) * (p[1].y - p[0].y);
    if (area == 0) {
        return;
    }
    if (area < 0) {
        std::swap(p[1], p[2]);
        area = -area;
    }
    Spans spans(p, box);
    const auto for_spans = [&](auto&& act) {
        for (int y = spans.top(); y < spans.bottom(); ++y, spans.advance()) {
            const int left = spans.left();
            const int count = spans.right() - left;
            if (count > 0) {
                act(left, y, count);
            }
        }
    };
    if (is_plain(p)) {
        for_spans([&](int x, int y, int count) {
            fill_span(picture.row(y) + x, count, triangle.colour, p[0].alpha);
        });
        return;
    }
    const AlphaPlane plane(p, area);
    for_spans([&](int x, int y, int count) {
        shade_span(picture.row(y) + x, count, triangle.colour, plane.at(x, y), plane.per_column);
    });
}

}  // namespace afterword::ui
