// SPDX-License-Identifier: Apache-2.0
// What staff meet behind the PIN.
#include <algorithm>
#include <span>
#include <string_view>

#include "tests/ui/sample_texts.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/words/counted.hpp"
#include "ui/words/words.hpp"

namespace afterword::ui::test {

namespace {

AlertRowView late_row(Language language) {
    const Texts said = texts(language);
    AlertRowView row;
    row.mark = {AlertMark::Kind::Face, 1};
    row.title = joined({said.labels[0], said.tiles[0]});
    row.detail = joined({said.counter, phrase(language, Word::About, {"10:15"}),
                         counted(language, Counted::Comments, 1)});
    row.due = phrase(language, Word::LateAt, {"10:25"});
    row.left = word(language, Word::TakeNow);
    row.late = true;
    row.can_take = true;
    return row;
}

struct Due {
    std::string_view at;
    std::string_view minutes;  // until then
};

AlertRowView row_in_time(Language language, AlertMark mark, std::string title, std::string detail,
                         const Due& due) {
    AlertRowView row;
    row.mark = mark;
    row.title = std::move(title);
    row.detail = std::move(detail);
    row.due = phrase(language, Word::TakeBy, {due.at});
    row.left = phrase(language, Word::Minutes, {due.minutes});
    row.can_take = true;
    return row;
}

std::vector<AlertRowView> rows(Language language) {
    const Texts said = texts(language);
    const auto about = [&](std::string_view time) { return phrase(language, Word::About, {time}); };
    const auto say = [&](Word which) { return std::string(word(language, which)); };
    using Kind = AlertMark::Kind;
    return {late_row(language),
            row_in_time(language, {Kind::Hand, 1}, say(Word::HelpWanted),
                        joined({said.counter, say(Word::JustNow)}), {"10:43", "2"}),
            row_in_time(
                language, {Kind::Trend, 1}, counted(language, Counted::TrendTitle, 5, {"15"}),
                joined({said.counter, phrase(language, Word::UsualOf, {"1"})}), {"10:51", "10"}),
            row_in_time(language, {Kind::Face, 2}, joined({said.labels[1], said.tiles[4]}),
                        joined({said.fitting_rooms, about("10:30")}), {"11:00", "19"})};
}

// The pictures that are not among the four.
std::vector<AlertRowView> rare_rows(Language language) {
    const Texts said = texts(language);
    const auto say = [&](Word which) { return std::string(word(language, which)); };
    const std::string now = joined({said.counter, say(Word::JustNow)});
    using Kind = AlertMark::Kind;
    return {row_in_time(language, {Kind::RedLine, 1}, say(Word::RedLine), now, {"10:43", "2"}),
            row_in_time(language, {Kind::Telephone, 1}, say(Word::CallBackWanted), now,
                        {"10:51", "10"}),
            row_in_time(language, {Kind::Silence, 1}, say(Word::SilenceTitle), said.counter,
                        {"11:00", "19"})};
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
    view.page = 2;
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
    view.mine = 2;
    return view;
}

InboxView rare_inbox(Language language) {
    InboxView view = inbox_view(language);
    view.rows = rare_rows(language);
    view.tabs.open = view.rows.size();
    view.footer->good.reset();
    view.footer->answers = 3;
    view.footer->all_stored = false;
    view.mine = 1;
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

FooterView footer_view() {
    FooterView view;
    view.good = {91, 86, 95};
    view.answers = 182;
    view.all_stored = true;
    return view;
}

TabsView tabs_view(StaffTab tab) {
    return {tab, 4, 2, 7};
}

TodayView today_view(Language language) {
    const Texts said = texts(language);
    const std::string saturday(word(language, Word::Saturday));
    TodayView view;
    view.store = said.store;
    view.sync = {true, 0};
    view.tabs = tabs_view(StaffTab::Today);
    view.finding = phrase(language, Word::NamedMore,
                          {said.tiles[0], counted(language, Counted::Times, 14), saturday, "5"});
    view.legend = phrase(language, Word::ChartLegend, {saturday});
    struct Hour {
        int n;
        double good;
        double usual;
    };
    constexpr Hour kHours[] = {{3, 0, .90},    {9, .93, .92},  {14, .90, .91}, {18, .88, .90},
                               {22, .91, .90}, {26, .79, .88}, {31, .74, .87}, {24, .86, .88},
                               {15, .92, .90}, {12, .95, .91}, {6, .90, .92},  {2, 0, .90}};
    int hour = 8;
    for (const Hour& one : kHours) {
        HourView& added = view.hours.emplace_back(HourView{hour++, one.n, {}, one.usual});
        if (one.good > 0) {
            added.good = {one.good, one.good - .13, std::min(1.0, one.good + .07)};
        }
    }
    view.footer = footer_view();
    view.footer->words = joined({said.tiles[0] + " 14", said.tiles[3] + " 6"});
    return view;
}

// A shop that never closes, busy enough for three figures.
TodayView day_and_night(Language language) {
    TodayView view = today_view(language);
    view.hours.clear();
    for (int hour = 0; hour < 24; ++hour) {
        view.hours.push_back({hour, 95 + hour, HourView::Share{.9, .85, .94}, .88});
    }
    return view;
}

TodayView early_today(Language language) {
    TodayView view = today_view(language);
    view.finding = word(language, Word::NoFiguresYet);
    view.legend.clear();
    view.hours.clear();
    view.footer.reset();
    return view;
}

KioskView kiosk_view(Language language) {
    const auto say = [&](Word which) { return std::string(word(language, which)); };
    const auto with = [&](Word which, std::string_view value) {
        return phrase(language, which, {value});
    };
    const std::string minutes = with(Word::Minutes, "3");
    KioskView view;
    view.kiosk = "k-0417";
    view.sync = {true, 0};
    view.tabs = tabs_view(StaffTab::Kiosk);
    view.headline = joined({say(Word::CanTakeRatings), with(Word::LastRatingAgo, minutes)});
    view.cards = {
        {say(Word::Answers), counted(language, Counted::Waiting, 0),
         with(Word::LastSentAgo, with(Word::Seconds, "12"))},
        {say(Word::Connection), say(Word::Online), with(Word::SinceTime, "06:02")},
        {say(Word::Software), "2026.12.1", say(Word::NothingToInstall)},
        {say(Word::ClockCard), say(Word::InStep), with(Word::CheckedAgo, with(Word::Minutes, "1"))},
        {say(Word::Storage), with(Word::Free, "10.9 GB"), with(Word::CheckedAgo, minutes)},
        {say(Word::Touch), say(Word::Works), with(Word::TouchedAgo, minutes)},
        {say(Word::Memory), "41 MB", with(Word::SteadyFor, counted(language, Counted::Days, 19))},
        {say(Word::Certificate), counted(language, Counted::Days, 71), say(Word::RenewsItself)}};
    return view;
}

KioskView troubled_kiosk(Language language) {
    KioskView view = kiosk_view(language);
    view.sync = {false, 1'204};
    view.can_take_rating = false;
    view.headline = joined({std::string(word(language, Word::CannotTakeRatings)),
                            std::string(word(language, Word::NoRatingYet))});
    view.cards[0].value = counted(language, Counted::Waiting, 1'204);
    view.cards[0].detail = word(language, Word::NeverSent);
    view.cards[1].value = word(language, Word::Offline);
    view.cards[1].trouble = true;
    view.cards[3].value = word(language, Word::ClockFromBattery);
    view.cards[5].value = word(language, Word::Failed);
    view.cards[5].trouble = true;
    view.cards[6].value = word(language, Word::Unknown);
    view.cards[6].detail.clear();
    view.cards[7].value = word(language, Word::NoCertificate);
    view.reported = true;
    return view;
}

KioskView detailed_kiosk(Language language) {
    KioskView view = kiosk_view(language);
    view.details = {"afterword-kiosk 2026.12.1",
                    "epoch 5f0c9a12e47b3d68",
                    "first 18 204, last 18 386, receipt 18 386",
                    "survey checkout@3fa9c1d2e4b5a697",
                    "want 41, have 41",
                    "boot 0000004c, up 19 d 4 h",
                    "broker mqtt.example.com:8883, TLS 1.3",
                    "clock +0.012 s, 64 s ago",
                    "database 3.1 MB, WAL 0.4 MB",
                    "panel 1280 × 800, 217 × 136 mm",
                    "touch ILITEK 2302, 10 fingers",
                    "certificate CN=k-0417, 71 d"};
    return view;
}

TouchTestView touch_test_view(std::size_t touched) {
    TouchTestView view;
    view.touched.resize(kTouchTestColumns * kTouchTestRows);
    std::fill_n(view.touched.begin(), touched, true);
    return view;
}

HandOverView hand_over_view(Language language, std::size_t mine) {
    HandOverView view;
    view.sync = {true, 0};
    view.mine = mine;
    const std::vector<AlertRowView> some = rows(language);
    for (std::size_t i = 0; i < mine; ++i) {
        view.titles.push_back(some[i % some.size()].title);
    }
    return view;
}

}  // namespace

InboxView inbox_view(Language language) {
    InboxView view;
    view.store = texts(language).store;
    view.sync = {true, 0};
    view.rows = rows(language);
    view.tabs = tabs_view(StaffTab::Open);
    view.footer = footer_view();
    view.footer->figure = phrase(language, Word::Minutes, {"6"});
    view.footer->words = word(language, Word::MedianToTake);
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

namespace {

WordsView note_view(Language language) {
    WordsView view;
    view.writer = WordsView::Writer::Staff;
    view.readers = WordsView::Readers::Both;
    view.question = late_row(language).title;
    view.text = texts(language).comment;
    return view;
}

}  // namespace

std::vector<Sample> staff_samples(Language language) {
    AlertOpenView others = alert_open_view(language);
    others.words.clear();
    others.may_give = phrase(language, Word::MayGive, {texts(language).gift});
    others.playbook_wrong = true;
    others.playbook = {std::string(word(language, Word::WhatToDoGo)),
                       std::string(word(language, Word::WhatToDoHelp)),
                       std::string(word(language, Word::WhatToDoNote))};
    others.can_act = false;
    others.status = phrase(language, Word::HasTaken, {"07"});
    AlertOpenView handed_on = alert_open_view(language);
    handed_on.noted = {joined({"12", "10:31", texts(language).comment}),
                       joined({"07", "10:52", texts(language).tiles[0]})};
    AlertTakenView just_taken = alert_taken_view(language);
    just_taken.facts_noted.clear();
    just_taken.causes = tiles_of(language, causes(), {});
    just_taken.actions = tiles_of(language, actions(), {});
    just_taken.outcome = AlertTakenView::Outcome::Later;
    just_taken.can_solve = false;
    AlertTakenView everything = alert_taken_view(language);
    everything.causes = tiles_of(language, causes(), {0, 1, 2, 3, 4, 5});
    everything.actions = tiles_of(language, actions(), {0, 1, 2, 3, 4, 5});
    everything.has_words = true;
    const auto view = [language](Screen screen) { return View{language, {}, std::move(screen)}; };
    constexpr auto kState = Sample::Kind::State;
    constexpr std::size_t kFields = kTouchTestColumns * kTouchTestRows;
    return {
        {"pin", view(PinView{2, 1, PinView::State::Typing, {}})},
        {"inbox", view(inbox_view(language))},
        {"alert-open", view(alert_open_view(language))},
        {"not-actionable", view(not_actionable_view(language))},
        {"alert-taken", view(alert_taken_view(language))},
        {"today", view(today_view(language))},
        {"kiosk", view(kiosk_view(language))},
        {"touch-test", view(touch_test_view(9))},
        {"hand-over", view(hand_over_view(language, 2))},
        {"pin-checking", view(PinView{2, 8, PinView::State::Checking, {}}), kState},
        {"pin-wrong", view(PinView{0, 0, PinView::State::Wrong, {}}), kState},
        {"pin-waiting", view(PinView{0, 0, PinView::State::Waiting, "0:25"}), kState},
        {"pin-locked", view(PinView{0, 0, PinView::State::Locked, {}}), kState},
        {"inbox-long", view(long_inbox(language)), kState},
        {"inbox-taken", view(taken_inbox(language)), kState},
        {"inbox-rare", view(rare_inbox(language)), kState},
        {"inbox-empty", view(empty_inbox(language)), kState},
        {"alert-open-of-others", view(others), kState},
        {"alert-open-handed-on", view(handed_on), kState},
        {"alert-just-taken", view(just_taken), kState},
        {"alert-taken-all-chosen", view(everything), kState},
        {"alert-note", view(note_view(language)), kState},
        {"today-day-and-night", view(day_and_night(language)), kState},
        {"today-early", view(early_today(language)), kState},
        {"kiosk-in-trouble", view(troubled_kiosk(language)), kState},
        {"kiosk-details", view(detailed_kiosk(language)), kState},
        {"touch-test-done", view(touch_test_view(kFields)), kState},
        {"hand-over-many", view(hand_over_view(language, 40)), kState},
    };
}

}  // namespace afterword::ui::test
