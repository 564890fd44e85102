// SPDX-License-Identifier: Apache-2.0
// The first question, and everything a kiosk at rest offers. On a scale the first tap is the
// answer.
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/kit/answers.hpp"
#include "ui/kit/icons.hpp"
#include "ui/screens/band.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kSideMargin{2.8, 2};
constexpr Length kAirOfLines{1.6, 0};
constexpr Length kHintGap{2.1, 0};
constexpr Length kFacesGap{8, 0};
constexpr Length kTallFacesGap{19, 0};
constexpr Length kRowsGap{6, 0};
constexpr Length kBandBottom{5, 0};
constexpr Length kLeastBandBottom{1, 1};
constexpr Length kCornerMiddle{5.6, 0};
constexpr Length kCornerBottom{6.75, 6};
constexpr Length kTallCornerBottom{9.25, 0};
constexpr Length kLinkedGap{1.6, 0.8};

// What is left out where it doesn't fit, least important first. The question, its answers and a
// way to every language always stay.
struct Arrangement {
    Shown hint;
    Shown corner;
    BandForm band;
};
constexpr Arrangement kArrangements[] = {
    {Shown::Yes, Shown::Yes, BandForm::Full}, {Shown::No, Shown::Yes, BandForm::Full},
    {Shown::No, Shown::No, BandForm::Full},   {Shown::No, Shown::No, BandForm::Least},
    {Shown::No, Shown::No, BandForm::Fewest},
};

// Where everything stands in one arrangement.
struct Plan {
    Arrangement arrangement{};
    BandPlan band;
    AnswersPlan answers;
    int question_em = 0;
    float top = 0;  // of the question
    float question = 0;
    float hint_top = 0;
    float hint = 0;
    float answers_top = 0;
    float linked_top = 0;
    float linked = 0;
    float band_top = 0;
    bool fits = false;
};

Type question_type(Canvas& canvas) {
    return canvas.measure().is_portrait() ? kTallQuestionType : kQuestionType;
}

Wrap question_wrap(Canvas& canvas) {
    const float width = canvas.screen().width() - 2 * canvas.measure().of(kMargin);
    return {static_cast<int>(width), 2};
}

// Two lines, or more where even the least size doesn't fit them.
Wrap question_wrap(Canvas& canvas, const std::string& question) {
    constexpr int kMostLines = 4;
    const Type type = question_type(canvas);
    const int least = canvas.measure().least_em(type, canvas.language());
    Wrap wrap = question_wrap(canvas);
    while (wrap.lines < kMostLines && !canvas.fits(question, type, least, wrap)) {
        ++wrap.lines;
    }
    return wrap;
}

float corner_top(Canvas& canvas) {
    const float height = canvas.height_of(kCornerType);
    return std::max(0.0F, std::round(canvas.measure().of(kCornerMiddle) - height / 2));
}

float linked_icon(Canvas& canvas) {
    return canvas.height_of(kSecondLineType) * 0.8F;
}

float linked_height(Canvas& canvas, const RateView& view) {
    if (view.linked == Shown::No) {
        return 0;
    }
    Wrap wrap = question_wrap(canvas);
    wrap.width -= static_cast<int>(linked_icon(canvas) * 1.5F);
    const std::string_view text = canvas.word(Word::Linked);
    return static_cast<float>(canvas.compose(text, kSecondLineType, Side::Start, wrap).height);
}

// From below: band, linked line.
void place_lower(Canvas& canvas, const RateView& view, Plan& plan) {
    const Measure& measure = canvas.measure();
    const bool least = plan.arrangement.corner == Shown::No;
    plan.band = plan_band(canvas, view, plan.arrangement.band);
    plan.band_top = canvas.screen().bottom - plan.band.height -
                    measure.of(least ? kLeastBandBottom : kBandBottom);
    plan.linked = linked_height(canvas, view);
    plan.linked_top = plan.band_top;
    if (plan.linked > 0) {
        plan.linked_top -= plan.linked + measure.of(kLinkedGap);
    }
}

float wanted_gap(Canvas& canvas, const Plan& plan) {
    const Measure& measure = canvas.measure();
    const auto* scale = std::get_if<ScalePlan>(&plan.answers);
    const bool rows = scale != nullptr && scale->form == ScalePlan::Form::Rows;
    // Arabic brings some of the air with its lines.
    const float air = canvas.runs_left() ? measure.of(kAirOfLines) : 0;
    return measure.of(rows ? kRowsGap : measure.is_portrait() ? kTallFacesGap : kFacesGap) - air;
}

