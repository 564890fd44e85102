// SPDX-License-Identifier: Apache-2.0
// A later question. Says first that the rating is saved.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/kit/answers.hpp"
#include "ui/kit/controls.hpp"
#include "ui/kit/pill.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

using Help = QuestionView::Help;

constexpr Length kTop{2.75, 2};
constexpr Length kHeadingGap{3.1, 0};
constexpr Length kTallHeadingGap{7.75, 0};
constexpr Length kAnswersGap{3, 0};
constexpr Length kTallAnswersGap{5.75, 0};
constexpr Length kScaleMargin{2.8, 2};  // of a scale where room is short
constexpr Length kBottom{4.25, 3};
constexpr Length kLeastBottom{1, 1};
constexpr Length kButtonWidth{35, 20, 55};
constexpr double kPillPadding = 3.75;
constexpr double kLeastPillPadding = 1.8;
constexpr int kMostLines = 5;

// Where the ways back stand: on top, or for a low reach above those that go on; with a scale they
// may share a row.
enum class Rows { Apart, Shared };

// What gives way where not all of it fits: first the air, then that the rating is saved, which the
// screen before has shown by giving way to this one.
struct Arrangement {
    Shown saved;
    Shown air;
    Rows rows;
};
constexpr Arrangement kArrangements[] = {{Shown::Yes, Shown::Yes, Rows::Apart},
                                         {Shown::Yes, Shown::No, Rows::Apart},
                                         {Shown::Yes, Shown::No, Rows::Shared},
                                         {Shown::No, Shown::No, Rows::Shared},
                                         {Shown::No, Shown::No, Rows::Apart}};

struct Plan {
    Arrangement arrangement{};
    std::string heading;
    int heading_em = 0;
    float back_top = 0;
    float back = 0;  // height of the row
    float heading_top = 0;
    float heading_height = 0;
    AnswersPlan answers;
    float answers_top = 0;
    float help_top = 0;
    float help = 0;
    float on_top = 0;
    float on = 0;
    bool fits = false;
};

Button change_button(Canvas& canvas) {
    return {.text = std::string(canvas.word(Word::ChangeRating)), .type = kPillType};
}

Button anew_button(Canvas& canvas) {
    return {.text = std::string(canvas.word(Word::NewRating)), .type = kPillType};
}

float inner_width(Canvas& canvas) {
    return canvas.screen().width() - 2 * canvas.measure().of(kMargin);
}

float half_width(Canvas& canvas) {
    return std::floor((inner_width(canvas) - canvas.measure().of(kGap)) / 2);
}

// The padding with which both ways back stand in one row as pills; 0 where none does.
float pill_padding(Canvas& canvas) {
    for (const double vmin : {kPillPadding, kLeastPillPadding}) {
        const float padding = canvas.measure().vmin(vmin);
        const float both = pill_width(canvas, {.text = change_button(canvas).text}, padding) +
                           pill_width(canvas, {.text = anew_button(canvas).text}, padding);
        if (both + canvas.measure().of(kGap) <= inner_width(canvas)) {
            return padding;
        }
    }
    return 0;
}

// The height of a row of buttons that share the width.
float row_height(Canvas& canvas, std::initializer_list<Button> buttons, float width,
                 const Length& least) {
    int lines = 1;
    for (const Button& one : buttons) {
        lines = std::max(lines, button_lines(canvas, one, width));
    }
    const int em = canvas.measure().least_em(buttons.begin()->type, canvas.language());
    const float text = canvas.height_of_em(em, lines);
    return std::max(canvas.measure().of(least), text);
}

Button finish_button(Canvas& canvas, const QuestionView& view) {
    return {.text = std::string(canvas.word(Word::Finish)),
            .fill = view.last ? Fill::Primary : Fill::Outlined};
}

