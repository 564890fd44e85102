// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/world.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <catch2/catch.hpp>

#include "sync/model/alert_id.hpp"
#include "sync/model/alert_rules.hpp"
#include "tests/scenarios/people.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kSurvey = R"({"survey":"checkout","version":1,"languages":["en","pl"],
"questions":[
 {"id":"service","kind":"faces5","alert_at":1,"text":{"en":"How was it?","pl":"Jak?"},
  "labels":{"en":["a","b","c","d","e"],"pl":["1","2","3","4","5"]}},
 {"id":"reasons","kind":"choices","text":{"en":"Why?","pl":"Czemu?"},
  "options":[{"id":"waiting","text":{"en":"W","pl":"C"}},{"id":"staff","text":{"en":"S","pl":"P"}},
             {"id":"price","text":{"en":"P","pl":"C"}}]}]})";

struct Spot {
    const char* kiosk;
    const char* store;
};
constexpr std::array kSpots = {Spot{"k-1", "s-1"}, Spot{"k-2", "s-1"}, Spot{"k-3", "s-2"}};

Survey survey() {
    return *read_survey(kSurvey, "survey.json");
}

KioskConfig kiosk_config(const Spot& spot, const std::filesystem::path& folder) {
    KioskConfig config;
    config.kiosk = KioskId{spot.kiosk};
    config.store = StoreId{spot.store};
    config.touchpoint = "checkout";
    config.surveys.push_back(survey());
    config.staff = {{"07", "staff", "$argon2id$"}};
    config.data_dir = folder / spot.kiosk;
    return config;
}

CollectorOptions collector_options(const std::filesystem::path& folder) {
    std::vector<Posting> postings;
    for (const auto& spot : kSpots) {
        postings.push_back({KioskId{spot.kiosk}, StoreId{spot.store}, "checkout"});
    }
    CollectorOptions options;
    options.database = folder / "collector.db";
    options.places =
        *Register::make({{StoreId{"s-1"}, "One", "UTC"}, {StoreId{"s-2"}, "Two", "UTC"}}, postings);
    options.surveys = {survey()};
    return options;
}

std::string describe(const Alert& alert) {
    return std::string(name(alert.stage)) + " rev " + std::to_string(alert.rev) + " by \"" +
           alert.taken_by + "\" cause \"" + alert.cause + "\" actions " +
           std::to_string(alert.actions.size()) + " opened " +
           std::to_string(unix_ms(alert.opened));
}

using ScoreCounts = std::map<std::pair<std::string, int>, std::int64_t>;  // by store and score

}  // namespace

