// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/path.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include <imgui.h>

namespace afterword::ui {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr float kError = 0.15F;    // of a straight piece, pixels
constexpr float kSoft = 1;         // how wide an edge goes from nothing to full, pixels
constexpr float kSharpest = 0.1F;  // a corner reaches out no further than a line ten times as thick

// The pieces a curve is to be cut into, given how far a single one would be off: that goes with the
// square of their number.
int pieces(float off) {
    return std::max(1, static_cast<int>(std::ceil(std::sqrt(off / kError))));
}

Point on_circle(double angle) {
    return {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
}

// A chord over the angle a lies r·(1 − cos(a / 2)) ≈ r·a² / 8 off its arc. Small circles stay
// round.
int pieces_of_arc(Point radius, double angle) {
    const float off = std::max(radius.x, radius.y) * static_cast<float>(angle * angle) / 8;
    return std::max(pieces(off), static_cast<int>(std::lround(angle / (kPi / 4))));
}

float length_of(Point way) {
    return std::sqrt(way.x * way.x + way.y * way.y);
}

// What the rasteriser can't tell apart.
bool coincide(Point a, Point b) {
    constexpr float kSame = 1 / 256.0F;
    return length_of({b.x - a.x, b.y - a.y}) < kSame;
}

// How far the middle of three points is from the middle between the others, twice.
float bend_of(Point a, Point b, Point c) {
    return length_of({a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y});
}

// For every corner where its edge goes when it is moved one pixel to the left of the way, which is
// outwards of a shape that is drawn clockwise.
std::vector<Point> ways_out(std::span<const Point> corners, Path::Ends ends) {
    const std::size_t count = corners.size();
    const bool joined = ends == Path::Ends::Joined;
    std::vector<Point> normals(count);
    for (std::size_t i = 0; i + (joined ? 0 : 1) < count; ++i) {
        const Point a = corners[i];
        const Point b = corners[(i + 1) % count];
        const float inverse = 1 / length_of({b.x - a.x, b.y - a.y});
        normals[i] = {(b.y - a.y) * inverse, (a.x - b.x) * inverse};
    }
    if (!joined) {
        normals[count - 1] = normals[count - 2];
    }
    std::vector<Point> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Point before = normals[i > 0 ? i - 1 : joined ? count - 1 : 0];
        const Point mean{(before.x + normals[i].x) / 2, (before.y + normals[i].y) / 2};
        const float square = std::max(mean.x * mean.x + mean.y * mean.y, kSharpest * kSharpest);
        out[i] = {mean.x / square, mean.y / square};
    }
    return out;
}

// A line beside the way: how far to its left, and of which colour.
struct Rail {
    float off;
    unsigned colour;
};

constexpr unsigned clear(unsigned colour) {
    return colour & ~IM_COL32_A_MASK;
}

// Lays bands from rail to rail along the way. Gives back the index of the first corner's first
// rail; the others follow it, corner by corner.
unsigned lay(ImDrawList& list, std::span<const Point> corners, std::span<const Rail> rails,
             Path::Ends ends) {
    const std::vector<Point> out = ways_out(corners, ends);
    const std::size_t count = corners.size();
    const std::size_t lines = count - (ends == Path::Ends::Joined ? 0 : 1);
    list.PrimReserve(static_cast<int>(lines * (rails.size() - 1) * 6),
                     static_cast<int>(count * rails.size()));
    const unsigned first = list._VtxCurrentIdx;
    for (std::size_t i = 0; i < count; ++i) {
        for (const Rail& rail : rails) {
            list.PrimWriteVtx(
                {corners[i].x + out[i].x * rail.off, corners[i].y + out[i].y * rail.off}, {},
                rail.colour);
        }
    }
    for (std::size_t i = 0; i < lines; ++i) {
        for (std::size_t k = 0; k + 1 < rails.size(); ++k) {
            const auto a = static_cast<unsigned>(i * rails.size() + k);
            const auto b = static_cast<unsigned>((i + 1) % count * rails.size() + k);
            for (const unsigned corner : {a, b, b + 1, a, b + 1, a + 1}) {
                list.PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
            }
        }
    }
    return first;
}

// Which way round, by twice the area: positive is clockwise, since y points down.
float turn_of(std::span<const Point> corners) {
    float sum = 0;
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const Point a{corners[i].x - corners[0].x, corners[i].y - corners[0].y};
        const Point b{corners[i + 1].x - corners[0].x, corners[i + 1].y - corners[0].y};
        sum += a.x * b.y - a.y * b.x;
    }
    return sum;
}

}  // namespace

Path& Path::to(Point corner) {
    if (way_.empty() || !coincide(way_.back(), corner)) {
        way_.push_back(corner);
    }
    return *this;
}