bool any_chosen(const QuestionView& view) {
    const auto* tiles = std::get_if<TilesBody>(&view.body);
    return tiles != nullptr && std::any_of(tiles->tiles.begin(), tiles->tiles.end(),
                                           [](const TileView& tile) { return tile.chosen; });
}

// Wide enough for a word that cannot be broken.
float on_width(Canvas& canvas) {
    const Measure& measure = canvas.measure();
    float width = measure.of(kButtonWidth);
    for (const Word one : {Word::Finish, Word::Next}) {
        const int em = measure.least_em(kButtonType, canvas.language());
        const SetText& text = canvas.compose(canvas.word(one), kButtonType, em, Side::Centre,
                                             {static_cast<int>(half_width(canvas)), 1});
        width = std::max(width, static_cast<float>(text.width) + 2 * measure.vmin(2.5));
    }
    return std::min(width, half_width(canvas));
}

// Where one tap is the answer, nothing is left to go on from.
bool has_next(const QuestionView& view) {
    const auto* tiles = std::get_if<TilesBody>(&view.body);
    return !view.last && tiles != nullptr && tiles->pick == TilesBody::Pick::Several;
}

Button next_button(Canvas& canvas, const QuestionView& view) {
    return {.text = std::string(canvas.word(Word::Next)),
            .fill = Fill::Primary,
            .enabled = any_chosen(view)};
}

Button help_button(Canvas& canvas) {
    return {.text = std::string(canvas.word(Word::HelpNow)), .type = kLabelType};
}

std::string_view help_text(Canvas& canvas, Help help) {
    return canvas.word(help == Help::Called ? Word::HelpCalled : Word::AskAtCounter);
}

float help_height(Canvas& canvas, Help help) {
    if (help == Help::None) {
        return 0;
    }
    if (help == Help::Offered) {
        return row_height(canvas, {help_button(canvas)}, inner_width(canvas), kButtonHeight);
    }
    const Wrap wrap{static_cast<int>(inner_width(canvas)), 2};
    return static_cast<float>(
        canvas.compose(help_text(canvas, help), kLabelType, Side::Centre, wrap).height);
}

Type heading_type(Canvas& canvas) {
    return canvas.measure().is_portrait() ? kTallHeadingType : kHeadingType;
}

// As large as two lines allow, else three.
void plan_heading(Canvas& canvas, const QuestionView& view, Plan& plan) {
    const bool saved = plan.arrangement.saved == Shown::Yes;
    plan.heading =
        saved ? std::string(canvas.word(Word::Saved)) + "\n" + view.question : view.question;
    const Type type = heading_type(canvas);
    const int width = static_cast<int>(inner_width(canvas));
    const int least = canvas.measure().least_em(type, canvas.language());
    plan.heading_em = plan.arrangement.air == Shown::Yes
                          ? canvas.fitting_em({&plan.heading, 1}, type, {width, 2})
                          : least;
    plan.heading_height = static_cast<float>(
        canvas.compose(plan.heading, type, plan.heading_em, Side::Centre, {width, kMostLines})
            .height);
}

void place_rows(Canvas& canvas, const QuestionView& view, Plan& plan) {
    const Measure& measure = canvas.measure();
    const bool air = plan.arrangement.air == Shown::Yes;
    plan.on = row_height(canvas, {finish_button(canvas, view), next_button(canvas, view)},
                         on_width(canvas), kButtonHeight);
    plan.on_top = canvas.screen().bottom - measure.of(air ? kBottom : kLeastBottom) - plan.on;
    plan.back = pill_padding(canvas) > 0
                    ? canvas.height_of_control(kTarget, kPillType)
                    : row_height(canvas, {change_button(canvas), anew_button(canvas)},
                                 half_width(canvas), kTarget);
    if (plan.arrangement.rows == Rows::Shared) {
        plan.on = std::max(plan.on, plan.back);
        plan.back = plan.on;
        plan.on_top = canvas.screen().bottom - measure.of(kLeastBottom) - plan.on;
        plan.back_top = plan.on_top;
        return;
    }
    plan.back_top = measure.reach_top() > 0 ? plan.on_top - measure.of(kGap) - plan.back
                                            : measure.of(air ? kTop : kLeastGap);
}

