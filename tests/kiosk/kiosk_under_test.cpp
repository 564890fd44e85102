// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_under_test.hpp"

#include <catch2/catch.hpp>

#include "sync/model/alert_rules.hpp"

namespace afterword {
namespace {

constexpr std::string_view kSmall = R"({"survey":"checkout","version":1,"languages":["en","pl"],
"questions":[
 {"id":"service","kind":"faces5","text":{"en":"How was it?","pl":"Jak?"},
  "labels":{"en":["Very bad","Bad","Okay","Good","Great"],"pl":["1","2","3","4","5"]}},
 {"id":"reasons","kind":"choices","text":{"en":"Why?","pl":"Czemu?"},
  "options":[{"id":"waiting","text":{"en":"Waiting time","pl":"Czas"}},
             {"id":"staff","text":{"en":"Staff","pl":"Personel"}},
             {"id":"price","text":{"en":"Price","pl":"Ceny"}}]}]})";

constexpr std::string_view kBranching = R"({"survey":"checkout","version":1,"languages":["en"],
"questions":[
 {"id":"service","kind":"faces5","text":{"en":"How was it?"},
  "labels":{"en":["a","b","c","d","e"]}},
 {"id":"why","kind":"choices","when":{"service":[1,2]},"text":{"en":"Why?"},
  "options":[{"id":"waiting","text":{"en":"W"}},{"id":"staff","text":{"en":"S"}}]},
 {"id":"what","kind":"choices","text":{"en":"What?"},
  "options":[{"id":"food","text":{"en":"F"}},{"id":"drink","text":{"en":"D"}}]}]})";

KioskConfig config_with(std::string_view survey) {
    KioskConfig config;
    config.kiosk = KioskId{"k-0417"};
    config.store = StoreId{"s-012"};
    config.touchpoint = "checkout";
    config.zone = "Europe/Warsaw";
    config.title = {{"en", "Riverside Pharmacy · Checkout"}, {"pl", "Apteka · Kasa"}};
    config.staff = {{"07", ActorRole::Staff, "$argon2id$hash-of-07"}};
    auto read = read_survey(survey, "survey.json");
    REQUIRE(read.ok());
    config.surveys.push_back(*std::move(read));
    return config;
}

}  // namespace

KioskConfig small_config(KioskRole role) {
    KioskConfig config = config_with(kSmall);
    config.role = role;
    return config;
}

KioskConfig branching_config() {
    return config_with(kBranching);
}

KioskUnderTest::KioskUnderTest(KioskConfig config)
    : config_(std::move(config)),
      now_{BootId{7}, from_mono_ms(1'000'000), from_unix_ms(1'795'294'860'000),
           ClockQuality::Synced},
      state_(first_state(config_, now_)) {
    now_.mono += std::chrono::seconds(1);
    now_.wall += std::chrono::seconds(1);
}

void KioskUnderTest::feed(const Input& input) {
    Reaction reaction = reduce(std::move(state_), input, config_, now_);
    state_ = std::move(reaction.state);
    for (auto& effect : reaction.effects) {
        if (const auto* letter = std::get_if<ToSync>(&effect)) {
            note(*letter);
        } else if (const auto* check = std::get_if<CheckPin>(&effect)) {
            pins.push_back(*check);
        } else if (auto* contact = std::get_if<SealContact>(&effect)) {
            contacts.push_back(std::move(*contact));
        } else if (const auto* spell = std::get_if<Spell>(&effect)) {
            spellings.push_back(spell->spelling);
        } else if (const auto* arm = std::get_if<ArmAnswered>(&effect)) {
            arms.push_back(*arm);
        } else {
            ++starts_anew;
        }
    }
}

void KioskUnderTest::note(const ToSync& letter) {
    if (const auto* visit = std::get_if<StoreVisit>(&letter)) {
        visits.push_back(visit->visit);
        last_ticket_ = visit->ticket;
    } else if (const auto* step = std::get_if<StoreAlertStep>(&letter)) {
        steps.push_back(step->step);
        last_ticket_ = step->ticket;
    } else {
        letters.push_back(letter);
    }
}

void KioskUnderTest::choose(const ui::Choice& choice) {
    feed(Touched{});
    feed(choice);
}

void KioskUnderTest::wait(Milliseconds time) {
    const Tick until = now_.mono + time;
    while (true) {
        const auto wake = next_wake(state_, config_);
        const Tick to = wake && *wake < until ? *wake : until;
        now_.wall += to - now_.mono;
        now_.mono = to;
        if (wake && *wake <= to) {
            feed(Waited{});
        }
        if (to == until) {
            return;
        }
    }
}

void KioskUnderTest::store() {
    REQUIRE(state_.commit);
    VisitId id;
    if (const auto* visit = std::get_if<Visit>(&state_.commit->content)) {
        id = visit->id.ordinal == 0 ? VisitId{++ordinals_, "aaaaaa"} : visit->id;
    }
    feed(ToMain(Stored{last_ticket_, id}));
}

void KioskUnderTest::fail_to_store() {
    feed(ToMain(NotStored{last_ticket_, {Errc::Full, "disk full"}}));
}

void KioskUnderTest::note_tries() {
    REQUIRE_FALSE(letters.empty());
    const auto* tried = std::get_if<PinTried>(&letters.back());
    REQUIRE(tried != nullptr);
    PinTries known = state_.tries;
    if (tried->outcome == PinTried::Outcome::Wrong) {
        WrongTries& tries = known.tries[tried->code];
        ++tries.count;
        tries.last = now_.mono;
    } else {
        known.tries.erase(tried->code);
    }
    feed(ToMain(std::move(known)));
}

void KioskUnderTest::rate(int value) {
    choose(ui::Rated{value});
    store();
}

KnownAlert open_alert(const std::string& id, WallTime opened) {
    KnownAlert known;
    known.alert.id = AlertId{id};
    known.alert.store = StoreId{"s-012"};
    known.alert.kiosk = KioskId{"k-0417"};
    known.alert.opened = opened;
    known.alert.score = *Score::from(1);
    known.alert.reasons = {"waiting"};
    known.alert.title = "Very bad · Waiting time";
    known.take_by = opened + Deadlines().take;
    known.facts_by = opened + Deadlines().facts;
    known.solve_by = opened + Deadlines().solution;
    return known;
}

}  // namespace afterword
