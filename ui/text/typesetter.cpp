// SPDX-License-Identifier: Apache-2.0
#include "ui/text/typesetter.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include <pango/pangoft2.h>

#include "platform/base/handle.hpp"
#include "ui/text/fonts.hpp"
#include "ui/text/isolates.hpp"
#include "ui/text/lines.hpp"

namespace afterword::ui {

namespace {

using Layout = Handle<PangoLayout, g_object_unref>;
using FontDescription = Handle<PangoFontDescription, pango_font_description_free>;

constexpr std::size_t kFacesKept = 6;

// Pango chooses the shapes of Han characters by region; it does not know "zh-Hans".
const char* pango_tag(Language language) {
    switch (language) {
        case Language::ZhHans:
            return "zh-cn";
        case Language::ZhHant:
            return "zh-tw";
        default:
            return tag(language).data();
    }
}

// How far above the baseline the middle of a line lies, in em: half of Noto Sans's capitals, the
// middle of a Han character's body, elsewhere the middle of the script's weight. A label centred by
// it looks so.
double middle_above_baseline(Language language) {
    switch (script(language)) {
        case Script::EastAsian:
            return 0.38;
        case Script::Arabic:
            return 0.28;
        case Script::Hebrew:
        case Script::Devanagari:
            return 0.3;
        case Script::Thai:
            return 0.32;
        case Script::Latin:
            break;
    }
    return 0.357;
}

struct InkBox {
    int left = std::numeric_limits<int>::max();
    int top = std::numeric_limits<int>::max();
    int right = std::numeric_limits<int>::min();
    int bottom = std::numeric_limits<int>::min();

    void add(const PangoRectangle& ink, int x, int y) {
        if (ink.width == 0 || ink.height == 0) {
            return;
        }
        left = std::min(left, x + ink.x);
        top = std::min(top, y + ink.y);
        right = std::max(right, x + ink.x + ink.width);
        bottom = std::max(bottom, y + ink.y + ink.height);
    }
};

// A line and where it begins on its baseline, in the text's box.
struct PlacedLine {
    Layout layout;
    int x = 0;
    int baseline = 0;
};

int start_of(Align align, int room) {
    switch (align) {
        case Align::Left:
            return 0;
        case Align::Centre:
            return room / 2;
        case Align::Right:
            return room;
    }
    return 0;
}

PangoLayoutLine* only_line(const Layout& layout) {
    return pango_layout_get_line(layout.get(), 0);
}

// Pango 1.50 lowers Han beside Latin after a table in the fonts, and so makes a line's height
// depend on its first character. Noto's Han and Latin fit each other on one baseline as they are.
void onto_one_baseline(const Layout& layout) {
    for (GSList* run = only_line(layout)->runs; run != nullptr; run = run->next) {
        static_cast<PangoGlyphItem*>(run->data)->y_offset = 0;
    }
}

Mask render(const std::vector<PlacedLine>& lines, SetText& text) {
    InkBox box;
    for (const PlacedLine& line : lines) {
        PangoRectangle ink;
        pango_layout_line_get_pixel_extents(only_line(line.layout), &ink, nullptr);
        box.add(ink, line.x, line.baseline);
    }
    Mask mask;
    if (box.left >= box.right) {
        return mask;
    }
    // A pixel of room around: Pango rounds each glyph's place for itself.
    text.mask_x = box.left - 1;
    text.mask_y = box.top - 1;
    mask.width = box.right - box.left + 2;
    mask.height = box.bottom - box.top + 2;
    mask.coverage.resize(static_cast<std::size_t>(mask.width) *
                         static_cast<std::size_t>(mask.height));
    FT_Bitmap bitmap{};
    bitmap.width = static_cast<unsigned>(mask.width);
    bitmap.rows = static_cast<unsigned>(mask.height);
    bitmap.pitch = mask.width;
    bitmap.buffer = mask.coverage.data();
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    for (const PlacedLine& line : lines) {
        pango_ft2_render_layout_line(&bitmap, only_line(line.layout), line.x - text.mask_x,
                                     line.baseline - text.mask_y);
    }
    return mask;
}

int rounded(double value) {
    return static_cast<int>(std::lround(value));
}

// What a line by itself takes up, from accents to descenders; lines below each other overlap a bit.
int only_line_height(const TextStyle& style) {
    const double share = script(style.language) == Script::Thai ? 1.46 : 1.25;
    return std::max(line_height(style), rounded(style.em * share));
}

// A hanging mark pushes its line aside where it would leave the room of the text, which stands in
// the middle of it.
int pushed_aside(int width, int hanging, const Wrap& wrap) {
    return std::max(0, width / 2 + hanging - wrap.width / 2);
}

std::string key_of(std::string_view text, const TextStyle& style, const Wrap& wrap) {
    std::string key(text);
    for (const int part :
         {style.em, static_cast<int>(style.weight), static_cast<int>(style.language),
          static_cast<int>(style.align), wrap.width, wrap.lines}) {
        key += '\x1f';
        key += std::to_string(part);
    }
    return key;
}

}  // namespace

int line_height(const TextStyle& style) {
    switch (script(style.language)) {
        case Script::EastAsian:
            return rounded(style.em * 1.2);
        case Script::Arabic:
            return rounded(style.em * 1.5);
        case Script::Thai:
            return rounded(style.em * 1.4);
        case Script::Devanagari:
            return rounded(style.em * 1.3);
        case Script::Latin:
        case Script::Hebrew:
            break;
    }
    return rounded(style.em * 1.15);
}

int text_height(const TextStyle& style, int lines) {
    return (lines - 1) * line_height(style) + only_line_height(style);
}

struct Typesetter::Entry {
    std::string key;
    std::vector<std::string> lines;
    std::vector<int> widths;  // of the lines, as they are aligned
    std::vector<int> pushed;  // leftwards, by what hangs at their ends
    SetText text;
    [[nodiscard]] std::size_t bytes() const {
        return sizeof(Entry) + 2 * key.size() + text.mask.coverage.size();
    }
};

struct Typesetter::Pango {
    Handle<PangoFontMap, g_object_unref> fonts{pango_ft2_font_map_new()};
    Handle<PangoContext, g_object_unref> context{pango_font_map_create_context(fonts.get())};
    std::set<std::tuple<int, Weight, Language>> opened;  // the faces Pango has open, by style

