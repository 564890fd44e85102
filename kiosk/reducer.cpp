// SPDX-License-Identifier: Apache-2.0
#include "kiosk/reducer.hpp"

#include <algorithm>

#include "kiosk/alert_list.hpp"
#include "kiosk/turn.hpp"
#include "platform/base/overload.hpp"
#include "sync/model/alert_rules.hpp"

namespace afterword {
namespace {

bool answers(const std::optional<Commit>& commit, Ticket ticket) {
    return commit && commit->ticket == ticket;
}

void stored(Turn& turn, const Stored& word) {
    if (!answers(turn.state.commit, word.ticket)) {
        std::erase_if(turn.state.unfinished,
                      [&](const Unfinished& one) { return one.ticket == word.ticket; });
        return;
    }
    const Commit commit = *std::exchange(turn.state.commit, std::nullopt);
    if (const auto* visit = std::get_if<Visit>(&commit.content)) {
        Visit kept = *visit;
        kept.id = word.visit;
        visit_stored(turn, kept, commit.then);
        return;
    }
    step_stored(turn, std::get<AlertStep>(commit.content), commit.then);
}

void not_stored(Turn& turn, const NotStored& word) {
    if (!answers(turn.state.commit, word.ticket)) {
        for (Unfinished& one : turn.state.unfinished) {
            one.ticket = one.ticket == word.ticket ? std::nullopt : one.ticket;
        }
        return;
    }
    const Commit commit = *std::exchange(turn.state.commit, std::nullopt);
    if (const auto* visit = std::get_if<Visit>(&commit.content)) {
        visit_not_stored(turn, *visit);
        return;
    }
    go(turn, Scene::OutOfOrder);
}

void health_known(Turn& turn, const SyncHealth& health) {
    turn.state.health = health;
    const Scene scene = turn.state.scene;
    if (health.can_store) {
        room_again(turn);
    }
    if (health.can_store && scene == Scene::OutOfOrder) {
        rest(turn);
    } else if (!health.can_store && scene == Scene::Rate && !turn.state.pass) {
        go(turn, Scene::OutOfOrder);
    }
}

void told(Turn& turn, const ToMain& word) {
    std::visit(Overload{
                   [&](const Stored& w) { stored(turn, w); },
                   [&](const NotStored& w) { not_stored(turn, w); },
                   [&](const AlertsKnown& w) { alerts_known(turn, w); },
                   [&](const SyncHealth& w) { health_known(turn, w); },
                   [&](const DeviceFacts& w) { turn.state.facts = w; },
                   [&](const PinTries& w) { pin_tries_known(turn, w); },
                   [&](const TodayKnown& w) { turn.state.today = w.today; },
                   [&](const ArmAsked& w) { arm_asked(turn, w); },
               },
               word);
}

void corner(Turn& turn, const ui::Choice& choice) {
    const Scene scene = turn.state.scene;
    const bool entrance =
        scene == Scene::Rate || scene == Scene::OutOfOrder || scene == Scene::Closed;
    const bool pressed = std::holds_alternative<ui::CornerPressed>(choice);
    const bool may = entrance && !turn.state.pass && turn.config.role != KioskRole::Shopper;
    turn.state.corner_held = pressed && may ? std::optional(turn.now.mono) : std::nullopt;
}

void chosen(Turn& turn, const ui::Choice& choice) {
    if (std::holds_alternative<ui::CornerPressed>(choice) ||
        std::holds_alternative<ui::CornerReleased>(choice)) {
        corner(turn, choice);
        return;
    }
    turn.state.corner_held.reset();  // whoever taps elsewhere is no longer holding it
    if (turn.state.commit) {
        return;  // what was tapped before is being stored; this tap has no screen yet
    }
    if (of_staff(turn.state.scene)) {
        choose_as_staff(turn, choice);
        return;
    }
    choose_as_shopper(turn, choice);
}

void waited(Turn& turn) {
    State& state = turn.state;
    till_waited(turn);
    key_waited(turn);
    if (state.corner_held && turn.now.mono >= *state.corner_held + kCornerHold) {
        state.corner_held.reset();
        state.pin = {};
        go(turn, Scene::Pin);
        return;
    }
    if (of_staff(state.scene)) {
        pin_waited(turn);
        if (turn.now.mono >= state.touched_at + kStaffIdle && !state.commit) {
            rest(turn);
        }
        return;
    }
    shopper_waited(turn);
}

void touched(Turn& turn, const Touched& touch) {
    if (!of_staff(turn.state.scene)) {
        shopper_touched(turn, touch);
    }
    turn.state.touched_at = turn.now.mono;
}

std::optional<Tick> sooner(std::optional<Tick> one, std::optional<Tick> other) {
    return one && other ? std::min(one, other) : one ? one : other;
}

std::optional<Tick> staff_wake(const State& state, const KioskConfig& config) {
    if (state.pin.state == PinEntry::State::Waiting && state.scene == Scene::Pin) {
        return std::min(state.pin.until, state.touched_at + kStaffIdle);
    }
    // Behind the counter the PIN is where the kiosk rests; nothing is left to time out there.
    const bool resting =
        config.role == KioskRole::Staff && state.scene == Scene::Pin && state.pin.digits.empty();
    return resting ? std::nullopt : std::optional(state.touched_at + kStaffIdle);
}

std::optional<Tick> screen_wake(const State& state, const KioskConfig& config) {
    if (state.corner_held) {
        return *state.corner_held + kCornerHold;
    }
    if (state.commit) {
        return std::nullopt;  // Stored or NotStored will come
    }
    const auto wake =
        of_staff(state.scene) ? staff_wake(state, config) : shopper_wake(state, config);
    const Writing* writing = writing_on_screen(state);
    return writing == nullptr ? wake : sooner(wake, hold_due(writing->keyboard, config.touch));
}

}  // namespace

State first_state(const KioskConfig& config, const Moment& now) {
    State state;
    state.arming = Arming(config.kiosk, config.arm.place);
    state.touched_at = now.mono;
    Turn turn{std::move(state), config, now, {}};
    rest(turn);
    return std::move(turn.state);
}

Reaction reduce(State state, const Input& input, const KioskConfig& config, const Moment& now) {
    Turn turn{std::move(state), config, now, {}};
    std::visit(Overload{
                   [&](const ui::Choice& i) { chosen(turn, i); },
                   [&](const Touched& i) { touched(turn, i); },
                   [&](const PinChecked& i) { pin_checked(turn, i); },
                   [&](const ContactSealed& i) { contact_sealed(turn, i); },
                   [&](const Spelled& i) { spelled(turn, i); },
                   [&](const ClerkArmed& i) { clerk_armed(turn, i); },
                   [&](const Woken&) { woken(turn); },
                   [&](const Waited&) { waited(turn); },
                   [&](const ToMain& i) { told(turn, i); },
               },
               input);
    note_shown(turn);
    return {std::move(turn.state), std::move(turn.effects)};
}

Milliseconds patience(const State& state, const KioskConfig& config) {
    const Pass& pass = *state.pass;
    if (pass.visit.help) {
        return kHelpWithin + kAskStillThereAfter;
    }
    if (state.appearance.size == ui::TextSize::Large) {
        return kAskLargeAfter;
    }
    const Question* question = question_on_screen(state, config);
    const bool typing =
        question->kind == QuestionKind::Text || question->kind == QuestionKind::Contact;
    return typing ? kAskTypingAfter : kAskStillThereAfter;
}

std::optional<Tick> next_wake(const State& state, const KioskConfig& config) {
    return sooner(state.arming.next_wake(), screen_wake(state, config));
}

void go(Turn& turn, Scene scene) {
    if (scene != turn.state.scene) {
        turn.state.desk.part = 0;
    }
    turn.state.scene = scene;
    turn.state.first_tile = 0;
    turn.state.shown_at = turn.now.mono;
}

void rest(Turn& turn) {
    State& state = turn.state;
    state.pass.reset();
    state.corner_held.reset();
    state.pin = {};
    state.desk = {};
    state.language = 0;
    state.appearance = {};
    state.trace = {};
    ++state.visits;
    if (turn.config.role == KioskRole::Staff) {
        go(turn, Scene::Pin);
        return;
    }
    ask_what_is_due(turn);
}

void commit(Turn& turn, Visit visit, Scene then) {
    const Ticket ticket{++turn.state.tickets};
    turn.state.commit = Commit{ticket, visit, then};
    turn.effects.emplace_back(ToSync(StoreVisit{ticket, std::move(visit)}));
}

void commit(Turn& turn, AlertStep step, Scene then) {
    const KnownAlert* known = find_alert(turn.state, step.alert);
    if (known == nullptr || (!only_noted(step.step) && !moved(known->alert, step))) {
        return;  // it has moved on under the finger; the screen shows how
    }
    const Ticket ticket{++turn.state.tickets};
    turn.state.commit = Commit{ticket, step, then};
    turn.effects.emplace_back(ToSync(StoreAlertStep{ticket, std::move(step)}));
}

bool of_staff(Scene scene) {
    switch (scene) {
        case Scene::Pin:
        case Scene::Inbox:
        case Scene::Alert:
        case Scene::Dismissal:
        case Scene::Note:
        case Scene::TouchTest:
        case Scene::HandOver:
            return true;
        default:
            return false;
    }
}

}  // namespace afterword
