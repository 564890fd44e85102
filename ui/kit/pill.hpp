// SPDX-License-Identifier: Apache-2.0
// A round button for a thing beside the matter: a language, a way back.  Thread: main.
#pragma once

#include <string>

#include "ui/kit/icons.hpp"

namespace afterword::ui {

struct Pill {
    std::string text = {};
    Type type = kPillType;
    bool chosen = false;
    Colour ink = kInk;
    Role role = Role::Button;
    Icon icon = Icon::None;
    Side icon_side = Side::Start;  // of the text
    std::string name = {};         // read instead of the text, where that is a sign or empty
};
[[nodiscard]] bool pill(Canvas& canvas, const Pill& pill, const Rect& box);
// The width a pill wants for what is on it in one line and `padding` on both sides.
[[nodiscard]] float pill_width(Canvas& canvas, const Pill& pill, float padding);

}  // namespace afterword::ui
