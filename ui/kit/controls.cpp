// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/controls.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/kit/paint.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTilePadding{0.7, 0};
constexpr Length kComfortableTilePadding{1.8, 0};
constexpr Length kButtonPadding{1.8, 0};
constexpr Length kTickGap{1.2, 0};
constexpr float kIconShare = 0.45F;  // of a button

Paint paint_of(const Button& button) {
    if (!button.enabled) {
        return {kLine, kLine, kInk2, false};
    }
    switch (button.fill) {
        case Fill::Primary:
            return {kBrand, kBrand, kCard, false};
        case Fill::Chosen:
            return {kTint, kBrand, kBrandDark, true};
        case Fill::OnBar:
            return {kInk, kBarEdge, kBarText, true};
        case Fill::Outlined:
            break;
    }
    return {};
}

// The colour a pressed control turns to: a primary one is brand already.
Paint pressed_paint(Fill fill) {
    return fill == Fill::Primary ? Paint{kBrandDark, kBrandDark, kCard, false} : kPressed;
}

struct LineFit {
    int em = 0;
    int lines = 1;
};

// One line as large as it can be, else two as large as the height allows.
LineFit fit_lines(Canvas& canvas, const std::string& text, const Type& type, const Rect& room) {
    const auto width = static_cast<int>(room.width());
    const int em = canvas.fitting_em({&text, 1}, type, {width, 1});
    if (canvas.fits(text, type, em, {width, 1})) {
        return {em, 1};
    }
    const int least = canvas.measure().least_em(type, canvas.language());
    LineFit fit{canvas.fitting_em({&text, 1}, type, {width, 2}), 2};
    while (fit.em > least && canvas.height_of_em(fit.em, 2) > room.height()) {
        --fit.em;
    }
    return fit;
}

}  // namespace

bool button(Canvas& canvas, const Button& button, const Rect& box) {
    const Measure& measure = canvas.measure();
    Paint paint = paint_of(button);
    const Press::State state =
        canvas.control({.role = button.role,
                        .name = button.name.empty() ? button.text : button.name,
                        .key = button.key,
                        .value = button.fill == Fill::Chosen ? "chosen" : "",
                        .enabled = button.enabled,
                        .ink = paint.has_edge ? paint.edge : paint.fill,
                        .ground = button.fill == Fill::OnBar ? kInk : kPaper},
                       box);
    Rect drawn = box;
    if (is_down(state)) {
        paint = pressed_paint(button.fill);
        drawn = box.shrunk(measure.of(kGivesWay));
    }
    draw_body(canvas, drawn, paint, measure.of(kRadius), measure.of(kOutline));
    if (button.icon != Icon::None) {
        const float size = std::round(std::min(box.width(), box.height()) * kIconShare);
        const float left = std::floor(box.middle_x() - size / 2);
        const float top = std::floor(box.middle_y() - size / 2);
        draw_icon(canvas, button.icon, {left, top, left + size, top + size}, paint.text);
        return state == Press::State::Tapped;
    }
    const Rect room{box.left + measure.of(kButtonPadding), box.top,
                    box.right - measure.of(kButtonPadding), box.bottom};
    const LineFit fit = fit_lines(canvas, button.text, button.type, room);
    canvas.text(button.text, {button.type, Side::Centre, fit.lines, fit.em}, room,
                {paint.text, paint.fill, Role::Label, box});
    return state == Press::State::Tapped;
}

float button_width(Canvas& canvas, const Button& button) {
    const int em = canvas.measure().em(button.type, canvas.language());
    const Wrap wrap{std::numeric_limits<int>::max(), 1};
    return static_cast<float>(
               canvas.compose(button.text, button.type, em, Side::Centre, wrap).width) +
           2 * canvas.measure().of(kButtonPadding) + 1;
}

int button_lines(Canvas& canvas, const Button& button, float width) {
    const auto room = static_cast<int>(width - 2 * canvas.measure().of(kButtonPadding));
    const int least = canvas.measure().least_em(button.type, canvas.language());
    int lines = 1;
    while (lines <= kMostButtonLines &&
           !canvas.fits(button.text, button.type, least, {room, lines})) {
        ++lines;
    }
    return lines;
}

