// SPDX-License-Identifier: Apache-2.0
// Pictures as files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace afterword::ui::test {

enum class Packing {
    Small,  // as its writer can
    Quick,
};

// XRGB8888 as an 8-bit RGB file.
void write_png(const std::filesystem::path& file, std::span<const std::uint32_t> pixels, int width,
               int height, Packing packing = Packing::Small);

}  // namespace afterword::ui::test
