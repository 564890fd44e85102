// SPDX-License-Identifier: Apache-2.0
// Every colour and size the screens are made of. Sizes are in vmin (hundredths of the panel's
// shorter side) with a floor in millimetres; nothing is in raw pixels.
#pragma once

#include <array>
#include <cstdint>

#include "ui/kit/semantics.hpp"
#include "ui/text/typesetter.hpp"

namespace afterword::ui {

struct Colour {
    std::uint32_t rgb = 0;  // 0xRRGGBB
    bool operator==(const Colour&) const = default;
};

inline constexpr Colour kPaper{0xFAF7F2};
inline constexpr Colour kCard{0xFFFFFF};
inline constexpr Colour kLine{0xE4DED4};  // decoration only
inline constexpr Colour kEdge{0x827A6E};  // every control's outline
inline constexpr Colour kInk{0x1C2430};
inline constexpr Colour kInk2{0x4F5866};
inline constexpr Colour kBrand{0x0E5A6B};
inline constexpr Colour kBrandDark{0x0A3B46};  // text on tint
inline constexpr Colour kTint{0xE3F0F1};
inline constexpr Colour kLate{0xB3261E};
inline constexpr Colour kSand{0xEFE8DE};  // behind the sign of a kiosk out of order
// On the dark bar of staff's screens.
inline constexpr Colour kBarText{0xFFFFFF};
inline constexpr Colour kBarText2{0xD5D9DE};
inline constexpr Colour kBarEdge{0x9AA3AE};
inline constexpr Colour kOnline{0x5BC0A5};
inline constexpr Colour kOffline{0xE8C04A};

// Of the scores 1…5. Mouth, brows and a label tell the faces apart without colour.
inline constexpr std::array<Colour, 5> kDisc = {
    {{0xC8442B}, {0xE5893C}, {0xE8C04A}, {0x7DB46C}, {0x2E8B74}}};
inline constexpr std::array<Colour, 5> kRing = {
    {{0x8F2F1E}, {0xB87239}, {0x96813F}, {0x638E5C}, {0x1F6353}}};

// A length: the larger of the two.
struct Length {
    double vmin = 0;
    double floor_mm = 0;
};

inline constexpr Length kMargin{4.5, 5};
inline constexpr Length kGap{2.25, 2.6};     // between controls; 2.5 mm at least
inline constexpr Length kTarget{9.5, 12.8};  // the least height of a control; 12.7 mm at least
inline constexpr Length kButtonHeight{10.5, 12.8};
inline constexpr Length kTileHeight{14, 12.8};
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
