// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/icons.hpp"

#include <initializer_list>
#include <numbers>

namespace afterword::ui {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kThickness = 0.12F;

// Strokes around the middle of a square, in halves of its side.
class Pen {
  public:
    Pen(Canvas& canvas, const Rect& square, Colour ink)
        : list_(canvas.list()),
          ink_(canvas.packed(ink)),
          x_(square.middle_x()),
          y_(square.middle_y()),
          half_(square.width() / 2) {}

    using Ends = Path::Ends;

    [[nodiscard]] Point at(float x, float y) const { return {x_ + x * half_, y_ + y * half_}; }

    void stroke(std::initializer_list<Point> points, Ends ends = Ends::Open) {
        Path path;
        for (const Point& point : points) {
            path.to(at(point.x, point.y));
        }
        path.stroke(list_, ink_, kThickness * half_, ends);
    }
    void ellipse(float half_width, float half_height) {
        Path()
            .ellipse(at(0, 0), {half_width * half_, half_height * half_})
            .stroke(list_, ink_, kThickness * half_, Ends::Joined);
    }
    // From corner to corner of an eye, over or under its middle.
    void lid(float height) {
        constexpr float kBend = 0.45F;
        Path()
            .to(at(-1, 0))
            .curve(at(-kBend, height * 1.3F), at(kBend, height * 1.3F), at(1, 0))
            .stroke(list_, ink_, kThickness * half_);
    }
    void half_disc(float radius) {
        const float wide = radius * half_;
        Path().arc(at(0, 0), {wide, wide}, kPi / 2, 3 * kPi / 2).fill(list_, ink_);
    }

  private:
    ImDrawList& list_;
    unsigned ink_;
    float x_;
    float y_;
    float half_;
};

void draw_globe(Pen& pen) {
    pen.ellipse(0.9F, 0.9F);
    pen.ellipse(0.38F, 0.9F);
    pen.stroke({{-0.9F, 0}, {0.9F, 0}});
    pen.stroke({{-0.76F, -0.46F}, {0.76F, -0.46F}});
    pen.stroke({{-0.76F, 0.46F}, {0.76F, 0.46F}});
}

void draw_down(Pen& pen) {
    pen.stroke({{0, -0.85F}, {0, 0.4F}});
    pen.stroke({{-0.5F, -0.08F}, {0, 0.42F}, {0.5F, -0.08F}});
    pen.stroke({{-0.7F, 0.85F}, {0.7F, 0.85F}});
}

void draw_receipt(Pen& pen) {
    pen.stroke({{-0.6F, -0.9F},
                {0.6F, -0.9F},
                {0.6F, 0.9F},
                {0.3F, 0.65F},
                {0, 0.9F},
                {-0.3F, 0.65F},
                {-0.6F, 0.9F}},
               Pen::Ends::Joined);
    pen.stroke({{-0.3F, -0.45F}, {0.3F, -0.45F}});
    pen.stroke({{-0.3F, -0.05F}, {0.3F, -0.05F}});
}

void draw_shift(Pen& pen) {
    pen.stroke({{0, -0.85F},
                {0.8F, 0},
                {0.35F, 0},
                {0.35F, 0.8F},
                {-0.35F, 0.8F},
                {-0.35F, 0},
                {-0.8F, 0}},
               Pen::Ends::Joined);
}

void draw_erase(Pen& pen) {
    pen.stroke({{-1, 0}, {-0.45F, -0.6F}, {1, -0.6F}, {1, 0.6F}, {-0.45F, 0.6F}},
               Pen::Ends::Joined);
    pen.stroke({{-0.05F, -0.27F}, {0.5F, 0.27F}});
    pen.stroke({{0.5F, -0.27F}, {-0.05F, 0.27F}});
}

void draw_bin(Pen& pen) {
    pen.stroke({{-0.8F, -0.55F}, {0.8F, -0.55F}});
    pen.stroke({{-0.3F, -0.55F}, {-0.3F, -0.85F}, {0.3F, -0.85F}, {0.3F, -0.55F}});
    pen.stroke({{-0.6F, -0.55F}, {-0.5F, 0.9F}, {0.5F, 0.9F}, {0.6F, -0.55F}});
    pen.stroke({{-0.2F, -0.2F}, {-0.17F, 0.55F}});
    pen.stroke({{0.2F, -0.2F}, {0.17F, 0.55F}});
}

void draw_eye(Pen& pen) {
    pen.lid(-0.62F);
    pen.lid(0.62F);
    pen.ellipse(0.28F, 0.28F);
}

void draw_shut_eye(Pen& pen) {
    draw_eye(pen);
    pen.stroke({{-0.75F, 0.75F}, {0.75F, -0.75F}});
}

}  // namespace

void draw_icon(Canvas& canvas, Icon icon, const Rect& square, Colour ink) {
    Pen pen(canvas, square, ink);
    switch (icon) {
        case Icon::None:
            return;
        case Icon::Globe:
            draw_globe(pen);
            return;
        case Icon::Contrast:
            pen.ellipse(0.9F, 0.9F);
            pen.half_disc(0.9F);
            return;
        case Icon::Down:
            draw_down(pen);
            return;
        case Icon::Receipt:
            draw_receipt(pen);
            return;
        case Icon::Shift:
            draw_shift(pen);
            return;
        case Icon::Erase:
            draw_erase(pen);
            return;
        case Icon::Bin:
            draw_bin(pen);
            return;
        case Icon::Eye:
            draw_eye(pen);
            return;
        case Icon::ShutEye:
            draw_shut_eye(pen);
            return;
        case Icon::Tick:
            pen.stroke({{-0.8F, 0.1F}, {-0.25F, 0.65F}, {0.85F, -0.6F}});
            return;
    }
}

}  // namespace afterword::ui
