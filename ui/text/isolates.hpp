// SPDX-License-Identifier: Apache-2.0
// Keeps figures in order in a line that runs leftwards.  Reentrant.
#pragma once

#include <string>
#include <string_view>

namespace afterword::ui {

// Unicode's bidirectional algorithm orders "+48 600 123 456" and "10.9 GB" word by word from the
// right, as if they were a sentence. Here each run of Latin letters, digits and what joins them,
// spaces too, that has a digit in it comes out between a left-to-right isolate (U+2066) and its end
// (U+2069). For a line that is broken already: an isolate ends with its line.
std::string with_figures_isolated(std::string_view line);

}  // namespace afterword::ui
