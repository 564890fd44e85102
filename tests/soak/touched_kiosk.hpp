// SPDX-License-Identifier: Apache-2.0
// A kiosk under a finger: what the main loop is made of (touch filter, reducer, presenter, screens)
// without window, threads, database and network. Whoever holds it stores and lets time pass.
#pragma once

#include <functional>
#include <optional>

#include "kiosk/reducer.hpp"
#include "kiosk/touch_filter.hpp"
#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"
#include "ui/keyboard/ime.hpp"
#include "ui/ui.hpp"

namespace afterword {

// The one PIN that is right, whatever its hash says.
inline constexpr std::string_view kRightPin = "1234";

// Thread-bound.
class TouchedKiosk {
  public:
    // All are borrowed and outlive it.
    struct World {
        const KioskConfig& config;
        const Clock& clock;
        Rng& rng;
        ui::Ime& ime;
        ui::Ui& ui;
    };
    struct Outside {
        // What the sync thread would get. Its answers come by tell(), later.
        std::function<void(const ToSync&)> post;
        // Every frame, before its choice is taken; may be empty.
        std::function<void(const ui::View&, const ui::Frame&)> look;
    };
    TouchedKiosk(const World& world, Outside outside);

    // A transition on the glass, with so many fingers on it.
    void point(const ui::Pointer& pointer, int contacts = 1);
    // Down and up, in the middle of a box.
    void tap(const ui::Rect& box);
    // News from outside.
    void tell(const Input& input);
    // Does what is due by now.
    void wake();
    [[nodiscard]] std::optional<Tick> next_wake() const;

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] const ui::SemanticTree& semantics() const { return world_.ui.semantics(); }

  private:
    void feed(const Input& input);
    void carry_out(const Effect& effect);
    void seal(const SealContact& wanted);
    void draw();

    World world_;
    Outside outside_;
    TouchFilter filter_;
    State state_;
    std::optional<Tick> look_at_;  // when the same state looks otherwise
};

}  // namespace afterword
