// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/marks.hpp"

#include <array>
#include <initializer_list>
#include <numbers>

#include "ui/kit/face.hpp"

namespace afterword::ui {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// Strokes with round ends and joints, in radii around a middle.
class Marker {
  public:
    Marker(Canvas& canvas, float x, float y, float radius)
        : canvas_(canvas), x_(x), y_(y), radius_(radius) {}

    [[nodiscard]] Point at(float x, float y) const { return {x_ + x * radius_, y_ + y * radius_}; }

    void stroke(std::initializer_list<Point> points, float thickness, Colour colour) {
        const Point* last = nullptr;
        for (const Point& point : points) {
            if (last != nullptr) {
                canvas_.line(at(last->x, last->y), at(point.x, point.y), colour,
                             thickness * radius_);
            }
            dot(point.x, point.y, thickness / 2, colour);
            last = &point;
        }
    }
    void dot(float x, float y, float radius, Colour colour) {
        const Point middle = at(x, y);
        canvas_.disc(middle.x, middle.y, radius * radius_, colour);
    }
    void bar(float left, float top, float right, float bottom, Colour colour) {
        const Point from = at(left, top);
        const Point to = at(right, bottom);
        canvas_.fill({from.x, from.y, to.x, to.y}, colour, 0.06F * radius_);
    }
    void ring(float radius, float thickness, Colour colour) {
        canvas_.ring(x_, y_, radius * radius_, colour, thickness * radius_);
    }
    struct Curve {
        Point from;
        Point bend;
        Point other_bend;
        Point to;
    };
    void curve(const Curve& way, float thickness, Colour colour) {
        const auto& [from, bend, other_bend, to] = way;
        Path()
            .to(at(from.x, from.y))
            .curve(at(bend.x, bend.y), at(other_bend.x, other_bend.y), at(to.x, to.y))
            .stroke(canvas_.list(), canvas_.packed(colour), thickness * radius_);
    }

    // A raised hand: four fingers with round tips, a thumb, and the bowl of the palm.
    void hand() {
        ImDrawList& list = canvas_.list();
        constexpr float kThickness = 0.13F;
        struct Finger {
            float left;
            float right;
            float top;
            float left_end;
        };
        constexpr std::array<Finger, 4> kFingers = {{{-0.44F, -0.16F, -0.5F, 0.1F},
                                                     {-0.16F, 0.12F, -0.72F, -0.06F},
                                                     {0.12F, 0.4F, -0.62F, -0.06F},
                                                     {0.4F, 0.66F, -0.34F, 0.0F}}};
        for (const Finger& finger : kFingers) {
            const float radius = (finger.right - finger.left) / 2;
            const Point tip{radius * radius_, radius * radius_};
            Path()
                .to(at(finger.left, finger.left_end))
                .arc(at(finger.left + radius, finger.top), tip, kPi, 2 * kPi)
                .to(at(finger.right, -0.06F))
                .stroke(list, canvas_.packed(kInk), kThickness * radius_);
        }
        // The palm, from the little finger round to the thumb.
        Path()
            .to(at(0.66F, -0.06F))
            .to(at(0.66F, 0.2F))
            .curve(at(0.66F, 0.72F), at(0.36F, 0.9F), at(0.05F, 0.9F))
            .curve(at(-0.25F, 0.9F), at(-0.4F, 0.72F), at(-0.5F, 0.5F))
            .to(at(-0.72F, 0.12F))
            .curve(at(-0.82F, -0.08F), at(-0.58F, -0.18F), at(-0.44F, 0.1F))
            .stroke(list, canvas_.packed(kInk), kThickness * radius_);
    }

  private:
    Canvas& canvas_;
    float x_;
    float y_;
    float radius_;
};

// A handset: its grip bends away from the two ends.
void draw_telephone(Marker& marker) {
    marker.curve({{-0.62F, -0.5F}, {-0.5F, 0.22F}, {-0.22F, 0.5F}, {0.5F, 0.62F}}, 0.28F, kInk);
    marker.stroke({{-0.58F, -0.6F}, {-0.4F, -0.36F}}, 0.4F, kInk);
    marker.stroke({{0.36F, 0.4F}, {0.6F, 0.58F}}, 0.4F, kInk);
}

void draw_trend(Marker& marker) {
    constexpr float kBottom = 0.83F;
    marker.bar(-0.92F, 0.04F, -0.62F, kBottom, kInk);
    marker.bar(-0.43F, -0.21F, -0.13F, kBottom, kInk);
    marker.bar(0.045F, -0.57F, 0.345F, kBottom, kInk);
    marker.bar(0.53F, -0.92F, 0.83F, kBottom, kLate);
}

void draw_silence(Marker& marker) {
    marker.ring(0.8F, 0.13F, kInk);
    marker.stroke({{0, -0.45F}, {0, 0.05F}, {0.35F, 0.25F}}, 0.13F, kInk);
}

void draw_red_line(Marker& marker) {
    marker.dot(0, 0, 1, kLate);
    marker.stroke({{0, -0.5F}, {0, 0.1F}}, 0.2F, kCard);
    marker.dot(0, 0.5F, 0.13F, kCard);
}

}  // namespace

void draw_mark(Canvas& canvas, const AlertMark& mark, float x, float y, float radius) {
    canvas.image({}, {x - radius, y - radius, x + radius, y + radius}, kInk, kCard);
    Marker marker(canvas, x, y, radius);
    switch (mark.kind) {
        case AlertMark::Kind::Face:
            draw_face(canvas, mark.score, {x - radius, y - radius, x + radius, y + radius},
                      Shadow::None);
            return;
        case AlertMark::Kind::Hand:
            marker.hand();
            return;
        case AlertMark::Kind::Telephone:
            draw_telephone(marker);
            return;
        case AlertMark::Kind::Trend:
            draw_trend(marker);
            return;
        case AlertMark::Kind::Silence:
            draw_silence(marker);
            return;
        case AlertMark::Kind::RedLine:
            draw_red_line(marker);
            return;
    }
}

void draw_tick_sign(Canvas& canvas, float x, float y, float radius) {
    canvas.image({}, {x - radius, y - radius, x + radius, y + radius}, kBrand, kPaper);
    Marker marker(canvas, x, y, radius);
    marker.dot(0, 0, 1, kTint);
    marker.stroke({{-0.478F, 0.043F}, {-0.13F, 0.374F}, {0.504F, -0.33F}}, 0.174F, kBrand);
}

void draw_stop_sign(Canvas& canvas, float x, float y, float radius) {
    canvas.image({}, {x - radius, y - radius, x + radius, y + radius}, kInk, kPaper);
    Marker marker(canvas, x, y, radius);
    marker.dot(0, 0, 1, kEdge);
    marker.dot(0, 0, 0.93F, kSand);
    marker.stroke({{0, -0.48F}, {0, 0.13F}}, 0.18F, kInk);
    marker.dot(0, 0.465F, 0.11F, kInk);
}

}  // namespace afterword::ui
