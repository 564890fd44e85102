// SPDX-License-Identifier: Apache-2.0
// Looks over what a screen says it shows and finds what people could not read or tap.  Reentrant.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ui/ui.hpp"

namespace afterword::ui {

struct LayoutFault {
    std::string sentence;
    std::vector<std::size_t> nodes;  // of the tree: the one, or the two in each other's way
};

// A text that is cut, two things that overlap, a target too small or too close to another, capitals
// too low, a control without a name, too little contrast. `appearance` is the frame's, as
// Ui::appearance() says it: not every panel has room for what was wished.
std::vector<LayoutFault> layout_faults(const SemanticTree& tree, const Panel& panel,
                                       const Appearance& appearance = {});

}  // namespace afterword::ui
