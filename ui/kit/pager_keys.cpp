// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/pager_keys.hpp"

#include <cmath>

#include "ui/kit/controls.hpp"

namespace afterword::ui {

namespace {

constexpr Type kSignType{5, Reading::Staff, Weight::Bold};

}  // namespace

float pager_keys_width(Canvas& canvas) {
    return 2 * canvas.measure().of(kTarget) + canvas.measure().of(kGap);
}

std::optional<std::size_t> draw_pager_keys(Canvas& canvas, const PageOfPages& at, const Rect& row) {
    const float size = canvas.measure().of(kTarget);
    const float top = std::floor(row.middle_y() - size / 2);
    // The signs are mirrored by themselves where the text runs leftwards.
    const auto key = [&](std::string_view sign, Word name, bool enabled, float left) {
        return button(canvas,
                      {.text = std::string(sign),
                       .type = kSignType,
                       .enabled = enabled,
                       .name = std::string(canvas.word(name))},
                      canvas.mirrored({left, top, left + size, top + size}, row));
    };
    const bool back =
        key("‹", Word::PreviousPage, at.page > 0, row.right - pager_keys_width(canvas));
    const bool on = key("›", Word::NextPage, at.page + 1 < at.pages, row.right - size);
    if (back) {
        return at.page - 1;
    }
    return on ? std::optional(at.page + 1) : std::nullopt;
}

}  // namespace afterword::ui
