// SPDX-License-Identifier: Apache-2.0
// The staff's side of the reducer: number and PIN, inbox, alerts.
#include <algorithm>

#include "kiosk/alert_list.hpp"
#include "kiosk/turn.hpp"
#include "ui/words/words.hpp"

namespace afterword {
namespace {

const StaffAccount* find_account(const KioskConfig& config, std::string_view code) {
    const auto found = std::find_if(config.staff.begin(), config.staff.end(),
                                    [&](const StaffAccount& a) { return a.code == code; });
    return found == config.staff.end() ? nullptr : &*found;
}

void enter(Turn& turn) {
    PinEntry& pin = turn.state.pin;
    if (pin.digits.size() < kStaffDigits + kShortestPin) {
        return;
    }
    const auto* account = find_account(turn.config, pin.digits.substr(0, kStaffDigits));
    pin.state = PinEntry::State::Checking;
    // An unknown number is checked like any other, so that the time taken tells nothing.
    turn.effects.emplace_back(CheckPin{account == nullptr ? std::string() : account->pin_hash,
                                       pin.digits.substr(kStaffDigits)});
}

void choose_on_pin(Turn& turn, const ui::Choice& choice) {
    PinEntry& pin = turn.state.pin;
    if (pin.state == PinEntry::State::Checking) {
        return;
    }
    if (const auto* typed = std::get_if<ui::DigitTyped>(&choice)) {
        if (pin.state == PinEntry::State::Wrong) {
            pin = {};
        }
        if (pin.digits.size() < kStaffDigits + kLongestPin) {
            pin.digits += static_cast<char>('0' + typed->digit);
        }
    } else if (std::holds_alternative<ui::DigitErased>(choice)) {
        pin.state = PinEntry::State::Typing;
        if (!pin.digits.empty()) {
            pin.digits.pop_back();
        }
    } else if (std::holds_alternative<ui::PinEntered>(choice)) {
        enter(turn);
    } else if (std::holds_alternative<ui::BackTapped>(choice)) {
        rest(turn);
    }
}

AlertStep new_step(const Turn& turn, const Alert& alert, AlertStepKind kind) {
    AlertStep step;
    step.at = turn.now;
    step.alert = alert.id;
    step.rev = alert.rev;
    step.step = kind;
    step.by = turn.state.desk.code;
    return step;
}

void look_at(Turn& turn, const AlertId& alert) {
    Desk& desk = turn.state.desk;
    if (desk.alert != alert) {
        desk.alert = alert;
        desk.cause.reset();
        desk.actions.clear();
        desk.outcome = Outcome::OnTheSpot;
        desk.facts_noted.reset();
    }
}

void choose_on_inbox(Turn& turn, const ui::Choice& choice) {
    Desk& desk = turn.state.desk;
    const auto rows = alerts_under(turn.state, desk.tab, turn.now.wall, turn.config.zone);
    if (const auto* tab = std::get_if<ui::TabChosen>(&choice)) {
        desk.tab = tab->tab;
        desk.page = 0;
    } else if (const auto* page = std::get_if<ui::PageTurned>(&choice)) {
        desk.page = page->page;
    } else if (const auto* opened = std::get_if<ui::RowOpened>(&choice)) {
        if (opened->index < rows.size()) {
            look_at(turn, rows[opened->index]->alert.id);
            go(turn, Scene::Alert);
        }
    } else if (const auto* taken = std::get_if<ui::RowTaken>(&choice)) {
        if (taken->index < rows.size()) {
            const Alert& alert = rows[taken->index]->alert;
            look_at(turn, alert.id);
            commit(turn, new_step(turn, alert, AlertStepKind::Taken), Scene::Alert);
        }
    }
}

void solve(Turn& turn, const Alert& alert) {
    const Desk& desk = turn.state.desk;
    if (!desk.cause || desk.actions.empty()) {
        return;
    }
    AlertStep step = new_step(turn, alert, AlertStepKind::Solved);
    step.cause = ui::causes()[*desk.cause].code;
    for (const std::size_t index : desk.actions) {
        step.actions.emplace_back(ui::actions()[index].code);
    }
    step.outcome = desk.outcome;
    commit(turn, std::move(step), Scene::Inbox);
}

void choose_a_tile(Turn& turn, const ui::Choice& choice) {
    Desk& desk = turn.state.desk;
    if (const auto* cause = std::get_if<ui::CauseTapped>(&choice)) {
        if (cause->index < ui::causes().size()) {
            desk.cause = cause->index;
        }
    } else if (const auto* action = std::get_if<ui::ActionTapped>(&choice)) {
        if (action->index < ui::actions().size() && desk.actions.erase(action->index) == 0) {
            desk.actions.insert(action->index);
        }
    } else if (const auto* outcome = std::get_if<ui::OutcomeTapped>(&choice)) {
        desk.outcome = outcome->outcome == ui::AlertTakenView::Outcome::OnTheSpot
                           ? Outcome::OnTheSpot
                           : Outcome::Later;
    }
}

void choose_on_alert(Turn& turn, const ui::Choice& choice) {
    const KnownAlert* known = find_alert(turn.state, turn.state.desk.alert);
    if (std::holds_alternative<ui::BackTapped>(choice) || known == nullptr) {
        go(turn, Scene::Inbox);
    } else if (std::holds_alternative<ui::AlertTaken>(choice)) {
        commit(turn, new_step(turn, known->alert, AlertStepKind::Taken), Scene::Alert);
    } else if (std::holds_alternative<ui::FactsNoted>(choice)) {
        commit(turn, new_step(turn, known->alert, AlertStepKind::Facts), Scene::Alert);
    } else if (std::holds_alternative<ui::NotActionable>(choice)) {
        go(turn, Scene::Dismissal);
    } else if (std::holds_alternative<ui::Solved>(choice)) {
        solve(turn, known->alert);
    } else {
        choose_a_tile(turn, choice);
    }
}

void choose_on_dismissal(Turn& turn, const ui::Choice& choice) {
    const KnownAlert* known = find_alert(turn.state, turn.state.desk.alert);
    const auto* because = std::get_if<ui::NotActionableBecause>(&choice);
    if (std::holds_alternative<ui::BackTapped>(choice) || known == nullptr) {
        go(turn, Scene::Alert);
    } else if (because != nullptr && because->index < ui::not_actionable_reasons().size()) {
        AlertStep step = new_step(turn, known->alert, AlertStepKind::NotActionable);
        step.reason = ui::not_actionable_reasons()[because->index].code;
        commit(turn, std::move(step), Scene::Inbox);
    }
}

}  // namespace

void choose_as_staff(Turn& turn, const ui::Choice& choice) {
    if (std::holds_alternative<ui::Locked>(choice)) {
        rest(turn);
        return;
    }
    switch (turn.state.scene) {
        case Scene::Pin:
            choose_on_pin(turn, choice);
            break;
        case Scene::Inbox:
            choose_on_inbox(turn, choice);
            break;
        case Scene::Alert:
            choose_on_alert(turn, choice);
            break;
        case Scene::Dismissal:
            choose_on_dismissal(turn, choice);
            break;
        default:
            break;
    }
}

void pin_checked(Turn& turn, const PinChecked& checked) {
    State& state = turn.state;
    if (state.scene != Scene::Pin || state.pin.state != PinEntry::State::Checking) {
        return;  // given up meanwhile
    }
    if (!checked.right) {
        state.pin = {{}, PinEntry::State::Wrong};
        return;
    }
    state.desk = {};
    state.desk.code = state.pin.digits.substr(0, kStaffDigits);
    state.pin = {};
    go(turn, Scene::Inbox);
}

void step_stored(Turn& turn, const AlertStep& step, Scene then) {
    turn.state.steps_ahead.push_back(step);
    std::vector<AlertStep> only_this{step};
    play_ahead(turn.state.alerts, only_this);
    if (step.step == AlertStepKind::Facts) {
        turn.state.desk.facts_noted = step.at.wall;
    }
    go(turn, then);
}

void alerts_known(Turn& turn, const AlertsKnown& known) {
    turn.state.alerts = known.alerts;
    play_ahead(turn.state.alerts, turn.state.steps_ahead);
}

}  // namespace afterword
