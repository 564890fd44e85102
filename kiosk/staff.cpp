// SPDX-License-Identifier: Apache-2.0
// The staff's side of the reducer: inbox, alerts, this kiosk, the end of a shift.
#include <algorithm>

#include "kiosk/alert_list.hpp"
#include "kiosk/turn.hpp"
#include "ui/words/words.hpp"

namespace afterword {
namespace {

AlertStep new_step(const Turn& turn, const Alert& alert, AlertStepKind kind) {
    AlertStep step;
    step.at = turn.now;
    step.alert = alert.id;
    step.rev = alert.rev;
    step.step = kind;
    step.by = turn.state.desk.code;
    if (const auto* account = find_account(turn.config, step.by)) {
        step.role = account->role;
    }
    return step;
}

void look_at(Turn& turn, const AlertId& alert) {
    Desk& desk = turn.state.desk;
    if (desk.alert != alert) {
        desk.alert = alert;
        desk.cause.reset();
        desk.actions.clear();
        desk.outcome = Outcome::OnTheSpot;
        desk.note = {};
        desk.facts_noted.reset();
        desk.playbook_wrong = false;
    }
}

// A step that ends somebody's work on the alert, with what they have to say.
AlertStep last_step(const Turn& turn, const Alert& alert, AlertStepKind kind) {
    AlertStep step = new_step(turn, alert, kind);
    if (alert.id == turn.state.desk.alert) {
        step.note = said(turn.state.desk.note);
    }
    return step;
}

void choose_tab(Turn& turn, ui::StaffTab tab) {
    Desk& desk = turn.state.desk;
    desk.tab = tab;
    desk.page = 0;
    desk.part = 0;
    desk.details = false;
    desk.reported = false;
    if (tab == ui::StaffTab::Kiosk) {
        turn.effects.emplace_back(ToSync(AskFacts{}));
    }
}

void choose_on_list(Turn& turn, const ui::Choice& choice) {
    Desk& desk = turn.state.desk;
    const auto rows = alerts_under(turn.state, desk.tab, turn.now.wall, turn.config.zone);
    if (std::holds_alternative<ui::ShiftEnded>(choice)) {
        go(turn, Scene::HandOver);
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

void choose_on_kiosk(Turn& turn, const ui::Choice& choice) {
    Desk& desk = turn.state.desk;
    if (std::holds_alternative<ui::TouchTested>(choice)) {
        desk.fields_touched.assign(ui::kTouchTestColumns * ui::kTouchTestRows, false);
        go(turn, Scene::TouchTest);
    } else if (std::holds_alternative<ui::DetailsTapped>(choice)) {
        desk.details = !desk.details;
        desk.part = 0;
    } else if (std::holds_alternative<ui::BackTapped>(choice)) {
        choose_tab(turn, ui::StaffTab::Open);
    } else if (std::holds_alternative<ui::SendNow>(choice)) {
        turn.effects.emplace_back(ToSync(SendNow{}));
        turn.effects.emplace_back(ToSync(AskFacts{}));
    } else if (std::holds_alternative<ui::RestartTapped>(choice)) {
        turn.effects.emplace_back(StartAnew{});
    } else if (std::holds_alternative<ui::FaultReported>(choice) && !desk.reported) {
        desk.reported = true;
        turn.effects.emplace_back(ToSync(ReportFault{desk.code}));
    }
}

void choose_on_inbox(Turn& turn, const ui::Choice& choice) {
    if (const auto* tab = std::get_if<ui::TabChosen>(&choice)) {
        choose_tab(turn, tab->tab);
    } else if (turn.state.desk.tab == ui::StaffTab::Kiosk) {
        choose_on_kiosk(turn, choice);
    } else if (turn.state.desk.tab == ui::StaffTab::Today) {
        if (std::holds_alternative<ui::BackTapped>(choice)) {
            choose_tab(turn, ui::StaffTab::Open);
        }
    } else {
        choose_on_list(turn, choice);
    }
}

void choose_on_touch_test(Turn& turn, const ui::Choice& choice) {
    auto& touched = turn.state.desk.fields_touched;
    if (const auto* field = std::get_if<ui::FieldTouched>(&choice)) {
        if (field->index < touched.size()) {
            touched[field->index] = true;
        }
    } else if (std::holds_alternative<ui::BackTapped>(choice)) {
        go(turn, Scene::Inbox);
    }
}

// What somebody no longer has time for is open again for whoever comes next.
AlertStep released(const Turn& turn, const Alert& alert) {
    AlertStep step = last_step(turn, alert, AlertStepKind::Released);
    step.reason = kHandedOver;
    return step;
}

// One of mine after the other, each stored before the next; then the kiosk locks.
void hand_over_next(Turn& turn) {
    const auto mine = alerts_of(turn.state, turn.state.desk.code);
    if (mine.empty()) {
        rest(turn);
        return;
    }
    commit(turn, released(turn, mine.front()->alert), Scene::HandOver);
}

void choose_on_hand_over(Turn& turn, const ui::Choice& choice) {
    if (std::holds_alternative<ui::AllHandedOver>(choice)) {
        turn.state.desk.leaving = true;
        hand_over_next(turn);
    } else if (std::holds_alternative<ui::KeptAndLocked>(choice)) {
        rest(turn);
    } else if (std::holds_alternative<ui::BackTapped>(choice)) {
        go(turn, Scene::Inbox);
    }
}

void solve(Turn& turn, const Alert& alert) {
    const Desk& desk = turn.state.desk;
    if (!desk.cause || desk.actions.empty()) {
        return;
    }
    // What was tapped may have gone, where reasons came in meanwhile.
    const SolutionTiles& tiles = tiles_of(turn.config.solutions, alert);
    if (*desk.cause >= tiles.causes.size() || *desk.actions.rbegin() >= tiles.actions.size()) {
        return;
    }
    AlertStep step = last_step(turn, alert, AlertStepKind::Solved);
    step.cause = tiles.causes[*desk.cause].code;
    for (const std::size_t index : desk.actions) {
        step.actions.push_back(tiles.actions[index].code);
    }
    step.outcome = desk.outcome;
    commit(turn, std::move(step), Scene::Inbox);
}

void choose_a_tile(Turn& turn, const Alert& alert, const ui::Choice& choice) {
    Desk& desk = turn.state.desk;
    const SolutionTiles& tiles = tiles_of(turn.config.solutions, alert);
    if (const auto* cause = std::get_if<ui::CauseTapped>(&choice)) {
        if (cause->index < tiles.causes.size()) {
            desk.cause = cause->index;
        }
    } else if (const auto* action = std::get_if<ui::ActionTapped>(&choice)) {
        if (action->index < tiles.actions.size() && desk.actions.erase(action->index) == 0) {
            desk.actions.insert(action->index);
        }
    } else if (const auto* outcome = std::get_if<ui::OutcomeTapped>(&choice)) {
        desk.outcome = outcome->outcome == ui::AlertTakenView::Outcome::OnTheSpot
                           ? Outcome::OnTheSpot
                           : Outcome::Later;
    }
}

// Once in each look at the alert. Whoever writes the playbooks is told by the alert's history.
void call_playbook_wrong(Turn& turn, const Alert& alert) {
    if (turn.state.desk.playbook_wrong) {
        return;
    }
    const std::string& language = survey_of(turn.state, turn.config).languages[turn.state.language];
    AlertStep step = new_step(turn, alert, AlertStepKind::PlaybookWrong);
    step.reason = advice_on(turn.config.playbook, alert, language).reason;
    commit(turn, std::move(step), Scene::Alert);
}

void choose_on_alert(Turn& turn, const ui::Choice& choice) {
    const KnownAlert* known = find_alert(turn.state, turn.state.desk.alert);
    if (std::holds_alternative<ui::BackTapped>(choice) || known == nullptr) {
        go(turn, Scene::Inbox);
    } else if (std::holds_alternative<ui::AlertTaken>(choice)) {
        commit(turn, new_step(turn, known->alert, AlertStepKind::Taken), Scene::Alert);
    } else if (std::holds_alternative<ui::FactsNoted>(choice)) {
        commit(turn, new_step(turn, known->alert, AlertStepKind::Facts), Scene::Alert);
    } else if (std::holds_alternative<ui::PlaybookWrong>(choice)) {
        call_playbook_wrong(turn, known->alert);
    } else if (std::holds_alternative<ui::HandedOver>(choice)) {
        commit(turn, released(turn, known->alert), Scene::Inbox);
    } else if (std::holds_alternative<ui::NotActionable>(choice)) {
        go(turn, Scene::Dismissal);
    } else if (std::holds_alternative<ui::NoteTapped>(choice)) {
        go(turn, Scene::Note);
    } else if (std::holds_alternative<ui::Solved>(choice)) {
        solve(turn, known->alert);
    } else {
        choose_a_tile(turn, known->alert, choice);
    }
}

void choose_on_note(Turn& turn, const ui::Choice& choice) {
    const bool known = find_alert(turn.state, turn.state.desk.alert) != nullptr;
    if (std::holds_alternative<ui::Sent>(choice) || !known) {
        go(turn, Scene::Alert);
    } else {
        write(turn, choice);
    }
}

void choose_on_dismissal(Turn& turn, const ui::Choice& choice) {
    const KnownAlert* known = find_alert(turn.state, turn.state.desk.alert);
    const auto* because = std::get_if<ui::NotActionableBecause>(&choice);
    if (std::holds_alternative<ui::BackTapped>(choice) || known == nullptr) {
        go(turn, Scene::Alert);
    } else if (because != nullptr && because->index < ui::not_actionable_reasons().size()) {
        AlertStep step = last_step(turn, known->alert, AlertStepKind::NotActionable);
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
    if (const auto* page = std::get_if<ui::PageTurned>(&choice)) {
        Desk& desk = turn.state.desk;
        const bool kiosk = desk.tab == ui::StaffTab::Kiosk;
        (turn.state.scene == Scene::Inbox && !kiosk ? desk.page : desk.part) = page->page;
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
        case Scene::Note:
            choose_on_note(turn, choice);
            break;
        case Scene::TouchTest:
            choose_on_touch_test(turn, choice);
            break;
        case Scene::HandOver:
            choose_on_hand_over(turn, choice);
            break;
        default:
            break;
    }
}

void step_stored(Turn& turn, const AlertStep& step, Scene then) {
    if (!only_noted(step.step)) {
        turn.state.steps_ahead.push_back(step);
        std::vector<AlertStep> only_this{step};
        play_ahead(turn.state.alerts, only_this);
    }
    if (step.step == AlertStepKind::Facts) {
        turn.state.desk.facts_noted = step.at.wall;
    } else if (step.step == AlertStepKind::PlaybookWrong) {
        turn.state.desk.playbook_wrong = true;
    }
    if (turn.state.desk.leaving) {
        hand_over_next(turn);
        return;
    }
    go(turn, then);
}

void note_shown(Turn& turn) {
    State& state = turn.state;
    if (state.scene != Scene::Inbox || state.desk.tab != ui::StaffTab::Open) {
        return;
    }
    for (const auto* known :
         alerts_under(state, ui::StaffTab::Open, turn.now.wall, turn.config.zone)) {
        if (state.shown.insert(known->alert.id).second) {
            turn.effects.emplace_back(
                ToSync(NoteAlertStep{new_step(turn, known->alert, AlertStepKind::Shown)}));
        }
    }
}

void alerts_known(Turn& turn, const AlertsKnown& known) {
    turn.state.alerts = known.alerts;
    auto& ahead = turn.state.steps_ahead;
    ahead.insert(ahead.begin(), known.ahead.begin(), known.ahead.end());
    play_ahead(turn.state.alerts, turn.state.steps_ahead);
}

}  // namespace afterword
