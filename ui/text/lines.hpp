// SPDX-License-Identifier: Apache-2.0
// Where a text breaks into lines.  Thread: main.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pango/pango.h>

#include "ui/text/typesetter.hpp"

namespace afterword::ui {

// The lines of a text within `wrap`; a line feed in the text always ends one. Two lines come out as
// equal as the breaks allow, the lower the longer. `layout` carries the style; its text is used up.
// There may be more lines than allowed, and wider ones: the caller looks.
std::vector<std::string> break_lines(PangoLayout* layout, std::string_view text,
                                     const TextStyle& style, const Wrap& wrap);

// Pixels a line takes when it is aligned, without what hangs outside.
int aligned_width(PangoLayout* layout, const std::string& line, const TextStyle& style);
// Pixels of a full-width end mark, which hangs outside a centred line; 0 for any other line.
int hanging_width(std::string_view line, const TextStyle& style);

}  // namespace afterword::ui
