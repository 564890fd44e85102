// SPDX-License-Identifier: Apache-2.0
// A colour laid over what is there, in whole numbers, a pixel or a span at a time.  Reentrant.
#pragma once

#include <algorithm>
#include <cstdint>

namespace afterword::ui {

inline constexpr std::uint32_t kOpaque = 0xff000000;

// Rounds v / 255 to the nearest for 0 ≤ v ≤ 255 × 255, in both halves of a word at once.
constexpr std::uint32_t divide_pair_by_255(std::uint32_t v) {
    v += 0x00800080;
    return ((v + ((v >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
}

constexpr std::uint32_t divide_by_255(std::uint32_t v) {
    v += 0x80;
    return (v + (v >> 8)) >> 8;
}

// below · (255 − alpha) + colour · alpha, of which below · 255 is a shift and leaves one product.
constexpr std::uint32_t mixed(std::uint32_t below, std::uint32_t colour, std::uint32_t alpha) {
    return (below << 8) - below + (colour - below) * alpha;
}

constexpr std::uint32_t blend(std::uint32_t below, std::uint32_t colour, std::uint32_t alpha) {
    const std::uint32_t red_blue =
        divide_pair_by_255(mixed(below & 0x00ff00ff, colour & 0x00ff00ff, alpha));
    const std::uint32_t green =
        divide_by_255(mixed((below >> 8) & 0xff, (colour >> 8) & 0xff, alpha));
    return kOpaque | red_blue | green << 8;
}

inline void fill_span(std::uint32_t* pixel, int count, std::uint32_t colour, std::int32_t alpha) {
    if (alpha == 255) {
        std::fill_n(pixel, count, kOpaque | colour);
        return;
    }
    if (alpha == 0) {
        return;
    }
    for (int i = 0; i < count; ++i) {
        pixel[i] = blend(pixel[i], colour, static_cast<std::uint32_t>(alpha));
    }
}

}  // namespace afterword::ui
