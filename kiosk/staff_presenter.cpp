// SPDX-License-Identifier: Apache-2.0
#include "kiosk/staff_presenter.hpp"

#include <algorithm>

#include "kiosk/alert_list.hpp"
#include "kiosk/desktop.hpp"
#include "kiosk/local_time.hpp"
#include "kiosk/presenter.hpp"
#include "kiosk/reducer.hpp"
#include "kiosk/turn.hpp"
#include "sync/model/alert_causes.hpp"
#include "sync/model/alert_rules.hpp"
#include "sync/model/grouping.hpp"
#include "ui/words/counted.hpp"
#include "ui/words/words.hpp"

namespace afterword {
namespace {

using ui::Word;

// The question behind a low score, where this kiosk asks it too: its words stand in the title that
// came. Null where another survey was answered, whose scale is not known here.
const Question* rated_question(const Desktop& desktop, const Alert& alert) {
    const Survey& survey = desktop.survey();
    const Question& first = survey.questions.front();
    const auto scale = scale_of(first.kind);
    if (!alert.score || !scale || !Score::from(alert.score->value(), *scale)) {
        return nullptr;
    }
    const auto words = score_words(*alert.score, first, "en", survey.languages.front());
    return alert.title.find(words) == std::string::npos ? nullptr : &first;
}

// Of a scale without faces the saddest: it is low all the same.
int face_of(const Desktop& desktop, const Alert& alert) {
    constexpr int kSaddest = 1;
    const Question* question = rated_question(desktop, alert);
    if (question == nullptr) {
        return kSaddest;
    }
    const int score = alert.score->value();
    switch (question->kind) {
        case QuestionKind::Faces5:
            return score;
        case QuestionKind::Faces4:
            return score > 2 ? score + 1 : score;  // without the middle one
        default:
            return kSaddest;
    }
}

ui::AlertMark mark_of(const Desktop& desktop, const Alert& alert) {
    using Kind = ui::AlertMark::Kind;
    switch (alert.kind) {
        case AlertKind::Help:
            return {Kind::Hand, 1};
        case AlertKind::CallBack:
            return {Kind::Telephone, 1};
        case AlertKind::RedLine:
            return {Kind::RedLine, 1};
        case AlertKind::Trend:
            return {Kind::Trend, 1};
        case AlertKind::Silence:
            return {Kind::Silence, 1};
        case AlertKind::LowScore:
            break;
    }
    return {Kind::Face, face_of(desktop, alert)};
}

// "3× Very bad · Waiting time"; what this kiosk has no words for keeps the title it came with.
std::string title_of(const Desktop& desktop, const Alert& alert) {
    if (alert.kind == AlertKind::Help) {
        return desktop.word(Word::HelpWanted);
    }
    const Question* question = rated_question(desktop, alert);
    if (alert.kind != AlertKind::LowScore || alert.reason == kOverCap || question == nullptr) {
        return alert.title;
    }
    std::string title = alert.n > 1 ? std::to_string(alert.n) + "× " : std::string();
    title +=
        score_words(*alert.score, *question, desktop.tag(), desktop.survey().languages.front());
    if (!alert.reasons.empty()) {
        title += " · " + desktop.reason(alert.reasons.front());
    }
    return title;
}

std::string place_of(const Desktop& desktop, const Alert& alert) {
    const std::string corner = desktop.text(desktop.config.title);
    const auto dot = corner.find(" · ");
    const bool here = alert.kiosk == desktop.config.kiosk && dot != std::string::npos;
    return here ? corner.substr(dot + std::string_view(" · ").size()) : alert.kiosk.text;
}

std::string when_of(const Desktop& desktop, const Alert& alert) {
    if (shows_only_the_quarter(alert)) {
        return desktop.phrase(Word::About, desktop.time(quarter_before(alert.opened)));
    }
    constexpr Milliseconds kJust{2 * 60'000};
    if (desktop.now.wall - alert.opened < kJust) {
        return desktop.word(Word::JustNow);
    }
    return desktop.time(alert.opened);
}

bool waits(const Alert& alert) {
    return alert.stage == AlertStage::Open || alert.stage == AlertStage::Reopened;
}

bool is_late(const Desktop& desktop, const KnownAlert& known) {
    return !ended(known.alert.stage) && desktop.now.wall > due(known);
}

Word by_word(AlertStage stage) {
    switch (stage) {
        case AlertStage::Taken:
            return Word::FactsBy;
        case AlertStage::Facts:
            return Word::SolvedBy;
        default:
            return Word::TakeBy;
    }
}

std::string left_text(const Desktop& desktop, const KnownAlert& known) {
    if (known.resumes_at && desktop.now.wall < *known.resumes_at) {
        return desktop.phrase(Word::Resumes, desktop.time(*known.resumes_at));
    }
    const Milliseconds left = due(known) - desktop.now.wall;
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
    return desktop.phrase(Word::Minutes, std::to_string(minutes));
}

// Who has it, or what became of it. When, nobody told this kiosk.
std::string status_of(const Desktop& desktop, const Alert& alert) {
    if (alert.taken_by.empty()) {
        return desktop.word(Word::Ended);
    }
    switch (alert.stage) {
        case AlertStage::Taken:
        case AlertStage::Facts:
            return desktop.phrase(Word::HasTaken, alert.taken_by);
        case AlertStage::Solved:
        case AlertStage::Confirmed:
            return desktop.phrase(Word::HasSolved, alert.taken_by);
        case AlertStage::NotActionable:
            return desktop.phrase(Word::HasDismissed, alert.taken_by);
        default:
            return desktop.word(Word::Ended);
    }
}

ui::AlertRowView row_view(const Desktop& desktop, const KnownAlert& known) {
    const Alert& alert = known.alert;
    ui::AlertRowView row;
    row.mark = mark_of(desktop, alert);
    row.title = title_of(desktop, alert);
    row.detail = place_of(desktop, alert) + " · " + when_of(desktop, alert);
    if (!alert.text.empty()) {
        row.detail += " · " + ui::counted(desktop.language, ui::Counted::Comments, 1);
    }
    row.can_take = waits(alert);
    if (ended(alert.stage)) {
        row.due = status_of(desktop, alert);
        return row;
    }
    row.late = is_late(desktop, known);
    const std::string time = desktop.time(due(known));
    row.due =
        row.late ? desktop.phrase(Word::LateAt, time) : desktop.phrase(by_word(alert.stage), time);
    if (!waits(alert)) {
        row.left = status_of(desktop, alert);
    } else {
        row.left = row.late ? desktop.word(Word::TakeNow) : left_text(desktop, known);
    }
    return row;
}

ui::InboxView inbox_view(const Desktop& desktop) {
    ui::InboxView view;
    const Desk& desk = desktop.state.desk;
    view.store = desktop.store_name();
    view.sync = desktop.sync();
    view.tabs = desktop.tabs();
    view.page = desk.page;
    view.mine = alerts_of(desktop.state, desk.code).size();
    for (const auto* known :
         alerts_under(desktop.state, desk.tab, desktop.now.wall, desktop.config.zone)) {
        view.rows.push_back(row_view(desktop, *known));
    }
    view.footer = inbox_footer(desktop);
    return view;
}

ui::HandOverView hand_over_view(const Desktop& desktop) {
    const auto mine = alerts_of(desktop.state, desktop.state.desk.code);
    ui::HandOverView view;
    view.sync = desktop.sync();
    view.mine = mine.size();
    for (const auto* known : mine) {
        view.titles.push_back(title_of(desktop, known->alert));
    }
    return view;
}

void advise(const Desktop& desktop, const Alert& alert, ui::AlertOpenView& view) {
    const Advice advice = advice_on(desktop.config.playbook, alert, desktop.tag());
    view.playbook = advice.lines != nullptr ? *advice.lines
                                            : std::vector{desktop.word(Word::WhatToDoGo),
                                                          desktop.word(Word::WhatToDoHelp),
                                                          desktop.word(Word::WhatToDoNote)};
    if (!advice.may_give.empty()) {
        view.may_give = desktop.phrase(Word::MayGive, advice.may_give);
    }
    view.playbook_wrong = desktop.state.desk.playbook_wrong;
}

ui::DeadlineView deadline_view(const Desktop& desktop, Word by, WallTime deadline,
                               const Alert& alert) {
    const WallTime shown = shows_only_the_quarter(alert) ? quarter_after(deadline) : deadline;
    const bool late = desktop.now.wall > shown;
    std::string text = desktop.phrase(by, desktop.time(shown));
    if (late) {
        text += " · " + desktop.word(Word::Late);
    }
    return {text, late};
}

ui::AlertOpenView open_view(const Desktop& desktop, const KnownAlert& known) {
    const Alert& alert = known.alert;
    ui::AlertOpenView view;
    view.sync = desktop.sync();
    view.mark = mark_of(desktop, alert);
    view.title = title_of(desktop, alert);
    view.words = alert.text;
    view.detail = place_of(desktop, alert) + " · " + when_of(desktop, alert);
    for (const auto& reason : alert.reasons) {
        view.detail += " · " + desktop.reason(reason);
    }
    for (const auto& note : alert.noted) {
        view.noted.push_back(note.by + " · " + desktop.time(note.at) + " · " + note.text);
    }
    advise(desktop, alert, view);
    view.page = desktop.state.desk.part;
    view.can_act = waits(alert);
    if (!view.can_act) {
        view.status = status_of(desktop, alert);
        return view;
    }
    view.deadlines = {deadline_view(desktop, Word::TakeBy, known.take_by, alert),
                      deadline_view(desktop, Word::FactsBy, known.facts_by, alert),
                      deadline_view(desktop, Word::SolvedBy, known.solve_by, alert)};
    return view;
}

ui::AlertTakenView taken_view(const Desktop& desktop, const KnownAlert& known) {
    const Desk& desk = desktop.state.desk;
    ui::AlertTakenView view;
    view.sync = desktop.sync();
    view.title = title_of(desktop, known.alert);
    view.by = known.alert.taken_by;
    view.page = desk.part;
    if (known.alert.stage == AlertStage::Facts) {
        // Noted at another kiosk, nobody tells this one when.
        view.facts_noted = desk.facts_noted
                               ? desktop.phrase(Word::NotedAt, desktop.time(*desk.facts_noted))
                               : std::string("✓");
    }
    const auto words = [&](const SolutionTile& tile) {
        return tile.word ? desktop.word(*tile.word) : desktop.text(tile.text);
    };
    const SolutionTiles& tiles = tiles_of(desktop.config.solutions, known.alert);
    for (std::size_t i = 0; i < tiles.causes.size(); ++i) {
        view.causes.push_back({words(tiles.causes[i]), desk.cause == i});
    }
    for (std::size_t i = 0; i < tiles.actions.size(); ++i) {
        view.actions.push_back({words(tiles.actions[i]), desk.actions.contains(i)});
    }
    view.outcome = desk.outcome == Outcome::OnTheSpot ? ui::AlertTakenView::Outcome::OnTheSpot
                                                      : ui::AlertTakenView::Outcome::Later;
    view.has_words = !said(desk.note).empty();
    const auto* account = find_account(desktop.config, desk.code);
    const ActorRole role = account == nullptr ? ActorRole::Staff : account->role;
    view.can_solve =
        desk.cause.has_value() && !desk.actions.empty() &&
        next_stage(known.alert.stage, {AlertStepKind::Solved, role, known.alert.kind}).has_value();
    return view;
}

ui::NotActionableView dismissal_view(const Desktop& desktop, const KnownAlert& known) {
    ui::NotActionableView view;
    view.sync = desktop.sync();
    view.title = title_of(desktop, known.alert);
    for (const auto& reason : ui::not_actionable_reasons()) {
        view.reasons.push_back(desktop.word(reason.word));
    }
    return view;
}

// The store's staff and head office read it in the history of the alert.
ui::WordsView note_view(const Desktop& desktop, const KnownAlert& known) {
    ui::WordsView view = writing_view(desktop.state, desktop.config);
    view.question = title_of(desktop, known.alert);
    view.readers = ui::WordsView::Readers::Both;
    view.writer = ui::WordsView::Writer::Staff;
    return view;
}

ui::PinView::State pin_state(PinEntry::State state) {
    using Shown = ui::PinView::State;
    switch (state) {
        case PinEntry::State::Typing:
            return Shown::Typing;
        case PinEntry::State::Checking:
        case PinEntry::State::Noting:
            return Shown::Checking;
        case PinEntry::State::Wrong:
            return Shown::Wrong;
        case PinEntry::State::Waiting:
            return Shown::Waiting;
        case PinEntry::State::Locked:
            return Shown::Locked;
    }
    return Shown::Typing;
}

ui::PinView pin_view(const PinEntry& pin, const Moment& now) {
    ui::PinView view;
    view.code_digits = std::min(pin.digits.size(), kStaffDigits);
    view.pin_digits = pin.digits.size() - view.code_digits;
    view.state = pin_state(pin.state);
    if (pin.state == PinEntry::State::Waiting) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(pin.until - now.mono).count();
        const auto seconds = std::max<std::int64_t>(0, left);
        const std::string tail = std::to_string(seconds % 60);
        view.wait = std::to_string(seconds / 60) + (tail.size() < 2 ? ":0" : ":") + tail;
    }
    return view;
}

ui::Screen tab_screen(const Desktop& desktop) {
    switch (desktop.state.desk.tab) {
        case ui::StaffTab::Today:
            return today_view(desktop);
        case ui::StaffTab::Kiosk:
            return this_kiosk_view(desktop);
        default:
            return inbox_view(desktop);
    }
}

}  // namespace

ui::Screen present_staff(const State& state, const KioskConfig& config, const Moment& now) {
    if (state.scene == Scene::Pin) {
        return pin_view(state.pin, now);
    }
    const Desktop desktop{state, config, now, language_of(state, config)};
    const KnownAlert* known = find_alert(state, state.desk.alert);
    if (state.scene == Scene::TouchTest) {
        return ui::TouchTestView{state.desk.fields_touched};
    }
    if (state.scene == Scene::HandOver) {
        return hand_over_view(desktop);
    }
    if (state.scene == Scene::Inbox || known == nullptr) {
        return tab_screen(desktop);
    }
    if (state.scene == Scene::Dismissal) {
        return dismissal_view(desktop, *known);
    }
    if (state.scene == Scene::Note) {
        return note_view(desktop, *known);
    }
    const bool mine = known->alert.taken_by == state.desk.code && !waits(known->alert) &&
                      !ended(known->alert.stage);
    if (mine) {
        return taken_view(desktop, *known);
    }
    return open_view(desktop, *known);
}

}  // namespace afterword
