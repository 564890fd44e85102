// SPDX-License-Identifier: Apache-2.0
// What must hold of every frame, whatever led to it. A rule that is broken ends the process.
#pragma once

#include "ui/ui.hpp"

namespace afterword::fuzz {

// The choice names something that the view shows.
void check_choice(const ui::View& view, const ui::Choice& choice);

// Whatever can be tapped has a name and lies on the panel; a text says something.
void check_semantics(const ui::SemanticTree& tree, const ui::Panel& panel);

}  // namespace afterword::fuzz
