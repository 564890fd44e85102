// SPDX-License-Identifier: Apache-2.0
// A piece of text as it reaches the rasteriser: how much of each pixel is ink.
#pragma once

#include <cstdint>
#include <vector>

namespace afterword::ui {

struct Mask {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;  // row by row, 0…255
    // Never given twice in a process, so that a mask laid down at the address of one that is gone
    // is not taken for it.
    std::uint64_t id = 0;
};

}  // namespace afterword::ui
