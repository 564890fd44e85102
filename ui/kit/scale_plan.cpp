// SPDX-License-Identifier: Apache-2.0
// How a scale stands; it is drawn in scale.cpp.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "platform/base/result.hpp"
#include "ui/kit/scale.hpp"
#include "ui/kit/scale_values.hpp"

namespace afterword::ui {

namespace {

using Form = ScalePlan::Form;

constexpr Length kFace{20.25, 20};
constexpr Length kRowFace{15, 20};
constexpr Length kLeastFace{0, 16};  // where five don't fit in portrait on 10 inches
constexpr Length kFaceGap{3.25, 2.6, 4.1};
constexpr Length kSlot{27.5, 0, 40};
constexpr Length kSlotMargin{0.9, 1};
constexpr Length kLabelRoom{11.5, 0};
constexpr Length kLabelSpacing{1, 1};
constexpr Length kNumberWidth{16, 14, 17};  // at most

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
    const float gap = measure.of(kScaleLabelGap);
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
    const float gap = measure.of(kScaleRowLabelGap);
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
void plan_ends_around(Canvas& canvas, const ScaleEnds& ends, float room, ScalePlan& plan) {
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
float ends_height(const ScalePlan& plan) {
    const float one = plan.label_gap + plan.label_height;
    return plan.form == Form::EndsAround ? 2 * one : one;
}

// The labels of the two ends share the width, fairly if that does.
void plan_ends(Canvas& canvas, const ScaleBody& scale, float width, ScalePlan& plan) {
    constexpr float kShares[] = {0.5F, 0.45F, 0.55F, 0.4F, 0.6F, 0.3F, 0.7F};
    const ScaleEnds ends = ends_of(scale);
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
    plan.label_gap = measure.of(kScaleLabelGap);
    plan.columns = count;
    plan.gap = measure.of(kFaceGap);
    plan.spacing = std::floor(std::min(measure.of(kSlot), room.width / static_cast<float>(count)));
    const float least = std::max(measure.of(kLeastFace), measure.of(kTarget));
    const float left = room.height - ends_height(plan);
    plan.mark_width =
        std::min(plan.spacing - plan.gap, std::clamp(std::floor(left), least, measure.of(kFace)));
    plan.mark_height = plan.mark_width;
    plan.height = plan.mark_height + ends_height(plan);
    plan.fits = plan.fits && plan.height <= room.height && plan.mark_width >= least;
    return plan;
}

// In as few rows as the width allows, with the labels of the ends below.
ScalePlan plan_rows_of_numbers(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room,
                               float label_gap) {
    const Measure& measure = canvas.measure();
    const int count = values_of(scale.kind).count;
    ScalePlan plan;
    for (int rows = 1; rows <= count; ++rows) {
        plan = {};
        plan_ends(canvas, scale, room.width, plan);
        plan.label_gap = label_gap;
        plan.gap = measure.of(kGap);
        plan.columns = (count + rows - 1) / rows;
        const auto columns = static_cast<float>(plan.columns);
        const float share = std::floor((room.width + plan.gap) / columns) - plan.gap;
        plan.mark_width = std::min(share, measure.of(kNumberWidth));
        plan.spacing = plan.mark_width + plan.gap;
        const float labels = ends_height(plan);
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

// As high as two rows can be beside labels that may be higher than a row.
float height_of_two(Canvas& canvas, const ScalePlan& plan, float room) {
    const float free = room - plan.gap;
    const float tall =
        std::floor(free / 2 >= plan.label_height ? free / 2 : free - plan.label_height);
    const float least = canvas.height_of_control(kTarget, kNumberType);
    return std::clamp(tall, least, std::max(least, canvas.measure().of(kTileHeight)));
}

// Two rows in one grid, the first to the right and the second to the left, so that the labels stand
// in what is free: no line is lost to them.
ScalePlan plan_numbers_between(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room) {
    const Measure& measure = canvas.measure();
    const int count = values_of(scale.kind).count;
    const ScaleEnds ends = ends_of(scale);
    ScalePlan plan;
    plan.form = Form::EndsBeside;
    plan.gap = measure.of(kGap);
    plan.columns = (count + 1) / 2;
    const int all = static_cast<int>((room.width + plan.gap) / (measure.of(kTarget) + plan.gap));
    const int behind = all - (count - plan.columns);
    plan.lead = all - plan.columns;
    const float share = std::floor((room.width + plan.gap) / static_cast<float>(all));
    plan.spacing = std::min(share, measure.of(kNumberWidth) + plan.gap);
    plan.mark_width = plan.spacing - plan.gap;
    plan.label_width = static_cast<float>(plan.lead) * plan.spacing - plan.gap;
    plan.right_width = static_cast<float>(behind) * plan.spacing - plan.gap;
    const Wrap left{static_cast<int>(plan.label_width), 2};
    const Wrap right{static_cast<int>(plan.right_width), 2};
    plan.label_em = measure.least_em(kLabelType, canvas.language());
    plan.label_height = std::max(tallest(canvas, {&ends.left, 1}, plan.label_em, left),
                                 tallest(canvas, {&ends.right, 1}, plan.label_em, right));
    plan.mark_height = height_of_two(canvas, plan, room.height);
    // The gaps above and below give a little to a label that is higher than its row.
    const float overhang = std::max(0.0F, (plan.label_height - plan.mark_height) / 2);
    const float needed = std::max(0.0F, overhang - measure.of(kLeastScaleLabelGap));
    plan.height = 2 * (plan.mark_height + needed) + plan.gap;
    plan.fits = plan.lead > 0 && overhang < plan.gap && plan.height <= room.height &&
                canvas.fits(ends.left, kLabelType, plan.label_em, left) &&
                canvas.fits(ends.right, kLabelType, plan.label_em, right);
    return plan;
}

ScalePlan plan_numbers(Canvas& canvas, const ScaleBody& scale, const ScaleRoom& room) {
    const Measure& measure = canvas.measure();
    const ScalePlan roomy = plan_rows_of_numbers(canvas, scale, room, measure.of(kScaleLabelGap));
    if (roomy.fits) {
        return roomy;
    }
    const ScalePlan between = plan_numbers_between(canvas, scale, room);
    if (between.fits) {
        return between;
    }
    return plan_rows_of_numbers(canvas, scale, room, measure.of(kLeastScaleLabelGap));
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

}  // namespace afterword::ui
