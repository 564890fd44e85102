// SPDX-License-Identifier: Apache-2.0
// Two keys that lead through the parts of a screen that a low panel cannot show at once.
// Thread: main.
#pragma once

#include <cstddef>
#include <optional>

#include "ui/kit/canvas.hpp"

namespace afterword::ui {

// Where one is; counted from 0.
struct PageOfPages {
    std::size_t page = 0;
    std::size_t pages = 1;
};

[[nodiscard]] float pager_keys_width(Canvas& canvas);
// At the end of a row at least kTarget high. Gives back the page turned to.
std::optional<std::size_t> draw_pager_keys(Canvas& canvas, const PageOfPages& at, const Rect& row);

}  // namespace afterword::ui
