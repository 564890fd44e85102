// SPDX-License-Identifier: Apache-2.0
// What staff meet behind the PIN.
#include <span>
#include <string_view>

#include "tests/ui/sample_texts.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/words/words.hpp"

namespace afterword::ui::test {

namespace {

AlertRowView late_row(Language language) {
    const Texts said = texts(language);
    AlertRowView row;
    row.mark = {AlertMark::Kind::Face, 1};
    row.title = joined({said.labels[0], said.tiles[0]});
    row.detail = joined({said.counter, phrase(language, Word::About, {"10:15"})});
    row.due = phrase(language, Word::LateAt, {"10:25"});
    row.left = word(language, Word::TakeNow);
    row.late = true;
    row.can_take = true;
    return row;
}

AlertRowView row_in_time(Language language, AlertMark mark, std::string title, std::string detail,
                         std::string_view due, std::string_view minutes) {
    AlertRowView row;
    row.mark = mark;
    row.title = std::move(title);
    row.detail = std::move(detail);
    row.due = phrase(language, Word::TakeBy, {due});
    row.left = phrase(language, Word::Minutes, {minutes});
    row.can_take = true;
    return row;
}

std::vector<AlertRowView> rows(Language language) {
    const Texts said = texts(language);
    const std::string about = phrase(language, Word::About, {"10:30"});
    return {
        late_row(language),
        row_in_time(
            language, {AlertMark::Kind::Hand, 1}, std::string(word(language, Word::HelpWanted)),
            joined({said.counter, std::string(word(language, Word::JustNow))}), "10:43", "2"),
        row_in_time(language, {AlertMark::Kind::Trend, 1}, joined({said.labels[0], said.tiles[2]}),
                    joined({said.counter, about}), "10:51", "10"),
        row_in_time(language, {AlertMark::Kind::Face, 2}, joined({said.labels[1], said.tiles[4]}),
                    joined({said.fitting_rooms, about}), "11:00", "19")};
}

std::vector<TileView> tiles_of(Language language, std::span<const CodedWord> words,
                               std::initializer_list<std::size_t> chosen) {
    std::vector<TileView> tiles;
    for (const CodedWord& one : words) {
        tiles.push_back({std::string(word(language, one.word)), false});
    }
    for (const std::size_t index : chosen) {
        tiles[index].chosen = true;
    }
    return tiles;
}

InboxView long_inbox(Language language) {
    InboxView view = inbox_view(language);
    const std::vector<AlertRowView> few = view.rows;
    view.rows.clear();
    while (view.rows.size() < 30) {
        AlertRowView row = few[view.rows.size() % few.size()];
        row.detail += " · " + std::to_string(view.rows.size() + 1);
        view.rows.push_back(row);
    }
    view.tabs.open = view.rows.size();
    view.page = 1;
    view.sync = {false, 12};
    return view;
}

InboxView taken_inbox(Language language) {
    InboxView view = inbox_view(language);
    view.tabs.tab = StaffTab::Taken;
    view.rows = {late_row(language), rows(language)[3]};
    for (AlertRowView& row : view.rows) {
        row.can_take = false;
        row.due = phrase(language, Word::HasTaken, {"07"});
        row.left = phrase(language, Word::SolvedBy, {"12:15"});
    }
    view.sync = {true, 12};
    return view;
}

InboxView empty_inbox(Language language) {
    InboxView view = inbox_view(language);
    view.rows.clear();
    view.tabs.open = 0;
    return view;
}

NotActionableView not_actionable_view(Language language) {
    NotActionableView view;
    view.sync = {true, 0};
    view.title = late_row(language).title;
    for (const CodedWord& one : not_actionable_reasons()) {
        view.reasons.emplace_back(word(language, one.word));
    }
    return view;
}

}  // namespace

InboxView inbox_view(Language language) {
    InboxView view;
    view.store = texts(language).store;
    view.sync = {true, 0};
    view.rows = rows(language);
    view.tabs.open = view.rows.size();
    view.tabs.taken = 2;
    view.tabs.solved_today = 7;
    return view;
}

AlertOpenView alert_open_view(Language language) {
    const Texts said = texts(language);
    AlertOpenView view;
    view.sync = {true, 0};
    view.mark = {AlertMark::Kind::Face, 1};
    view.title = late_row(language).title;
    view.words = said.comment;
    view.detail = joined({said.counter, phrase(language, Word::About, {"10:15"}), said.tiles[0]});
    view.playbook = said.playbook;
    view.deadlines = {{joined({phrase(language, Word::TakeBy, {"10:25"}),
                               std::string(word(language, Word::Late))}),
                       true},
                      {phrase(language, Word::FactsBy, {"11:15"}), false},
                      {phrase(language, Word::SolvedBy, {"12:15"}), false}};
    return view;
}

AlertTakenView alert_taken_view(Language language) {
    AlertTakenView view;
    view.sync = {true, 0};
    view.title = late_row(language).title;
    view.by = "07";
    view.facts_noted = phrase(language, Word::NotedAt, {"10:31"});
    view.causes = tiles_of(language, causes(), {1});
    view.actions = tiles_of(language, actions(), {0, 1});
    view.can_solve = true;
    return view;
}

std::vector<Sample> staff_samples(Language language) {
    AlertOpenView others = alert_open_view(language);
    others.words.clear();
    others.playbook = {std::string(word(language, Word::WhatToDoGo)),
                       std::string(word(language, Word::WhatToDoHelp)),
                       std::string(word(language, Word::WhatToDoNote))};
    others.can_act = false;
    others.status = phrase(language, Word::HasTaken, {"07"});
    AlertTakenView just_taken = alert_taken_view(language);
    just_taken.facts_noted.clear();
    just_taken.causes = tiles_of(language, causes(), {});
    just_taken.actions = tiles_of(language, actions(), {});
    just_taken.outcome = AlertTakenView::Outcome::Later;
    just_taken.can_solve = false;
    AlertTakenView everything = alert_taken_view(language);
    everything.causes = tiles_of(language, causes(), {0, 1, 2, 3, 4, 5});
    everything.actions = tiles_of(language, actions(), {0, 1, 2, 3, 4, 5});
    const PinView checking{2, 8, PinView::State::Checking, {}};
    const PinView wrong{0, 0, PinView::State::Wrong, {}};
    return {
        {"pin", {language, {}, PinView{2, 1, PinView::State::Typing, {}}}},
        {"inbox", {language, {}, inbox_view(language)}},
        {"alert-open", {language, {}, alert_open_view(language)}},
        {"not-actionable", {language, {}, not_actionable_view(language)}},
        {"alert-taken", {language, {}, alert_taken_view(language)}},
        {"pin-checking", {language, {}, checking}, Sample::Kind::State},
        {"pin-wrong", {language, {}, wrong}, Sample::Kind::State},
        {"inbox-long", {language, {}, long_inbox(language)}, Sample::Kind::State},
        {"inbox-taken", {language, {}, taken_inbox(language)}, Sample::Kind::State},
        {"inbox-empty", {language, {}, empty_inbox(language)}, Sample::Kind::State},
        {"alert-open-of-others", {language, {}, others}, Sample::Kind::State},
        {"alert-just-taken", {language, {}, just_taken}, Sample::Kind::State},
        {"alert-taken-all-chosen", {language, {}, everything}, Sample::Kind::State},
    };
}

}  // namespace afterword::ui::test
