// SPDX-License-Identifier: Apache-2.0
// What a screen draws on: one frame of one language and one appearance. Drawing a text or a control
// also writes it into the semantic tree, so what is seen and what is read cannot differ.  Thread:
// main.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/kit/measure.hpp"
#include "ui/kit/path.hpp"
#include "ui/kit/press.hpp"
#include "ui/kit/semantics.hpp"
#include "ui/kit/theme.hpp"
#include "ui/text/typesetter.hpp"
#include "ui/words/language.hpp"
#include "ui/words/words.hpp"

struct ImDrawList;

namespace afterword::ui {

// Where a text stands, and on what.
struct Inking {
    Colour ink = kInk;
    Colour ground = kPaper;
    Role role = Role::Text;
    // What the text must not leave. Left out, it is where a label was put, and for other texts the
    // column they were put in: up and down they end where the next thing begins.
    std::optional<Rect> within = {};
};

// Start is left, or right in a language that runs leftwards.
enum class Side { Start, Centre, End };

// How a text is set.
struct Setting {
    Type type = {};
    Side side = Side::Start;
    int lines = 1;
    int em = 0;     // 0: as large as fits, within what the type allows
    int width = 0;  // of its lines; 0: that of its place
};

// A control as the finger and the ear find it.
struct Control {
    Role role = Role::Button;
    std::string name = {};
    std::string key = {};  // tells controls of the same name apart
    std::string value = {};
    bool enabled = true;
    Colour ink = kEdge;  // what tells it from its ground
    Colour ground = kPaper;
};

class Canvas {
  public:
    struct Tools {
        ImDrawList& list;
        Typesetter& typesetter;
        const Measure& measure;
        const Palette& palette;
        Press& press;
        SemanticTree& tree;
    };
    Canvas(const Tools& tools, Language language) : tools_(tools), language_(language) {}

    [[nodiscard]] const Measure& measure() const { return tools_.measure; }
    [[nodiscard]] Rect screen() const { return tools_.measure.screen(); }
    [[nodiscard]] ImDrawList& list() const { return tools_.list; }
    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] bool runs_left() const { return direction(language_) == Direction::RightToLeft; }
    // A colour as this frame shows it, and as ImGui wants it.
    [[nodiscard]] Rgb rgb(Colour colour) const { return tools_.palette.of(colour); }
    [[nodiscard]] unsigned packed(Colour colour, int alpha = 255) const;
    // The language some of the texts are in, as a language's own name is.
    void speak(Language language) { language_ = language; }
    [[nodiscard]] std::string_view word(Word which) const { return ui::word(language_, which); }

    // The largest size at which all of the texts fit, between the type's own and its floor.
    int fitting_em(std::span<const std::string> texts, const Type& type, const Wrap& wrap);
    [[nodiscard]] bool fits(std::string_view text, const Type& type, int em, const Wrap& wrap);

    // The height of so many lines of a text, in pixels.
    [[nodiscard]] float height_of(const Type& type, int lines = 1) const;
    [[nodiscard]] float height_of_em(int em, int lines = 1) const;

    // The height of a control with a line of text on it: where lines are high, more than `least`.
    [[nodiscard]] float height_of_control(const Length& least, const Type& type) const;

    // The measures of a text as it would be set.
    const SetText& compose(std::string_view text, const Type& type, int em, Side side,
                           const Wrap& wrap);
    const SetText& compose(std::string_view text, const Type& type, Side side, const Wrap& wrap);

    // Draws a text within `inside`, in the middle of its height. Gives back the box it took.
    Rect text(std::string_view text, const Setting& setting, const Rect& inside,
              const Inking& inking);

    // A letter or a name on a key, which takes no more height than its ink: where lines are high,
    // a key is lower than a line.
    void sign(std::string_view text, const Type& type, const Rect& inside, const Inking& inking);

    // One letter from `left`, around `middle`, that nobody is to read: it stays out of the tree.
    // Gives back how far it goes.
    float letter(std::string_view one, const Type& type, int em, Point left_middle, Colour ink);
    [[nodiscard]] float letter_width(std::string_view one, const Type& type, int em);

    // Touches and names a control; it draws itself.
    Press::State control(const Control& control, const Rect& target);
    // An area without a look or a name.
    Press::State touch(std::string_view key, const Rect& target);
    void image(std::string name, const Rect& box, Colour ink, Colour ground);
    void progress(std::string name, int percent, const Rect& box, Colour ink, Colour ground);

    // Turned over for a language that runs leftwards, within `inside`.
    [[nodiscard]] Rect mirrored(const Rect& box, const Rect& inside) const;

    // Shapes. Lines lie around the middle of their thickness; an outline lies within its box.
    void fill(const Rect& box, Colour colour, float radius = 0);
    void outline(const Rect& box, Colour colour, float radius, float thickness);
    void disc(float x, float y, float radius, Colour colour);
    void ring(float x, float y, float radius, Colour colour, float thickness);
    void line(Point from, Point to, Colour colour, float thickness);

  private:
    void lay(const SetText& set, float left, float top, Colour ink);
    [[nodiscard]] TextStyle style(const Type& type, int em, Side side) const;

    Tools tools_;
    Language language_;
};

}  // namespace afterword::ui
