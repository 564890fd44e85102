// SPDX-License-Identifier: Apache-2.0
#include "kiosk/keyboard.hpp"

#include <string_view>
#include <utility>

#include "ui/keyboard/pinyin.hpp"

namespace afterword {
namespace {

using Page = ui::KeyboardView::Page;

const ui::LayoutKey* find_key(const Keyboard& keyboard, const ui::Layout& layout,
                              const ui::Key& key) {
    const ui::LayoutRows rows =
        keyboard.page == Page::Symbols ? ui::symbols(layout) : layout.letters;
    if (key.row >= rows.size() || key.column >= rows[key.row].size()) {
        return nullptr;
    }
    return &rows[key.row][key.column];
}

// What a held key offers; the space bar offers layouts, which are not listed here.
std::vector<std::string> alternatives(const Keyboard& keyboard, const ui::Layout& layout) {
    if (!keyboard.held) {
        return {};
    }
    if (keyboard.held->key.kind == ui::Key::Kind::Marks) {
        std::vector<std::string> others = ui::marks(layout);
        others.erase(others.begin(), others.begin() + (others.empty() ? 0 : 1));
        return others;
    }
    if (keyboard.held->key.kind != ui::Key::Kind::Character) {
        return {};
    }
    const ui::LayoutKey* key = find_key(keyboard, layout, keyboard.held->key);
    if (key == nullptr) {
        return {};
    }
    const bool upper = keyboard.page == Page::Shifted;
    return ui::held_characters(layout, *key, upper ? ui::LetterCase::Upper : ui::LetterCase::Lower);
}

// A capital is wanted once.
void after_letter(Keyboard& keyboard) {
    if (keyboard.page == Page::Shifted) {
        keyboard.page = Page::Letters;
    }
}

std::optional<Edit> character(Keyboard& keyboard, const ui::Layout& layout, const ui::Key& key) {
    const ui::LayoutKey* found = find_key(keyboard, layout, key);
    if (found == nullptr) {
        return std::nullopt;
    }
    const bool spells =
        layout.feeds == ui::Layout::Feeds::Spelling && keyboard.page == Page::Letters;
    if (spells) {
        if (keyboard.spelling.size() >= ui::kLongestSpelling) {
            return std::nullopt;
        }
        keyboard.spelling += found->text;
        return SpellingChanged{};
    }
    const bool upper = keyboard.page == Page::Shifted;
    after_letter(keyboard);
    return Insert{std::string(upper ? found->shifted : found->text)};
}

std::optional<Edit> candidate(Keyboard& keyboard, std::size_t index) {
    if (index >= keyboard.candidates.size()) {
        return std::nullopt;
    }
    const ui::Candidate chosen = keyboard.candidates[index];
    keyboard.spelling.erase(0, chosen.letters);
    keyboard.candidates.clear();
    return Insert{chosen.text};
}

// A mark ends the word that is being spelt: it takes the best candidate before it.
std::optional<Edit> mark(Keyboard& keyboard, std::string_view text) {
    std::string word;
    if (const auto chosen = candidate(keyboard, 0)) {
        word = std::get<Insert>(*chosen).text;
    }
    return Insert{word.append(text)};
}

std::optional<Edit> tapped(Keyboard& keyboard, const ui::Layout& layout, const ui::Key& key) {
    switch (key.kind) {
        case ui::Key::Kind::Character:
            return character(keyboard, layout, key);
        case ui::Key::Kind::Shift:
            keyboard.page = keyboard.page == Page::Shifted ? Page::Letters : Page::Shifted;
            return std::nullopt;
        case ui::Key::Kind::Symbols:
            keyboard.page = keyboard.page == Page::Symbols ? Page::Letters : Page::Symbols;
            return std::nullopt;
        case ui::Key::Kind::Space:
            if (!keyboard.candidates.empty()) {
                return candidate(keyboard, 0);
            }
            return Insert{" "};
        case ui::Key::Kind::Marks: {
            const std::vector<std::string> marks = ui::marks(layout);
            return marks.empty() ? std::nullopt : mark(keyboard, marks.front());
        }
        case ui::Key::Kind::Erase:
            if (keyboard.spelling.empty()) {
                return EraseLast{};
            }
            keyboard.spelling.pop_back();
            return SpellingChanged{};
    }
    return std::nullopt;
}

std::optional<Edit> alternative(Keyboard& keyboard, const ui::Layout& layout, std::size_t index) {
    const auto offered = alternatives(keyboard, layout);
    const auto held = std::exchange(keyboard.held, std::nullopt);
    if (held && held->key.kind == ui::Key::Kind::Space) {
        keyboard = {};
        keyboard.layout = index;
        return std::nullopt;
    }
    if (index >= offered.size()) {
        return std::nullopt;
    }
    if (held && held->key.kind == ui::Key::Kind::Marks) {
        return mark(keyboard, offered[index]);
    }
    after_letter(keyboard);
    return Insert{offered[index]};
}

}  // namespace

std::optional<Edit> typed(Keyboard& keyboard, const ui::Layout& layout, const ui::Choice& choice,
                          Tick now) {
    if (const auto* pressed = std::get_if<ui::KeyPressed>(&choice)) {
        keyboard.held = Keyboard::Held{pressed->key, now};
        return std::nullopt;
    }
    if (const auto* released = std::get_if<ui::KeyTapped>(&choice)) {
        if (keyboard.held && keyboard.held->open) {
            return std::nullopt;  // its other letters stay, to be tapped
        }
        keyboard.held.reset();
        return tapped(keyboard, layout, released->key);
    }
    if (const auto* other = std::get_if<ui::AlternativeTapped>(&choice)) {
        return alternative(keyboard, layout, other->index);
    }
    if (const auto* word = std::get_if<ui::CandidateTapped>(&choice)) {
        return candidate(keyboard, word->index);
    }
    return std::nullopt;
}

std::optional<Tick> hold_due(const Keyboard& keyboard, const TouchSettings& settings) {
    if (!keyboard.held || keyboard.held->open) {
        return std::nullopt;
    }
    return keyboard.held->since + settings.long_press;
}

void hold(Keyboard& keyboard, const ui::Layout& layout) {
    const bool space = keyboard.held->key.kind == ui::Key::Kind::Space;
    if (space || !alternatives(keyboard, layout).empty()) {
        keyboard.held->open = true;
    } else {
        keyboard.held.reset();  // nothing more comes of holding it; its tap still counts
    }
}

ui::KeyboardView keyboard_view(const Keyboard& keyboard, const ui::Layout& layout,
                               const std::vector<const ui::Layout*>& layouts) {
    ui::KeyboardView view;
    view.layout = keyboard.layout;
    view.page = keyboard.page;
    view.spelling = keyboard.spelling;
    for (const auto& word : keyboard.candidates) {
        view.candidates.push_back(word.text);
    }
    if (!keyboard.held || !keyboard.held->open) {
        return view;
    }
    view.held_row = keyboard.held->key.row;
    view.held_column = keyboard.held->key.column;
    view.choosing_layout = keyboard.held->key.kind == ui::Key::Kind::Space;
    if (view.choosing_layout) {
        for (const auto* one : layouts) {
            view.alternatives.emplace_back(one->name);
        }
    } else {
        view.alternatives = alternatives(keyboard, layout);
    }
    return view;
}

}  // namespace afterword
