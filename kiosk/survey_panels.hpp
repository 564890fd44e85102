// SPDX-License-Identifier: Apache-2.0
// The panels that surveys are looked at on.  Reentrant.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ui/ui.hpp"

namespace afterword {

// Those a survey must fit: 10 inches both ways up, and 7.
inline constexpr std::array kPanelsToFit = {
    ui::Panel{1280, 800, 217, 136}, ui::Panel{800, 1280, 136, 217}, ui::Panel{1024, 600, 154, 86}};

// "1024x600, 7 inches"
std::string panel_text(const ui::Panel& panel);

// Of "800x1280", as large as the panel to fit that has so many pixels, else 10 inches large. Empty
// when the text is no size of a panel.
std::optional<ui::Panel> find_panel(std::string_view size);

}  // namespace afterword
