// SPDX-License-Identifier: Apache-2.0
// A Ui for a test, with a font cache that all tests of the process share.
#pragma once

#include <filesystem>

#include "ui/ui.hpp"

namespace afterword::ui::test {

Ui open_ui(const Panel& panel = {});
const std::filesystem::path& font_cache();

// The first node of a role and name; fails the test when there is none.
const SemanticNode& find(const SemanticTree& tree, Role role, std::string_view name);

// Presses in the middle of a box and releases there, without drawing.
void press(Ui& ui, const Rect& box);
void lift(Ui& ui, const Rect& box);

}  // namespace afterword::ui::test
