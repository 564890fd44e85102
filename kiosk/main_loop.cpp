// SPDX-License-Identifier: Apache-2.0
#include "kiosk/main_loop.hpp"

#include <algorithm>

#include "kiosk/presenter.hpp"
#include "kiosk/reducer.hpp"
#include "platform/base/log.hpp"
#include "platform/base/overload.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kLongestSleep{10'000};     // for the heartbeat
constexpr Milliseconds kHeartbeatWithin{25'000};  // two and a half sleeps

}  // namespace

MainLoop::MainLoop(Parts parts)
    : parts_(std::move(parts)),
      state_(first_state(parts_.config, moment_of(parts_.clock))),
      filter_(parts_.config.touch) {}

MainLoop::Ending MainLoop::run(const std::atomic<bool>& stop) {
    watchdog_.ready();
    draw();  // before the window asks for what it shows
    while (!stop.load() && ending_ == Ending::Stop) {
        if (take_touches() == Going::Away) {
            break;
        }
        take_letters();
        const Tick now = parts_.clock.tick();
        const auto wake = next_wake(state_, parts_.config);
        if (wake && now >= *wake) {
            feed(Waited{});
        } else if (look_at_ && now >= *look_at_) {
            changed_ = true;
        }
        if (changed_ || draw_again_) {
            draw();
        }
        beat();
        if (!draw_again_ && !changed_) {
            parts_.window.wait(until_next());
        }
    }
    return ending_;
}

MainLoop::Going MainLoop::take_touches() {
    while (auto event = parts_.window.next_event()) {
        if (std::holds_alternative<Window::Quit>(*event)) {
            return Going::Away;
        }
        if (const auto* touch = std::get_if<Window::Touch>(&*event)) {
            touched(*touch);
        } else if (std::holds_alternative<Window::ClerkKey>(*event)) {
            feed(ClerkArmed{parts_.rng.next()});
        } else {
            const auto& panel = parts_.config.display.panel;
            parts_.window.show(parts_.ui.pixels(), {{0, 0, panel.width_px, panel.height_px}});
        }
    }
    return Going::On;
}

void MainLoop::touched(const Window::Touch& touch) {
    if (state_.scene == Scene::Dark) {
        // Its end finds no beginning in the filter: nothing more comes of this touch.
        if (touch.pointer.kind == ui::Pointer::Kind::Down) {
            feed(Woken{});
        }
        return;
    }
    const auto passed = filter_.pass(touch.pointer, parts_.clock.tick(), state_.shown_at);
    if (!passed) {
        log_debug("touch_ignored").with("count", filter_.ignored());
        return;
    }
    if (passed->kind == ui::Pointer::Kind::Down) {
        const ui::Panel& panel = parts_.config.display.panel;
        feed(Touched{{static_cast<double>(passed->x) * panel.width_mm / panel.width_px,
                      static_cast<double>(passed->y) * panel.height_mm / panel.height_px},
                     touch.contacts});
    }
    parts_.ui.pointer(*passed);
    changed_ = true;
}

void MainLoop::take_letters() {
    while (auto letter = parts_.mailbox.take_now()) {
        if (auto* word = std::get_if<ToMain>(&*letter)) {
            feed(std::move(*word));
        } else {
            feed(std::get<PinChecked>(*letter));
        }
    }
}

void MainLoop::feed(const Input& input) {
    const Scene before = state_.scene;
    const Moment now = moment_of(parts_.clock);
    Reaction reaction = reduce(std::move(state_), input, parts_.config, now);
    state_ = std::move(reaction.state);
    for (const auto& effect : reaction.effects) {
        carry_out(effect);
    }
    if (std::holds_alternative<Touched>(input) || state_.scene != before) {
        ScreenHealth health;
        health.can_take_rating = state_.scene != Scene::OutOfOrder;
        health.tapped = std::holds_alternative<Touched>(input);
        // News for the report only: a full mailbox has more important letters in it.
        static_cast<void>(parts_.sync.post(health));
    }
    changed_ = true;
}

void MainLoop::carry_out(const Effect& effect) {
    std::visit(Overload{
                   [&](const ToSync& letter) { post(letter); },
                   [&](const CheckPin& check) {
                       if (!parts_.pins.check(check)) {
                           feed(PinChecked{false});
                       }
                   },
                   [&](const SealContact& contact) { seal(contact); },
                   [&](const Spell& spell) {
                       feed(Spelled{spell.spelling, parts_.ime.candidates(spell.spelling)});
                   },
                   [&](const ArmAnswered& word) { parts_.arms.answer(word); },
                   [&](const StartAnew&) { ending_ = Ending::StartAnew; },
               },
               effect);
}

void MainLoop::seal(const SealContact& wanted) {
    const auto& key = parts_.config.tenant.contact_key;
    AFTERWORD_CHECK(key.has_value());  // no survey asks for a contact without it
    auto contact = SealedContact::seal(wanted.contact, *key, wanted.consent);
    if (!contact) {
        log_error("contact_not_sealed").with("why", contact.error().message);
        feed(ContactSealed{std::nullopt, {}});
        return;
    }
    feed(ContactSealed{*std::move(contact), draw_case_code(parts_.rng)});
}

void MainLoop::post(const ToSync& letter) {
    if (parts_.sync.post(letter)) {
        return;
    }
    const Error full{Errc::Full, "the sync thread does not keep up"};
    if (const auto* visit = std::get_if<StoreVisit>(&letter)) {
        feed(ToMain(NotStored{visit->ticket, full}));
    } else if (const auto* step = std::get_if<StoreAlertStep>(&letter)) {
        feed(ToMain(NotStored{step->ticket, full}));
    }
}

void MainLoop::draw() {
    changed_ = false;
    const Moment now = moment_of(parts_.clock);
    const ui::View view = present(state_, parts_.config, now);
    const ui::Frame frame = parts_.ui.draw(view);
    parts_.window.show(parts_.ui.pixels(), frame.changed);
    look_at_ = next_look(state_, now);
    draw_again_ = frame.again;
    if (parts_.description) {
        parts_.description->write(view, parts_.ui.semantics());
    }
    if (frame.choice) {
        feed(*frame.choice);
    }
}

void MainLoop::beat() {
    const Tick now = parts_.clock.tick();
    heartbeat_.stamp(now);
    watchdog_.feed(now, {&heartbeat_, &parts_.sync.heartbeat()}, kHeartbeatWithin);
}

Milliseconds MainLoop::until_next() const {
    const Tick now = parts_.clock.tick();
    Milliseconds longest = kLongestSleep;
    for (const auto& at : {next_wake(state_, parts_.config), look_at_}) {
        if (at) {
            longest = std::min(longest, std::max(Milliseconds(0), *at - now));
        }
    }
    return longest;
}

}  // namespace afterword
