// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <imgui.h>

namespace afterword::ui {

namespace {

// FNV-1a, 64 bits.
ControlId id_of(Role role, std::string_view name, std::string_view key) {
    ControlId id = 14695981039346656037u ^ static_cast<ControlId>(role);
    const auto add = [&id](std::string_view text) {
        for (const char c : text) {
            id = (id ^ static_cast<unsigned char>(c)) * 1099511628211u;
        }
        id = (id ^ 0x1f) * 1099511628211u;
    };
    add(name);
    add(key);
    return id;
}

Rect united(const Rect& a, const Rect& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

float start_of(Align align, const Rect& inside, float width) {
    switch (align) {
        case Align::Left:
            return inside.left;
        case Align::Centre:
            return std::floor(inside.middle_x() - width / 2);
        case Align::Right:
            return inside.right - width;
    }
    return inside.left;
}

}  // namespace

unsigned Canvas::packed(Colour colour, int alpha) const {
    const Rgb value = rgb(colour);
    return IM_COL32(value >> 16, (value >> 8) & 0xff, value & 0xff, alpha);
}

TextStyle Canvas::style(const Type& type, int em, Side side) const {
    const Align start = runs_left() ? Align::Right : Align::Left;
    const Align end = runs_left() ? Align::Left : Align::Right;
    const Align align = side == Side::Centre ? Align::Centre : side == Side::Start ? start : end;
    return {em, type.weight, language_, align};
}

bool Canvas::fits(std::string_view text, const Type& type, int em, const Wrap& wrap) {
    return compose(text, type, em, Side::Centre, wrap).fits;
}

int Canvas::fitting_em(std::span<const std::string> texts, const Type& type, const Wrap& wrap) {
    const int least = measure().least_em(type, language_);
    int em = measure().em(type, language_);
    const auto all_fit = [&](int size) {
        return std::all_of(texts.begin(), texts.end(),
                           [&](const std::string& text) { return fits(text, type, size, wrap); });
    };
    while (em > least && !all_fit(em)) {
        // Steps of a twentieth: each costs a layout the first time.
        em = std::max(least, em - std::max(1, em / 20));
    }
    return em;
}

float Canvas::height_of(const Type& type, int lines) const {
    return height_of_em(measure().em(type, language_), lines);
}

float Canvas::height_of_em(int em, int lines) const {
    return static_cast<float>(text_height({.em = em, .language = language_}, lines));
}

float Canvas::height_of_control(const Length& least, const Type& type) const {
    return std::max(measure().of(least), height_of_em(measure().least_em(type, language_)));
}

const SetText& Canvas::compose(std::string_view text, const Type& type, int em, Side side,
                               const Wrap& wrap) {
    return tools_.typesetter.measure(text, style(type, em, side), wrap);
}

const SetText& Canvas::compose(std::string_view text, const Type& type, Side side,
                               const Wrap& wrap) {
    const std::string own(text);
    return compose(text, type, fitting_em({&own, 1}, type, wrap), side, wrap);
}

Rect Canvas::text(std::string_view text, const Setting& setting, const Rect& inside,
                  const Inking& inking) {
    const int room = setting.width > 0 ? setting.width : static_cast<int>(inside.width());
    const Wrap wrap{room, setting.lines};
    const std::string own(text);
    const int em = setting.em > 0 ? setting.em : fitting_em({&own, 1}, setting.type, wrap);
    const TextStyle how = style(setting.type, em, setting.side);
    const SetText& set = tools_.typesetter.set(text, how, wrap);
    const auto width = static_cast<float>(set.width);
    const auto height = static_cast<float>(set.height);
    const float left = start_of(how.align, inside, width);
    const float top = std::floor(inside.middle_y() - height / 2);
    Rect box{left, top, left + width, top + height};
    if (set.mask.width > 0) {
        const float x = left + static_cast<float>(set.mask_x);
        const float y = top + static_cast<float>(set.mask_y);
        lay(set, left, top, inking.ink);
        // The mask has a pixel of room around its ink.
        const Rect mask{x, y, x + static_cast<float>(set.mask.width),
                        y + static_cast<float>(set.mask.height)};
        box = united(box, mask.shrunk(1));
    }
    const Rect column{inside.left, screen().top, inside.right, screen().bottom};
    const Rect within = inking.within.value_or(inking.role == Role::Label ? inside : column);
    const Legibility look{rgb(inking.ink), rgb(inking.ground), Measure::capital(em, language_),
                          setting.type.reading};
    tools_.tree.push_back({inking.role, std::string(text), {}, true, box, within, look});
    return box;
}

void Canvas::sign(std::string_view text, const Type& type, const Rect& inside,
                  const Inking& inking) {
    const std::string own(text);
    const Wrap wrap{static_cast<int>(inside.width()), 1};
    const int em = fitting_em({&own, 1}, type, wrap);
    const SetText& set = tools_.typesetter.set(text, style(type, em, Side::Centre), wrap);
    const float left = std::floor(inside.middle_x() - static_cast<float>(set.width) / 2);
    float top = std::floor(inside.middle_y() - static_cast<float>(set.height) / 2);
    const auto ink_of = [&] {
        // The mask has a pixel of room around its ink.
        return Rect{left + static_cast<float>(set.mask_x), top + static_cast<float>(set.mask_y),
                    left + static_cast<float>(set.mask_x + set.mask.width),
                    top + static_cast<float>(set.mask_y + set.mask.height)}
            .shrunk(1);
    };
    // On the line the other keys' letters stand on, or as close to it as the key allows.
    top += std::max(0.0F, inside.top + 1 - ink_of().top);
    top -= std::max(0.0F, ink_of().bottom - (inside.bottom - 1));
    lay(set, left, top, inking.ink);
    tools_.tree.push_back(
        {inking.role,
         std::string(text),
         {},
         true,
         ink_of(),
         inking.within.value_or(inside),
         {rgb(inking.ink), rgb(inking.ground), Measure::capital(em, language_), type.reading}});
}

void Canvas::lay(const SetText& set, float left, float top, Colour ink) {
    if (set.mask.width == 0) {
        return;
    }
    const ImVec2 from(left + static_cast<float>(set.mask_x), top + static_cast<float>(set.mask_y));
    const ImVec2 to(from.x + static_cast<float>(set.mask.width),
                    from.y + static_cast<float>(set.mask.height));
    list().AddImage(const_cast<Mask*>(&set.mask), from, to, ImVec2(0, 0), ImVec2(1, 1),
                    packed(ink));
}

float Canvas::letter(std::string_view one, const Type& type, int em, Point left_middle,
                     Colour ink) {
    const TextStyle how{em, type.weight, language_, Align::Left};
    const SetText& set = tools_.typesetter.set(one, how, {std::numeric_limits<int>::max(), 1});
    lay(set, left_middle.x, std::floor(left_middle.y - static_cast<float>(set.height) / 2), ink);
    return static_cast<float>(set.width);
}

float Canvas::letter_width(std::string_view one, const Type& type, int em) {
    const TextStyle how{em, type.weight, language_, Align::Left};
    const Wrap wrap{std::numeric_limits<int>::max(), 1};
    return static_cast<float>(tools_.typesetter.measure(one, how, wrap).width);
}

Press::State Canvas::control(const Control& control, const Rect& target) {
    tools_.tree.push_back({control.role,
                           control.name,
                           control.value,
                           control.enabled,
                           target,
                           screen(),
                           {rgb(control.ink), rgb(control.ground), 0, Reading::Shopper}});
    if (!control.enabled) {
        return Press::State::None;
    }
    return tools_.press.ask(id_of(control.role, control.name, control.key), target);
}

Press::State Canvas::touch(std::string_view key, const Rect& target) {
    return tools_.press.ask(id_of(Role::Image, {}, key), target);
}

void Canvas::image(std::string name, const Rect& box, Colour ink, Colour ground) {
    tools_.tree.push_back({Role::Image,
                           std::move(name),
                           {},
                           true,
                           box,
                           screen(),
                           {rgb(ink), rgb(ground), 0, Reading::Shopper}});
}

void Canvas::progress(std::string name, int percent, const Rect& box, Colour ink, Colour ground) {
    tools_.tree.push_back({Role::Progress,
                           std::move(name),
                           std::to_string(percent),
                           true,
                           box,
                           screen(),
                           {rgb(ink), rgb(ground), 0, Reading::Shopper}});
}

Rect Canvas::mirrored(const Rect& box, const Rect& inside) const {
    if (!runs_left()) {
        return box;
    }
    const float sum = inside.left + inside.right;
    return {sum - box.right, box.top, sum - box.left, box.bottom};
}

void Canvas::fill(const Rect& box, Colour colour, float radius) {
    if (radius < 0.5F) {
        list().AddRectFilled({box.left, box.top}, {box.right, box.bottom}, packed(colour));
        return;
    }
    Path().rectangle(box, radius, radius).fill(list(), packed(colour));
}

void Canvas::outline(const Rect& box, Colour colour, float radius, float thickness) {
    const float in = thickness / 2;
    Path()
        .rectangle(box.shrunk(in), radius - in, radius - in)
        .stroke(list(), packed(colour), thickness, Path::Ends::Joined);
}

void Canvas::disc(float x, float y, float radius, Colour colour) {
    Path().circle({x, y}, radius).fill(list(), packed(colour));
}

void Canvas::ring(float x, float y, float radius, Colour colour, float thickness) {
    Path().circle({x, y}, radius).stroke(list(), packed(colour), thickness, Path::Ends::Joined);
}

void Canvas::line(Point from, Point to, Colour colour, float thickness) {
    Path().to(from).to(to).stroke(list(), packed(colour), thickness);
}

}  // namespace afterword::ui
