// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch_filter.hpp"

#include <utility>

namespace afterword {

std::optional<ui::Pointer> TouchFilter::pass(const ui::Pointer& pointer, Tick now, Tick shown_at) {
    using Kind = ui::Pointer::Kind;
    if (pointer.kind == Kind::Down) {
        const bool early = now < shown_at + kDeafFor;
        const bool repeated = released_at_ && now < *released_at_ + settings_.repeat_guard;
        if (early || repeated) {
            ++ignored_;
            down_at_.reset();
            return std::nullopt;
        }
        down_at_ = now;
        return pointer;
    }
    if (!down_at_) {
        return std::nullopt;
    }
    if (pointer.kind == Kind::Move) {
        return pointer;
    }
    const Tick down_at = *std::exchange(down_at_, std::nullopt);
    released_at_ = now;
    if (pointer.kind == Kind::Up && now < down_at + settings_.hold) {
        ++ignored_;
        return ui::Pointer{Kind::Cancel, pointer.x, pointer.y};
    }
    return pointer;
}

}  // namespace afterword
