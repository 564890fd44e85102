// SPDX-License-Identifier: Apache-2.0
// Where things stand on the screen for words, by the room there is.  Thread: main.
#pragma once

#include <string>

#include "ui/kit/controls.hpp"
#include "ui/kit/keyboard.hpp"

namespace afterword::ui {

struct WordsPlan {
    float top = 0;
    float gap = 0;       // below the question, and below the box
    float question = 0;  // its height; 0 where it is left out
    int lines = 0;       // of the box
    float text = 0;      // height of the box
    float readers = 0;   // height of who reads it, below the box; 0: said in the empty box
    float ground_top = 0;
    KeyboardPlace keyboard;
    // The ways on: words in a row of their own, or signs beside the space bar.
    enum class Ways { Below, BesideSpace } ways = Ways::Below;
    Rect erase_all;
    Rect hide;
    Rect send;
};
WordsPlan plan_words(Canvas& canvas, const WordsView& view, const Layout& layout);

[[nodiscard]] std::string readers_text(Canvas& canvas, const WordsView& view);
// Two lines that are as long as each other, or more where even the least size needs them.
[[nodiscard]] Wrap readers_wrap(Canvas& canvas, const std::string& readers);

[[nodiscard]] Button send_button(Canvas& canvas, const WordsView& view);
[[nodiscard]] Button delete_button(Canvas& canvas, const WordsView& view, WordsPlan::Ways ways);
[[nodiscard]] Button hide_button(Canvas& canvas, const WordsView& view, WordsPlan::Ways ways);

}  // namespace afterword::ui
