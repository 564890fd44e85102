// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/keyboard.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "ui/kit/icons.hpp"
#include "ui/kit/paint.hpp"

namespace afterword::ui {

namespace {

using Page = KeyboardView::Page;

constexpr Length kSide{2.8, 1.5};
constexpr Type kLetterType{5, Reading::Shopper, Weight::Regular};
constexpr Type kNameType{3.8, Reading::Shopper, Weight::Regular};
constexpr float kWideKey = 1.42F;  // a key that types nothing, of a letter's
constexpr float kSpaceKeys = 6;    // the space bar, of letters
constexpr std::size_t kLeastColumns = 10;
constexpr std::size_t kLayoutNameColumns = 3;
constexpr float kIconShare = 0.45F;   // of a key's height
constexpr float kSignHeight = 1.15F;  // of an em: no letter's ink is higher

struct Keyboard {
    const Layout& layout;
    const KeyboardView& view;
    LayoutRows rows;
    float left;
    float right;
    float top;  // of the letters
    float key_height;
    float gap;
    float unit;  // width of a letter's key
    Rect space_row;
    [[nodiscard]] float row_top(std::size_t row) const {
        return top + static_cast<float>(row) * (key_height + gap);
    }
};

// What stands on a key.
struct Face {
    std::string text = {};
    Icon icon = Icon::None;
    std::string name = {};
    std::string id = {};
    Colour fill = kCard;
    Type type = kLetterType;
};

struct Spot {
    Key key;
    Face face;
    Rect box;
};

LayoutRows rows_of(const Layout& layout, const KeyboardView& view) {
    return view.page == Page::Symbols ? symbols(layout) : layout.letters;
}

bool has_shift(const Keyboard& keyboard) {
    return keyboard.layout.capitals == Layout::Capitals::WithShift &&
           keyboard.view.page != Page::Symbols;
}

// Keys stand closer where the panel is narrow.
float gap_of(Canvas& canvas) {
    const float width = canvas.screen().width() - 2 * canvas.measure().of(kSide);
    constexpr float kShareOfColumn = 0.12F;
    return std::min(canvas.measure().of(kGap),
                    std::floor(width / float{kLayoutColumns} * kShareOfColumn));
}

Keyboard keyboard_of(Canvas& canvas, const Layout& layout, const KeyboardView& view,
                     const KeyboardPlace& place) {
    const float side = canvas.measure().of(kSide);
    Keyboard keyboard{.layout = layout,
                      .view = view,
                      .rows = rows_of(layout, view),
                      .left = side,
                      .right = canvas.screen().right - side,
                      .top = place.top,
                      .key_height = place.key_height,
                      .gap = gap_of(canvas),
                      .unit = 0,
                      .space_row = place.space_row};
    if (layout.feeds == Layout::Feeds::Spelling) {
        keyboard.top += keyboard.key_height + keyboard.gap;
    }
    std::size_t columns = kLeastColumns;
    for (const LayoutRow& row : keyboard.rows) {
        const bool last = row.data() == keyboard.rows.back().data();
        const std::size_t added = last ? (has_shift(keyboard) ? 2 : 1) : 0;
        columns = std::max(columns, row.size() + added);
    }
    const float width = keyboard.right - keyboard.left;
    keyboard.unit = std::floor((width + keyboard.gap) / static_cast<float>(columns)) - keyboard.gap;
    return keyboard;
}

Face letter_face(const Keyboard& keyboard, std::size_t row, std::size_t column) {
    const LayoutKey& key = keyboard.rows[row][column];
    const bool shifted = keyboard.view.page == Page::Shifted;
    const std::string text(shifted ? key.shifted : key.text);
    return {.text = text, .name = text, .id = std::to_string(row) + "." + std::to_string(column)};
}

// The last row has Shift before its letters and Erase after them.
void add_row(Canvas& canvas, const Keyboard& keyboard, std::size_t row, std::vector<Spot>& spots) {
    const std::size_t letters = keyboard.rows[row].size();
    const bool last = row + 1 == keyboard.rows.size();
    const bool shift = last && has_shift(keyboard);
    const int added = (shift ? 1 : 0) + (last ? 1 : 0);
    const float step = keyboard.unit + keyboard.gap;
    const float width = keyboard.right - keyboard.left;
    float wide = 0;
    if (added > 0) {
        const float left_over = width - static_cast<float>(letters) * step;
        const float each = left_over / static_cast<float>(added) - keyboard.gap;
        wide = std::floor(std::clamp(each + keyboard.gap / 2, keyboard.unit,
                                     std::round(keyboard.unit * kWideKey)));
    }
    const float total = static_cast<float>(letters) * step - keyboard.gap +
                        static_cast<float>(added) * (wide + keyboard.gap);
    float x = std::floor((keyboard.left + keyboard.right - total) / 2);
    const float y = keyboard.row_top(row);
    const auto place = [&](float key_width) {
        const Rect box{x, y, x + key_width, y + keyboard.key_height};
        x += key_width + keyboard.gap;
        return box;
    };
    if (shift) {
        const bool on = keyboard.view.page == Page::Shifted;
        spots.push_back({{Key::Kind::Shift},
                         {.icon = Icon::Shift,
                          .name = std::string(canvas.word(Word::CapitalLetters)),
                          .fill = on ? kTint : kSpecialKey},
                         place(wide)});
    }
    for (std::size_t column = 0; column < letters; ++column) {
        spots.push_back({{Key::Kind::Character, row, column},
                         letter_face(keyboard, row, column),
                         place(keyboard.unit)});
    }
    if (last) {
        spots.push_back({{Key::Kind::Erase},
                         {.icon = Icon::Erase,
                          .name = std::string(canvas.word(Word::EraseLetter)),
                          .fill = kSpecialKey},
                         place(wide)});
    }
}

// On the key that leads back from the numbers: the script's own first letter, where it isn't Latin.
std::string letters_sign(const Layout& layout) {
    const bool own = layout.signs == Layout::Signs::Arabic || layout.signs == Layout::Signs::Hebrew;
    return own ? std::string(layout.letters.front().front().text) : "ABC";
}

// On the key of the marks: those that are wanted most. Chinese ones bring their own space, and of
// them the key has room for two.
std::string marks_sign(const Layout& layout) {
    const bool wide = layout.signs == Layout::Signs::Chinese;
    const std::vector<std::string> all = marks(layout);
    std::string sign;
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), wide ? 2 : 3); ++i) {
        sign += (i > 0 && !wide ? " " : "") + all[i];
    }
    return sign;
}