Path& Path::arc(Point middle, Point radius, float from, float to) {
    const double angle = double{to} - double{from};
    const int count = pieces_of_arc(radius, angle);
    for (int i = 0; i <= count; ++i) {
        const Point unit = on_circle(double{from} + angle * i / count);
        this->to({middle.x + radius.x * unit.x, middle.y + radius.y * unit.y});
    }
    return *this;
}

// One piece lies a quarter of the bend off.
Path& Path::curve(Point bend, Point end) {
    const Point from = way_.back();
    const int count = pieces(bend_of(from, bend, end) / 4);
    for (int i = 1; i <= count; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(count);
        const float a = (1 - t) * (1 - t);
        const float b = 2 * (1 - t) * t;
        const float c = t * t;
        to({a * from.x + b * bend.x + c * end.x, a * from.y + b * bend.y + c * end.y});
    }
    return *this;
}

// One piece lies at most three quarters of the greater bend off.
Path& Path::curve(Point bend, Point other_bend, Point end) {
    const Point from = way_.back();
    const float most = std::max(bend_of(from, bend, other_bend), bend_of(bend, other_bend, end));
    const int count = pieces(most * 3 / 4);
    for (int i = 1; i <= count; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(count);
        const float a = (1 - t) * (1 - t) * (1 - t);
        const float b = 3 * (1 - t) * (1 - t) * t;
        const float c = 3 * (1 - t) * t * t;
        const float d = t * t * t;
        to({a * from.x + b * bend.x + c * other_bend.x + d * end.x,
            a * from.y + b * bend.y + c * other_bend.y + d * end.y});
    }
    return *this;
}

Path& Path::ellipse(Point middle, Point radius) {
    return arc(middle, radius, 0, static_cast<float>(2 * kPi));
}

Path& Path::rectangle(const Rect& box, float left_radius, float right_radius) {
    const bool shared = left_radius > 0 && right_radius > 0;
    const float most = std::min(box.width() / (shared ? 2.0F : 1.0F), box.height() / 2);
    const auto corner = [&](float wanted, bool right, bool bottom, int quarter) {
        const float radius = std::clamp(wanted, 0.0F, most);
        const auto from = static_cast<float>(quarter * kPi / 2);
        arc({right ? box.right - radius : box.left + radius,
             bottom ? box.bottom - radius : box.top + radius},
            {radius, radius}, from, from + static_cast<float>(kPi / 2));
    };
    corner(left_radius, false, false, 2);
    corner(right_radius, true, false, 3);
    corner(right_radius, true, true, 0);
    corner(left_radius, false, true, 1);
    return *this;
}

std::vector<Point> Path::corners() const {
    std::vector<Point> corners = way_;
    if (corners.size() > 1 && coincide(corners.front(), corners.back())) {
        corners.pop_back();
    }
    return corners;
}

void Path::fill(ImDrawList& list, unsigned colour) const {
    const std::vector<Point> corners = this->corners();
    const std::size_t count = corners.size();
    if (count < 3) {
        return;
    }
    const float out = turn_of(corners) < 0 ? -kSoft / 2 : kSoft / 2;
    const std::array rails = {Rail{-out, colour}, Rail{out, clear(colour)}};
    const unsigned first = lay(list, corners, rails, Ends::Joined);
    // From the top down, always to the side that has the next corner: flat triangles cost the
    // rasteriser fewer rows than a fan's.
    const auto higher = [](Point a, Point b) { return a.y < b.y; };
    const auto top = static_cast<std::size_t>(
        std::min_element(corners.begin(), corners.end(), higher) - corners.begin());
    const auto write = [&](std::size_t from_top) {
        const std::size_t corner = (top + from_top) % count;
        list.PrimWriteIdx(static_cast<ImDrawIdx>(first + corner * rails.size()));
    };
    list.PrimReserve(static_cast<int>(count - 2) * 3, 0);
    std::size_t a = 0;
    std::size_t b = count - 1;
    while (b - a > 1) {
        write(a);
        write(b);
        const bool next_is_a =
            !higher(corners[(top + b - 1) % count], corners[(top + a + 1) % count]);
        write(next_is_a ? a + 1 : b - 1);
        a += next_is_a ? 1 : 0;
        b -= next_is_a ? 0 : 1;
    }
}

void Path::stroke(ImDrawList& list, unsigned colour, float thickness, Ends ends) const {
    const std::vector<Point> corners = ends == Ends::Joined ? this->corners() : way_;
    if (corners.size() < 2) {
        return;
    }
    const float full = std::max(0.0F, (thickness - kSoft) / 2);
    const std::array rails = {Rail{full + kSoft, clear(colour)}, Rail{full, colour},
                              Rail{-full, colour}, Rail{-full - kSoft, clear(colour)}};
    if (full == 0) {
        lay(list, corners, std::array{rails[0], rails[1], rails[3]}, ends);
        return;
    }
    lay(list, corners, rails, ends);
}

}  // namespace afterword::ui
