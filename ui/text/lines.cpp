// SPDX-License-Identifier: Apache-2.0
#include "ui/text/lines.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace afterword::ui {

namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

bool ends_in_full_width_mark(std::string_view line) {
    constexpr std::array<std::string_view, 6> kMarks = {"？", "！", "。", "，", "；", "："};
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [line](std::string_view mark) { return line.ends_with(mark); });
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;  // of a character in UTF-8
}

// Byte offsets at which the text may be broken.
std::vector<std::size_t> breaks(PangoLayout* layout, const std::string& text) {
    pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
    int count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout, &count);
    std::vector<std::size_t> offsets;
    std::size_t offset = 0;
    for (int i = 0; i + 1 < count; ++i) {
        if (i > 0 && attributes[i].is_line_break != 0) {
            offsets.push_back(offset);
        }
        do {
            ++offset;
        } while (offset < text.size() && is_continuation(text[offset]));
    }
    return offsets;
}

// The two most equal lines; of equals the pair with the longer lower line.
std::optional<std::array<std::string, 2>> balanced(PangoLayout* layout, const std::string& text,
                                                   const TextStyle& style) {
    std::optional<std::array<std::string, 2>> best;
    int best_width = 0;
    for (const std::size_t offset : breaks(layout, text)) {
        std::array<std::string, 2> pair = {trimmed(std::string_view(text).substr(0, offset)),
                                           trimmed(std::string_view(text).substr(offset))};
        const int width =
            std::max(aligned_width(layout, pair[0], style), aligned_width(layout, pair[1], style));
        if (!best || width < best_width) {
            best = std::move(pair);
            best_width = width;
        }
    }
    return best;
}

void fill_lines(PangoLayout* layout, const std::string& text, int width,
                std::vector<std::string>& into) {
    pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_width(layout, width * PANGO_SCALE);
    for (const GSList* item = pango_layout_get_lines_readonly(layout); item != nullptr;
         item = item->next) {
        const auto* line = static_cast<const PangoLayoutLine*>(item->data);
        into.push_back(trimmed(std::string_view(text).substr(
            static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length))));
    }
    pango_layout_set_width(layout, -1);
}

void break_paragraph(PangoLayout* layout, const std::string& text, const TextStyle& style,
                     const Wrap& wrap, std::vector<std::string>& into) {
    const int whole = aligned_width(layout, text, style) + hanging_width(text, style);
    if (wrap.lines == 1 || whole <= wrap.width) {
        into.push_back(text);
        return;
    }
    if (wrap.lines > 2) {
        fill_lines(layout, text, wrap.width, into);
        return;
    }
    if (auto pair = balanced(layout, text, style)) {
        into.insert(into.end(), pair->begin(), pair->end());
        return;
    }
    into.push_back(text);
}

}  // namespace

int aligned_width(PangoLayout* layout, const std::string& line, const TextStyle& style) {
    pango_layout_set_text(layout, line.c_str(), static_cast<int>(line.size()));
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return PANGO_PIXELS_CEIL(logical.width) - hanging_width(line, style);
}

int hanging_width(std::string_view line, const TextStyle& style) {
    return style.align == Align::Centre && ends_in_full_width_mark(line) ? style.em : 0;
}

std::vector<std::string> break_lines(PangoLayout* layout, std::string_view text,
                                     const TextStyle& style, const Wrap& wrap) {
    std::vector<std::string> lines;
    while (true) {
        const std::size_t feed = text.find('\n');
        break_paragraph(layout, trimmed(text.substr(0, feed)), style, wrap, lines);
        if (feed == std::string_view::npos) {
            return lines;
        }
        text.remove_prefix(feed + 1);
    }
}

}  // namespace afterword::ui
