// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/png.hpp"

#include <fstream>

#include <catch2/catch.hpp>

namespace afterword::ui::test {

void write_png(const std::filesystem::path& file, std::span<const std::uint32_t> pixels, int width,
               int height, Packing packing) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << encode_png(pixels, width, height, packing);
    REQUIRE(out.flush().good());
}

}  // namespace afterword::ui::test
