// SPDX-License-Identifier: Apache-2.0
// Draws one primitive into a part of the picture. Integers only, and no pixel depends on where the
// part ends: drawn in pieces or at once, by any compiler, the bytes are the same.  Reentrant.
#pragma once

#include <cstdint>
#include <span>

#include "ui/render/primitive.hpp"

namespace afterword::ui {

// A picture in XRGB8888, row by row.
struct Picture {
    std::span<std::uint32_t> pixels;
    int width = 0;
    [[nodiscard]] std::uint32_t* row(int y) const {
        return pixels.data() + static_cast<std::ptrdiff_t>(y) * width;
    }
};

// Draws what of the primitive lies within `part`, which must lie within the picture.
void draw(const Primitive& primitive, const PixelBox& part, const Picture& picture);

}  // namespace afterword::ui
