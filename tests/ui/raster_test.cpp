// SPDX-License-Identifier: Apache-2.0
#include "ui/render/raster.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/render/blend.hpp"

namespace afterword::ui::test {
namespace {

constexpr std::uint32_t kWhite = 0xffffffff;

// A picture of its own, white at first.
struct Sheet {
    int width;
    int height;
    std::vector<std::uint32_t> pixels;

    Sheet(int columns, int rows)
        : width(columns),
          height(rows),
          pixels(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), kWhite) {}
    [[nodiscard]] PixelBox all() const { return {0, 0, width, height}; }
    void add(const Primitive& primitive, const PixelBox& part) {
        draw(primitive, part, {pixels, width});
    }
    void add(const Primitive& primitive) { add(primitive, all()); }
    [[nodiscard]] std::uint32_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y * width + x)];
    }
};

Primitive triangle(const PixelBox& box, Corner a, Corner b, Corner c) {
    Primitive primitive;
    primitive.kind = Primitive::Kind::Triangle;
    primitive.box = box;
    primitive.corners = {a, b, c};
    return primitive;
}

// Numbers that are the same everywhere: a linear congruential generator.
class Numbers {
  public:
    explicit Numbers(std::uint64_t seed) : state_(seed) {}
    int below(int limit) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(limit));
    }

  private:
    std::uint64_t state_;
};

TEST_CASE("triangles that share an edge draw every pixel once", "[raster]") {
    Numbers numbers(7);
    for (int round = 0; round < 200; ++round) {
        Sheet sheet(64, 64);
        // A fan around a point within a square: half-transparent, so a pixel drawn twice or never
        // differs from its neighbours.
        const auto on = [](int x, int y) { return Corner{x, y, 128}; };
        constexpr std::int32_t kNear = 8 * 256;
        constexpr std::int32_t kFar = 56 * 256;
        const Corner middle =
            on(kNear + numbers.below(kFar - kNear), kNear + numbers.below(kFar - kNear));
        const std::array corners = {on(kNear, kNear), on(kFar, kNear), on(kFar, kFar),
                                    on(kNear, kFar)};
        for (std::size_t i = 0; i < corners.size(); ++i) {
            sheet.add(triangle(sheet.all(), middle, corners[i], corners[(i + 1) % 4]));
        }
        const std::uint32_t grey = sheet.at(8, 8);
        CHECK(grey == 0xff7f7f7f);
        CHECK(std::count(sheet.pixels.begin(), sheet.pixels.end(), grey) == 48 * 48);
        CHECK(std::count(sheet.pixels.begin(), sheet.pixels.end(), kWhite) == 64 * 64 - 48 * 48);
    }
}

// Twice the area of a, b and a pixel's centre; its sign says on which side of a → b that one lies.
std::int64_t side(const Corner& a, const Corner& b, int x, int y) {
    return std::int64_t{b.x - a.x} * (y * 256 + 128 - a.y) -
           std::int64_t{b.y - a.y} * (x * 256 + 128 - a.x);
}