bool can_share_row(Canvas& canvas, const QuestionView& view) {
    const float gap = canvas.measure().of(kGap);
    const float padding = canvas.measure().vmin(kLeastPillPadding);
    const float back = pill_width(canvas, {.text = change_button(canvas).text}, padding) + gap +
                       pill_width(canvas, {.text = anew_button(canvas).text}, padding);
    return !has_next(view) && back + gap + on_width(canvas) <= inner_width(canvas);
}

float answers_width(Canvas& canvas, const QuestionView& view, const Plan& plan) {
    const bool wide =
        plan.arrangement.air == Shown::No && std::holds_alternative<ScaleBody>(view.body);
    return wide ? canvas.screen().width() - 2 * canvas.measure().of(kScaleMargin)
                : inner_width(canvas);
}

void place_middle(Canvas& canvas, const QuestionView& view, Plan& plan) {
    const Measure& measure = canvas.measure();
    const bool tall = measure.is_portrait();
    const bool air = plan.arrangement.air == Shown::Yes;
    const bool low = measure.reach_top() > 0;
    const float gap = measure.of(kGap);
    const float least = least_gap_above(canvas, view.body);
    const float above = air ? measure.of(tall ? kTallHeadingGap : kHeadingGap) : least;
    const float below = air ? measure.of(tall ? kTallAnswersGap : kAnswersGap) : least;
    const bool shared = plan.arrangement.rows == Rows::Shared;
    plan.heading_top = low || shared ? above : plan.back_top + plan.back + above;
    plan.help = help_height(canvas, view.help);
    const float ceiling =
        std::max(plan.heading_top + plan.heading_height + below, measure.reach_top() + gap);
    const float end = (low ? plan.back_top : plan.on_top) - gap;
    const float floor = end - (plan.help > 0 ? plan.help + gap : 0);
    plan.answers =
        plan_answers(canvas, view.body, {answers_width(canvas, view, plan), floor - ceiling});
    const float height = height_of(plan.answers);
    const bool scale = std::holds_alternative<ScalePlan>(plan.answers);
    plan.answers_top =
        scale ? std::floor(std::max(ceiling, (ceiling + floor - height) / 2)) : ceiling;
    plan.help_top = scale ? end - plan.help : plan.answers_top + height + gap;
    if (low) {
        plan.heading_top = std::floor((plan.answers_top - plan.heading_height) / 2);
    }
    const Wrap wrap{static_cast<int>(inner_width(canvas)), kMostLines};
    plan.fits = (!shared || can_share_row(canvas, view)) && fits(plan.answers) &&
                height <= floor - ceiling &&
                canvas.fits(plan.heading, heading_type(canvas), plan.heading_em, wrap);
}

// The roomiest; but answers that are all seen at once are worth more than air.
Plan plan_screen(Canvas& canvas, const QuestionView& view) {
    Plan best;
    Plan plan;
    for (const Arrangement& arrangement : kArrangements) {
        plan = {};
        plan.arrangement = arrangement;
        plan_heading(canvas, view, plan);
        place_rows(canvas, view, plan);
        place_middle(canvas, view, plan);
        const std::size_t missing = left_out(view.body, plan.answers);
        if (plan.fits && (!best.fits || missing < left_out(view.body, best.answers))) {
            best = plan;
        }
        if (plan.fits && missing == 0) {
            break;
        }
    }
    return best.fits ? best : plan;
}

