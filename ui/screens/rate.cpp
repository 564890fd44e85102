// SPDX-License-Identifier: Apache-2.0
// The first question: five faces. The first tap is the answer.
#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>

#include "platform/base/result.hpp"
#include "ui/kit/controls.hpp"
#include "ui/kit/face.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr int kScores = 5;
constexpr Length kFace{20.25, 20};
constexpr Length kRowFace{15, 20};
constexpr Length kLeastFace{0, 16};  // where five don't fit in portrait on 10 inches
constexpr Length kFaceGap{3.25, 2.6};
constexpr Length kSlot{27.5, 0};
constexpr Length kSlotMargin{3.75, 0};
constexpr Length kHalo{0.6, 0};     // around a pressed face
constexpr float kGivesWay = 0.05F;  // a pressed face, of its radius
constexpr Length kLabelGap{2.8, 0};
constexpr Length kLabelRoom{11.5, 0};
constexpr Length kLabelSpacing{1, 1};
constexpr Length kAirOfLines{1.6, 0};
constexpr Length kHintGap{2.1, 0};
constexpr Length kFacesGap{8, 0};
constexpr Length kTallFacesGap{19, 0};
constexpr Length kRowsGap{6, 0};
constexpr Length kBandBottom{5, 0};
constexpr Length kCornerMiddle{5.6, 0};
constexpr Length kCornerBottom{6.75, 0};
constexpr Length kTallCornerBottom{9.25, 0};

// The scale side by side (labels under the faces) or as rows (labels beside them), and how large.
struct Scale {
    bool rows = false;
    float face = 0;     // diameter
    float spacing = 0;  // from one face's middle to the next
    int label_em = 0;
    float label_height = 0;
    float label_width = 0;
    [[nodiscard]] float height(const Measure& measure) const {
        return rows ? (kScores - 1) * spacing + face : face + measure.of(kLabelGap) + label_height;
    }
};

Scale plan_scale(Canvas& canvas, const ScaleBody& view) {
    const Measure& measure = canvas.measure();
    Scale scale;
    const float room = canvas.screen().width() - 2 * measure.of(kSlotMargin);
    scale.spacing = std::floor(std::min(measure.of(kSlot), room / kScores));
    scale.face = std::min(measure.of(kFace), scale.spacing - measure.of(kFaceGap));
    scale.label_width = scale.spacing - measure.of(kLabelSpacing);
    const Wrap two_lines{static_cast<int>(scale.label_width), 2};
    scale.label_em = canvas.fitting_em(view.labels, kLabelType, two_lines);
    const bool fits =
        std::all_of(view.labels.begin(), view.labels.end(), [&](const std::string& label) {
            return canvas.fits(label, kLabelType, scale.label_em, two_lines);
        });
    // Two lines are kept free whether they are needed or not, so that the faces stand still when
    // the language changes.
    scale.label_height = measure.of(kLabelRoom);
    for (const std::string& label : view.labels) {
        const SetText& text =
            canvas.compose(label, kLabelType, scale.label_em, Side::Centre, two_lines);
        scale.label_height = std::max(scale.label_height, static_cast<float>(text.height));
    }
    if (fits && scale.face >= measure.of(kLeastFace)) {
        return scale;
    }
    scale.rows = true;
    scale.face = measure.of(kRowFace);
    scale.spacing = scale.face + measure.of(kFaceGap);
    const Wrap beside{static_cast<int>(room - scale.face - measure.of(kLabelGap)), 2};
    scale.label_em = canvas.fitting_em(view.labels, kLabelType, beside);
    scale.label_width = 0;
    for (const std::string& label : view.labels) {
        const SetText& text =
            canvas.compose(label, kLabelType, scale.label_em, Side::Start, beside);
        scale.label_width = std::max(scale.label_width, static_cast<float>(text.width));
    }
    return scale;
}

// Where a face and its label stand; both lie in one target.
struct Place {
    Rect target;
    Rect face;
    Rect label;
};

