// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/path.hpp"

#include <cmath>
#include <numbers>
#include <set>
#include <vector>

#include <catch2/catch.hpp>
#include <imgui.h>

#include "tests/ui/open_ui.hpp"
#include "ui/render/raster.hpp"

namespace afterword::ui::test {
namespace {

constexpr int kSide = 100;
constexpr unsigned kBlack = IM_COL32_BLACK;

// Paper that paths are drawn on; white at first.
class Paper {
  public:
    template <class Draw>
    explicit Paper(Draw draw) : ui_(open_ui()), list_(ImGui::GetDrawListSharedData()) {
        list_._ResetForNewFrame();
        list_.PushClipRect({0, 0}, {kSide, kSide});
        draw(list_);
        ImDrawList* lists[] = {&list_};
        ImDrawData data;
        data.CmdLists = static_cast<ImDrawList**>(lists);
        data.CmdListsCount = 1;
        data.TotalIdxCount = list_.IdxBuffer.Size;
        std::vector<Primitive> primitives;
        take_apart(data, {0, 0, kSide, kSide}, primitives);
        for (const Primitive& primitive : primitives) {
            afterword::ui::draw(primitive, {0, 0, kSide, kSide}, {pixels_, kSide});
        }
    }
    // How black a pixel is, 0…255.
    [[nodiscard]] int ink(int x, int y) const {
        return 255 - static_cast<int>(pixels_[static_cast<std::size_t>(y * kSide + x)] & 0xff);
    }
    [[nodiscard]] double ink_in_all() const {
        double sum = 0;
        for (int i = 0; i < kSide * kSide; ++i) {
            sum += ink(i % kSide, i / kSide) / 255.0;
        }
        return sum;
    }
    [[nodiscard]] int corners() const { return list_.VtxBuffer.Size; }

  private:
    Ui ui_;
    ImDrawList list_;
    std::vector<std::uint32_t> pixels_ = std::vector<std::uint32_t>(kSide * kSide, 0xffffffff);
};

TEST_CASE("a disc takes as much ink as its area, wherever its middle is", "[path]") {
    for (const Point middle : {Point{50, 50}, Point{49.3F, 50.7F}, Point{30.5F, 60.25F}}) {
        for (const float radius : {3.0F, 10.5F, 29.0F}) {
            const Paper paper(
                [&](ImDrawList& list) { Path().circle(middle, radius).fill(list, kBlack); });
            const double area = std::numbers::pi * static_cast<double>(radius * radius);
            CHECK(paper.ink_in_all() == Approx(area).epsilon(0.07));
        }
    }
}

TEST_CASE("a shape may be drawn either way round", "[path]") {
    const Paper clockwise([](ImDrawList& list) {
        Path().to({20, 20}).to({70, 30}).to({40, 80}).fill(list, kBlack);
    });
    const Paper against([](ImDrawList& list) {
        Path().to({20, 20}).to({40, 80}).to({70, 30}).fill(list, kBlack);
    });
    for (int i = 0; i < kSide * kSide; ++i) {
        REQUIRE(std::abs(clockwise.ink(i % kSide, i / kSide) - against.ink(i % kSide, i / kSide)) <=
                1);
    }
}

TEST_CASE("no pixel within a shape is drawn twice or never", "[path]") {
    const Paper paper([](ImDrawList& list) {
        Path().rectangle({10, 10, 90, 60}, 20, 5).fill(list, IM_COL32(0, 0, 0, 128));
        Path().circle({50, 80}, 15).fill(list, IM_COL32(0, 0, 0, 128));
    });
    std::set<int> inks;
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const bool in_box = x >= 32 && x < 84 && y >= 12 && y < 58;
            const bool in_disc = std::hypot(x - 50, y - 80) < 13;
            if (in_box || in_disc) {
                inks.insert(paper.ink(x, y));
            }
        }
    }
    CHECK(inks == std::set<int>{128});
}

TEST_CASE("an outline on whole pixels has no soft edge", "[path]") {
    for (const float thickness : {1.0F, 2.0F, 5.0F}) {
        const Paper paper([&](ImDrawList& list) {
            Path()
                .rectangle(Rect{10, 10, 60, 60}.shrunk(thickness / 2), 0, 0)
                .stroke(list, kBlack, thickness, Path::Ends::Joined);
        });
        for (int y = 0; y < kSide; ++y) {
            const bool within = y >= 10 && y < 60;
            const bool on_line = within && (static_cast<float>(y - 10) < thickness ||
                                            static_cast<float>(59 - y) < thickness);
            REQUIRE(paper.ink(35, y) == (on_line ? 255 : 0));
            REQUIRE(paper.ink(y, 35) == (on_line ? 255 : 0));
        }
    }
}

TEST_CASE("a line that comes back to where it was has no corner twice", "[path]") {
    const auto corners_of = [](Path path) {
        return Paper([&](ImDrawList& list) { path.fill(list, kBlack); }).corners();
    };
    const Path once = Path().to({10, 10}).to({40, 10}).to({40, 40});
    CHECK(corners_of(Path(once).to({40, 40}).to({10, 10})) == corners_of(once));
}

TEST_CASE("what has no inside and no length draws nothing", "[path]") {
    const Paper paper([](ImDrawList& list) {
        Path().fill(list, kBlack);
        Path().to({10, 10}).stroke(list, kBlack, 4);
        Path().to({10, 10}).to({20, 10}).fill(list, kBlack);
    });
    CHECK(paper.ink_in_all() == 0);
}

}  // namespace
}  // namespace afterword::ui::test
