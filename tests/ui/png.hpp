// SPDX-License-Identifier: Apache-2.0
// Pictures as files.
#pragma once

#include <filesystem>

#include "ui/render/png.hpp"

namespace afterword::ui::test {

// Makes the file's folder as well.
void write_png(const std::filesystem::path& file, std::span<const std::uint32_t> pixels, int width,
               int height, Packing packing = Packing::Small);

}  // namespace afterword::ui::test