bool draw_choice(Canvas& canvas, const ScaleBody& view, int score, const Scale& scale,
                 const Place& place) {
    const auto index = static_cast<std::size_t>(score - 1);
    const std::string& text = view.labels[index];
    const Press::State state = canvas.control(
        {Role::Option, text, {}, std::to_string(score), true, kRing[index], kPaper}, place.target);
    const bool pressed = state == Press::State::Begun || state == Press::State::Held;
    canvas.image({}, place.face, kRing[index], kPaper);
    if (pressed) {
        const float halo = canvas.measure().of(kHalo);
        const float radius = place.face.width() / 2;
        draw_face(canvas, score, place.face.shrunk(radius * kGivesWay), Shadow::None);
        canvas.list().AddCircle({place.face.middle_x(), place.face.middle_y()}, radius + halo,
                                canvas.packed(kBrand), 0, halo);
    } else {
        draw_face(canvas, score, place.face, Shadow::Soft);
    }
    const Side side = scale.rows ? Side::Start : Side::Centre;
    canvas.text(text, {kLabelType, side, 2, scale.label_em}, place.label,
                {kInk, kPaper, Role::Label});
    return state == Press::State::Tapped;
}

int score_at(const ScaleBody& view, int place) {
    return view.order == ScaleOrder::Ascending ? place + 1 : kScores - place;
}

std::optional<Choice> draw_side_by_side(Canvas& canvas, const ScaleBody& view, const Scale& scale,
                                        float top) {
    const Measure& measure = canvas.measure();
    const float half_gap = measure.of(kFaceGap) / 2;
    const float label_top = top + scale.face + measure.of(kLabelGap);
    std::optional<Choice> choice;
    for (int place = 0; place < kScores; ++place) {
        const int score = score_at(view, place);
        const float middle =
            canvas.screen().middle_x() + static_cast<float>(place - 2) * scale.spacing;
        const Rect face{middle - scale.face / 2, top, middle + scale.face / 2, top + scale.face};
        Rect label{middle - scale.label_width / 2, label_top, middle + scale.label_width / 2, 0};
        const SetText& text =
            canvas.compose(view.labels[static_cast<std::size_t>(score - 1)], kLabelType,
                           scale.label_em, Side::Centre, {static_cast<int>(scale.label_width), 2});
        label.bottom = label.top + static_cast<float>(text.height);
        const Rect target{middle - scale.spacing / 2, top - half_gap, middle + scale.spacing / 2,
                          label_top + scale.label_height + half_gap};
        if (draw_choice(canvas, view, score, scale, {target, face, label})) {
            choice = Rated{score};
        }
    }
    return choice;
}

std::optional<Choice> draw_as_rows(Canvas& canvas, const ScaleBody& view, const Scale& scale,
                                   float top) {
    const Measure& measure = canvas.measure();
    const float label_gap = measure.of(kLabelGap);
    const float width = scale.face + label_gap + scale.label_width;
    const float left = std::floor(canvas.screen().middle_x() - width / 2);
    std::optional<Choice> choice;
    for (int place = 0; place < kScores; ++place) {
        const float y = top + static_cast<float>(place) * scale.spacing;
        const Rect face{left, y, left + scale.face, y + scale.face};
        const Rect label{face.right + label_gap, y, left + width + 1, y + scale.face};
        const float half_gap = (scale.spacing - scale.face) / 2;
        const Rect target{left - half_gap, y - half_gap, left + width + half_gap + 1,
                          y + scale.face + half_gap};
        const Rect all = canvas.screen();
        if (draw_choice(canvas, view, score_at(view, place), scale,
                        {canvas.mirrored(target, all), canvas.mirrored(face, all),
                         canvas.mirrored(label, all)})) {
            choice = Rated{score_at(view, place)};
        }
    }
    return choice;
}

