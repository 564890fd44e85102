// SPDX-License-Identifier: Apache-2.0
#include "ui/render/raster.hpp"

#include <algorithm>
#include <cstring>

#include "ui/render/blend.hpp"
#include "ui/render/triangle.hpp"

namespace afterword::ui {

namespace {

void draw_rectangle(const Primitive& primitive, const PixelBox& box, const Picture& picture) {
    for (int y = box.top; y < box.bottom; ++y) {
        fill_span(picture.row(y) + box.left, box.right - box.left, primitive.colour,
                  primitive.alpha);
    }
}

void ink(std::uint32_t* pixel, const std::uint8_t* coverage, int count, const Primitive& text) {
    const auto alpha = static_cast<std::uint32_t>(text.alpha);
    for (int i = 0; i < count; ++i) {
        pixel[i] = blend(pixel[i], text.colour, divide_by_255(coverage[i] * alpha));
    }
}

void ink_span(std::uint32_t* pixel, const std::uint8_t* coverage, int count,
              const Primitive& text) {
    constexpr int kAtOnce = 8;
    int done = 0;
    for (; done + kAtOnce <= count; done += kAtOnce) {
        // Most of a text is paper: eight empty pixels cost one comparison. Others go through the
        // processor's vectors, inked or not.
        std::uint64_t eight = 0;
        std::memcpy(&eight, coverage + done, sizeof(eight));
        if (eight != 0) {
            ink(pixel + done, coverage + done, kAtOnce, text);
        }
    }
    ink(pixel + done, coverage + done, count - done, text);
}

void draw_text(const Primitive& primitive, const PixelBox& box, const Picture& picture) {
    const Mask& mask = *primitive.mask;
    for (int y = box.top; y < box.bottom; ++y) {
        const std::uint8_t* coverage = mask.coverage.data() +
                                       static_cast<std::ptrdiff_t>(y - primitive.y) * mask.width +
                                       (box.left - primitive.x);
        ink_span(picture.row(y) + box.left, coverage, box.right - box.left, primitive);
    }
}

}  // namespace

void draw(const Primitive& primitive, const PixelBox& part, const Picture& picture) {
    const PixelBox box = primitive.box.cut(part);
    if (box.empty()) {
        return;
    }
    switch (primitive.kind) {
        case Primitive::Kind::Rectangle:
            draw_rectangle(primitive, box, picture);
            return;
        case Primitive::Kind::Text:
            draw_text(primitive, box, picture);
            return;
        case Primitive::Kind::Triangle:
            draw_triangle(primitive, box, picture);
            return;
    }
}

}  // namespace afterword::ui
