// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/footer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "ui/words/counted.hpp"

namespace afterword::ui {

namespace {

constexpr Length kSide{5, 0};
constexpr Length kHeight{10.5, 0};
constexpr Length kAir{1.6, 0};  // above and below the lines, together
constexpr Length kFigureGap{1.9, 0};
constexpr Length kBetween{3, 2.5};
constexpr Type kWordsType{3.5, Reading::Staff, Weight::Regular};
constexpr Type kFigureType{4.6, Reading::Staff, Weight::Bold};
// Of two texts on one baseline the smaller stands lower, by this share of the difference in em.
constexpr float kBaselineShare = 0.39F;

// Letters may reach over their measure.
constexpr Length kReach{0.5, 0};

constexpr Wrap kOneLine{std::numeric_limits<int>::max(), 1};

// A figure and what it is.
struct Entry {
    std::string figure;
    std::string words;
    float figure_width = 0;
    float words_width = 0;
    [[nodiscard]] float width() const { return figure_width + words_width; }
};

std::vector<Entry> entries_of(Canvas& canvas, const FooterView& view) {
    const Language language = canvas.language();
    std::vector<Entry> entries;
    if (view.good) {
        entries.push_back(
            {phrase(language, Word::Percent, {std::to_string(view.good->percent)}),
             phrase(language, Word::GoodOrGreat,
                    {std::to_string(view.good->low), std::to_string(view.good->high)})});
    } else {
        entries.push_back({"", std::string(canvas.word(Word::TooFewYet))});
    }
    const Counted said = view.all_stored ? Counted::AnswersAllStored : Counted::AnswersSoFar;
    entries.push_back({std::to_string(view.answers), counted(language, said, view.answers)});
    if (!view.words.empty()) {
        entries.push_back({view.figure, view.words});
    }
    return entries;
}

void measure_entries(Canvas& canvas, std::vector<Entry>& entries, const Type& words) {
    const auto width = [&](const std::string& text, const Type& type) {
        const int em = canvas.measure().em(type, canvas.language());
        return std::ceil(
            static_cast<float>(canvas.compose(text, type, em, Side::Start, kOneLine).width) +
            canvas.measure().of(kReach));
    };
    for (Entry& entry : entries) {
        entry.words_width = width(entry.words, words);
        entry.figure_width = entry.figure.empty() ? 0
                                                  : width(entry.figure, kFigureType) +
                                                        canvas.measure().of(kFigureGap);
    }
}

struct FooterPlan {
    std::vector<Entry> entries;
    Type words = kWordsType;
    std::size_t per_line = 1;
};

bool fit(const FooterPlan& plan, float between, float room) {
    for (std::size_t first = 0; first < plan.entries.size(); first += plan.per_line) {
        const std::size_t last = std::min(plan.entries.size(), first + plan.per_line);
        float width = static_cast<float>(last - first - 1) * between;
        for (std::size_t i = first; i < last; ++i) {
            width += plan.entries[i].width();
        }
        if (width > room) {
            return false;
        }
    }
    return true;
}

// The largest words that allow the fewest lines.
FooterPlan plan_footer(Canvas& canvas, const FooterView& view, float room) {
    const Measure& measure = canvas.measure();
    FooterPlan plan;
    plan.entries = entries_of(canvas, view);
    for (;;) {
        for (plan.per_line = plan.entries.size(); plan.per_line > 0; --plan.per_line) {
            for (const Type& words : {kWordsType, kStaffDetailType}) {
                plan.words = words;
                measure_entries(canvas, plan.entries, words);
                if (fit(plan, measure.of(kBetween), room)) {
                    return plan;
                }
            }
            if (!measure.is_portrait()) {
                break;
            }
        }
        if (plan.entries.size() == 1) {
            plan.per_line = 1;
            return plan;
        }
        plan.entries.pop_back();
    }
}

void draw_entry(Canvas& canvas, const Entry& entry, const Type& words, const Rect& box) {
    const Measure& measure = canvas.measure();
    const auto place = [&](float left, float top, float right) {
        return canvas.mirrored({left, top, right, top + box.height()}, canvas.screen());
    };
    const Rect within = canvas.mirrored(box.shrunk(-measure.of(kReach)), canvas.screen());
    const int words_em = measure.em(words, canvas.language());
    float drop = 0;
    if (!entry.figure.empty()) {
        const int em = measure.em(kFigureType, canvas.language());
        drop = std::round(kBaselineShare * static_cast<float>(em - words_em));
        canvas.text(
            entry.figure, {kFigureType, Side::Start, 1, em},
            place(box.left, box.top, box.left + entry.figure_width - measure.of(kFigureGap)),
            {kInk, kCard, Role::Text, within});
    }
    const float left = box.left + entry.figure_width;
    canvas.text(entry.words, {words, Side::Start, 1, words_em},
                place(left, box.top + drop, left + entry.words_width),
                {kInk2, kCard, Role::Text, within});
}

// The first at the start, the last at the end, the same room between all.
void draw_line(Canvas& canvas, const FooterPlan& plan, std::size_t first, const Rect& box) {
    const std::size_t last = std::min(plan.entries.size(), first + plan.per_line);
    float between = box.width();
    for (std::size_t i = first; i < last; ++i) {
        between -= plan.entries[i].width();
    }
    between = std::floor(between / static_cast<float>(std::max<std::size_t>(1, last - first - 1)));
    float left = box.left;
    for (std::size_t i = first; i < last; ++i) {
        const float width = plan.entries[i].width();
        draw_entry(canvas, plan.entries[i], plan.words, {left, box.top, left + width, box.bottom});
        left += width + between;
    }
}

float width_within(Canvas& canvas) {
    return canvas.screen().width() - 2 * canvas.measure().of(kSide);
}

float height_of(Canvas& canvas, const FooterPlan& plan) {
    const std::size_t lines = (plan.entries.size() + plan.per_line - 1) / plan.per_line;
    return std::max(
        canvas.measure().of(kHeight),
        static_cast<float>(lines) * canvas.height_of(kFigureType) + canvas.measure().of(kAir));
}

}  // namespace

float footer_top(Canvas& canvas, const std::optional<FooterView>& view) {
    const float bottom = canvas.screen().bottom;
    return view ? bottom - height_of(canvas, plan_footer(canvas, *view, width_within(canvas)))
                : bottom;
}

void draw_footer(Canvas& canvas, const std::optional<FooterView>& view) {
    if (!view) {
        return;
    }
    const Rect screen = canvas.screen();
    const FooterPlan plan = plan_footer(canvas, *view, width_within(canvas));
    const float top = screen.bottom - height_of(canvas, plan);
    canvas.fill({0, top, screen.right, screen.bottom}, kCard);
    canvas.fill({0, top, screen.right, top + 1}, kLine);
    const float side = canvas.measure().of(kSide);
    const float line = canvas.height_of(kFigureType);
    const std::size_t lines = (plan.entries.size() + plan.per_line - 1) / plan.per_line;
    float y = std::floor((top + screen.bottom - static_cast<float>(lines) * line) / 2);
    for (std::size_t first = 0; first < plan.entries.size(); first += plan.per_line) {
        draw_line(canvas, plan, first, {side, y, screen.right - side, y + line});
        y += line;
    }
}

}  // namespace afterword::ui
