// SPDX-License-Identifier: Apache-2.0
// Shapes with soft edges, as triangles in a draw list. In place of Dear ImGui's own paths, which in
// Debian's library take 1/√x by an instruction whose last bits are each processor maker's own: here
// are only +, −, ×, ÷ and √, which IEEE 754 lays down to the last bit, and sines and cosines that
// are computed as doubles and cut to floats. What they may differ by is 2⁻²⁹ of what the rasteriser
// tells apart.  Thread: main.
#pragma once

#include <vector>

#include "ui/kit/semantics.hpp"

struct ImDrawList;

namespace afterword::ui {

struct Point {
    float x = 0;
    float y = 0;
};

// A way over the panel in pixels, made of straight pieces: curves are never further than 0.15
// pixels from theirs. Corners that coincide count once.
class Path {
  public:
    Path& to(Point corner);
    // Around a middle from one angle to another in radians, clockwise from the right; its radius
    // across may differ from that along.
    Path& arc(Point middle, Point radius, float from, float to);
    // From the last corner, as Bézier has it.
    Path& curve(Point bend, Point end);
    Path& curve(Point bend, Point other_bend, Point end);
    // Closed ones of their own.
    Path& ellipse(Point middle, Point radius);
    Path& circle(Point middle, float radius) { return ellipse(middle, {radius, radius}); }
    Path& rectangle(const Rect& box, float left_radius, float right_radius);

    // What it encloses, which must be convex.
    void fill(ImDrawList& list, unsigned colour) const;

    enum class Ends { Open, Joined };
    void stroke(ImDrawList& list, unsigned colour, float thickness, Ends ends = Ends::Open) const;

  private:
    // The way without an end that is its beginning.
    [[nodiscard]] std::vector<Point> corners() const;

    std::vector<Point> way_;
};

}  // namespace afterword::ui
