// SPDX-License-Identifier: Apache-2.0
// Dear ImGui's draw data becomes a picture; only tiles whose content changed are drawn again.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ui/render/primitive.hpp"

namespace afterword::ui {

// Thread: main.
class Renderer {
  public:
    Renderer(int width, int height);

    // Where the picture now differs from before, in few boxes. Every pixel must be covered by an
    // opaque primitive: there is no clearing.
    std::vector<PixelBox> render(const ImDrawData& data);

    [[nodiscard]] std::span<const std::uint32_t> pixels() const { return pixels_; }

  private:
    struct Tile {
        std::uint64_t drawn = 0;  // a hash over the primitives of the last frame, in their order
        std::uint64_t wanted = 0;
        std::uint32_t count = 0;  // of primitives that touch it
        std::uint32_t first = 0;  // of them in listed_, where the hashes differ
    };

    template <class Act>
    void for_tiles(const Primitive& primitive, Act act);
    void note();
    void list_changed();
    [[nodiscard]] PixelBox box_of(std::size_t tile) const;
    // The tiles a box touches, as a box of tiles.
    [[nodiscard]] static PixelBox tiles_of(const PixelBox& box);

    int width_;
    int height_;
    int columns_;
    std::vector<Tile> tiles_;
    // Kept for their memory only.
    std::vector<Primitive> primitives_;
    std::vector<std::uint32_t> listed_;  // primitives, tile by tile
    std::vector<std::uint32_t> pixels_;
};

}  // namespace afterword::ui
