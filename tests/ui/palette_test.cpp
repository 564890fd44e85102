// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/palette.hpp"

#include <algorithm>
#include <span>

#include <catch2/catch.hpp>

namespace afterword::ui::test {
namespace {

struct Pair {
    Colour ink;
    Colour ground;
};
constexpr Pair kTexts[] = {
    {Colour::Ink, Colour::Paper},       {Colour::Ink, Colour::Card},
    {Colour::Ink, Colour::Keyboard},    {Colour::Ink, Colour::SpecialKey},
    {Colour::Ink2, Colour::Paper},      {Colour::Ink2, Colour::Card},
    {Colour::Ink2, Colour::Keyboard},   {Colour::Ink2, Colour::Line},
    {Colour::Card, Colour::Brand},      {Colour::Card, Colour::BrandDark},
    {Colour::Card, Colour::Ink},        {Colour::Brand, Colour::Paper},
    {Colour::BrandDark, Colour::Paper}, {Colour::BrandDark, Colour::Tint},
    {Colour::Late, Colour::Paper},      {Colour::Late, Colour::Card},
    {Colour::BarText, Colour::Ink},     {Colour::BarText2, Colour::Ink},
    {Colour::Card, Colour::Late},
};
constexpr Pair kControls[] = {
    {Colour::Edge, Colour::Paper},    {Colour::Edge, Colour::Card},
    {Colour::Edge, Colour::Keyboard}, {Colour::Edge, Colour::Sand},
    {Colour::Brand, Colour::Paper},   {Colour::Brand, Colour::Keyboard},
    {Colour::BarEdge, Colour::Ink},   {Colour::Online, Colour::Ink},
    {Colour::Offline, Colour::Ink},   {Colour::Ring1, Colour::Paper},
    {Colour::Ring2, Colour::Paper},   {Colour::Ring3, Colour::Paper},
    {Colour::Ring4, Colour::Paper},   {Colour::Ring5, Colour::Paper},
};

double least(const Palette& palette, std::span<const Pair> pairs) {
    double found = 21;
    for (const Pair& pair : pairs) {
        found = std::min(found, contrast(palette.of(pair.ink), palette.of(pair.ground)));
    }
    return found;
}

TEST_CASE("every pair of colours in use can be told apart", "[palette]") {
    CHECK(least(kNormalPalette, kTexts) >= 4.5);
    CHECK(least(kNormalPalette, kControls) >= 3);
}

TEST_CASE("in high contrast text has 10 to 1 and controls 7 to 1", "[palette]") {
    CHECK(least(kHighContrastPalette, kTexts) >= 10);
    CHECK(least(kHighContrastPalette, kControls) >= 7);
}

TEST_CASE("a store's own colour is taken when text on it can be read", "[palette]") {
    const auto own = palette_for(0x7A1F5C);
    REQUIRE(own);
    CHECK(own->of(Colour::Brand) == 0x7A1F5C);
    CHECK(own->of(Colour::Ink) == kNormalPalette.of(Colour::Ink));
    CHECK(least(*own, kTexts) >= 4.5);
    CHECK(least(*own, kControls) >= 3);
}

TEST_CASE("a store's own colour with too little contrast is refused", "[palette]") {
    const auto yellow = palette_for(0xFFCC00);
    REQUIRE_FALSE(yellow);
    CHECK(yellow.error().code == Errc::Invalid);
    CHECK(yellow.error().message ==
          "brand colour: #FFCC00 has a contrast of 1.5 to the text on it; 4.5 is the least");
}

TEST_CASE("black on white has the largest contrast and a colour on itself the least", "[palette]") {
    CHECK(contrast(0x000000, 0xFFFFFF) == Approx(21));
    CHECK(contrast(0xFFFFFF, 0x000000) == Approx(21));
    CHECK(contrast(0x123456, 0x123456) == Approx(1));
    CHECK(contrast(0x767676, 0xFFFFFF) == Approx(4.54).margin(0.01));
}

}  // namespace
}  // namespace afterword::ui::test
