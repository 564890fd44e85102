// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/star.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace afterword::ui {

namespace {

constexpr int kPoints = 10;      // tips and notches in turn, from the tip on top
constexpr float kInner = 0.47F;  // a little plumper than a pentagram
constexpr float kOuter = 0.95F;
constexpr float kDrop = 0.06F;  // a star's middle is below that of its box
constexpr Length kThickness{0.5, 0.4};

std::array<Point, kPoints> points_of(const Rect& square) {
    const float half = square.width() / 2;
    std::array<Point, kPoints> points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float angle = static_cast<float>(i) * std::numbers::pi_v<float> * 2 / float{kPoints};
        const float radius = half * (i % 2 == 0 ? kOuter : kInner);
        points[i] = {square.middle_x() + radius * std::sin(angle),
                     square.middle_y() + kDrop * half - radius * std::cos(angle)};
    }
    return points;
}

}  // namespace

void draw_star(Canvas& canvas, const Rect& square, Star star) {
    const auto points = points_of(square);
    ImDrawList& list = canvas.list();
    const float thickness = canvas.measure().of(kThickness);
    const unsigned fill = canvas.packed(star == Star::Filled ? kBrand : kPaper);
    const Point middle{square.middle_x(), square.middle_y() + kDrop * square.width() / 2};
    // Five kites; a disc covers where they meet, the outline where they end.
    for (std::size_t tip = 0; tip < points.size(); tip += 2) {
        Path()
            .to(middle)
            .to(points[(tip + points.size() - 1) % points.size()])
            .to(points[tip])
            .to(points[tip + 1])
            .fill(list, fill);
    }
    Path().circle(middle, square.width() / 2 * kInner - thickness / 2).fill(list, fill);
    Path outline;
    for (const Point& point : points) {
        outline.to(point);
    }
    outline.stroke(list, canvas.packed(star == Star::Filled ? kBrand : kEdge), thickness,
                   Path::Ends::Joined);
}

}  // namespace afterword::ui
