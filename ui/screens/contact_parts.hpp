// SPDX-License-Identifier: Apache-2.0
// What the screens for a contact are made of. What was typed is drawn letter by letter and never
// named, so that no cache and no reader of the screen holds it.  Thread: main.
#pragma once

#include <optional>
#include <string>

#include "ui/choice.hpp"
#include "ui/kit/controls.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

inline constexpr Length kContactColumnGap{5, 3};
inline constexpr Length kPadKey{12, 12.8, 16.1};  // where there is room for it

// Things stand in it one below the other. Each is drawn from `top` and says where the next begins.
struct Column {
    Rect box;
    float gap = 0;  // below each
};
struct Added {
    std::optional<Choice> choice;
    float bottom = 0;
};
Added add_kinds(Canvas& canvas, const ContactView& view, const Column& column, float top);
float add_field(Canvas& canvas, const ContactView& view, const Column& column, float top);
Added add_consent(Canvas& canvas, const ContactView& view, const Column& column, float top);
float add_text(Canvas& canvas, const std::string& text, const Column& column, float top);
// The question, as a heading of so many lines at most.
float add_question(Canvas& canvas, const ContactView& view, const Column& column, float top,
                   int lines = 2);
// The keys of a telephone, which fill the box; those of an address, between `top` and `floor`.
std::optional<Choice> draw_pad(Canvas& canvas, const Rect& box);
std::optional<Choice> draw_address_keys(Canvas& canvas, const ContactView& view, float top,
                                        float floor, const Length& padding);

[[nodiscard]] float kinds_height(Canvas& canvas);
[[nodiscard]] float kinds_width(Canvas& canvas, const ContactView& view);  // at least
[[nodiscard]] float field_height(Canvas& canvas);
[[nodiscard]] float consent_height(Canvas& canvas);
[[nodiscard]] float consent_width(Canvas& canvas);
[[nodiscard]] float pad_height(Canvas& canvas, float key_height);
[[nodiscard]] float text_height_in(Canvas& canvas, const std::string& text, float width);
[[nodiscard]] float question_height(Canvas& canvas, const ContactView& view, float width,
                                    int lines = 2);
// Who reads the contact, and for how long.
[[nodiscard]] std::string readers_text(Canvas& canvas, const ContactView& view);

// A screen that shows what is typed and what is agreed to one after the other.
std::optional<Choice> draw_contact_steps(Canvas& canvas, const ContactView& view);

// "No thanks" and `yes`, of one size, at the bottom, and the room between them.
struct ContactWays {
    std::optional<Choice> choice;
    Rect between;
};
ContactWays draw_contact_ways(Canvas& canvas, const Button& yes, const Choice& meaning,
                              const Length& bottom);
[[nodiscard]] float contact_ways_height(Canvas& canvas, const Button& yes);
[[nodiscard]] Button call_me_back(Canvas& canvas, const ContactView& view);

}  // namespace afterword::ui
