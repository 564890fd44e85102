// SPDX-License-Identifier: Apache-2.0
// The lower band of the first screen: languages, how everything looks, other ways to say something.
// Thread: main.
#pragma once

#include <optional>
#include <vector>

#include "ui/choice.hpp"
#include "ui/kit/pill.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

struct BandItem {
    Pill pill;
    Language language;  // the pill's text is in
    Choice choice;
    float width = 0;
};
struct BandPlan {
    std::vector<std::vector<BandItem>> rows;
    float row_height = 0;
    float height = 0;
};

// How much of it there is room for.
enum class BandForm {
    Full,
    Least,   // the languages behind the globe, in as few rows as can be
    Fewest,  // and no other ways to say something
};
BandPlan plan_band(Canvas& canvas, const RateView& view, BandForm form);
std::optional<Choice> draw_band(Canvas& canvas, const BandPlan& plan, float top);

}  // namespace afterword::ui
