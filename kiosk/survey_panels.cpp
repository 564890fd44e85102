// SPDX-License-Identifier: Apache-2.0
#include "kiosk/survey_panels.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace afterword {
namespace {

constexpr double kInch = 25.4;      // mm
constexpr double kDiagonal = 256;   // mm, 10.1 inches
constexpr int kFewestPixels = 480;  // as in a kiosk's configuration
constexpr int kMostPixels = 7'680;

std::optional<int> pixels(std::string_view text) {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = problem == std::errc() && end == text.data() + text.size();
    return whole && number >= kFewestPixels && number <= kMostPixels ? std::optional(number)
                                                                     : std::nullopt;
}

}  // namespace

std::string panel_text(const ui::Panel& panel) {
    const double inches = std::hypot(panel.width_mm, panel.height_mm) / kInch;
    return std::to_string(panel.width_px) + "x" + std::to_string(panel.height_px) + ", " +
           std::to_string(std::lround(inches)) + " inches";
}

std::optional<ui::Panel> find_panel(std::string_view size) {
    const auto cross = size.find('x');
    if (cross == std::string_view::npos) {
        return std::nullopt;
    }
    const auto width = pixels(size.substr(0, cross));
    const auto height = pixels(size.substr(cross + 1));
    if (!width || !height) {
        return std::nullopt;
    }
    const auto known =
        std::find_if(kPanelsToFit.begin(), kPanelsToFit.end(), [&](const ui::Panel& panel) {
            return panel.width_px == *width && panel.height_px == *height;
        });
    if (known != kPanelsToFit.end()) {
        return *known;
    }
    const double millimetre = std::hypot(*width, *height) / kDiagonal;
    return ui::Panel{*width, *height, *width / millimetre, *height / millimetre};
}

}  // namespace afterword
