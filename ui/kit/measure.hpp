// SPDX-License-Identifier: Apache-2.0
// Turns the theme's lengths into pixels of one panel. Everything is rounded to whole pixels, so
// edges are sharp and texts lie 1:1.  Thread: main.
#pragma once

#include "ui/kit/theme.hpp"
#include "ui/ui.hpp"

namespace afterword::ui {

// What of an appearance a panel has room for: on 7 inches text stays at its normal floors, and on
// lower panels controls stay where they are. A keyboard fills a screen at its normal size already;
// many large controls fill more than a low reach has, which comes first: what cannot be touched
// cannot be answered.
enum class Content { Ordinary, Many, Keyboard };
Appearance possible(const Appearance& wanted, const Panel& panel,
                    Content content = Content::Ordinary);

class Measure {
  public:
    // `appearance` as it is possible().
    explicit Measure(const Panel& panel, const Appearance& appearance = {});

    [[nodiscard]] Rect screen() const { return screen_; }
    [[nodiscard]] TextSize text_size() const { return size_; }
    // Where controls may begin: on top, or for a low reach below two fifths of the panel.
    [[nodiscard]] float reach_top() const;
    [[nodiscard]] bool is_portrait() const { return screen_.height() > screen_.width(); }
    [[nodiscard]] float vmin(double hundredths) const;
    [[nodiscard]] float of(const Length& length) const;

    // The size wanted for a text, and the least one it may shrink to: both in em.
    [[nodiscard]] int em(const Type& type, Language language) const;
    [[nodiscard]] int least_em(const Type& type, Language language) const;
    // The capitals (Han: the body) of a text of this size, in pixels.
    [[nodiscard]] static float capital(int em, Language language);

  private:
    Rect screen_;
    double shorter_px_;
    double px_per_mm_;  // of the finer direction, to be sure of the floors
    TextSize size_;
    Reach reach_;
};

}  // namespace afterword::ui
