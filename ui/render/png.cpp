// SPDX-License-Identifier: Apache-2.0
#include "ui/render/png.hpp"

#include <vector>

#include <stb_image_write.h>

#include "platform/base/result.hpp"

namespace afterword::ui {

namespace {

constexpr int kColours = 3;

void append(void* png, void* data, int size) {
    static_cast<std::string*>(png)->append(static_cast<const char*>(data),
                                           static_cast<std::size_t>(size));
}

}  // namespace

std::string encode_png(std::span<const std::uint32_t> pixels, int width, int height,
                       Packing packing) {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(pixels.size() * kColours);
    for (const std::uint32_t pixel : pixels) {
        bytes.push_back(static_cast<std::uint8_t>(pixel >> 16));
        bytes.push_back(static_cast<std::uint8_t>(pixel >> 8));
        bytes.push_back(static_cast<std::uint8_t>(pixel));
    }
    stbi_write_png_compression_level = packing == Packing::Small ? 9 : 5;  // 5 is its least
    stbi_write_force_png_filter = 0;  // flat colours: none packs best
    std::string png;
    const int written = stbi_write_png_to_func(append, &png, width, height, kColours, bytes.data(),
                                               width * kColours);
    AFTERWORD_CHECK(written != 0);  // only memory can run out
    return png;
}

}  // namespace afterword::ui