// The question, its hint and the answers in what is left, in the middle of it.
void place_upper(Canvas& canvas, const RateView& view, Plan& plan) {
    const Measure& measure = canvas.measure();
    const bool has_hint = plan.arrangement.hint == Shown::Yes && !view.hint.empty();
    const Wrap wrap = question_wrap(canvas, view.question);
    const Type type = question_type(canvas);
    plan.question = static_cast<float>(
        canvas.compose(view.question, type, plan.question_em, Side::Centre, wrap).height);
    const float air = canvas.runs_left() ? measure.of(kAirOfLines) : 0;
    const float hint_gap = has_hint ? measure.of(kHintGap) - air : 0;
    plan.hint = has_hint
                    ? static_cast<float>(
                          canvas.compose(view.hint, kSecondLineType, Side::Centre, wrap).height)
                    : 0;
    const float texts = plan.question + hint_gap + plan.hint;
    const float corner =
        std::max(measure.of(measure.is_portrait() ? kTallCornerBottom : kCornerBottom),
                 corner_top(canvas) + canvas.height_of(kCornerType));
    const float gap = least_gap_above(canvas, view.body);
    const float ceiling = plan.arrangement.corner == Shown::Yes ? corner : gap;
    const float floor = plan.linked_top - measure.of(kGap);
    const float highest = std::max(ceiling + texts + gap, measure.reach_top() + measure.of(kGap));
    const float width = canvas.screen().width() - 2 * measure.of(kSideMargin);
    plan.answers = plan_answers(canvas, view.body, {width, floor - highest});
    const float answers = height_of(plan.answers);
    plan.fits = fits(plan.answers) && answers <= floor - highest &&
                canvas.fits(view.question, type, plan.question_em, wrap);
    const float spare = floor - ceiling - texts - answers;
    const float between = std::clamp(wanted_gap(canvas, plan), gap, std::max(gap, spare));
    const float middle = (corner + plan.linked_top - texts - between - answers) / 2;
    plan.top =
        std::floor(std::clamp(middle, ceiling, std::max(ceiling, ceiling + spare - between)));
    plan.answers_top = std::max(plan.top + texts + between, highest);
    plan.answers_top = std::floor(std::min(plan.answers_top, std::max(floor - answers, highest)));
    if (measure.reach_top() > 0) {
        plan.top = std::floor((ceiling + plan.answers_top - texts) / 2);
    }
    plan.hint_top = plan.top + plan.question + hint_gap;
}

// The first arrangement in which all of the answers are seen, else the one that shows most.
Plan plan_screen(Canvas& canvas, const RateView& view) {
    const Type type = question_type(canvas);
    const Wrap wrap = question_wrap(canvas, view.question);
    const int largest = canvas.fitting_em({&view.question, 1}, type, wrap);
    const int least = canvas.measure().least_em(type, canvas.language());
    Plan best;
    Plan plan;
    for (const Arrangement& arrangement : kArrangements) {
        for (const int em : {largest, least}) {
            plan = {};
            plan.arrangement = arrangement;
            plan.question_em = em;
            place_lower(canvas, view, plan);
            place_upper(canvas, view, plan);
            const std::size_t missing = left_out(view.body, plan.answers);
            if (plan.fits && missing == 0) {
                return plan;
            }
            if (plan.fits && (!best.fits || missing < left_out(view.body, best.answers))) {
                best = plan;
            }
        }
    }
    return best.fits ? best : plan;
}

void draw_corner_line(Canvas& canvas, const std::string& text) {
    const float margin = canvas.measure().of(kMargin);
    const float height = canvas.height_of(kCornerType);
    const float top = corner_top(canvas);
    canvas.text(text, {kCornerType, Side::Start},
                {margin, top, canvas.screen().right - margin, top + height}, {kInk2, kPaper});
}

void draw_linked(Canvas& canvas, const Plan& plan) {
    const Rect screen = canvas.screen();
    const float size = std::floor(linked_icon(canvas));
    const float gap = std::floor(size / 2);
    Wrap wrap = question_wrap(canvas);
    wrap.width -= static_cast<int>(linked_icon(canvas) * 1.5F);
    const std::string_view text = canvas.word(Word::Linked);
    const auto width =
        static_cast<float>(canvas.compose(text, kSecondLineType, Side::Start, wrap).width);
    const float left = std::floor(screen.middle_x() - (size + gap + width) / 2);
    const float middle = plan.linked_top + plan.linked / 2;
    const Rect icon{left, middle - size / 2, left + size, middle + size / 2};
    draw_icon(canvas, Icon::Receipt, canvas.mirrored(icon, screen), kInk2);
    const Rect box{icon.right + gap, plan.linked_top, icon.right + gap + width + 1,
                   plan.linked_top + plan.linked};
    canvas.text(text, {kSecondLineType, Side::Start, wrap.lines, 0, wrap.width},
                canvas.mirrored(box, screen), {kInk2, kPaper});
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
    const Rect screen = canvas.screen();
    const float margin = canvas.measure().of(kMargin);
    const auto corner = draw_staff_corner(canvas);
    const Plan plan = plan_screen(canvas, view);
    if (plan.arrangement.corner == Shown::Yes) {
        draw_corner_line(canvas, view.corner);
    }
    canvas.text(view.question,
                {question_type(canvas), Side::Centre, question_wrap(canvas, view.question).lines,
                 plan.question_em},
                {margin, plan.top, screen.right - margin, plan.top + plan.question},
                {kInk, kPaper, Role::Heading, screen});
    if (plan.hint > 0) {
        canvas.text(view.hint, {kSecondLineType, Side::Centre, 2},
                    {margin, plan.hint_top, screen.right - margin, plan.hint_top + plan.hint},
                    {kInk2, kPaper});
    }
    const auto answer = draw_answers(canvas, view.body, plan.answers, plan.answers_top);
    if (plan.linked > 0) {
        draw_linked(canvas, plan);
    }
    const auto band = draw_band(canvas, plan.band, plan.band_top);
    if (view.staff_dot == Shown::Yes) {
        draw_staff_dot(canvas);
    }
    return corner ? corner : answer ? answer : band;
}

}  // namespace afterword::ui