    // Pango keeps every size of every face open for ever: a Chinese one takes 1.2 MB, since its
    // table of 65,000 glyphs is read for each size. We have the masks and need the faces seldom
    // again. The map is left, not cleared: Pango 1.50 sorts fonts on threads of its own, which take
    // their entries out of the map's table without a lock when it is cleared under them. A map that
    // is left stays whole until the last of them has done.
    void close_fonts() { *this = Pango(); }

    [[nodiscard]] Layout layout(const TextStyle& style) const {
        const bool rightwards = direction(style.language) == Direction::LeftToRight;
        pango_context_set_language(context.get(),
                                   pango_language_from_string(pango_tag(style.language)));
        pango_context_set_base_dir(context.get(),
                                   rightwards ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);
        pango_context_set_round_glyph_positions(context.get(), FALSE);
        Layout made(pango_layout_new(context.get()));
        const FontDescription font(pango_font_description_new());
        pango_font_description_set_family(font.get(), font_family(style.language).c_str());
        pango_font_description_set_absolute_size(font.get(), style.em * double{PANGO_SCALE});
        pango_font_description_set_weight(
            font.get(), style.weight == Weight::Bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(made.get(), font.get());
        pango_layout_set_auto_dir(made.get(), FALSE);
        return made;
    }

    // Breaks and measures; the ink comes when it is asked for.
    [[nodiscard]] Entry set(std::string_view text, const TextStyle& style, const Wrap& wrap) {
        opened.insert({style.em, style.weight, style.language});
        const Layout scratch = layout(style);
        Entry entry;
        entry.lines = break_lines(scratch.get(), text, style, wrap);
        int widest = 0;  // with what hangs outside
        for (const std::string& line : entry.lines) {
            const int width = aligned_width(scratch.get(), line, style);
            const int hanging = hanging_width(line, style);
            entry.widths.push_back(width);
            entry.pushed.push_back(hanging > 0 ? pushed_aside(width, hanging, wrap) : 0);
            widest = std::max(widest, width + hanging);
        }
        SetText& result = entry.text;
        result.width = *std::max_element(entry.widths.begin(), entry.widths.end());
        result.last_width = entry.widths.back();
        result.lines = static_cast<int>(entry.lines.size());
        result.height = text_height(style, result.lines);
        result.fits = result.lines <= wrap.lines && widest <= wrap.width;
        return entry;
    }

    void ink(Entry& entry, const TextStyle& style) {
        opened.insert({style.em, style.weight, style.language});
        std::vector<PlacedLine> placed;
        for (std::size_t i = 0; i < entry.lines.size(); ++i) {
            const bool leftwards = direction(style.language) == Direction::RightToLeft;
            const std::string text =
                leftwards ? with_figures_isolated(entry.lines[i]) : entry.lines[i];
            const int start = start_of(style.align, entry.text.width - entry.widths[i]);
            PlacedLine line{layout(style), start - entry.pushed[i], 0};
            pango_layout_set_text(line.layout.get(), text.c_str(), static_cast<int>(text.size()));
            onto_one_baseline(line.layout);
            const double middle =
                static_cast<double>(i) * line_height(style) + only_line_height(style) / 2.0;
            line.baseline = rounded(middle + middle_above_baseline(style.language) * style.em);
            placed.push_back(std::move(line));
        }
        entry.text.mask = render(placed, entry.text);
    }
};

Typesetter::Typesetter(std::size_t limit) : pango_(std::make_unique<Pango>()), limit_(limit) {}

Typesetter::~Typesetter() = default;

Typesetter::Entry& Typesetter::entry(std::string_view text, const TextStyle& style,
                                     const Wrap& wrap) {
    std::string key = key_of(text, style, wrap);
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
        return entries_.front();
    }
    entries_.push_front(pango_->set(text, style, wrap));
    entries_.front().key = key;
    bytes_ += entries_.front().bytes();
    by_key_.emplace(std::move(key), entries_.begin());
    return entries_.front();
}

const SetText& Typesetter::measure(std::string_view text, const TextStyle& style,
                                   const Wrap& wrap) {
    return entry(text, style, wrap).text;
}

const SetText& Typesetter::set(std::string_view text, const TextStyle& style, const Wrap& wrap) {
    Entry& wanted = entry(text, style, wrap);
    if (wanted.text.mask.id == 0) {
        pango_->ink(wanted, style);
        wanted.text.mask.id = next_id_++;
        bytes_ += wanted.text.mask.coverage.size();
    }
    return wanted.text;
}

void Typesetter::end_frame() {
    if (pango_->opened.size() > kFacesKept) {
        pango_->close_fonts();
    }
    while (bytes_ > limit_ && !entries_.empty()) {
        bytes_ -= entries_.back().bytes();
        by_key_.erase(entries_.back().key);
        entries_.pop_back();
    }
}

std::vector<std::string> Typesetter::font_families(std::string_view text,
                                                   const TextStyle& style) const {
    const Layout layout = pango_->layout(style);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    std::vector<std::string> found;
    for (const GSList* line = pango_layout_get_lines_readonly(layout.get()); line != nullptr;
         line = line->next) {
        for (const GSList* run = static_cast<const PangoLayoutLine*>(line->data)->runs;
             run != nullptr; run = run->next) {
            const auto* item = static_cast<const PangoGlyphItem*>(run->data);
            const PangoGlyphString& glyphs = *item->glyphs;
            const bool unknown = std::any_of(
                glyphs.glyphs, glyphs.glyphs + glyphs.num_glyphs, [](const PangoGlyphInfo& glyph) {
                    return (glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
                });
            const FontDescription font(pango_font_describe(item->item->analysis.font));
            found.emplace_back(unknown ? "" : pango_font_description_get_family(font.get()));
        }
    }
    return found;
}

}  // namespace afterword::ui