namespace {

constexpr std::string_view kTick = "✓";

float tick_width(Canvas& canvas, const TileStyle& style) {
    if (style.tick == Tick::No) {
        return 0;
    }
    const SetText& tick = canvas.compose(kTick, bold(style.type), style.em, Side::Centre,
                                         {std::numeric_limits<int>::max(), 1});
    return static_cast<float>(tick.width) + canvas.measure().of(kTickGap);
}

// What a tile's text and tick may take up at most.
Rect tile_room(Canvas& canvas, const Rect& box) {
    const float padding = canvas.measure().of(kTilePadding);
    return {box.left + padding, box.top, box.right - padding, box.bottom};
}

// A text that would come close to the edges rather takes two lines, if it has a place to break.
Wrap tile_wrap(Canvas& canvas, const Rect& box, float tick) {
    const float padding = canvas.measure().of(kComfortableTilePadding);
    return {static_cast<int>(box.width() - 2 * padding - tick), 2};
}

// Tick and text as one, in the middle.
void draw_ticked(Canvas& canvas, const Tile& tile, const TileStyle& style, const Rect& box,
                 const Paint& paint) {
    const float tick = tick_width(canvas, style);
    const Rect room = tile_room(canvas, box);
    const Wrap wrap = tile_wrap(canvas, box, tick);
    const SetText& text = canvas.compose(tile.text, bold(style.type), style.em, Side::Centre, wrap);
    const float width = tick + static_cast<float>(text.width);
    const float left = std::floor(room.middle_x() - width / 2);
    // Letters may reach a little over their measure on both sides.
    const float reach = canvas.measure().of(kTickGap) / 2;
    const Rect text_box{left + tick - reach, box.top, left + width + reach, box.bottom};
    const Inking inking{paint.text, paint.fill, Role::Label};
    canvas.text(tile.text, {bold(style.type), Side::Centre, 2, style.em, wrap.width},
                canvas.mirrored(text_box, box), inking);
    if (style.tick == Tick::Yes) {
        const Rect tick_box{left, box.top, left + tick - 2 * reach, box.bottom};
        canvas.text(kTick, {bold(style.type), Side::Centre, 1, style.em},
                    canvas.mirrored(tick_box, box), inking);
    }
}

}  // namespace

bool tile_fits(Canvas& canvas, const std::string& text, const TileStyle& style, const Rect& box) {
    const float tick = tick_width(canvas, style);
    const SetText& set = canvas.compose(text, bold(style.type), style.em, Side::Centre,
                                        tile_wrap(canvas, box, tick));
    return set.lines <= 2 &&
           static_cast<float>(set.width) <= tile_room(canvas, box).width() - tick &&
           static_cast<float>(set.height) <= box.height();
}

bool tile(Canvas& canvas, const Tile& tile, const TileStyle& style, const Rect& box) {
    const Measure& measure = canvas.measure();
    Paint paint = tile.chosen ? Paint{kTint, kBrand, kBrandDark} : Paint{};
    const Press::State state = canvas.control(
        {style.role, tile.text, tile.key, tile.chosen ? "chosen" : "", true, paint.edge, kPaper},
        box);
    Rect drawn = box;
    if (is_down(state)) {
        paint = kPressed;
        drawn = box.shrunk(measure.of(kGivesWay));
    }
    draw_body(canvas, drawn, paint, measure.of(kRadius),
              measure.of(tile.chosen ? kChosenOutline : kOutline));
    if (tile.chosen) {
        draw_ticked(canvas, tile, style, box, paint);
    } else {
        canvas.text(tile.text,
                    {style.type, Side::Centre, 2, style.em, tile_wrap(canvas, box, 0).width},
                    tile_room(canvas, box), {paint.text, paint.fill, Role::Label});
    }
    return state == Press::State::Tapped;
}

float tab_width(Canvas& canvas, const Tab& tab, float padding) {
    const Type type = tab.chosen ? bold(tab.type) : tab.type;
    const SetText& text =
        canvas.compose(tab.text, type, canvas.measure().em(type, canvas.language()), Side::Centre,
                       {std::numeric_limits<int>::max(), 1});
    return static_cast<float>(text.width) + 2 * padding;
}

bool tab(Canvas& canvas, const Tab& tab, const Rect& box) {
    // Like a link, a tab that is not chosen is known by its words alone.
    const Press::State state = canvas.control({Role::Option,
                                               tab.text,
                                               {},
                                               tab.chosen ? "chosen" : "",
                                               true,
                                               tab.chosen ? kBrandDark : kInk2,
                                               kPaper},
                                              box);
    Paint paint =
        tab.chosen ? Paint{kTint, kTint, kBrandDark, false} : Paint{kPaper, kPaper, kInk2, false};
    if (is_down(state)) {
        paint = kPressed;
    }
    draw_body(canvas, box, paint, canvas.measure().of(kRadius), 0);
    canvas.text(tab.text, {tab.chosen ? bold(tab.type) : tab.type, Side::Centre}, box,
                {paint.text, paint.fill, Role::Label});
    return state == Press::State::Tapped;
}

}  // namespace afterword::ui
