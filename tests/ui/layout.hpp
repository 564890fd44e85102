// SPDX-License-Identifier: Apache-2.0
// Looks over what a screen says it shows and finds what people could not read or tap.
#pragma once

#include <string>
#include <vector>

#include "ui/ui.hpp"

namespace afterword::ui::test {

// One sentence for every fault: a text that is cut, two things that overlap, a target too small or
// too close to another, capitals too low, a control without a name, too little contrast.
std::vector<std::string> faults(const SemanticTree& tree, const Panel& panel,
                                const Appearance& appearance = {});

}  // namespace afterword::ui::test
