// SPDX-License-Identifier: Apache-2.0
// Triangles of one colour whose corners may differ in alpha: what ImGui's paths are made of, ten
// thousand to a screen.  Reentrant.
#pragma once

#include "ui/render/raster.hpp"

namespace afterword::ui {

// Draws what of the triangle lies within `box`, which lies within its own and within the picture.
void draw_triangle(const Primitive& triangle, const PixelBox& box, const Picture& picture);

}  // namespace afterword::ui