void add_space_row(Canvas& canvas, const Keyboard& keyboard, std::vector<Spot>& spots) {
    const bool on_symbols = keyboard.view.page == Page::Symbols;
    const std::string sign = marks_sign(keyboard.layout);
    const float wide = std::round(keyboard.unit * kWideKey);
    const float step = keyboard.unit + keyboard.gap;
    const Rect& row = keyboard.space_row;
    const float beside = wide + keyboard.gap;
    const float room = row.width() - beside * (sign.empty() ? 1.0F : 2.0F);
    const float space = std::min(kSpaceKeys * step - keyboard.gap, room);
    // The space bar stands in the middle where there is room for the key beside it.
    const float left = std::max(std::floor(row.middle_x() - space / 2), row.left + beside);
    const float y = row.top;
    const float bottom = row.bottom;
    spots.push_back(
        {{Key::Kind::Symbols},
         {.text = on_symbols ? letters_sign(keyboard.layout) : "123",
          .name = std::string(canvas.word(on_symbols ? Word::Letters : Word::NumbersAndSigns)),
          .fill = kSpecialKey,
          .type = kNameType},
         {left - keyboard.gap - wide, y, left - keyboard.gap, bottom}});
    spots.push_back({{Key::Kind::Space},
                     {.text = std::string(keyboard.layout.name),
                      .name = std::string(canvas.word(Word::SpaceBar)),
                      .type = kNameType},
                     {left, y, left + space, bottom}});
    if (!sign.empty()) {
        const float right = left + space + keyboard.gap;
        spots.push_back({{Key::Kind::Marks, keyboard.rows.size(), kLayoutColumns - 1},
                         {.text = sign, .name = sign, .fill = kSpecialKey, .type = kLetterType},
                         {right, y, right + wide, bottom}});
    }
}