std::optional<Choice> draw_ways_back(Canvas& canvas, const Plan& plan) {
    const Rect screen = canvas.screen();
    const float margin = canvas.measure().of(kMargin);
    const bool shared = plan.arrangement.rows == Rows::Shared;
    const float padding = shared ? canvas.measure().vmin(kLeastPillPadding) : pill_padding(canvas);
    const Pill change{.text = change_button(canvas).text, .ink = kInk2};
    const Pill anew{.text = anew_button(canvas).text, .ink = kInk2};
    const bool pills = padding > 0;
    const float half = half_width(canvas);
    const float change_width = pills ? pill_width(canvas, change, padding) : half;
    const float anew_width = pills ? pill_width(canvas, anew, padding) : half;
    const float bottom = plan.back_top + plan.back;
    const float right = shared ? margin + change_width + canvas.measure().of(kGap) + anew_width
                               : screen.right - margin;
    const Rect change_box =
        canvas.mirrored({margin, plan.back_top, margin + change_width, bottom}, screen);
    const Rect anew_box =
        canvas.mirrored({right - anew_width, plan.back_top, right, bottom}, screen);
    const bool changed = pills ? pill(canvas, change, change_box)
                               : button(canvas, change_button(canvas), change_box);
    const bool renewed =
        pills ? pill(canvas, anew, anew_box) : button(canvas, anew_button(canvas), anew_box);
    if (changed) {
        return RatingChanged{};
    }
    return renewed ? std::optional<Choice>(NewRating{}) : std::nullopt;
}

std::optional<Choice> draw_help(Canvas& canvas, const QuestionView& view, const Plan& plan) {
    const float margin = canvas.measure().of(kMargin);
    const Rect box{margin, plan.help_top, canvas.screen().right - margin,
                   plan.help_top + plan.help};
    switch (view.help) {
        case Help::None:
            return std::nullopt;
        case Help::Offered:
            return button(canvas, help_button(canvas), box) ? std::optional<Choice>(HelpAsked{})
                                                            : std::nullopt;
        case Help::Called:
        case Help::AskAtCounter:
            canvas.text(help_text(canvas, view.help), {kLabelType, Side::Centre, 2}, box,
                        {kInk, kPaper});
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Choice> draw_ways_on(Canvas& canvas, const QuestionView& view, const Plan& plan) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float bottom = plan.on_top + plan.on;
    const float width = on_width(canvas);
    const float left = measure.of(kMargin);
    const float right = screen.right - left;
    const Rect first = canvas.mirrored({left, plan.on_top, left + width, bottom}, screen);
    const Rect second = canvas.mirrored({right - width, plan.on_top, right, bottom}, screen);
    // Where nothing follows there is one way on, in the place of Next.
    const bool at_end = view.last || plan.arrangement.rows == Rows::Shared;
    const bool finished = button(canvas, finish_button(canvas, view), at_end ? second : first);
    const bool next = has_next(view) && button(canvas, next_button(canvas, view), second);
    if (finished) {
        return Finished{};
    }
    return next ? std::optional<Choice>(NextTapped{}) : std::nullopt;
}

}  // namespace

std::optional<Choice> draw_question_screen(Canvas& canvas, const QuestionView& view) {
    const float margin = canvas.measure().of(kMargin);
    const Plan plan = plan_screen(canvas, view);
    const bool low = canvas.measure().reach_top() > 0 || plan.arrangement.rows == Rows::Shared;
    std::optional<Choice> back;
    if (!low) {
        back = draw_ways_back(canvas, plan);
    }
    canvas.text(plan.heading, {heading_type(canvas), Side::Centre, kMostLines, plan.heading_em},
                {margin, plan.heading_top, canvas.screen().right - margin,
                 plan.heading_top + plan.heading_height},
                {kInk, kPaper, Role::Heading, canvas.screen()});
    const auto answer = draw_answers(canvas, view.body, plan.answers, plan.answers_top);
    const auto help = draw_help(canvas, view, plan);
    if (low) {
        back = draw_ways_back(canvas, plan);
    }
    const auto on = draw_ways_on(canvas, view, plan);
    return answer ? answer : help ? help : back ? back : on;
}

}  // namespace afterword::ui
