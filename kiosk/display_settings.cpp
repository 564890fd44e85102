// SPDX-License-Identifier: Apache-2.0
#include "kiosk/display_settings.hpp"

#include <charconv>
#include <string>
#include <string_view>

namespace afterword {
namespace {

constexpr Range kPixels{480, 7680};
constexpr Durations kDarkAfter{std::chrono::minutes(1), std::chrono::hours(24)};
constexpr std::size_t kHexDigits = 6;

std::optional<int> position(ConfigNode& node, std::string_view key) {
    const auto value = node.integer_or(key, {0, 30'000}, -1);
    return value < 0 ? std::nullopt : std::optional(static_cast<int>(value));
}

std::optional<ui::Rgb> parse_colour(std::string_view text) {
    if (text.size() != 1 + kHexDigits || text.front() != '#') {
        return std::nullopt;
    }
    ui::Rgb rgb = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 1, end, rgb, 16);
    return error == std::errc{} && stop == end ? std::optional(rgb) : std::nullopt;
}

ui::Palette read_palette(ConfigNode& node) {
    if (!node.has("brand")) {
        return ui::kNormalPalette;
    }
    const std::string text = node.text("brand");
    const auto colour = parse_colour(text);
    if (!colour) {
        node.problem("brand", "\"" + text + "\" is no colour such as \"#0E5A6B\"");
        return ui::kNormalPalette;
    }
    auto palette = ui::palette_for(*colour);
    if (!palette) {
        node.problem("brand", palette.error().message + ": take a darker one");
        return ui::kNormalPalette;
    }
    return *palette;
}

}  // namespace

DisplayConfig read_display_settings(ConfigNode& node) {
    DisplayConfig display;
    auto& panel = display.panel;
    panel.width_px = static_cast<int>(node.integer_or("width_px", kPixels, panel.width_px));
    panel.height_px = static_cast<int>(node.integer_or("height_px", kPixels, panel.height_px));
    panel.width_mm = node.number_or("width_mm", 60, 2000, panel.width_mm);
    panel.height_mm = node.number_or("height_mm", 60, 2000, panel.height_mm);
    display.fullscreen = node.boolean_or("fullscreen", true);
    display.left_px = position(node, "left_px");
    display.top_px = position(node, "top_px");
    display.palette = read_palette(node);
    display.dark_after = node.duration_or("dark_after", kDarkAfter, display.dark_after);
    return display;
}

}  // namespace afterword
