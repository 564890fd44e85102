// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/band.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

namespace afterword::ui {

namespace {

constexpr Length kSideMargin{6, 9};              // with room for the dot in the corner
constexpr double kPaddings[] = {4.4, 3.0, 1.8};  // vmin; as roomy as fits

float room_of(Canvas& canvas) {
    return canvas.screen().width() - 2 * canvas.measure().of(kSideMargin);
}

std::vector<BandItem> language_items(Canvas& canvas, const RateView& view, BandForm form) {
    const Language spoken = canvas.language();
    std::vector<BandItem> items;
    if (form == BandForm::Full) {
        for (std::size_t i = 0; i < view.languages.size(); ++i) {
            const Language language = view.languages[i];
            items.push_back(
                {{.text = std::string(own_name(language)), .chosen = language == spoken},
                 language,
                 LanguageChosen{i}});
        }
    }
    const bool several = view.languages.size() > 1;
    if (view.more_languages == Shown::Yes || (form != BandForm::Full && several)) {
        items.push_back(
            {{.text = std::string(canvas.word(Word::MoreLanguages)), .icon = Icon::Globe},
             spoken,
             MoreLanguages{}});
    }
    return items;
}

void add_appearance_items(Canvas& canvas, std::vector<BandItem>& items) {
    const Language spoken = canvas.language();
    items.push_back({{.text = "Aa",
                      .icon = Icon::Contrast,
                      .icon_side = Side::End,
                      .name = std::string(canvas.word(Word::Appearance))},
                     spoken,
                     AppearanceTapped{}});
    items.push_back({{.icon = Icon::Down, .name = std::string(canvas.word(Word::LowReach))},
                     spoken,
                     ReachTapped{}});
}

std::vector<BandItem> other_items(Canvas& canvas, const RateView& view) {
    const Language spoken = canvas.language();
    std::vector<BandItem> items;
    if (view.write_to_us == Shown::Yes) {
        items.push_back({{.text = std::string(canvas.word(Word::WriteToUs))}, spoken, WriteToUs{}});
    }
    if (view.other_ways == Shown::Yes) {
        items.push_back({{.text = std::string(canvas.word(Word::OtherWays))}, spoken, OtherWays{}});
    }
    return items;
}

float width_of(Canvas& canvas, const std::vector<BandItem>& row) {
    float width = -canvas.measure().of(kGap);
    for (const BandItem& item : row) {
        width += item.width + canvas.measure().of(kGap);
    }
    return width;
}

void set_widths(Canvas& canvas, std::vector<BandItem>& items, double padding) {
    const Language spoken = canvas.language();
    for (BandItem& item : items) {
        canvas.speak(item.language);
        item.width = std::max(pill_width(canvas, item.pill, canvas.measure().vmin(padding)),
                              canvas.measure().of(kTarget));
    }
    canvas.speak(spoken);
}

// All in one row, in the roomiest way that fits.
bool fits_one_row(Canvas& canvas, std::vector<BandItem>& items) {
    for (const double padding : kPaddings) {
        set_widths(canvas, items, padding);
        if (width_of(canvas, items) <= room_of(canvas)) {
            return true;
        }
    }
    return false;
}

// As few rows as the widths allow, each as full as it gets.
std::vector<std::vector<BandItem>> wrapped(Canvas& canvas, std::vector<BandItem> items) {
    std::vector<std::vector<BandItem>> rows;
    if (fits_one_row(canvas, items)) {
        rows.push_back(std::move(items));
        return rows;
    }
    for (BandItem& item : items) {
        if (!rows.empty()) {
            rows.back().push_back(item);
            if (width_of(canvas, rows.back()) <= room_of(canvas)) {
                continue;
            }
            rows.back().pop_back();
        }
        rows.push_back({std::move(item)});
    }
    return rows;
}

}  // namespace

BandPlan plan_band(Canvas& canvas, const RateView& view, BandForm form) {
    std::vector<BandItem> first = language_items(canvas, view, form);
    add_appearance_items(canvas, first);
    std::vector<BandItem> second;
    if (form != BandForm::Fewest) {
        second = other_items(canvas, view);
    }
    BandPlan plan;
    std::vector<BandItem> all = first;
    all.insert(all.end(), second.begin(), second.end());
    if (second.empty() || form != BandForm::Full || fits_one_row(canvas, all)) {
        plan.rows = wrapped(canvas, std::move(all));
    } else {
        plan.rows = wrapped(canvas, std::move(second));
        auto below = wrapped(canvas, std::move(first));
        std::move(below.begin(), below.end(), std::back_inserter(plan.rows));
    }
    const Measure& measure = canvas.measure();
    const auto rows = static_cast<float>(plan.rows.size());
    plan.row_height = canvas.height_of_control(kTarget, kPillType);
    for (const Language language : view.languages) {
        const Language spoken = canvas.language();
        canvas.speak(language);
        plan.row_height = std::max(plan.row_height, canvas.height_of_control(kTarget, kPillType));
        canvas.speak(spoken);
    }
    plan.height = rows * (plan.row_height + measure.of(kGap)) - measure.of(kGap);
    return plan;
}

std::optional<Choice> draw_band(Canvas& canvas, const BandPlan& plan, float top) {
    const Measure& measure = canvas.measure();
    const Language spoken = canvas.language();
    std::optional<Choice> choice;
    float y = top;
    for (const std::vector<BandItem>& row : plan.rows) {
        // The order is the same in every language.
        float x = std::floor(canvas.screen().middle_x() - width_of(canvas, row) / 2);
        for (const BandItem& item : row) {
            canvas.speak(item.language);
            if (pill(canvas, item.pill, {x, y, x + item.width, y + plan.row_height})) {
                choice = item.choice;
            }
            x += item.width + measure.of(kGap);
        }
        y += plan.row_height + measure.of(kGap);
    }
    canvas.speak(spoken);
    return choice;
}

}  // namespace afterword::ui
