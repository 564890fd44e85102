// SPDX-License-Identifier: Apache-2.0
// A text as a QR code, with the quiet zone around it that scanners need.  Thread: main.
#pragma once

#include <string>

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

// Fills the square as far as whole pixels a module allow. Draws nothing for a text too long for a
// code; `name` is what it is read as.
void draw_qr(Canvas& canvas, const std::string& text, std::string name, const Rect& square);

}  // namespace afterword::ui
