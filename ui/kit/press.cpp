// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/press.hpp"

namespace afterword::ui {

void Press::release() {
    waiting_.clear();
    held_.reset();
}

void Press::begin_frame(std::size_t screen) {
    if (screen_ != screen) {
        held_.reset();
    }
    screen_ = screen;
    now_.reset();
    if (!waiting_.empty()) {
        now_ = waiting_.front();
        waiting_.pop_front();
    }
    if (held_) {
        held_->asked = false;
    }
}

Press::State Press::ask(ControlId control, const Rect& target) {
    const bool inside = now_ && target.contains(now_->x, now_->y);
    if (!held_) {
        if (inside && now_->kind == Pointer::Kind::Down) {
            held_ = Held{control, true};
            return State::Begun;
        }
        return State::None;
    }
    if (held_->control != control) {
        return State::None;
    }
    held_->asked = true;
    if (!now_ || now_->kind == Pointer::Kind::Down) {
        return State::Held;
    }
    if (inside && now_->kind == Pointer::Kind::Move) {
        return State::Held;
    }
    held_.reset();
    return inside && now_->kind == Pointer::Kind::Up ? State::Tapped : State::Cancelled;
}

void Press::end_frame() {
    if (held_ && !held_->asked) {
        held_.reset();
    }
    now_.reset();
}

}  // namespace afterword::ui
