// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/shopper.hpp"

#include <vector>

#include "tests/fakes/clock.hpp"
#include "tests/fuzz/ledger.hpp"
#include "tests/soak/touched_kiosk.hpp"

namespace afterword::fuzz {

namespace {

using namespace ui;

constexpr std::size_t kMostScreens = 12;

int most_of(ScaleBody::Kind kind) {
    switch (kind) {
        case ScaleBody::Kind::Faces4:
            return 4;
        case ScaleBody::Kind::Numbers0To10:
            return 10;
        case ScaleBody::Kind::Numbers1To7:
            return 7;
        default:
            return 5;
    }
}

int least_of(ScaleBody::Kind kind) {
    return kind == ScaleBody::Kind::Numbers0To10 ? 0 : 1;
}

using Choices = std::vector<Choice>;

Choices answer(const QuestionBody& body, Habit habit, const Choice& end) {
    if (const auto* scale = std::get_if<ScaleBody>(&body)) {
        return {Rated{habit == Habit::Most ? most_of(scale->kind) : least_of(scale->kind)}};
    }
    const auto& tiles = std::get<TilesBody>(body);
    const std::size_t last = tiles.tiles.size() - 1;
    if (tiles.pick == TilesBody::Pick::One) {
        return {TileTapped{habit == Habit::Most ? last : 0}};
    }
    Choices choices;
    for (std::size_t i = 0; i <= last && habit != Habit::Skip; ++i) {
        choices.emplace_back(TileTapped{i});
    }
    choices.push_back(end);
    return choices;
}

// What the shopper does on a screen; nothing where the survey is over.
struct Answer {
    Habit habit;

    Choices operator()(const RateView& view) const { return answer(view.body, habit, Finished{}); }
    Choices operator()(const QuestionView& view) const {
        const bool finish = view.last || habit == Habit::Skip;
        return answer(view.body, habit, finish ? Choice(Finished{}) : Choice(NextTapped{}));
    }
    Choices operator()(const WordsView&) const {
        if (habit == Habit::Most) {
            return {KeyTapped{{}}, Sent{}};
        }
        return {Sent{}};
    }
    Choices operator()(const ContactView&) const {
        if (habit == Habit::Most) {
            return {DigitTyped{4}, DigitTyped{2}, ConsentTapped{}, Sent{}};
        }
        return {Declined{}};
    }
    template <class Other>
    Choices operator()(const Other&) const {
        return {};
    }
};

}  // namespace

bool finishes(const Survey& survey, Habit habit, Stage& stage) {
    KioskConfig config = stage.config;
    config.surveys = {survey};
    FakeClock clock;
    SeededRng rng(1);
    Ledger ledger;
    View shown;
    TouchedKiosk kiosk({config, clock, rng, *stage.ime, stage.ui},
                       {[&](const ToSync& letter) { ledger.take(letter); },
                        [&](const View& view, const Frame&) { shown = view; }});
    for (std::size_t screen = 0; screen < kMostScreens; ++screen) {
        const Choices choices = std::visit(Answer{habit}, shown.screen);
        for (const Choice& choice : choices) {
            clock.advance(Milliseconds(1'000));
            kiosk.tell(Touched{});
            kiosk.tell(choice);
            while (const auto word = ledger.store()) {
                kiosk.tell(*word);
            }
        }
        if (std::holds_alternative<ThanksView>(shown.screen) ||
            std::holds_alternative<CaseView>(shown.screen)) {
            return ledger.newest()->state == Visit::State::Ended;
        }
    }
    return false;
}

}  // namespace afterword::fuzz
