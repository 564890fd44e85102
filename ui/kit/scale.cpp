// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/scale.hpp"

#include <cmath>

#include "ui/kit/controls.hpp"
#include "ui/kit/face.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/scale_values.hpp"
#include "ui/kit/star.hpp"

namespace afterword::ui {

namespace {

using Form = ScalePlan::Form;

constexpr Length kHalo{0.6, 0};         // around a pressed face
constexpr float kFaceGivesWay = 0.05F;  // of a pressed face's radius

// Where a mark and its label stand; both lie in one target.
struct Place {
    Rect target;
    Rect mark;
    std::optional<Rect> label;
};

// Where the labels of the ends stand. For a low reach they are no controls, so they go above.
float marks_top(Canvas& canvas, const ScalePlan& plan, float top) {
    if (plan.form == Form::EndsBeside) {
        return top + (plan.height - 2 * plan.mark_height - plan.gap) / 2;
    }
    const bool above = plan.form == Form::EndsAround ||
                       (plan.form == Form::Ends && canvas.measure().reach_top() > 0);
    return above ? top + plan.label_height + plan.label_gap : top;
}

// The middle of a column, counted from the left.
float column_middle(Canvas& canvas, const ScalePlan& plan, int column) {
    const int last = plan.lead + plan.columns - 1;
    return canvas.screen().middle_x() +
           (static_cast<float>(column) - static_cast<float>(last) / 2) * plan.spacing;
}

Place place_of(Canvas& canvas, const ScalePlan& plan, int place, float top) {
    const int row = place / plan.columns;
    // A last row that isn't full begins where the others do.
    const int column = place % plan.columns + (row == 0 ? plan.lead : 0);
    const float middle = column_middle(canvas, plan, column);
    const float half = plan.mark_width / 2;
    const float y =
        marks_top(canvas, plan, top) + static_cast<float>(row) * (plan.mark_height + plan.gap);
    const Rect mark{std::floor(middle - half), y, std::floor(middle - half) + plan.mark_width,
                    y + plan.mark_height};
    Rect target{middle - plan.spacing / 2, y - plan.gap / 2, middle + plan.spacing / 2,
                mark.bottom + plan.gap / 2};
    if (plan.form != Form::Columns) {
        return {target, mark, std::nullopt};
    }
    const float label_top = mark.bottom + canvas.measure().of(kScaleLabelGap);
    target.bottom = label_top + plan.label_height + plan.gap / 2;
    return {target, mark,
            Rect{middle - plan.label_width / 2, label_top, middle + plan.label_width / 2,
                 label_top + plan.label_height}};
}

Place place_in_rows(Canvas& canvas, const ScalePlan& plan, int place, float top) {
    const Rect screen = canvas.screen();
    const float label_gap = canvas.measure().of(kScaleRowLabelGap);
    const float width = plan.mark_width + label_gap + plan.label_width;
    const float left = std::floor(screen.middle_x() - width / 2);
    const float y = top + static_cast<float>(place) * plan.spacing;
    const float bottom = y + plan.mark_height;
    const float half_gap = plan.gap / 2;
    const Rect mark{left, y, left + plan.mark_width, bottom};
    // Of high letters it may take the gaps' halves.
    const Rect label{mark.right + label_gap, y - half_gap, left + width + 1, bottom + half_gap};
    const Rect target{left - half_gap, y - half_gap, left + width + half_gap + 1,
                      bottom + half_gap};
    return {canvas.mirrored(target, screen), canvas.mirrored(mark, screen),
            canvas.mirrored(label, screen)};
}

void draw_pressed_face(Canvas& canvas, int face, const Rect& place) {
    const float halo = canvas.measure().of(kHalo);
    const float radius = place.width() / 2;
    draw_face(canvas, face, place.shrunk(radius * kFaceGivesWay), Shadow::None);
    canvas.ring(place.middle_x(), place.middle_y(), radius + halo, kBrand, halo);
}

void draw_mark_label(Canvas& canvas, const ScalePlan& plan, const std::string& text,
                     const Rect& room) {
    Rect box = room;
    Side side = Side::Start;
    if (plan.form == Form::Columns) {
        const Wrap wrap{static_cast<int>(plan.label_width), 2};
        const SetText& set = canvas.compose(text, kLabelType, plan.label_em, Side::Centre, wrap);
        box.bottom = box.top + static_cast<float>(set.height);
        side = Side::Centre;
    }
    canvas.text(text, {kLabelType, side, 2, plan.label_em}, box, {kInk, kPaper, Role::Label});
}

Press::State draw_mark(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan, int value,
                       const Place& place) {
    const bool face = is_faces(scale.kind);
    const int which = face_of(scale.kind, value);
    const Colour edge = face ? kRing[static_cast<std::size_t>(which - 1)] : kEdge;
    const Press::State state = canvas.control({.role = Role::Option,
                                               .name = label_of(scale, value),
                                               .value = std::to_string(value),
                                               .ink = edge},
                                              place.target);
    const bool pressed = is_down(state);
    canvas.image({}, place.mark, edge, kPaper);
    if (!face) {
        draw_star(canvas, place.mark, pressed ? Star::Filled : Star::Empty);
    } else if (pressed) {
        draw_pressed_face(canvas, which, place.mark);
    } else {
        draw_face(canvas, which, place.mark, Shadow::Soft);
    }
    if (place.label) {
        draw_mark_label(canvas, plan, label_of(scale, value), *place.label);
    }
    return state;
}

// The label of the first number ends before it, that of the last begins behind it.
void draw_ends_beside(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan, float top) {
    const ScaleEnds ends = ends_of(scale);
    const int last = values_of(scale.kind).count - 1;
    const Rect before = place_of(canvas, plan, 0, top).mark;
    const Rect behind = place_of(canvas, plan, last, top).mark;
    const float overhang = (plan.label_height - plan.mark_height) / 2;
    const Rect left{before.left - plan.gap - plan.label_width, before.top - overhang,
                    before.left - plan.gap, before.bottom + overhang};
    const Rect right{behind.right + plan.gap, behind.top - overhang,
                     behind.right + plan.gap + plan.right_width, behind.bottom + overhang};
    const Side leftmost = canvas.runs_left() ? Side::End : Side::Start;
    const Side rightmost = canvas.runs_left() ? Side::Start : Side::End;
    canvas.text(ends.left, {kLabelType, rightmost, 2, plan.label_em}, left, {kInk2, kPaper});
    canvas.text(ends.right, {kLabelType, leftmost, 2, plan.label_em}, right, {kInk2, kPaper});
}

void draw_ends(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan, float top) {
    const float middle = canvas.screen().middle_x();
    const ScaleEnds ends = ends_of(scale);
    const bool around = plan.form == Form::EndsAround;
    const float below = top + plan.height - plan.label_height;
    const float first = around || canvas.measure().reach_top() > 0 ? top : below;
    const float last = around ? below : first;
    // Out to the edges of the room they share.
    const float reach = around
                            ? plan.label_width / 2
                            : (plan.label_width + plan.right_width + canvas.measure().of(kGap)) / 2;
    const Rect left{middle - reach, first, middle - reach + plan.label_width,
                    first + plan.label_height};
    const Rect right{middle + reach - plan.right_width, last, middle + reach,
                     last + plan.label_height};
    const Side to_left = canvas.runs_left() ? Side::End : Side::Start;
    const Side to_right = canvas.runs_left() ? Side::Start : Side::End;
    canvas.text(ends.left, {kLabelType, to_left, 2, plan.label_em}, left, {kInk2, kPaper});
    canvas.text(ends.right, {kLabelType, to_right, 2, plan.label_em}, right, {kInk2, kPaper});
}

std::optional<int> draw_numbers(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan,
                                float top) {
    const int count = values_of(scale.kind).count;
    std::optional<int> tapped;
    for (int place = 0; place < count; ++place) {
        const int value = value_at(scale, place);
        const Button number{
            .text = std::to_string(value), .type = kNumberType, .role = Role::Option};
        if (button(canvas, number, place_of(canvas, plan, place, top).mark)) {
            tapped = value;
        }
    }
    return tapped;
}

// A pressed star fills those before it as well.
void fill_up_to(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan, int value,
                float top) {
    const int count = values_of(scale.kind).count;
    for (int place = 0; place < count; ++place) {
        if (value_at(scale, place) <= value) {
            draw_star(canvas, place_of(canvas, plan, place, top).mark, Star::Filled);
        }
    }
}

std::optional<int> draw_marks(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan,
                              float top) {
    const int count = values_of(scale.kind).count;
    std::optional<int> tapped;
    for (int place = 0; place < count; ++place) {
        const int value = value_at(scale, place);
        const Place where = plan.form == Form::Rows ? place_in_rows(canvas, plan, place, top)
                                                    : place_of(canvas, plan, place, top);
        const Press::State state = draw_mark(canvas, scale, plan, value, where);
        if (state == Press::State::Tapped) {
            tapped = value;
        }
        const bool pressed = is_down(state);
        if (pressed && scale.kind == ScaleBody::Kind::Stars5) {
            fill_up_to(canvas, scale, plan, value, top);
        }
    }
    return tapped;
}

}  // namespace

std::optional<int> draw_scale(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan,
                              float top) {
    const auto tapped = is_numbers(scale.kind) ? draw_numbers(canvas, scale, plan, top)
                                               : draw_marks(canvas, scale, plan, top);
    if (plan.form == Form::Ends || plan.form == Form::EndsAround) {
        draw_ends(canvas, scale, plan, top);
    }
    if (plan.form == Form::EndsBeside) {
        draw_ends_beside(canvas, scale, plan, top);
    }
    return tapped;
}

}  // namespace afterword::ui
