// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/measure.hpp"

#include <algorithm>
#include <cmath>

namespace afterword::ui {

namespace {

// Capital height of Noto Sans over its em, and the inked body of a Han character of Noto Sans CJK.
constexpr double kCapitalShare = 0.714;
constexpr double kBodyShare = 0.92;
// Arabic reads smaller than Latin at the same em.
constexpr double kArabicGrowth = 1.12;
// On panels so large that the large mode's floors alone would change little.
constexpr double kLargeGrowth = 1.25;

double capital_share(Language language) {
    return script(language) == Script::EastAsian ? kBodyShare : kCapitalShare;
}

double growth(Language language) {
    return script(language) == Script::Arabic ? kArabicGrowth : 1.0;
}

}  // namespace

Appearance possible(const Appearance& wanted, const Panel& panel, Content content) {
    // A question, five labelled answers and a row of buttons at the large floors are 110 mm high.
    constexpr double kLargeMm = 110;
    // What lies lower on a panel is within everybody's reach anyhow; large controls fill more.
    constexpr double kReachMm = 120;
    constexpr double kLargeReachMm = 200;
    Appearance appearance = wanted;
    if (content == Content::Keyboard) {
        appearance.size = TextSize::Normal;
        appearance.reach = Reach::Full;
    }
    if (std::min(panel.width_mm, panel.height_mm) < kLargeMm) {
        appearance.size = TextSize::Normal;
    }
    if (panel.height_mm < (appearance.size == TextSize::Large ? kLargeReachMm : kReachMm)) {
        appearance.reach = Reach::Full;
    }
    if (content == Content::Many && appearance.reach == Reach::Low) {
        appearance.size = TextSize::Normal;
    }
    return appearance;
}

Measure::Measure(const Panel& panel, const Appearance& appearance)
    : screen_{0, 0, static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)},
      shorter_px_(std::min(panel.width_px, panel.height_px)),
      px_per_mm_(std::max(panel.width_px / panel.width_mm, panel.height_px / panel.height_mm)),
      size_(appearance.size),
      reach_(appearance.reach) {}

float Measure::vmin(double hundredths) const {
    return static_cast<float>(std::round(shorter_px_ * hundredths / 100));
}

float Measure::of(const Length& length) const {
    const double floor_mm =
        size_ == TextSize::Large ? std::max(length.floor_mm, length.large_mm) : length.floor_mm;
    return std::max(vmin(length.vmin), static_cast<float>(std::ceil(floor_mm * px_per_mm_)));
}

int Measure::least_em(const Type& type, Language language) const {
    const double capital_px = least_capital_mm(type.reading, size_) * px_per_mm_;
    return static_cast<int>(std::ceil(capital_px / capital_share(language) * growth(language)));
}

int Measure::em(const Type& type, Language language) const {
    const double larger = size_ == TextSize::Large ? kLargeGrowth : 1.0;
    const double wanted = shorter_px_ * type.vmin / 100 * growth(language) * larger;
    return std::max(static_cast<int>(std::lround(wanted)), least_em(type, language));
}

float Measure::reach_top() const {
    constexpr float kOutOfReach = 0.4F;
    return reach_ == Reach::Low ? std::ceil(screen_.height() * kOutOfReach) : 0;
}

float Measure::capital(int em, Language language) {
    return static_cast<float>(em / growth(language) * capital_share(language));
}

}  // namespace afterword::ui
