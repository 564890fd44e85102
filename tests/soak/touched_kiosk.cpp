// SPDX-License-Identifier: Apache-2.0
#include "tests/soak/touched_kiosk.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/presenter.hpp"

namespace afterword {

TouchedKiosk::TouchedKiosk(const World& world, Outside outside)
    : world_(world),
      outside_(std::move(outside)),
      filter_(world.config.touch),
      state_(first_state(world.config, moment_of(world.clock))) {
    world_.ui.release();
    draw();
}

void TouchedKiosk::point(const ui::Pointer& pointer, int contacts) {
    if (state_.scene == Scene::Dark) {
        if (pointer.kind == ui::Pointer::Kind::Down) {
            tell(Woken{});
        }
        return;
    }
    const auto passed = filter_.pass(pointer, world_.clock.tick(), state_.shown_at);
    if (!passed) {
        return;
    }
    if (passed->kind == ui::Pointer::Kind::Down) {
        const ui::Panel& panel = world_.config.display.panel;
        feed(Touched{{static_cast<double>(passed->x) * panel.width_mm / panel.width_px,
                      static_cast<double>(passed->y) * panel.height_mm / panel.height_px},
                     contacts});
    }
    world_.ui.pointer(*passed);
    draw();
}

void TouchedKiosk::tap(const ui::Rect& box) {
    point({ui::Pointer::Kind::Down, box.middle_x(), box.middle_y()});
    point({ui::Pointer::Kind::Up, box.middle_x(), box.middle_y()});
}

void TouchedKiosk::tell(const Input& input) {
    feed(input);
    draw();
}

void TouchedKiosk::wake() {
    const Tick now = world_.clock.tick();
    const auto due = afterword::next_wake(state_, world_.config);
    if (due && now >= *due) {
        tell(Waited{});
    } else if (look_at_ && now >= *look_at_) {
        draw();
    }
}

std::optional<Tick> TouchedKiosk::next_wake() const {
    const auto due = afterword::next_wake(state_, world_.config);
    return due && look_at_ ? std::min(due, look_at_) : (due ? due : look_at_);
}

void TouchedKiosk::feed(const Input& input) {
    Reaction reaction = reduce(std::move(state_), input, world_.config, moment_of(world_.clock));
    state_ = std::move(reaction.state);
    for (const Effect& effect : reaction.effects) {
        carry_out(effect);
    }
}

void TouchedKiosk::carry_out(const Effect& effect) {
    if (const auto* letter = std::get_if<ToSync>(&effect)) {
        outside_.post(*letter);
    } else if (const auto* check = std::get_if<CheckPin>(&effect)) {
        feed(PinChecked{check->pin == kRightPin});
    } else if (const auto* contact = std::get_if<SealContact>(&effect)) {
        seal(*contact);
    } else if (const auto* spell = std::get_if<Spell>(&effect)) {
        feed(Spelled{spell->spelling, world_.ime.candidates(spell->spelling)});
    }
}

void TouchedKiosk::seal(const SealContact& wanted) {
    const auto& key = world_.config.tenant.contact_key;
    AFTERWORD_CHECK(key.has_value());
    auto contact = SealedContact::seal(wanted.contact, *key, wanted.consent);
    AFTERWORD_CHECK(contact.ok());
    feed(ContactSealed{*std::move(contact), draw_case_code(world_.rng)});
}

void TouchedKiosk::draw() {
    bool again = true;
    while (again) {
        const Moment now = moment_of(world_.clock);
        const ui::View view = present(state_, world_.config, now);
        const ui::Frame frame = world_.ui.draw(view);
        look_at_ = next_look(state_, now);
        if (outside_.look) {
            outside_.look(view, frame);
        }
        if (frame.choice) {
            feed(*frame.choice);
        }
        again = frame.again || frame.choice.has_value();
    }
}

}  // namespace afterword
