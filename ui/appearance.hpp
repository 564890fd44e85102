// SPDX-License-Identifier: Apache-2.0
// How large, how strong and how far down everything is drawn: a shopper's wish, for one visit.
#pragma once

namespace afterword::ui {

enum class TextSize { Normal, Large };

enum class Contrast { Normal, High };

enum class Reach {
    Full,
    Low,  // every control within the lower 60 % of the panel
};

struct Appearance {
    TextSize size = TextSize::Normal;
    Contrast contrast = Contrast::Normal;
    Reach reach = Reach::Full;
    bool operator==(const Appearance&) const = default;
};

}  // namespace afterword::ui
