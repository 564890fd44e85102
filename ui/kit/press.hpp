// SPDX-License-Identifier: Apache-2.0
// Pointer transitions become presses: one transition a frame, so a press and its release between
// two frames are both seen.  Thread: main.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "ui/kit/semantics.hpp"
#include "ui/ui.hpp"

namespace afterword::ui {

// Names a control from one frame to the next, by what it says and stands for.
using ControlId = std::uint64_t;

class Press {
  public:
    enum class State {
        None,
        Begun,  // this frame
        Held,
        Tapped,     // released inside: the press counts
        Cancelled,  // slid off, or the finger was taken away by the system
    };

    void queue(const Pointer& pointer) { waiting_.push_back(pointer); }
    // Lets go and forgets what is queued.
    void release();

    // Plays one transition. Another screen than the frame before lets go of what is pressed.
    void begin_frame(std::size_t screen);
    // What the pointer does to a control, asked once a frame. A control under the finger as it
    // comes down has the press until it ends; sliding off ends it for good.
    State ask(ControlId control, const Rect& target);
    // A control that is not asked for any more has lost its press.
    void end_frame();

    [[nodiscard]] bool has_more() const { return !waiting_.empty(); }

  private:
    struct Held {
        ControlId control;
        bool asked;
    };

    std::deque<Pointer> waiting_;
    std::optional<Pointer> now_;  // the transition of this frame
    std::optional<Held> held_;
    std::optional<std::size_t> screen_;
};

}  // namespace afterword::ui