World::World(std::uint64_t seed)
    : rng_(seed),
      broker_(clock_, rng_, {rng_.below(300), rng_.below(200), Milliseconds(rng_.below(5'000))}),
      collector_(
          std::make_unique<SimulatedCollector>(collector_options(folder_.path()), clock_, broker_)),
      next_trouble_(clock_.tick()),
      next_connect_(clock_.tick()) {
    clock_.set_wall(from_unix_ms(1'795'251'600'000));  // 2026-11-21, 09:00 UTC
    for (const auto& spot : kSpots) {
        std::filesystem::create_directory(folder_ / spot.kiosk);
        kiosks_.push_back(std::make_unique<SimulatedKiosk>(kiosk_config(spot, folder_.path()),
                                                           clock_, rng_, broker_));
        people_.push_back({clock_.tick() + Milliseconds(rng_.below(60'000))});
    }
}

void World::live_through(Milliseconds time) {
    troubled_ = true;
    run_until(clock_.tick() + time);
}

void World::come_to_rest() {
    troubled_ = false;
    broker_.start();
    broker_.set_faults({});
    run_until(clock_.tick() + 20min);
    // Past midnight every kiosk says hello once more: only then can the day be complete.
    const auto midnight = std::chrono::ceil<std::chrono::days>(clock_.wall());
    run_until(clock_.tick() + (midnight - clock_.wall()) + 1min);
    for (const auto& kiosk : kiosks_) {
        kiosk->link().drop("a new day");
    }
    run_until(clock_.tick() + 10min);
}

Tick World::next_event() const {
    Tick next = collector_->next_wake();
    for (const auto& kiosk : kiosks_) {
        next = std::min(next, kiosk->next_wake());
    }
    if (const auto due = broker_.next_due()) {
        next = std::min(next, *due);
    }
    next = std::min(next, next_connect_);
    if (troubled_) {
        next = std::min(next, next_trouble_);
        for (const auto& person : people_) {
            next = std::min(next, person.next_tap);
        }
    }
    return next;
}

void World::run_until(Tick end) {
    while (clock_.tick() < end) {
        if (clock_.tick() >= next_connect_) {
            reconnect();
        }
        if (troubled_) {
            do_something();
        }
        pump();
        // Time goes on by a millisecond at least, also where somebody asks to be woken at once.
        clock_.advance_to(std::min(end, std::max(next_event(), clock_.tick() + 1ms)));
    }
}

void World::pump() {
    collector_->pump();
    for (const auto& kiosk : kiosks_) {
        kiosk->pump();
    }
}

void World::reconnect() {
    collector_->link().connect();
    for (const auto& kiosk : kiosks_) {
        kiosk->link().connect();
    }
    next_connect_ = clock_.tick() + Milliseconds(1'000 + rng_.below(troubled_ ? 60'000 : 2'000));
}

void World::let_people_tap() {
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (clock_.tick() >= people_[i].next_tap) {
            tap_something(*kiosks_[i], rng_);
            people_[i].next_tap = clock_.tick() + pause_before_tap(*kiosks_[i], rng_);
        }
    }
}

void World::do_something() {
    let_people_tap();
    if (clock_.tick() < next_trouble_) {
        return;
    }
    next_trouble_ = clock_.tick() + Milliseconds(5'000 + rng_.below(600'000));
    const std::size_t who = rng_.below(kiosks_.size());
    switch (rng_.below(6)) {
        case 0:
            kiosks_[who]->kill_and_start();
            break;
        case 1:
            collector_->kill_and_start();
            break;
        case 2:
            broker_.stop();
            break;
        case 3:
            collector_->link().drop("trouble");
            break;
        case 4:
            kiosks_[who]->link().drop("trouble");
            break;
        default:
            broker_.start();
            break;
    }
}

std::vector<Ledger> World::ledgers() const {
    std::vector<Ledger> ledgers;
    for (const auto& kiosk : kiosks_) {
        ledgers.push_back(kiosk->ledger());
    }
    return ledgers;
}

std::vector<std::string> World::faults(const std::vector<Ledger>& thanked) {
    std::vector<std::string> found;
    compare_scores(thanked, found);
    compare_completeness(thanked, found);
    compare_alerts(thanked, found);
    return found;
}

namespace {

bool looks_like_play(const Visit& visit) {
    return visit.misuse && flagged(*visit.misuse, MisuseSettings{});
}

}  // namespace

void World::compare_scores(const std::vector<Ledger>& thanked, std::vector<std::string>& faults) {
    ScoreCounts expected;
    for (std::size_t i = 0; i < thanked.size(); ++i) {
        for (const auto& [id, visit] : thanked[i]) {
            if (looks_like_play(visit)) {
                continue;  // stored like any other, and left out of scores
            }
            ++expected[{kSpots[i].store, visit.steps.at(0).value->value()}];
        }
    }
    ScoreCounts there;
    for (const auto& line : collector_->answer<ScoresReport>(ScoresQuery{})) {
        for (int score = 1; score <= 5; ++score) {
            const auto n = line.counts.at(score);
            if (n > 0 && line.question == "service") {
                there[{line.place.store.text, score}] += n;
            }
        }
    }
    if (there == expected) {
        return;
    }
    for (const auto& [key, n] : expected) {
        if (there[key] != n) {
            faults.push_back(key.first + " score " + std::to_string(key.second) + ": thanked " +
                             std::to_string(n) + ", there " + std::to_string(there[key]));
        }
    }
    for (const auto& [key, n] : there) {
        if (expected[key] == 0 && n > 0) {
            faults.push_back(key.first + " score " + std::to_string(key.second) +
                             ": nobody gave it, there " + std::to_string(n));
        }
    }
}

void World::compare_completeness(const std::vector<Ledger>& thanked,
                                 std::vector<std::string>& faults) {
    std::map<std::string, std::int64_t> expected;
    for (std::size_t i = 0; i < thanked.size(); ++i) {
        expected[kSpots[i].store] += static_cast<std::int64_t>(thanked[i].size());
    }
    for (const auto& line : collector_->answer<CompletenessReport>(CompletenessQuery{})) {
        auto& left = expected[line.place.store.text];
        left -= line.have;
        if (line.expected != line.have || line.lost != 0 || !line.waiting_for.empty()) {
            std::string fault = line.place.store.text + ": expected " +
                                std::to_string(line.expected) + ", have " +
                                std::to_string(line.have) + ", lost " + std::to_string(line.lost);
            for (const auto& kiosk : line.waiting_for) {
                fault += ", waiting for " + kiosk.text;
            }
            faults.push_back(fault);
        }
    }
    for (const auto& [store, left] : expected) {
        if (left != 0) {
            faults.push_back(store + ": " + std::to_string(left) + " visits in no day");
        }
    }
}

void World::compare_alerts(const std::vector<Ledger>& thanked, std::vector<std::string>& faults) {
    std::map<AlertId, const AlertLine*> there;
    const auto lines = collector_->answer<AlertsReport>(AlertsQuery{});
    for (const auto& line : lines) {
        there[line.message.alert.id] = &line;
    }
    for (std::size_t i = 0; i < thanked.size(); ++i) {
        for (const auto& [id, visit] : thanked[i]) {
            if (visit.state == Visit::State::Open && kiosks_[i]->kills() == 0) {
                faults.push_back(std::string(kSpots[i].kiosk) + " never ended visit " + id.text());
            }
            const bool low = low_score(visit, survey()).has_value() && !looks_like_play(visit);
            const auto alert = alert_id(KioskId{kSpots[i].kiosk}, id, AlertKind::LowScore);
            if (low && !there.contains(alert)) {
                faults.push_back(std::string(kSpots[i].kiosk) + " visit " + id.text() +
                                 ": a low score without an alert");
            }
        }
    }
    for (std::size_t i = 0; i < kiosks_.size(); ++i) {
        for (const auto& known : kiosks_[i]->state().alerts) {
            const auto found = there.find(known.alert.id);
            if (found == there.end() || !(found->second->message.alert == known.alert)) {
                faults.push_back(std::string(kSpots[i].kiosk) + ": alert " + known.alert.id.text +
                                 " is " + describe(known.alert) + ", at the collector " +
                                 (found == there.end() ? std::string("unknown")
                                                       : describe(found->second->message.alert)));
            }
        }
    }
    for (const auto& line : lines) {
        const Alert& alert = line.message.alert;
        for (std::size_t i = 0; i < kiosks_.size(); ++i) {
            const auto& known = kiosks_[i]->state().alerts;
            const bool shown = std::any_of(known.begin(), known.end(), [&](const KnownAlert& k) {
                return k.alert.id == alert.id;
            });
            if (!ended(alert.stage) && alert.store.text == kSpots[i].store && !shown) {
                faults.push_back(std::string(kSpots[i].kiosk) + " does not know of alert " +
                                 alert.id.text);
            }
        }
    }
}

}  // namespace afterword
