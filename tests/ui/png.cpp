// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/png.hpp"

#include <vector>

#include <catch2/catch.hpp>
#include <stb_image_write.h>

namespace afterword::ui::test {

void write_png(const std::filesystem::path& file, std::span<const std::uint32_t> pixels, int width,
               int height, Packing packing) {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(pixels.size() * 3);
    for (const std::uint32_t pixel : pixels) {
        bytes.push_back(static_cast<std::uint8_t>(pixel >> 16));
        bytes.push_back(static_cast<std::uint8_t>(pixel >> 8));
        bytes.push_back(static_cast<std::uint8_t>(pixel));
    }
    std::filesystem::create_directories(file.parent_path());
    stbi_write_png_compression_level = packing == Packing::Small ? 9 : 5;  // 5 is its least
    stbi_write_force_png_filter = 0;  // flat colours: none packs best
    REQUIRE(stbi_write_png(file.c_str(), width, height, 3, bytes.data(), width * 3) != 0);
}

}  // namespace afterword::ui::test
