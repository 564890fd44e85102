// SPDX-License-Identifier: Apache-2.0
// Dear ImGui's draw data taken apart into the three things the rasteriser can draw, in integers:
// from here on no floating point decides about a pixel.  Reentrant.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "ui/render/mask.hpp"

struct ImDrawData;

namespace afterword::ui {

// Pixels; right and bottom are exclusive.
struct PixelBox {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    [[nodiscard]] bool empty() const { return left >= right || top >= bottom; }
    [[nodiscard]] PixelBox cut(const PixelBox& other) const {
        return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
                std::min(bottom, other.bottom)};
    }
};

// A corner of a triangle in 1/256 pixel.
struct Corner {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t alpha = 0;  // 0…255
};
constexpr int kSubpixelBits = 8;

struct Primitive {
    enum class Kind : std::uint8_t { Rectangle, Text, Triangle } kind = Kind::Rectangle;
    PixelBox box;                // where it may draw: its bounds cut by its clip rectangle
    std::uint32_t colour = 0;    // 0x00RRGGBB
    std::int32_t alpha = 255;    // of a rectangle or a text
    const Mask* mask = nullptr;  // of a text, 1:1 from (x, y)
    int x = 0;
    int y = 0;
    std::array<Corner, 3> corners{};  // of a triangle
};

// Appends what the draw data holds, in drawing order, cut by `screen`. A texture is a Mask*, drawn
// 1:1 at whole pixels (CHECKed), or null for plain colour. The corners of a triangle may differ in
// alpha only; ImGui's anti-aliased paths need no more.
void take_apart(const ImDrawData& data, const PixelBox& screen, std::vector<Primitive>& into);

}  // namespace afterword::ui
