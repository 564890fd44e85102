// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>

#include "platform/base/result.hpp"
#include "ui/kit/controls.hpp"
#include "ui/kit/face.hpp"
#include "ui/kit/star.hpp"

namespace afterword::ui {

namespace {

using Kind = ScaleBody::Kind;
using Form = ScalePlan::Form;

constexpr Length kFace{20.25, 20};
constexpr Length kRowFace{15, 20};
constexpr Length kLeastFace{0, 16};  // where five don't fit in portrait on 10 inches
constexpr Length kFaceGap{3.25, 2.6, 4.1};
constexpr Length kSlot{27.5, 0, 40};
constexpr Length kSlotMargin{0.9, 1};
constexpr Length kHalo{0.6, 0};         // around a pressed face
constexpr float kFaceGivesWay = 0.05F;  // of a pressed face's radius
constexpr Length kLabelGap{2.8, 1};
constexpr Length kRowLabelGap{2.8, 2};
constexpr Length kLabelRoom{11.5, 0};
constexpr Length kLabelSpacing{1, 1};
constexpr Length kNumberWidth{16, 14, 17};  // at most
constexpr Type kNumberType{5.9, Reading::Shopper, Weight::Bold};

struct Values {
    int first;
    int count;
};
Values values_of(Kind kind) {
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

// Without a middle the third face is left out.
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

struct Ends {
    std::string left;
    std::string right;
};
Ends ends_of(const ScaleBody& scale) {
    const bool ascending = scale.order == ScaleOrder::Ascending;
    const std::string& least = scale.labels.front();
    const std::string& most = scale.labels.back();
    return ascending ? Ends{least, most} : Ends{most, least};
}

float tallest(Canvas& canvas, std::span<const std::string> texts, int em, const Wrap& wrap) {
    float height = 0;
    for (const std::string& text : texts) {
        const SetText& set = canvas.compose(text, kLabelType, em, Side::Centre, wrap);
        height = std::max(height, static_cast<float>(set.height));
    }
    return height;
}

bool all_fit(Canvas& canvas, std::span<const std::string> texts, int em, const Wrap& wrap) {
    return std::all_of(texts.begin(), texts.end(), [&](const std::string& text) {
        return canvas.fits(text, kLabelType, em, wrap);
    });
}

ScalePlan plan_columns(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room) {
    const Measure& measure = canvas.measure();
    const int count = values_of(scale.kind).count;
    ScalePlan plan;
    plan.columns = count;
    plan.gap = measure.of(kFaceGap);
    const float width = room.width + 2 * measure.of(kSlotMargin);
    plan.spacing = std::floor(std::min(measure.of(kSlot), width / static_cast<float>(count)));
    plan.label_width = plan.spacing - measure.of(kLabelSpacing);
    const Wrap two_lines{static_cast<int>(plan.label_width), 2};
    plan.label_em = canvas.fitting_em(scale.labels, kLabelType, two_lines);
    // Two lines are kept free whether they are needed or not, so that the faces stand still when
    // the language changes.
    plan.label_height = tallest(canvas, scale.labels, plan.label_em, two_lines);
    const float kept = std::max(plan.label_height, measure.of(kLabelRoom));
    const float gap = measure.of(kLabelGap);
    const float widest = std::min(measure.of(kFace), plan.spacing - plan.gap);
    plan.label_height = room.height >= widest + gap + kept ? kept : plan.label_height;
    plan.mark_width = std::min(widest, std::floor(room.height - gap - plan.label_height));
    plan.mark_width = std::max(plan.mark_width, std::min(widest, measure.of(kLeastFace)));
    plan.mark_height = plan.mark_width;
    plan.height = plan.mark_height + gap + plan.label_height;
    plan.fits = plan.mark_width >= measure.of(kLeastFace) && plan.height <= room.height &&
                all_fit(canvas, scale.labels, plan.label_em, two_lines);
    return plan;
}

ScalePlan plan_rows(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room) {
    const Measure& measure = canvas.measure();
    const auto count = static_cast<float>(values_of(scale.kind).count);
    ScalePlan plan;
    plan.form = Form::Rows;
    plan.gap = measure.of(kFaceGap);
    const float share = std::floor((room.height + plan.gap) / count) - plan.gap;
    const float least = std::max(measure.of(kLeastFace), measure.of(kTarget));
    plan.mark_width = std::max(least, std::min(measure.of(kRowFace), share));
    plan.mark_height = plan.mark_width;
    plan.spacing = plan.mark_height + plan.gap;
    const float gap = measure.of(kRowLabelGap);
    const Wrap beside{static_cast<int>(room.width - plan.mark_width - gap), 2};
    plan.label_em = canvas.fitting_em(scale.labels, kLabelType, beside);
    for (const std::string& label : scale.labels) {
        const SetText& text = canvas.compose(label, kLabelType, plan.label_em, Side::Start, beside);
        plan.label_width = std::max(plan.label_width, static_cast<float>(text.width));
        plan.label_height = std::max(plan.label_height, static_cast<float>(text.height));
    }
    plan.height = count * plan.spacing - plan.gap;
    plan.fits = plan.height <= room.height && plan.label_height <= plan.spacing &&
                all_fit(canvas, scale.labels, plan.label_em, beside);
    return plan;
}

// The first label above the scale and the last below it, each over the whole width.
void plan_ends_around(Canvas& canvas, const Ends& ends, float room, ScalePlan& plan) {
    const std::array texts = {ends.left, ends.right};
    const Wrap wrap{static_cast<int>(room), 2};
    plan.form = Form::EndsAround;
    plan.label_width = room;
    plan.right_width = room;
    plan.label_em = canvas.fitting_em(texts, kLabelType, wrap);
    plan.label_height = tallest(canvas, texts, plan.label_em, wrap);
    plan.fits = all_fit(canvas, texts, plan.label_em, wrap);
}

// What the labels take of the height, with their gaps.
float ends_height(Canvas& canvas, const ScalePlan& plan) {
    const float one = canvas.measure().of(kLabelGap) + plan.label_height;
    return plan.form == Form::EndsAround ? 2 * one : one;
}

// The labels of the two ends share the width, fairly if that does.
void plan_ends(Canvas& canvas, const ScaleBody& scale, float width, ScalePlan& plan) {
    constexpr float kShares[] = {0.5F, 0.45F, 0.55F, 0.4F, 0.6F, 0.3F, 0.7F};
    const Ends ends = ends_of(scale);
    plan.form = Form::Ends;
    const float room = width - canvas.measure().of(kGap);
    for (const int lines : {1, 2}) {
        for (const float share : kShares) {
            plan.label_width = std::floor(room * share);
            plan.right_width = std::floor(room - plan.label_width);
            const Wrap left{static_cast<int>(plan.label_width), lines};
            const Wrap right{static_cast<int>(plan.right_width), lines};
            plan.label_em = std::min(canvas.fitting_em({&ends.left, 1}, kLabelType, left),
                                     canvas.fitting_em({&ends.right, 1}, kLabelType, right));
            plan.fits = canvas.fits(ends.left, kLabelType, plan.label_em, left) &&
                        canvas.fits(ends.right, kLabelType, plan.label_em, right);
            plan.label_height = std::max(tallest(canvas, {&ends.left, 1}, plan.label_em, left),
                                         tallest(canvas, {&ends.right, 1}, plan.label_em, right));
            if (plan.fits) {
                return;
            }
        }
    }
    plan_ends_around(canvas, ends, room, plan);
}

ScalePlan plan_marks_with_ends(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room) {
    const Measure& measure = canvas.measure();
    const int count = values_of(scale.kind).count;
    ScalePlan plan;
    plan_ends(canvas, scale, room.width, plan);
    plan.columns = count;
    plan.gap = measure.of(kFaceGap);
    plan.spacing = std::floor(std::min(measure.of(kSlot), room.width / static_cast<float>(count)));
    const float least = std::max(measure.of(kLeastFace), measure.of(kTarget));
    const float left = room.height - ends_height(canvas, plan);
    plan.mark_width =
        std::min(plan.spacing - plan.gap, std::clamp(std::floor(left), least, measure.of(kFace)));
    plan.mark_height = plan.mark_width;
    plan.height = plan.mark_height + ends_height(canvas, plan);
    plan.fits = plan.fits && plan.height <= room.height && plan.mark_width >= least;
    return plan;
}

ScalePlan plan_numbers(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room) {
    const Measure& measure = canvas.measure();
    const int count = values_of(scale.kind).count;
    ScalePlan plan;
    for (int rows = 1; rows <= count; ++rows) {
        plan = {};
        plan_ends(canvas, scale, room.width, plan);
        plan.gap = measure.of(kGap);
        plan.columns = (count + rows - 1) / rows;
        const auto columns = static_cast<float>(plan.columns);
        const float share = std::floor((room.width + plan.gap) / columns) - plan.gap;
        plan.mark_width = std::min(share, measure.of(kNumberWidth));
        plan.spacing = plan.mark_width + plan.gap;
        const float labels = ends_height(canvas, plan);
        const auto lines = static_cast<float>(rows);
        const float tall = std::floor((room.height - labels + plan.gap) / lines) - plan.gap;
        const float least = canvas.height_of_control(kTarget, kNumberType);
        plan.mark_height = std::clamp(tall, least, std::max(least, measure.of(kTileHeight)));
        plan.height = lines * (plan.mark_height + plan.gap) - plan.gap + labels;
        if (plan.mark_width >= measure.of(kTarget)) {
            break;
        }
    }
    plan.fits = plan.fits && plan.height <= room.height;
    return plan;
}

// Where a mark and its label stand; both lie in one target.
struct Place {
    Rect target;
    Rect mark;
    std::optional<Rect> label;
};

// Where the labels of the ends stand. For a low reach they are no controls, so they go above.
float marks_top(Canvas& canvas, const ScalePlan& plan, float top) {
    const bool above = plan.form == Form::EndsAround ||
                       (plan.form == Form::Ends && canvas.measure().reach_top() > 0);
    return above ? top + plan.label_height + canvas.measure().of(kLabelGap) : top;
}

Place place_of(Canvas& canvas, const ScalePlan& plan, int place, int count, float top) {
    const float row = std::floor(static_cast<float>(place) / static_cast<float>(plan.columns));
    const int column = place % plan.columns;
    // A last row that isn't full begins where the others do.
    const float middle =
        canvas.screen().middle_x() +
        (static_cast<float>(column) - static_cast<float>(std::min(plan.columns, count) - 1) / 2) *
            plan.spacing;
    const float half = plan.mark_width / 2;
    const float y = marks_top(canvas, plan, top) + row * (plan.mark_height + plan.gap);
    const Rect mark{std::floor(middle - half), y, std::floor(middle - half) + plan.mark_width,
                    y + plan.mark_height};
    Rect target{middle - plan.spacing / 2, y - plan.gap / 2, middle + plan.spacing / 2,
                mark.bottom + plan.gap / 2};
    if (plan.form != Form::Columns) {
        return {target, mark, std::nullopt};
    }
    const float label_top = mark.bottom + canvas.measure().of(kLabelGap);
    target.bottom = label_top + plan.label_height + plan.gap / 2;
    return {target, mark,
            Rect{middle - plan.label_width / 2, label_top, middle + plan.label_width / 2,
                 label_top + plan.label_height}};
}

Place place_in_rows(Canvas& canvas, const ScalePlan& plan, int place, float top) {
    const Rect screen = canvas.screen();
    const float label_gap = canvas.measure().of(kRowLabelGap);
    const float width = plan.mark_width + label_gap + plan.label_width;
    const float left = std::floor(screen.middle_x() - width / 2);
    const float y = top + static_cast<float>(place) * plan.spacing;
    const float bottom = y + plan.mark_height;
    const float half_gap = plan.gap / 2;
    const Rect mark{left, y, left + plan.mark_width, bottom};
    const Rect label{mark.right + label_gap, y, left + width + 1, bottom};
    const Rect target{left - half_gap, y - half_gap, left + width + half_gap + 1,
                      bottom + half_gap};
    return {canvas.mirrored(target, screen), canvas.mirrored(mark, screen),
            canvas.mirrored(label, screen)};
}

void draw_pressed_face(Canvas& canvas, int face, const Rect& place) {
    const float halo = canvas.measure().of(kHalo);
    const float radius = place.width() / 2;
    draw_face(canvas, face, place.shrunk(radius * kFaceGivesWay), Shadow::None);
    canvas.list().AddCircle({place.middle_x(), place.middle_y()}, radius + halo,
                            canvas.packed(kBrand), 0, halo);
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
    const bool pressed = state == Press::State::Begun || state == Press::State::Held;
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

void draw_ends(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan, float top) {
    const float middle = canvas.screen().middle_x();
    const Ends ends = ends_of(scale);
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
        if (button(canvas, number, place_of(canvas, plan, place, count, top).mark)) {
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
            draw_star(canvas, place_of(canvas, plan, place, count, top).mark, Star::Filled);
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
                                                    : place_of(canvas, plan, place, count, top);
        const Press::State state = draw_mark(canvas, scale, plan, value, where);
        if (state == Press::State::Tapped) {
            tapped = value;
        }
        const bool pressed = state == Press::State::Begun || state == Press::State::Held;
        if (pressed && scale.kind == Kind::Stars5) {
            fill_up_to(canvas, scale, plan, value, top);
        }
    }
    return tapped;
}

}  // namespace

ScalePlan plan_scale(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room) {
    if (is_numbers(scale.kind)) {
        AFTERWORD_CHECK(scale.labels.size() == 2);
        return plan_numbers(canvas, scale, room);
    }
    AFTERWORD_CHECK(static_cast<int>(scale.labels.size()) == values_of(scale.kind).count);
    const ScalePlan columns = plan_columns(canvas, scale, room);
    if (columns.fits) {
        return columns;
    }
    const ScalePlan rows = plan_rows(canvas, scale, room);
    if (is_faces(scale.kind) && rows.fits) {
        return rows;
    }
    return plan_marks_with_ends(canvas, scale, room);
}

std::optional<int> draw_scale(Canvas& canvas, const ScaleBody& scale, const ScalePlan& plan,
                              float top) {
    const auto tapped = is_numbers(scale.kind) ? draw_numbers(canvas, scale, plan, top)
                                               : draw_marks(canvas, scale, plan, top);
    if (plan.form == Form::Ends || plan.form == Form::EndsAround) {
        draw_ends(canvas, scale, plan, top);
    }
    return tapped;
}

}  // namespace afterword::ui
