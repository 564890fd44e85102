// SPDX-License-Identifier: Apache-2.0
// What ui/ACCESSIBILITY.md promises and no other test shows.
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"
#include "tests/ui/sample_views.hpp"

namespace afterword::ui::test {
namespace {

// Where a part of the picture is black or nearly, whatever its colours: as a copier would see it.
std::vector<bool> black_in(const Ui& ui, const Panel& panel, const Rect& box) {
    constexpr double kBlack = 10;  // contrast to white
    std::vector<bool> black;
    const auto left = static_cast<int>(std::lround(box.left));
    const auto top = static_cast<int>(std::lround(box.top));
    const auto side = static_cast<int>(box.width());
    for (int y = top; y < top + side; ++y) {
        for (int x = left; x < left + side; ++x) {
            const auto at = static_cast<std::size_t>(y * panel.width_px + x);
            black.push_back(contrast(ui.pixels()[at] & 0xFFFFFF, 0xFFFFFF) > kBlack);
        }
    }
    return black;
}

double share_of_difference(const std::vector<bool>& one, const std::vector<bool>& other) {
    REQUIRE(one.size() == other.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        different += one[i] != other[i] ? 1U : 0U;
    }
    return static_cast<double>(different) / static_cast<double>(one.size());
}

std::vector<SemanticNode> all_of(const SemanticTree& tree, Role role) {
    std::vector<SemanticNode> found;
    std::copy_if(tree.begin(), tree.end(), std::back_inserter(found),
                 [role](const SemanticNode& node) { return node.role == role; });
    return found;
}

TEST_CASE("faces differ in black and white, by mouth and brows alone", "[accessibility]") {
    const Panel panel;
    Ui ui = open_ui(panel);
    for (const Contrast strength : {Contrast::Normal, Contrast::High}) {
        RateView view = rate_view(Language::En);
        view.staff_dot = Shown::No;
        static_cast<void>(ui.draw({Language::En, {.contrast = strength}, view}));
        std::vector<std::vector<bool>> faces;
        for (const SemanticNode& face : all_of(ui.semantics(), Role::Image)) {
            faces.push_back(black_in(ui, panel, face.box));
        }
        REQUIRE(faces.size() == 5);
        for (std::size_t i = 0; i < faces.size(); ++i) {
            for (std::size_t j = i + 1; j < faces.size(); ++j) {
                CAPTURE(i, j);
                CHECK(share_of_difference(faces[i], faces[j]) > 0.01);
            }
        }
    }
}

TEST_CASE("a chosen tile has a tick, and is read as chosen", "[accessibility]") {
    const Panel panel;
    Ui ui = open_ui(panel);
    const auto tile_drawn = [&](bool chosen) {
        QuestionView view = reasons_view(Language::En);
        std::get<TilesBody>(view.body).tiles[0].chosen = chosen;
        static_cast<void>(ui.draw({Language::En, {}, view}));
        const SemanticNode tile = all_of(ui.semantics(), Role::Toggle).at(0);
        CHECK(tile.value == (chosen ? "chosen" : ""));
        const float side = tile.box.height();
        return black_in(ui, panel, {tile.box.left, tile.box.top, tile.box.left + side, 0});
    };
    CHECK(share_of_difference(tile_drawn(false), tile_drawn(true)) > 0.005);
}

TEST_CASE("a late alert says so with a sign, not only in red", "[accessibility]") {
    Ui ui = open_ui();
    const auto signs = [&](bool late) {
        InboxView view = inbox_view(Language::En);
        for (AlertRowView& row : view.rows) {
            row.late = late;
        }
        static_cast<void>(ui.draw({Language::En, {}, view}));
        return std::count_if(
            ui.semantics().begin(), ui.semantics().end(),
            [](const SemanticNode& node) { return node.name.find('!') != std::string::npos; });
    };
    CHECK(signs(false) == 0);
    CHECK(signs(true) > 0);
}

TEST_CASE("one finger is enough: every control of every screen answers to it alone",
          "[accessibility]") {
    Ui ui = open_ui();
    for (const Sample& one : samples(Language::En)) {
        static_cast<void>(ui.draw(one.view));
        const SemanticTree tree = ui.semantics();
        for (const SemanticNode& node : tree) {
            if (!is_control(node.role) || !node.enabled) {
                continue;
            }
            CAPTURE(one.name, node.name);
            press(ui, node.box);
            bool answered = ui.draw(one.view).choice.has_value();
            lift(ui, node.box);
            answered = ui.draw(one.view).choice.has_value() || answered;
            CHECK(answered);
        }
    }
}

}  // namespace
}  // namespace afterword::ui::test
