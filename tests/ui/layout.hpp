// SPDX-License-Identifier: Apache-2.0
// Looks over what a screen says it shows and finds what people could not read or tap.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/ui.hpp"

namespace afterword::ui::test {

// One sentence for every fault: a text that is cut, two things that overlap, a target too small or
// too close to another, capitals too low, a control without a name, too little contrast.
std::vector<std::string> faults(const SemanticTree& tree, const Panel& panel);

// WCAG 2.1's contrast ratio of two colours, 1…21.
double contrast(std::uint32_t one, std::uint32_t other);

}  // namespace afterword::ui::test
