// SPDX-License-Identifier: Apache-2.0
// Texts laid out by Pango into masks: shaping, both directions, fallback within our fonts, lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/render/mask.hpp"
#include "ui/words/language.hpp"

namespace afterword::ui {

enum class Weight { Regular, Bold };
enum class Align { Left, Centre, Right };  // physical

struct TextStyle {
    int em = 16;  // pixels; already grown for Arabic
    Weight weight = Weight::Regular;
    Language language = Language::En;
    Align align = Align::Left;
    bool operator==(const TextStyle&) const = default;
};

struct Wrap {
    int width = 0;  // pixels
    int lines = 1;  // two lines are balanced; more are filled
    bool operator==(const Wrap&) const = default;
};

// A text within a box of its own: width × height, the lines below each other.
struct SetText {
    Mask mask;
    int mask_x = 0;  // of the mask's top left corner in the box; ink may stick out of it
    int mask_y = 0;
    // The widest line, without a full-width end mark: that hangs outside, yet within the wrap.
    int width = 0;
    int last_width = 0;  // of the last line
    int height = 0;      // of its lines: see text_height()
    int lines = 1;
    bool fits = true;  // as many lines as allowed at most, none wider than allowed
};

// The distance of lines in pixels, from 1.15 em for Latin to 1.5 em for Arabic: as far as what a
// script stacks above and below its letters needs.
int line_height(const TextStyle& style);
// The height of so many lines, with the accents of the first and the descenders of the last.
int text_height(const TextStyle& style, int lines);

// Thread: main.
class Typesetter {
  public:
    // Masks beyond `limit` bytes are dropped at the end of a frame, the longest unused first.
    explicit Typesetter(std::size_t limit);
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;
    Typesetter(Typesetter&&) = delete;
    Typesetter& operator=(Typesetter&&) = delete;

    // The text, laid out as asked even where it doesn't fit. Valid until end_frame().
    const SetText& set(std::string_view text, const TextStyle& style, const Wrap& wrap);
    // The same for its measures alone: the mask is empty unless the text has been set before.
    const SetText& measure(std::string_view text, const TextStyle& style, const Wrap& wrap);
    void end_frame();

    // The family of the font of every run of the text, in order: a test looks for strangers.
    // Empty for a run where no font has the character.
    [[nodiscard]] std::vector<std::string> font_families(std::string_view text,
                                                         const TextStyle& style) const;

    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    struct Entry;
    struct Pango;

    Entry& entry(std::string_view text, const TextStyle& style, const Wrap& wrap);

    std::unique_ptr<Pango> pango_;
    std::size_t limit_;
    std::size_t bytes_ = 0;
    std::uint64_t next_id_ = 1;
    std::list<Entry> entries_;  // the last used first
    std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

}  // namespace afterword::ui
