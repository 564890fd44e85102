// SPDX-License-Identifier: Apache-2.0
// Pictures as the bytes of a PNG file.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace afterword::ui {

enum class Packing {
    Small,  // as its writer can
    Quick,
};

// XRGB8888, row by row, as 8-bit RGB. Thread-bound: the packing is the writer's global state.
std::string encode_png(std::span<const std::uint32_t> pixels, int width, int height,
                       Packing packing = Packing::Small);

}  // namespace afterword::ui
