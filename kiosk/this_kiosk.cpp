// SPDX-License-Identifier: Apache-2.0
// What this kiosk can do now, and how it knows: every state with its source's age, unknown shown as
// unknown.
#include <cmath>

#include "kiosk/desktop.hpp"
#include "ui/words/counted.hpp"

namespace afterword {
namespace {

using ui::Word;

std::string ago(const Desktop& desktop, Word said, Tick then) {
    return desktop.phrase(said, desktop.span(desktop.now.mono - then));
}

std::string checked(const Desktop& desktop) {
    const auto& facts = desktop.state.facts;
    return facts ? ago(desktop, Word::CheckedAgo, facts->at) : std::string();
}

ui::CardView answers_card(const Desktop& desktop) {
    const auto& facts = desktop.state.facts;
    const auto waiting = static_cast<std::uint64_t>(desktop.state.health.unsent);
    const bool sent = facts && facts->last_receipt;
    return {desktop.word(Word::Answers),
            ui::counted(desktop.language, ui::Counted::Waiting, waiting),
            sent ? ago(desktop, Word::LastSentAgo, *facts->last_receipt)
                 : desktop.word(Word::NeverSent),
            false};
}

ui::CardView connection_card(const Desktop& desktop) {
    const bool online = desktop.state.health.online;
    const auto& facts = desktop.state.facts;
    const bool known = online && facts && facts->online_since;
    return {
        desktop.word(Word::Connection), desktop.word(online ? Word::Online : Word::Offline),
        known ? desktop.phrase(Word::SinceTime, desktop.time(*facts->online_since)) : std::string(),
        !online};
}

ui::CardView clock_card(const Desktop& desktop) {
    const auto& facts = desktop.state.facts;
    const bool anchored = facts && facts->last_receipt;
    Word value = Word::Unknown;
    switch (desktop.now.clock) {
        case ClockQuality::Synced:
            value = Word::InStep;
            break;
        case ClockQuality::Rtc:
            value = Word::ClockFromBattery;
            break;
        case ClockQuality::Unset:
            value = Word::ClockNotSet;
            break;
    }
    return {desktop.word(Word::ClockCard), desktop.word(value),
            anchored ? ago(desktop, Word::CheckedAgo, *facts->last_receipt) : std::string(),
            desktop.now.clock == ClockQuality::Unset};
}

ui::CardView storage_card(const Desktop& desktop) {
    const auto& facts = desktop.state.facts;
    std::string value = desktop.word(Word::Unknown);
    if (facts && facts->free_bytes) {
        const double gigabytes = static_cast<double>(*facts->free_bytes) / 1e9;
        const std::string tenths =
            std::to_string(static_cast<std::int64_t>(std::floor(gigabytes * 10)));
        const std::string whole = tenths.size() > 1 ? tenths.substr(0, tenths.size() - 1) : "0";
        value = desktop.phrase(Word::Free, whole + "." + tenths.back() + " GB");
    }
    if (!desktop.state.health.can_store) {
        value = desktop.word(Word::Failed);
    }
    return {desktop.word(Word::Storage), value, checked(desktop), !desktop.state.health.can_store};
}

ui::CardView memory_card(const Desktop& desktop) {
    const auto& facts = desktop.state.facts;
    const bool known = facts && facts->memory_bytes;
    return {desktop.word(Word::Memory),
            known ? std::to_string(*facts->memory_bytes / 1'000'000) + " MB"
                  : desktop.word(Word::Unknown),
            checked(desktop), false};
}

std::vector<std::string> details_of(const Desktop& desktop) {
    const auto& config = desktop.config;
    return {"kiosk " + config.kiosk.text,
            "store " + config.store.text,
            "touchpoint " + config.touchpoint,
            "software " + std::string(AFTERWORD_VERSION),
            "survey " + desktop.survey().id.text,
            "config " + config.hash,
            "zone " + config.zone,
            "clock " + clock_text(desktop.now.wall, config.zone),
            "broker " + config.broker.url.host + ":" + std::to_string(config.broker.url.port),
            "unsent " + std::to_string(desktop.state.health.unsent)};
}

std::string headline(const Desktop& desktop) {
    const auto& last = desktop.state.last_rating;
    const bool can = desktop.state.health.can_store;
    std::string text = desktop.word(can ? Word::CanTakeRatings : Word::CannotTakeRatings) + " · ";
    return text +
           (last ? ago(desktop, Word::LastRatingAgo, *last) : desktop.word(Word::NoRatingYet));
}

}  // namespace

ui::KioskView this_kiosk_view(const Desktop& desktop) {
    const State& state = desktop.state;
    ui::KioskView view;
    view.kiosk = desktop.config.kiosk.text;
    view.sync = desktop.sync();
    view.tabs = desktop.tabs();
    view.can_take_rating = state.health.can_store;
    view.headline = headline(desktop);
    view.reported = state.desk.reported;
    view.page = state.desk.part;
    if (state.desk.details) {
        view.details = details_of(desktop);
        return view;
    }
    view.cards = {answers_card(desktop),
                  connection_card(desktop),
                  {desktop.word(Word::Software), AFTERWORD_VERSION,
                   desktop.word(Word::NothingToInstall), false},
                  clock_card(desktop),
                  storage_card(desktop),
                  // Who reads this has just touched it.
                  {desktop.word(Word::Touch), desktop.word(Word::Works),
                   ago(desktop, Word::TouchedAgo, state.touched_at), false},
                  memory_card(desktop),
                  {desktop.word(Word::Certificate), desktop.word(Word::NoCertificate), {}, false}};
    return view;
}

}  // namespace afterword
