// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

namespace afterword::ui {

constinit const Palette kNormalPalette{{
    0xFAF7F2, 0xFFFFFF, 0xE4DED4, 0x827A6E,            // paper, card, line, edge
    0x1C2430, 0x4F5866,                                // ink
    0x0E5A6B, 0x0A3B46, 0xE3F0F1,                      // brand, its text, its tint
    0xB3261E, 0xEFE8DE,                                // late, sand
    0xEBE5DA, 0xDCD4C7,                                // keyboard
    0xFFFFFF, 0xD5D9DE, 0x9AA3AE, 0x5BC0A5, 0xE8C04A,  // bar
    0x000000,                                          // a panel at rest
    0xC8442B, 0xE5893C, 0xE8C04A, 0x7DB46C, 0x2E8B74,  // discs
    0x8F2F1E, 0xB87239, 0x96813F, 0x638E5C, 0x1F6353,  // rings
}};

constinit const Palette kHighContrastPalette{{
    0xFFFFFF, 0xFFFFFF, 0xC8C8C8, 0x000000,            //
    0x000000, 0x000000,                                //
    0x003540, 0x00232B, 0xE3F0F1,                      //
    0x7A0A05, 0xFFFFFF,                                //
    0xE6E6E6, 0xFFFFFF,                                //
    0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x8FE3CB, 0xFFD75E,  //
    0x000000,                                          //
    0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF,  //
    0x000000, 0x000000, 0x000000, 0x000000, 0x000000,  //
}};

namespace {

constexpr double kTextContrast = 4.5;

double channel(Rgb rgb, int shift) {
    return ((rgb >> shift) & 0xff) / 255.0;
}

// The relative luminance of WCAG 2.1.
double luminance(Rgb rgb) {
    const auto linear = [rgb](int shift) {
        const double value = channel(rgb, shift);
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
}

// `share` of the one, the rest of the other.
Rgb mixed(Rgb one, Rgb other, double share) {
    Rgb result = 0;
    for (const int shift : {16, 8, 0}) {
        const double value = share * channel(one, shift) + (1 - share) * channel(other, shift);
        result |= static_cast<Rgb>(std::lround(value * 255)) << shift;
    }
    return result;
}

Status check_contrast(Rgb brand, Rgb other, const char* what) {
    const double ratio = contrast(brand, other);
    if (ratio >= kTextContrast) {
        return done();
    }
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "#%06X has a contrast of %.1f to %s; %.1f is the least",
                  brand, ratio, what, kTextContrast);
    return Error{Errc::Invalid, text.data()};
}

}  // namespace

double contrast(Rgb one, Rgb other) {
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

Result<Palette> palette_for(Rgb brand) {
    const Rgb tint = mixed(brand, kNormalPalette.of(Colour::Card), 0.1);
    const Rgb dark = mixed(brand, 0x000000, 0.65);
    const std::array checks = {
        check_contrast(brand, kNormalPalette.of(Colour::Card), "the text on it"),
        check_contrast(brand, kNormalPalette.of(Colour::Paper), "the paper"),
        check_contrast(dark, tint, "its own tint"),
    };
    for (const Status& one : checks) {
        if (!one) {
            return Error(one.error()).within("brand colour");
        }
    }
    return kNormalPalette.with(Colour::Brand, brand)
        .with(Colour::BrandDark, dark)
        .with(Colour::Tint, tint);
}

}  // namespace afterword::ui
