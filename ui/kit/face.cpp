// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/face.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include <imgui.h>

#include "platform/base/result.hpp"

namespace afterword::ui {

namespace {

// Lengths in radii of the face, from its middle; the right half is the left one mirrored.
struct Features {
    Point eye;
    Point mouth;              // its left end
    float mouth_control = 0;  // height of the control point of its curve
    struct Brow {
        Point outer;
        Point inner;
    };
    std::optional<Brow> brow;
};

constexpr std::array<Features, 5> kFeatures = {{
    {{-0.26F, -0.09F}, {-0.395F, 0.482F}, 0.088F, {{{-0.485F, -0.379F}, {-0.162F, -0.262F}}}},
    {{-0.262F, -0.13F}, {-0.353F, 0.42F}, 0.22F, {{{-0.466F, -0.30F}, {-0.168F, -0.417F}}}},
    {{-0.263F, -0.152F}, {-0.354F, 0.348F}, 0.348F, {}},
    {{-0.263F, -0.152F}, {-0.354F, 0.253F}, 0.535F, {}},
    {{-0.263F, -0.177F}, {-0.435F, 0.172F}, 0.79F, {}},
}};
constexpr float kRingThickness = 0.061F;
constexpr float kEyeWidth = 0.1F;
constexpr float kEyeHeight = 0.125F;
constexpr float kMouthThickness = 0.108F;
constexpr float kBrowThickness = 0.076F;

// Draws in radii around a middle.
class Chalk {
  public:
    Chalk(Canvas& canvas, float x, float y, float radius)
        : list_(canvas.list()), ink_(canvas.packed(kInk)), x_(x), y_(y), radius_(radius) {}

    [[nodiscard]] Point at(Point point) const {
        return {x_ + point.x * radius_, y_ + point.y * radius_};
    }
    void stroke(Point from, Point control, Point to, float thickness) {
        Path().to(at(from)).curve(at(control), at(to)).stroke(list_, ink_, thickness * radius_);
        round_end(from, thickness);
        round_end(to, thickness);
    }
    void line(Point from, Point to, float thickness) {
        Path().to(at(from)).to(at(to)).stroke(list_, ink_, thickness * radius_);
        round_end(from, thickness);
        round_end(to, thickness);
    }
    void ellipse(Point middle, float half_width, float half_height) {
        Path().ellipse(at(middle), {half_width * radius_, half_height * radius_}).fill(list_, ink_);
    }
    // An open mouth: a bowl with rounded corners.
    void bowl(Point left, float control, float thickness) {
        const Point right{-left.x, left.y};
        Path().to(at(left)).to(at(right)).curve(at({0, control}), at(left)).fill(list_, ink_);
        line(left, right, thickness);
        stroke(right, {0, control}, left, thickness);
    }

  private:
    void round_end(Point point, float thickness) {
        // A little smaller than the stroke, or its soft edge stands out as a knob.
        constexpr float kSofter = 0.3F;
        Path().circle(at(point), thickness * radius_ / 2 - kSofter).fill(list_, ink_);
    }

    ImDrawList& list_;
    unsigned ink_;
    float x_;
    float y_;
    float radius_;
};

// One gradient ring, since all else of the shadow lies under the face: a quarter of the cost of
// stacked shapes. The steps are deviations of the blur, the shares those of a normal distribution.
void draw_shadow(Canvas& canvas, float x, float y, float radius) {
    constexpr int kSegments = 64;
    constexpr std::array<float, 7> kSteps = {-1.0F, -0.5F, 0.0F, 0.5F, 1.0F, 1.5F, 2.0F};
    constexpr std::array<float, 7> kShares = {0.84F, 0.69F, 0.5F, 0.31F, 0.16F, 0.06F, 0.0F};
    constexpr int kRings = static_cast<int>(kSteps.size());
    const float blur = canvas.measure().of(kShadowBlur);
    const float drop = canvas.measure().of(kShadowDrop);
    ImDrawList& list = canvas.list();
    list.PrimReserve(kSegments * (kRings - 1) * 6, kSegments * kRings);
    const auto first = list._VtxCurrentIdx;
    std::array<bool, kSegments * kSteps.size()>
        under{};  // well within the face, its soft edge left out
    for (int segment = 0; segment < kSegments; ++segment) {
        const float angle =
            static_cast<float>(segment) * 2 * std::numbers::pi_v<float> / float{kSegments};
        for (std::size_t i = 0; i < kSteps.size(); ++i) {
            const float r = radius + kSteps[i] * blur;
            const int alpha =
                static_cast<int>(std::lround(255 * kShadowStrength * double{kShares[i]}));
            const ImVec2 at{x + r * std::cos(angle), y + drop + r * std::sin(angle)};
            list.PrimWriteVtx(at, {}, canvas.packed(kInk, alpha));
            under[static_cast<std::size_t>(segment) * kSteps.size() + i] =
                std::hypot(at.x - x, at.y - y) < radius - 2;
        }
    }
    int hidden = 0;
    for (int segment = 0; segment < kSegments; ++segment) {
        const int next = (segment + 1) % kSegments;
        for (int i = 0; i + 1 < kRings; ++i) {
            const int a = segment * kRings + i;
            const int b = next * kRings + i;
            const auto is_under = [&](int corner) {
                return under[static_cast<std::size_t>(corner)];
            };
            if (is_under(a) && is_under(b) && is_under(b + 1) && is_under(a + 1)) {
                ++hidden;
                continue;
            }
            for (const int corner : {a, b, b + 1, a, b + 1, a + 1}) {
                list.PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(corner)));
            }
        }
    }
    list.PrimUnreserve(hidden * 6, 0);
}

}  // namespace

void draw_face(Canvas& canvas, int score, const Rect& square, Shadow shadow) {
    AFTERWORD_CHECK(score >= 1 && score <= 5);
    const float x = square.middle_x();
    const float y = square.middle_y();
    const float radius = square.width() / 2;
    const auto index = static_cast<std::size_t>(score - 1);
    const Features& features = kFeatures[index];
    if (shadow == Shadow::Soft) {
        draw_shadow(canvas, x, y, radius);
    }
    canvas.disc(x, y, radius, kRing[index]);
    canvas.disc(x, y, radius * (1 - kRingThickness), kDisc[index]);

    Chalk chalk(canvas, x, y, radius);
    for (const float side : {1.0F, -1.0F}) {
        chalk.ellipse({side * features.eye.x, features.eye.y}, kEyeWidth, kEyeHeight);
        if (features.brow) {
            chalk.line({side * features.brow->outer.x, features.brow->outer.y},
                       {side * features.brow->inner.x, features.brow->inner.y}, kBrowThickness);
        }
    }
    if (score == 5) {
        chalk.bowl(features.mouth, features.mouth_control, kMouthThickness);
        return;
    }
    chalk.stroke(features.mouth, {0, features.mouth_control}, {-features.mouth.x, features.mouth.y},
                 kMouthThickness);
}

}  // namespace afterword::ui
