// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/scale_values.hpp"

namespace afterword::ui {

using Kind = ScaleBody::Kind;

ScaleValues values_of(Kind kind) {
    switch (kind) {
        case Kind::Faces4:
            return {1, 4};
        case Kind::Faces5:
        case Kind::Stars5:
            return {1, 5};
        case Kind::Numbers0To10:
            return {0, 11};
        case Kind::Numbers1To7:
            return {1, 7};
    }
    return {1, 5};
}

bool is_numbers(Kind kind) {
    return kind == Kind::Numbers0To10 || kind == Kind::Numbers1To7;
}

bool is_faces(Kind kind) {
    return kind == Kind::Faces4 || kind == Kind::Faces5;
}

int face_of(Kind kind, int value) {
    return kind == Kind::Faces4 && value > 2 ? value + 1 : value;
}

int value_at(const ScaleBody& scale, int place) {
    const auto [first, count] = values_of(scale.kind);
    return scale.order == ScaleOrder::Ascending ? first + place : first + count - 1 - place;
}

const std::string& label_of(const ScaleBody& scale, int value) {
    return scale.labels[static_cast<std::size_t>(value - values_of(scale.kind).first)];
}

ScaleEnds ends_of(const ScaleBody& scale) {
    const bool ascending = scale.order == ScaleOrder::Ascending;
    const std::string& least = scale.labels.front();
    const std::string& most = scale.labels.back();
    return ascending ? ScaleEnds{least, most} : ScaleEnds{most, least};
}

}  // namespace afterword::ui
