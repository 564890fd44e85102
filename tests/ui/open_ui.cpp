// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/open_ui.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/fakes/temporary.hpp"

namespace afterword::ui::test {

const std::filesystem::path& font_cache() {
    static const TemporaryFolder folder;
    return folder.path();
}

Ui open_ui(const Panel& panel) {
    auto ui = Ui::open(panel, font_cache());
    INFO((ui ? "" : ui.error().message));
    REQUIRE(ui);
    return *std::move(ui);
}

const SemanticNode& find(const SemanticTree& tree, Role role, std::string_view name) {
    const auto found = std::find_if(tree.begin(), tree.end(), [&](const SemanticNode& node) {
        return node.role == role && node.name == name;
    });
    INFO("looking for " << name);
    REQUIRE(found != tree.end());
    return *found;
}

void press(Ui& ui, const Rect& box) {
    ui.pointer({Pointer::Kind::Down, box.middle_x(), box.middle_y()});
}

void lift(Ui& ui, const Rect& box) {
    ui.pointer({Pointer::Kind::Up, box.middle_x(), box.middle_y()});
}

}  // namespace afterword::ui::test
