// SPDX-License-Identifier: Apache-2.0
// What the planning and the drawing of a scale share: its values, labels and places; inside ui/kit
// only.  Reentrant.
#pragma once

#include <string>

#include "ui/kit/theme.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

inline constexpr Length kScaleLabelGap{2.8, 1};
inline constexpr Length kLeastScaleLabelGap{0.7, 0.7};
inline constexpr Length kScaleRowLabelGap{2.8, 2};
inline constexpr Type kNumberType{5.9, Reading::Shopper, Weight::Bold};

struct ScaleValues {
    int first;
    int count;
};
ScaleValues values_of(ScaleBody::Kind kind);

bool is_numbers(ScaleBody::Kind kind);
bool is_faces(ScaleBody::Kind kind);
// Which of the five faces stands for a value; without a middle the third is left out.
int face_of(ScaleBody::Kind kind, int value);

// The value at a place, counted from the left.
int value_at(const ScaleBody& scale, int place);
const std::string& label_of(const ScaleBody& scale, int value);

struct ScaleEnds {
    std::string left;
    std::string right;
};
ScaleEnds ends_of(const ScaleBody& scale);

}  // namespace afterword::ui