Press::State draw_key(Canvas& canvas, const Face& face, const Rect& box) {
    const Press::State state = canvas.control(
        {.role = Role::Key, .name = face.name, .key = face.id, .ink = kEdge, .ground = kKeyboard},
        box);
    const Measure& measure = canvas.measure();
    const Paint paint = is_down(state) ? kPressed : Paint{face.fill, kEdge, kInk, true};
    draw_body(canvas, box, paint, measure.of(kRadius) / 2, measure.of(kOutline));
    if (face.icon != Icon::None) {
        const float size = std::round(std::min(box.height(), box.width()) * kIconShare);
        const float left = std::floor(box.middle_x() - size / 2);
        const float top = std::floor(box.middle_y() - size / 2);
        draw_icon(canvas, face.icon, {left, top, left + size, top + size}, paint.text);
        return state;
    }
    canvas.sign(face.text, face.type, box, {paint.text, paint.fill, Role::Label});
    return state;
}

// Or come closer than keys may.
bool meet(const Rect& a, const Rect& b, float gap) {
    return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom && b.top < a.bottom;
}

struct Option {
    Face face;
    Language language;
    Rect box;
};

// Letters beside each other above the held key; below it where it is in the first row.
std::vector<Option> letter_options(const Keyboard& keyboard) {
    const KeyboardView& view = keyboard.view;
    const float step = keyboard.unit + keyboard.gap;
    const auto count = static_cast<float>(view.alternatives.size());
    const float width = count * step - keyboard.gap;
    const std::size_t row = view.held_row > 0 ? view.held_row - 1 : view.held_row + 1;
    const float held = keyboard.left + (static_cast<float>(view.held_column) + 0.5F) * step;
    const float left = std::floor(std::clamp(held - width / 2, keyboard.left,
                                             std::max(keyboard.left, keyboard.right - width)));
    std::vector<Option> options;
    for (std::size_t i = 0; i < view.alternatives.size(); ++i) {
        const float x = left + static_cast<float>(i) * step;
        const float y = keyboard.row_top(row);
        options.push_back({{.text = view.alternatives[i],
                            .name = view.alternatives[i],
                            .id = "alternative",
                            .fill = kTint},
                           keyboard.layout.language,
                           {x, y, x + keyboard.unit, y + keyboard.key_height}});
    }
    return options;
}

// The names of the layouts in place of the letters.
std::vector<Option> layout_options(Canvas& canvas, const Keyboard& keyboard) {
    const std::vector<const Layout*> layouts = layouts_for(canvas.language());
    const std::vector<std::string>& names = keyboard.view.alternatives;
    const float width = keyboard.right - keyboard.left + keyboard.gap;
    const float each = std::floor(width / float{kLayoutNameColumns}) - keyboard.gap;
    std::vector<Option> options;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto column = static_cast<float>(i % kLayoutNameColumns);
        const float x = keyboard.left + column * (each + keyboard.gap);
        const float y = keyboard.row_top(i / kLayoutNameColumns);
        const bool chosen = i == keyboard.view.layout;
        options.push_back(
            {{.text = names[i], .name = names[i], .id = "layout", .fill = chosen ? kTint : kCard},
             i < layouts.size() ? layouts[i]->language : canvas.language(),
             {x, y, x + each, y + keyboard.key_height}});
    }
    return options;
}

std::optional<Choice> draw_options(Canvas& canvas, const std::vector<Option>& options) {
    const Language spoken = canvas.language();
    std::optional<Choice> choice;
    for (std::size_t i = 0; i < options.size(); ++i) {
        canvas.speak(options[i].language);
        if (draw_key(canvas, options[i].face, options[i].box) == Press::State::Tapped) {
            choice = AlternativeTapped{i};
        }
    }
    canvas.speak(spoken);
    return choice;
}

