// SPDX-License-Identifier: Apache-2.0
// The colours by what they are for. Screens name a Colour; the canvas looks it up in the palette of
// the frame, so a stronger contrast or a store's own colour changes no screen.  Reentrant.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "platform/base/result.hpp"
#include "ui/appearance.hpp"

namespace afterword::ui {

enum class Colour : std::uint8_t {
    Paper,
    Card,
    Line,  // decoration only
    Edge,  // every control's outline
    Ink,
    Ink2,
    Brand,
    BrandDark,  // text on tint
    Tint,
    Late,
    Sand,        // behind the sign of a kiosk out of order
    Keyboard,    // behind the keys
    SpecialKey,  // of a key that types no letter
    // On the dark bar of staff's screens, and where a closed kiosk is dark
    BarText,
    BarText2,
    BarEdge,
    Online,
    Offline,
    Unlit,  // a panel at rest
    // Of the scores 1…5. Mouth, brows and a label tell the faces apart without colour.
    Disc1,
    Disc2,
    Disc3,
    Disc4,
    Disc5,
    Ring1,
    Ring2,
    Ring3,
    Ring4,
    Ring5,
};
inline constexpr std::size_t kColourCount = static_cast<std::size_t>(Colour::Ring5) + 1;

using Rgb = std::uint32_t;  // 0xRRGGBB

class Palette {
  public:
    constexpr explicit Palette(const std::array<Rgb, kColourCount>& colours) : colours_(colours) {}
    [[nodiscard]] constexpr Rgb of(Colour colour) const {
        return colours_[static_cast<std::size_t>(colour)];
    }
    [[nodiscard]] constexpr Palette with(Colour colour, Rgb rgb) const {
        Palette other = *this;
        other.colours_[static_cast<std::size_t>(colour)] = rgb;
        return other;
    }

  private:
    std::array<Rgb, kColourCount> colours_;
};

extern const Palette kNormalPalette;
// Text at 10:1 at least, controls at 7:1; the faces are white with black lines.
extern const Palette kHighContrastPalette;

// The normal palette in a store's own colour. Errc::Invalid where text on it, or it on paper,
// could not be read: the message says the contrast it has.
Result<Palette> palette_for(Rgb brand);

// WCAG 2.1's contrast ratio of two colours, 1…21.
double contrast(Rgb one, Rgb other);

}  // namespace afterword::ui