// One pill a language, each in its own name; their order is the same in every language.
std::optional<Choice> draw_pills(Canvas& canvas, const RateView& view, float top) {
    const Measure& measure = canvas.measure();
    const Language spoken = canvas.language();
    const float gap = measure.of(kGap);
    const float room = canvas.screen().width() - 2 * measure.of(kSlotMargin);
    std::vector<float> widths;
    float total = 0;
    for (const double padding : {4.4, 3.0, 1.8}) {
        widths.clear();
        total = gap * static_cast<float>(view.languages.size() - 1);
        for (const Language language : view.languages) {
            canvas.speak(language);
            widths.push_back(pill_width(canvas, {.text = std::string(own_name(language))},
                                        measure.vmin(padding)));
            total += widths.back();
        }
        if (total <= room) {
            break;
        }
    }
    std::optional<Choice> choice;
    float left = std::floor(canvas.screen().middle_x() - total / 2);
    for (std::size_t i = 0; i < view.languages.size(); ++i) {
        const Language language = view.languages[i];
        canvas.speak(language);
        const Pill one{.text = std::string(own_name(language)), .chosen = language == spoken};
        if (pill(canvas, one, {left, top, left + widths[i], top + measure.of(kTarget)})) {
            choice = LanguageChosen{i};
        }
        left += widths[i] + gap;
    }
    canvas.speak(spoken);
    return choice;
}

void draw_staff_dot(Canvas& canvas) {
    const float size = canvas.measure().of(kStaffDot);
    const float margin = canvas.measure().vmin(1.5);
    const float bottom = canvas.screen().bottom - margin;
    canvas.image("•", {margin, bottom - size, margin + size, bottom}, kEdge, kPaper);
    canvas.disc(margin + size / 2, bottom - size / 2, size / 2, kEdge);
}

}  // namespace

std::optional<Choice> draw_rate_screen(Canvas& canvas, const RateView& view) {
    const auto& body = std::get<ScaleBody>(view.body);
    AFTERWORD_CHECK(body.labels.size() == kScores);
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    std::optional<Choice> choice = draw_staff_corner(canvas);

    const float margin = measure.of(kMargin);
    const float corner_height = canvas.height_of(kCornerType);
    const float corner_top = std::round(measure.of(kCornerMiddle) - corner_height / 2);
    canvas.text(view.corner, {kCornerType, Side::Start},
                {margin, corner_top, screen.right - margin, corner_top + corner_height},
                {kInk2, kPaper});

    const Scale scale = plan_scale(canvas, body);
    const float band_top = screen.bottom - measure.of(kBandBottom) - measure.of(kTarget);
    const Type type = measure.is_portrait() ? kTallQuestionType : kQuestionType;
    const Wrap lines{static_cast<int>(screen.width() - 2 * margin), 2};
    const auto question =
        static_cast<float>(canvas.compose(view.question, type, Side::Centre, lines).height);
    const auto hint =
        view.hint.empty()
            ? 0
            : static_cast<float>(
                  canvas.compose(view.hint, kSecondLineType, Side::Centre, lines).height);
    // Arabic brings some of the air with its lines.
    const float air = canvas.runs_left() ? measure.of(kAirOfLines) : 0;
    const float hint_gap = view.hint.empty() ? 0 : measure.of(kHintGap) - air;
    const float faces_gap = measure.of(scale.rows              ? kRowsGap
                                       : measure.is_portrait() ? kTallFacesGap
                                                               : kFacesGap) -
                            air;
    const float height = question + hint_gap + hint + faces_gap + scale.height(measure);
    const float corner_bottom =
        measure.of(measure.is_portrait() ? kTallCornerBottom : kCornerBottom);
    const float space = corner_bottom + band_top - height;
    float y = std::floor(std::max(corner_bottom, space / 2));

    canvas.text(view.question, {type, Side::Centre, 2},
                {margin, y, screen.right - margin, y + question}, {kInk, kPaper, Role::Heading});
    y += question + hint_gap;
    if (!view.hint.empty()) {
        canvas.text(view.hint, {kSecondLineType, Side::Centre, 2},
                    {margin, y, screen.right - margin, y + hint}, {kInk2, kPaper});
    }
    y += hint + faces_gap;
    const auto rated = scale.rows ? draw_as_rows(canvas, body, scale, y)
                                  : draw_side_by_side(canvas, body, scale, y);
    const auto language = draw_pills(canvas, view, band_top);
    if (view.staff_dot == Shown::Yes) {
        draw_staff_dot(canvas);
    }
    return choice ? choice : rated ? rated : language;
}

}  // namespace afterword::ui