TEST_CASE("a triangle covers the pixels whose centres lie in it, and no others", "[raster]") {
    Numbers numbers(13);
    for (int round = 0; round < 300; ++round) {
        Sheet sheet(80, 80);
        const auto corner = [&] {
            return Corner{numbers.below(120 * 256) - 20 * 256, numbers.below(120 * 256) - 20 * 256,
                          255};
        };
        const std::array c = {corner(), corner(), corner()};
        sheet.add(triangle(sheet.all(), c[0], c[1], c[2]));
        int wrong = 0;
        for (int y = 0; y < 80; ++y) {
            for (int x = 0; x < 80; ++x) {
                const auto [least, most] = std::minmax(
                    {side(c[0], c[1], x, y), side(c[1], c[2], x, y), side(c[2], c[0], x, y)});
                const bool on_edge = least == 0 || most == 0;
                const bool within = least > 0 || most < 0;
                wrong += on_edge || within == (sheet.at(x, y) == 0xff000000) ? 0 : 1;
            }
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("a colour laid over another gives the nearest whole number in every channel",
          "[raster]") {
    int wrong = 0;
    for (std::uint32_t below = 0; below < 256; below += 5) {
        for (std::uint32_t above = 0; above < 256; above += 3) {
            for (std::uint32_t alpha = 0; alpha < 256; ++alpha) {
                const std::uint32_t nearest = (below * (255 - alpha) + above * alpha + 127) / 255;
                const std::uint32_t other = (above * (255 - alpha) + below * alpha + 127) / 255;
                const std::uint32_t mixed = blend(kOpaque | below << 16 | above << 8 | below,
                                                  above << 16 | below << 8 | above, alpha);
                wrong += mixed == (kOpaque | nearest << 16 | other << 8 | nearest) ? 0 : 1;
            }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a triangle drawn in pieces is the triangle drawn at once", "[raster]") {
    Numbers numbers(11);
    for (int round = 0; round < 500; ++round) {
        Sheet whole(100, 100);
        Sheet pieces(100, 100);
        const auto corner = [&] {
            return Corner{numbers.below(140 * 256) - 20 * 256, numbers.below(140 * 256) - 20 * 256,
                          numbers.below(256)};
        };
        const Primitive one = triangle(whole.all(), corner(), corner(), corner());
        whole.add(one);
        for (int y = 0; y < 100; y += 13) {
            for (int x = 0; x < 100; x += 17) {
                pieces.add(one, PixelBox{x, y, x + 17, y + 13}.cut(whole.all()));
            }
        }
        CHECK(whole.pixels == pieces.pixels);
    }
}

TEST_CASE("a sliver of a triangle overflows nothing and leaves the paper alone", "[raster]") {
    Sheet sheet(100, 100);
    sheet.add(triangle(sheet.all(), {0, 0, 0}, {25'600, 1, 255}, {25'599, 1, 0}));
    sheet.add(triangle(sheet.all(), {0, 0, 0}, {0, 0, 255}, {25'600, 25'600, 0}));
    CHECK(std::count(sheet.pixels.begin(), sheet.pixels.end(), kWhite) == 100 * 100);
}

TEST_CASE("ink of half the coverage is half the way from paper to ink, rounded", "[raster]") {
    Sheet sheet(3, 1);
    Mask mask{3, 1, {0, 128, 255}, 1};
    Primitive text;
    text.kind = Primitive::Kind::Text;
    text.box = sheet.all();
    text.mask = &mask;
    text.colour = 0x1C2430;
    sheet.add(text);
    CHECK(sheet.at(0, 0) == kWhite);
    CHECK(sheet.at(1, 0) == 0xff8d9197);  // 255 + (28 − 255) × 128 / 255 = 141.05 …
    CHECK(sheet.at(2, 0) == 0xff1c2430);
}

// The screens of a long day in an order drawn by lot: pressed, turned, in another language.
std::vector<View> day(std::uint64_t seed) {
    Numbers numbers(seed);
    std::vector<View> views;
    for (int i = 0; i < 60; ++i) {
        const auto language = kLanguages[static_cast<std::size_t>(
            numbers.below(static_cast<int>(kLanguages.size())))];
        const std::vector<Sample> all = samples(language);
        views.push_back(
            all[static_cast<std::size_t>(numbers.below(static_cast<int>(all.size())))].view);
    }
    return views;
}

TEST_CASE("drawing only what changed gives the same bytes as drawing everything", "[raster]") {
    const Panel panel{1280, 800, 217, 136};
    std::vector<std::vector<std::uint32_t>> in_one_go;
    {
        Ui ui = open_ui(panel);
        for (const View& view : day(3)) {
            static_cast<void>(ui.draw(view));
            in_one_go.emplace_back(ui.pixels().begin(), ui.pixels().end());
        }
    }
    const std::vector<View> views = day(3);
    for (std::size_t i = 0; i < views.size(); i += 7) {
        Ui fresh = open_ui(panel);
        static_cast<void>(fresh.draw(views[i]));
        CHECK(std::equal(fresh.pixels().begin(), fresh.pixels().end(), in_one_go[i].begin()));
    }
}

TEST_CASE("nothing changes outside the boxes that are said to have changed", "[raster]") {
    Ui ui = open_ui();
    std::vector<std::uint32_t> before(ui.pixels().begin(), ui.pixels().end());
    for (const View& view : day(5)) {
        const Frame frame = ui.draw(view);
        for (const PixelRect& box : frame.changed) {
            for (int y = box.top; y < box.top + box.height; ++y) {
                const auto from = static_cast<std::ptrdiff_t>(y) * 1280 + box.left;
                std::copy_n(ui.pixels().begin() + from, box.width, before.begin() + from);
            }
        }
        CHECK(std::equal(before.begin(), before.end(), ui.pixels().begin()));
    }
}

TEST_CASE("a pressed face redraws its own neighbourhood and no more", "[raster]") {
    Ui ui = open_ui();
    const View view{Language::En, {}, rate_view(Language::En)};
    static_cast<void>(ui.draw(view));
    press(ui, find(ui.semantics(), Role::Option, "Okay").box);
    const Frame frame = ui.draw(view);
    const int area =
        std::accumulate(frame.changed.begin(), frame.changed.end(), 0,
                        [](int sum, const PixelRect& box) { return sum + box.width * box.height; });
    CHECK(area > 0);
    CHECK(area <= 320 * 320);
}

}  // namespace
}  // namespace afterword::ui::test
