// SPDX-License-Identifier: Apache-2.0
// Every colour and size the screens are made of. What a colour looks like is the palette's to say
// (palette.hpp). Sizes are in vmin (hundredths of the panel's shorter side) with a floor in
// millimetres; nothing is in raw pixels.
#pragma once

#include <array>

#include "ui/kit/palette.hpp"
#include "ui/kit/semantics.hpp"
#include "ui/text/typesetter.hpp"

namespace afterword::ui {

inline constexpr Colour kPaper = Colour::Paper;
inline constexpr Colour kCard = Colour::Card;
inline constexpr Colour kLine = Colour::Line;
inline constexpr Colour kEdge = Colour::Edge;
inline constexpr Colour kInk = Colour::Ink;
inline constexpr Colour kInk2 = Colour::Ink2;
inline constexpr Colour kBrand = Colour::Brand;
inline constexpr Colour kBrandDark = Colour::BrandDark;
inline constexpr Colour kTint = Colour::Tint;
inline constexpr Colour kLate = Colour::Late;
inline constexpr Colour kSand = Colour::Sand;
inline constexpr Colour kKeyboard = Colour::Keyboard;
inline constexpr Colour kSpecialKey = Colour::SpecialKey;
inline constexpr Colour kBarText = Colour::BarText;
inline constexpr Colour kBarText2 = Colour::BarText2;
inline constexpr Colour kBarEdge = Colour::BarEdge;
inline constexpr Colour kOnline = Colour::Online;
inline constexpr Colour kOffline = Colour::Offline;
inline constexpr Colour kUnlit = Colour::Unlit;
inline constexpr std::array kDisc = {Colour::Disc1, Colour::Disc2, Colour::Disc3, Colour::Disc4,
                                     Colour::Disc5};
inline constexpr std::array kRing = {Colour::Ring1, Colour::Ring2, Colour::Ring3, Colour::Ring4,
                                     Colour::Ring5};

// A length: the larger of its share of the panel and its floor.
struct Length {
    double vmin = 0;
    double floor_mm = 0;
    double large_mm = 0;  // floor of the large mode, where that is higher
};

inline constexpr Length kMargin{4.5, 5};
inline constexpr Length kGap{2.25, 2.6, 4.1};  // between controls; 2.5 mm at least, large 4
inline constexpr Length kTarget{9.5, 12.8,
                                16.1};  // the least height of a control; 12.7 mm at least, large 16
inline constexpr Length kButtonHeight{10.5, 12.8, 16.1};
inline constexpr Length kTileHeight{14, 12.8, 16.1};
inline constexpr Length kRadius{2.9, 0};
inline constexpr Length kOutline{0.25, 0.25};
inline constexpr Length kChosenOutline{0.5, 0.5};
inline constexpr Length kStaffCorner{0, 20};
inline constexpr Length kStaffDot{0, 6};
inline constexpr Length kShadowDrop{0.8, 0};
inline constexpr Length kShadowBlur{1.4, 0};
inline constexpr double kShadowStrength = 0.16;  // of ink

// A text size: em in vmin, and for whom it is, which sets the floor.
struct Type {
    double vmin = 0;
    Reading reading = Reading::Shopper;
    Weight weight = Weight::Regular;
};

inline constexpr Type kQuestionType{7.4, Reading::Question, Weight::Bold};
inline constexpr Type kTallQuestionType{9.5, Reading::Question, Weight::Bold};  // portrait
inline constexpr Type kHeadingType{6.2, Reading::Question, Weight::Bold};
inline constexpr Type kTallHeadingType{6.9, Reading::Question, Weight::Bold};
inline constexpr Type kThanksType{9, Reading::Question, Weight::Bold};
inline constexpr Type kStillThereType{8.2, Reading::Question, Weight::Bold};
inline constexpr Type kSecondLineType{4.8, Reading::Shopper, Weight::Regular};
inline constexpr Type kLabelType{4.8, Reading::Shopper, Weight::Regular};
inline constexpr Type kPillType{4.5, Reading::Shopper, Weight::Regular};
inline constexpr Type kButtonType{4.8, Reading::Shopper, Weight::Bold};
inline constexpr Type kCornerType{3.6, Reading::Staff, Weight::Regular};
inline constexpr Type kStaffHeadingType{5.8, Reading::Staff, Weight::Bold};
inline constexpr Type kStaffButtonType{4.8, Reading::Staff, Weight::Bold};
inline constexpr Type kStaffSmallButtonType{4.1, Reading::Staff, Weight::Bold};
inline constexpr Type kStaffTitleType{4.1, Reading::Staff, Weight::Bold};
inline constexpr Type kStaffTextType{4.1, Reading::Staff, Weight::Regular};
inline constexpr Type kStaffSmallType{3.7, Reading::Staff, Weight::Regular};
inline constexpr Type kStaffDetailType{3.4, Reading::StaffDetail, Weight::Regular};
inline constexpr Type kKeyType{5.4, Reading::Staff, Weight::Bold};

constexpr Type bold(Type type) {
    type.weight = Weight::Bold;
    return type;
}
constexpr Type regular(Type type) {
    type.weight = Weight::Regular;
    return type;
}

}  // namespace afterword::ui