// What was spelt, then as many candidates as fit the row.
std::optional<Choice> draw_candidates(Canvas& canvas, const Keyboard& keyboard, float top) {
    const KeyboardView& view = keyboard.view;
    if (view.spelling.empty()) {
        return std::nullopt;
    }
    const Wrap wrap{std::numeric_limits<int>::max(), 1};
    const int em = canvas.measure().em(kLetterType, canvas.language());
    const auto width_of = [&](const std::string& text) {
        return static_cast<float>(canvas.compose(text, kLetterType, em, Side::Centre, wrap).width);
    };
    const float bottom = top + keyboard.key_height;
    float x = keyboard.left;
    const float spelt = width_of(view.spelling);
    canvas.text(view.spelling, {kLetterType, Side::Start, 1, em}, {x, top, x + spelt + 1, bottom},
                {kInk2, kKeyboard});
    x += spelt + 2 * keyboard.gap;
    std::optional<Choice> choice;
    for (std::size_t i = 0; i < view.candidates.size(); ++i) {
        const float width =
            std::max(keyboard.unit, width_of(view.candidates[i]) + 2 * keyboard.gap);
        if (x + width > keyboard.right) {
            break;
        }
        const Face face{.text = view.candidates[i], .name = view.candidates[i], .id = "candidate"};
        if (draw_key(canvas, face, {x, top, x + width, bottom}) == Press::State::Tapped) {
            choice = CandidateTapped{i};
        }
        x += width + keyboard.gap;
    }
    return choice;
}

std::optional<Choice> draw_spots(Canvas& canvas, const Keyboard& keyboard,
                                 const std::vector<Option>& above) {
    std::vector<Spot> spots;
    if (!keyboard.view.choosing_layout) {
        for (std::size_t row = 0; row < keyboard.rows.size(); ++row) {
            add_row(canvas, keyboard, row, spots);
        }
    }
    add_space_row(canvas, keyboard, spots);
    // Names are in the shopper's language, letters in the layout's.
    const Language spoken = canvas.language();
    canvas.speak(keyboard.layout.language);
    std::optional<Choice> choice;
    for (const Spot& spot : spots) {
        // What lies under the letters of a held key cannot be seen, so it cannot be pressed.
        const bool covered = std::any_of(above.begin(), above.end(), [&](const Option& option) {
            return meet(option.box, spot.box, keyboard.gap - 1);
        });
        if (covered) {
            continue;
        }
        const Press::State state = draw_key(canvas, spot.face, spot.box);
        if (state == Press::State::Begun) {
            choice = KeyPressed{spot.key};
        } else if (state == Press::State::Tapped) {
            choice = KeyTapped{spot.key};
        }
    }
    canvas.speak(spoken);
    return choice;
}

}  // namespace

int keyboard_rows(const Layout& layout, const KeyboardView& view) {
    const int candidates = layout.feeds == Layout::Feeds::Spelling ? 1 : 0;
    return static_cast<int>(rows_of(layout, view).size()) + 1 + candidates;
}

float keyboard_height(Canvas& canvas, int rows, float key_height) {
    const float gap = gap_of(canvas);
    return static_cast<float>(rows) * (key_height + gap) - gap;
}

float least_key_height(Canvas& canvas, const Layout& layout) {
    const Measure& measure = canvas.measure();
    const auto em = static_cast<float>(measure.least_em(kLetterType, layout.language));
    return std::max(measure.of(kLeastKeyHeight), std::round(em * kSignHeight));
}

KeyboardPlace keyboard_alone(Canvas& canvas, int rows, float key_height, float top) {
    const float bottom = top + keyboard_height(canvas, rows, key_height);
    return {top, key_height, keyboard_row(canvas, bottom - key_height, bottom)};
}

Rect keyboard_row(Canvas& canvas, float top, float bottom) {
    const float side = canvas.measure().of(kSide);
    return {side, top, canvas.screen().right - side, bottom};
}

std::optional<Choice> draw_keyboard(Canvas& canvas, const Layout& layout, const KeyboardView& view,
                                    const KeyboardPlace& place) {
    const Keyboard keyboard = keyboard_of(canvas, layout, view, place);
    const Language spoken = canvas.language();
    std::vector<Option> above;
    if (!view.alternatives.empty()) {
        above = view.choosing_layout ? layout_options(canvas, keyboard) : letter_options(keyboard);
    }
    canvas.speak(layout.language);
    std::optional<Choice> choice;
    if (layout.feeds == Layout::Feeds::Spelling) {
        choice = draw_candidates(canvas, keyboard, place.top);
    }
    canvas.speak(spoken);
    std::optional<Choice> pressed = draw_spots(canvas, keyboard, above);
    const std::optional<Choice> chosen = draw_options(canvas, above);
    return chosen ? chosen : choice ? choice : pressed;
}

}  // namespace afterword::ui
