// SPDX-License-Identifier: Apache-2.0
#include "ui/render/renderer.hpp"

#include <bit>
#include <utility>

#include "ui/render/raster.hpp"

namespace afterword::ui {

namespace {

// Pixels. Small enough that a pressed face costs a dozen, large enough that a frame has few.
constexpr int kTile = 64;

constexpr int tiles_for(int pixels) {
    return (pixels + kTile - 1) / kTile;
}

// Mixing of 64-bit words: the multiplier is that of PCG and Knuth's MMIX generator. It only has to
// tell one frame of ours from the next, against nobody.
class Fingerprint {
  public:
    explicit Fingerprint(std::uint64_t seed) : state_(seed) {}
    void add(std::uint64_t word) { state_ = std::rotl((state_ ^ word) * 6364136223846793005u, 29); }
    void add(int high, int low) {
        add(static_cast<std::uint64_t>(static_cast<std::uint32_t>(high)) << 32 |
            static_cast<std::uint32_t>(low));
    }
    [[nodiscard]] std::uint64_t value() const { return state_; }

  private:
    std::uint64_t state_;
};

std::uint64_t fingerprint(const Primitive& primitive) {
    Fingerprint print(static_cast<std::uint64_t>(primitive.kind) + 1);
    print.add(primitive.box.left, primitive.box.top);
    print.add(primitive.box.right, primitive.box.bottom);
    print.add(primitive.alpha, static_cast<int>(primitive.colour));
    if (primitive.kind == Primitive::Kind::Text) {
        print.add(primitive.x, primitive.y);
        print.add(primitive.mask->id);
    }
    if (primitive.kind == Primitive::Kind::Triangle) {
        for (const Corner& corner : primitive.corners) {
            print.add(corner.x, corner.y);
            print.add(static_cast<std::uint64_t>(corner.alpha));
        }
    }
    return print.value();
}

// Neighbouring changed tiles of a row become one box, and equal boxes below each other one as well.
void add_to(std::vector<PixelBox>& boxes, const PixelBox& tile) {
    if (!boxes.empty()) {
        PixelBox& last = boxes.back();
        if (last.top == tile.top && last.right == tile.left) {
            last.right = tile.right;
            return;
        }
    }
    boxes.push_back(tile);
}

std::vector<PixelBox> stacked(const std::vector<PixelBox>& rows) {
    std::vector<PixelBox> boxes;
    for (const PixelBox& row : rows) {
        bool grown = false;
        for (PixelBox& box : boxes) {
            if (box.bottom == row.top && box.left == row.left && box.right == row.right) {
                box.bottom = row.bottom;
                grown = true;
                break;
            }
        }
        if (!grown) {
            boxes.push_back(row);
        }
    }
    return boxes;
}

}  // namespace

Renderer::Renderer(int width, int height)
    : width_(width),
      height_(height),
      columns_(tiles_for(width)),
      tiles_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(tiles_for(height))),
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xff000000) {}

PixelBox Renderer::tiles_of(const PixelBox& box) {
    return {box.left / kTile, box.top / kTile, tiles_for(box.right), tiles_for(box.bottom)};
}

PixelBox Renderer::box_of(std::size_t tile) const {
    const int left = static_cast<int>(tile) % columns_ * kTile;
    const int top = static_cast<int>(tile) / columns_ * kTile;
    return PixelBox{left, top, left + kTile, top + kTile}.cut({0, 0, width_, height_});
}

// Calls act(tile) for every tile that the primitive touches.
template <class Act>
void Renderer::for_tiles(const Primitive& primitive, Act act) {
    const PixelBox touched = tiles_of(primitive.box);
    for (int y = touched.top; y < touched.bottom; ++y) {
        for (int x = touched.left; x < touched.right; ++x) {
            act(tiles_[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
                       static_cast<std::size_t>(x)]);
        }
    }
}

// Writes down for every tile what it should show.
void Renderer::note() {
    for (Tile& tile : tiles_) {
        tile.wanted = 1;
        tile.count = 0;
    }
    for (const Primitive& primitive : primitives_) {
        const std::uint64_t print = fingerprint(primitive);
        for_tiles(primitive, [print](Tile& tile) {
            Fingerprint all(tile.wanted);
            all.add(print);
            tile.wanted = all.value();
            ++tile.count;
        });
    }
}

// Lists the primitives of every tile that does not show what it should.
void Renderer::list_changed() {
    std::uint32_t size = 0;
    for (Tile& tile : tiles_) {
        tile.first = size;
        size += tile.wanted == tile.drawn ? 0 : std::exchange(tile.count, 0);
    }
    listed_.resize(size);
    if (size == 0) {
        return;
    }
    for (std::uint32_t i = 0; i < primitives_.size(); ++i) {
        for_tiles(primitives_[i], [this, i](Tile& tile) {
            if (tile.wanted != tile.drawn) {
                listed_[tile.first + tile.count++] = i;
            }
        });
    }
}

std::vector<PixelBox> Renderer::render(const ImDrawData& data) {
    primitives_.clear();
    take_apart(data, {0, 0, width_, height_}, primitives_);
    note();
    list_changed();
    std::vector<PixelBox> changed;
    const Picture picture{pixels_, width_};
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        Tile& tile = tiles_[i];
        if (tile.wanted == tile.drawn) {
            continue;
        }
        const PixelBox box = box_of(i);
        for (std::uint32_t k = tile.first; k < tile.first + tile.count; ++k) {
            draw(primitives_[listed_[k]], box, picture);
        }
        tile.drawn = tile.wanted;
        add_to(changed, box);
    }
    return stacked(changed);
}

}  // namespace afterword::ui
