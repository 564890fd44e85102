// SPDX-License-Identifier: Apache-2.0
// What several screens share.  Thread: main.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/choice.hpp"
#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

// The invisible corner by which staff come in: top left in every language.
std::optional<Choice> draw_staff_corner(Canvas& canvas);

// A heading and a second line below it, both centred, from `top`. Gives back where they end.
float draw_heading(Canvas& canvas, std::string_view heading, const Type& type,
                   std::string_view second, float top);
[[nodiscard]] float heading_height(Canvas& canvas, std::string_view heading, const Type& type,
                                   std::string_view second);

// The way back to the survey: a button in the middle, `height` high.
std::optional<Choice> draw_back_button(Canvas& canvas, float top, float height);

}  // namespace afterword::ui
