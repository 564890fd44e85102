// SPDX-License-Identifier: Apache-2.0
// The keyboard on the screen while somebody types: which page it shows, which key is held, and what
// comes of a tap. Pure; the text itself belongs to whoever asks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "kiosk/touch_filter.hpp"
#include "platform/base/clock.hpp"
#include "ui/choice.hpp"
#include "ui/keyboard/ime.hpp"
#include "ui/keyboard/layout.hpp"
#include "ui/view.hpp"

namespace afterword {

struct Keyboard {
    std::size_t layout = 0;  // of layouts_for() the shopper's language
    ui::KeyboardView::Page page = ui::KeyboardView::Page::Letters;
    struct Held {
        ui::Key key;
        Tick since;
        bool open = false;  // its other letters are shown
    };
    std::optional<Held> held;
    std::string spelling;  // of a word that is still to be chosen
    std::vector<ui::Candidate> candidates;
};

// What a tap does to the text.
struct Insert {
    std::string text;
};
struct EraseLast {};
// The spelling has changed: its candidates are wanted.
struct SpellingChanged {};
using Edit = std::variant<Insert, EraseLast, SpellingChanged>;

// What a choice does on the keyboard; nothing where it changes only the keyboard itself, or is no
// choice of a keyboard.
std::optional<Edit> typed(Keyboard& keyboard, const ui::Layout& layout, const ui::Choice& choice,
                          Tick now);

// When a held key will show its other letters; hold() shows them.
std::optional<Tick> hold_due(const Keyboard& keyboard, const TouchSettings& settings);
void hold(Keyboard& keyboard, const ui::Layout& layout);

// `layouts`: the names of those that can be chosen by holding the space bar.
ui::KeyboardView keyboard_view(const Keyboard& keyboard, const ui::Layout& layout,
                               const std::vector<const ui::Layout*>& layouts);

}  // namespace afterword
