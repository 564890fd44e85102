// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/words_plan.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/kit/text_box.hpp"

namespace afterword::ui {

namespace {

using Ways = WordsPlan::Ways;

constexpr int kMostReadersLines = 4;

struct Spacing {
    Length top;
    Length text_gap;
    Length keyboard_padding;
    Length bottom;
};
constexpr Spacing kAmple{{3, 1}, {1.6, 0.4}, {2, 0.6}, {4, 0.8}};
constexpr Spacing kTight{{0, 0.4}, {0, 0.4}, {0, 0.7}, {0, 1}};

// What gives way where the keys would be too small, in this order.
struct Arrangement {
    Ways ways{};
    Shown question{};
    int lines = 0;  // of the text; beside the space bar at least as many as who reads it takes
    Length least_key;
};
constexpr Arrangement kArrangements[] = {
    {Ways::Below, Shown::Yes, 4, kTarget},
    {Ways::Below, Shown::Yes, 2, kTarget},
    {Ways::Below, Shown::Yes, 2, kLeastKeyHeight},
    {Ways::Below, Shown::Yes, 1, kLeastKeyHeight},
    {Ways::BesideSpace, Shown::Yes, 2, kLeastKeyHeight},
    {Ways::BesideSpace, Shown::Yes, 1, kLeastKeyHeight},
    {Ways::BesideSpace, Shown::No, 1, kLeastKeyHeight},
};

float text_width(Canvas& canvas) {
    return canvas.screen().width() - 2 * canvas.measure().of(kMargin);
}

Wrap wrap_of(Canvas& canvas) {
    return {static_cast<int>(text_width(canvas)), 2};
}

float third_width(Canvas& canvas) {
    return std::floor((text_width(canvas) - 2 * canvas.measure().of(kGap)) / 3);
}

Word readers_word(WordsView::Readers readers) {
    switch (readers) {
        case WordsView::Readers::Store:
            return Word::ReadByStore;
        case WordsView::Readers::HeadOffice:
            return Word::ReadByHeadOffice;
        case WordsView::Readers::Both:
            return Word::ReadByBoth;
    }
    return Word::ReadByBoth;
}

float ways_height(Canvas& canvas, const WordsView& view, Ways ways) {
    if (ways == Ways::BesideSpace) {
        return canvas.height_of_control(kTarget, kButtonType);
    }
    int lines = 1;
    for (const Button& one : {delete_button(canvas, view, ways), hide_button(canvas, view, ways),
                              send_button(canvas, view)}) {
        lines = std::max(lines, button_lines(canvas, one, third_width(canvas)));
    }
    const int em = canvas.measure().least_em(kButtonType, canvas.language());
    return std::max(canvas.measure().of(kTarget),
                    canvas.height_of_em(em, std::min(lines, kMostButtonLines)));
}

// What is above the keyboard. Gives back where the keyboard may begin.
float plan_upper(Canvas& canvas, const WordsView& view, const Arrangement& arrangement,
                 const Spacing& spacing, WordsPlan& plan) {
    const Measure& measure = canvas.measure();
    plan.top = measure.of(spacing.top);
    plan.gap = measure.of(spacing.text_gap);
    float above = plan.top;
    if (arrangement.question == Shown::Yes) {
        plan.question = static_cast<float>(
            canvas.compose(view.question, kHeadingType, Side::Centre, wrap_of(canvas)).height);
        above += plan.question + plan.gap;
    }
    const std::string readers = readers_text(canvas, view);
    plan.lines = arrangement.lines;
    if (plan.ways == Ways::BesideSpace) {
        plan.lines = std::max(plan.lines, notice_lines(canvas, readers, text_width(canvas)));
    } else {
        const Wrap wrap = readers_wrap(canvas, readers);
        plan.readers =
            static_cast<float>(canvas.compose(readers, kSecondLineType, Side::Start, wrap).height);
        above += plan.readers + plan.gap;
    }
    plan.text = text_box_height(canvas, plan.lines);
    return above + plan.text + plan.gap;
}

// In words, below the keyboard: three of one width.
void place_below(Canvas& canvas, WordsPlan& plan, float top, float bottom) {
    const Rect screen = canvas.screen();
    const float margin = canvas.measure().of(kMargin);
    const float width = third_width(canvas);
    const auto place = [&](float left) {
        return canvas.mirrored({left, top, left + width, bottom}, screen);
    };
    plan.erase_all = place(margin);
    plan.hide = place(std::floor(screen.middle_x() - width / 2));
    plan.send = place(screen.right - margin - width);
}

// In signs, at both ends of the row of the space bar, which keeps what is between them.
void place_beside_space(Canvas& canvas, const WordsView& view, WordsPlan& plan, const Rect& row) {
    const float gap = canvas.measure().of(kGap);
    const float side = canvas.measure().of(kTarget);
    // Finish becomes Send with the first letter: the space bar stays where it is.
    WordsView other = view;
    other.text = view.text.empty() ? "…" : "";
    const float width = std::max({side, button_width(canvas, send_button(canvas, view)),
                                  button_width(canvas, send_button(canvas, other))});
    const auto place = [&](float left, float right) {
        return canvas.mirrored({left, row.top, right, row.bottom}, canvas.screen());
    };
    plan.erase_all = place(row.left, row.left + side);
    plan.hide = place(row.left + side + gap, row.left + 2 * side + gap);
    plan.send = place(row.right - width, row.right);
    plan.keyboard.space_row = place(row.left + 2 * (side + gap), row.right - width - gap);
}

struct Planned {
    WordsPlan plan;
    bool fits = false;
};

Planned plan_in(Canvas& canvas, const WordsView& view, const Layout& layout,
                const Arrangement& arrangement) {
    const Measure& measure = canvas.measure();
    const bool below = arrangement.ways == Ways::Below;
    const Spacing& spacing = below ? kAmple : kTight;
    WordsPlan plan;
    plan.ways = arrangement.ways;
    const float above = plan_upper(canvas, view, arrangement, spacing, plan);
    const float padding = measure.of(spacing.keyboard_padding);
    const float ways = ways_height(canvas, view, plan.ways);
    const float bottom = canvas.screen().bottom - measure.of(spacing.bottom);
    // The buttons beside the space bar take the place of its row of keys.
    const int rows = keyboard_rows(layout, view.keyboard) - (below ? 0 : 1);
    const float end = bottom - ways - measure.of(kGap);
    const float room = end - above - padding - keyboard_height(canvas, rows, 0);
    const float least =
        std::max(measure.of(arrangement.least_key), least_key_height(canvas, layout));
    const float key = std::floor(room / static_cast<float>(rows));
    const float height = std::clamp(key, least_key_height(canvas, layout), measure.of(kKeyHeight));
    const float top = end - keyboard_height(canvas, rows, height);
    plan.ground_top = top - padding;
    plan.keyboard = keyboard_alone(canvas, rows, height, top);
    if (below) {
        place_below(canvas, plan, bottom - ways, bottom);
    } else {
        place_beside_space(canvas, view, plan, keyboard_row(canvas, bottom - ways, bottom));
    }
    return {plan, key >= least};
}

}  // namespace

WordsPlan plan_words(Canvas& canvas, const WordsView& view, const Layout& layout) {
    for (const Arrangement& arrangement : kArrangements) {
        const Planned planned = plan_in(canvas, view, layout, arrangement);
        if (planned.fits || &arrangement == std::prev(std::end(kArrangements))) {
            return planned.plan;
        }
    }
    return {};
}

std::string readers_text(Canvas& canvas, const WordsView& view) {
    return std::string(canvas.word(readers_word(view.readers)));
}

Wrap readers_wrap(Canvas& canvas, const std::string& readers) {
    Wrap wrap = wrap_of(canvas);
    const int least = canvas.measure().least_em(kSecondLineType, canvas.language());
    if (!canvas.fits(readers, kSecondLineType, least, wrap)) {
        wrap.lines = kMostReadersLines;
    }
    return wrap;
}

Button send_button(Canvas& canvas, const WordsView& view) {
    const Word shopper = view.text.empty() ? Word::Finish : Word::Send;
    const bool staff = view.writer == WordsView::Writer::Staff;
    return {.text = std::string(canvas.word(staff ? Word::Done : shopper)), .fill = Fill::Primary};
}

Button delete_button(Canvas& canvas, const WordsView& view, Ways ways) {
    return {.text = std::string(canvas.word(Word::DeleteText)),
            .enabled = !view.text.empty(),
            .icon = ways == Ways::Below ? Icon::None : Icon::Bin};
}

Button hide_button(Canvas& canvas, const WordsView& view, Ways ways) {
    const Icon sign = view.hidden ? Icon::Eye : Icon::ShutEye;
    return {.text = std::string(canvas.word(view.hidden ? Word::ShowText : Word::HideText)),
            .icon = ways == Ways::Below ? Icon::None : sign};
}

}  // namespace afterword::ui
