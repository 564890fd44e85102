// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/world.hpp"

#include <algorithm>
#include <array>

#include "tests/scenarios/shoppers.hpp"
#include "tests/scenarios/staff.hpp"

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
constexpr std::array kSpots = {Spot{"k-1", "s-1"}, Spot{"k-2", "s-1"}, Spot{"k-3", "s-2"},
                               Spot{"k-4", "s-2"}, Spot{"k-5", "s-3"}};

// From 2026-10-20: both nights on which the clocks change lie within two weeks of it.
constexpr WallTime kFirstDay{Milliseconds(1'792'454'400'000)};

constexpr std::uint64_t kStaffComes = 8;  // to one of so many rests of a kiosk

Survey survey() {
    return *read_survey(kSurvey, "survey.json");
}

Register places() {
    std::vector<Posting> postings;
    for (const auto& spot : kSpots) {
        postings.push_back({KioskId{spot.kiosk}, StoreId{spot.store}, "checkout"});
    }
    return *Register::make({{StoreId{"s-1"}, "One", "Europe/Warsaw"},
                            {StoreId{"s-2"}, "Two", "America/New_York"},
                            {StoreId{"s-3"}, "Three", "Pacific/Auckland"}},
                           postings);
}

KioskConfig kiosk_config(const Spot& spot, const std::filesystem::path& folder) {
    KioskConfig config;
    config.kiosk = KioskId{spot.kiosk};
    config.store = StoreId{spot.store};
    config.touchpoint = "checkout";
    config.surveys.push_back(survey());
    config.staff = {{"07", ActorRole::Staff, "$argon2id$"}};
    config.data_dir = folder / spot.kiosk;
    return config;
}

CollectorOptions collector_options(const std::filesystem::path& folder) {
    CollectorOptions options;
    options.database = folder / "collector.db";
    options.places = places();
    options.surveys = {survey()};
    return options;
}

// Somewhere in three weeks, at any hour.
WallTime some_beginning(Rng& rng) {
    return kFirstDay + Milliseconds(rng.below(std::chrono::milliseconds(21 * 24h).count()));
}

}  // namespace

World::World(std::uint64_t seed, Trace::Printing printing)
    : rng_(seed),
      trace_(printing),
      network_(clock_, rng_, trace_),
      between_shoppers_(10min + Milliseconds(rng_.below(2'400'000))),
      collector_(collector_options(folder_.path()), {clock_, rng_, network_, trace_}),
      troubles_(clock_, rng_, network_, collector_, kiosks_) {
    clock_.set_wall(some_beginning(rng_));
    for (const auto& spot : kSpots) {
        std::filesystem::create_directory(folder_ / spot.kiosk);
        kiosks_.push_back(std::make_unique<SimulatedKiosk>(
            kiosk_config(spot, folder_.path()), Surroundings{clock_, rng_, network_, trace_}));
        next_taps_.push_back(clock_.tick());
    }
}

std::vector<std::string> World::live_through(Milliseconds time) {
    phase_ = Phase::Troubled;
    const Tick end = clock_.tick() + time;
    while (clock_.tick() < end) {
        run_until(std::min(end, clock_.tick() + 1h + Milliseconds(rng_.below(14'400'000))));
        if (const auto found = look()) {
            if (auto faults = faults_at_any_time(*found); !faults.empty()) {
                return faults;
            }
        }
    }
    return {};
}

void World::come_to_rest() {
    troubles_.end();
    phase_ = Phase::WorkingOff;
    const Tick patience = clock_.tick() + 24h;
    do {
        run_until(clock_.tick() + 15min);
    } while (alerts_left() && clock_.tick() < patience);
    phase_ = Phase::Quiet;
    run_until(clock_.tick() + 10min);
    all_heard_ = clock_.wall();
    for (auto& kiosk : kiosks_) {
        kiosk->link().reset();
    }
    run_until(clock_.tick() + 10min);
}

bool World::alerts_left() const {
    return std::any_of(kiosks_.begin(), kiosks_.end(), [](const auto& kiosk) {
        const auto& alerts = kiosk->state().alerts;
        return std::any_of(alerts.begin(), alerts.end(),
                           [](const KnownAlert& known) { return !ended(known.alert.stage); });
    });
}

Tick World::next_event() const {
    Tick next = collector_.next_wake();
    for (const auto& kiosk : kiosks_) {
        next = std::min(next, kiosk->next_wake());
    }
    next = std::min(next, network_.next_due().value_or(next));
    if (phase_ == Phase::Troubled) {
        next = std::min(next, troubles_.next());
    }
    return std::min(next, *std::min_element(next_taps_.begin(), next_taps_.end()));
}

void World::run_until(Tick end) {
    while (clock_.tick() < end) {
        if (phase_ == Phase::Troubled && troubles_.next() <= clock_.tick()) {
            troubles_.work();
        }
        let_people_tap();
        work();
        // Time goes on by a millisecond at least, also where somebody asks to be woken at once.
        clock_.advance_to(std::min(end, std::max(next_event(), clock_.tick() + 1ms)));
    }
}

void World::work() {
    network_.work();
    collector_.work();
    for (const auto& kiosk : kiosks_) {
        kiosk->work();
    }
}

void World::let_people_tap() {
    for (std::size_t i = 0; i < kiosks_.size(); ++i) {
        if (next_taps_[i] > clock_.tick()) {
            continue;
        }
        if (kiosks_[i]->running()) {
            tap(*kiosks_[i]);
        }
        next_taps_[i] = clock_.tick() +
                        (phase_ == Phase::Troubled
                             ? pause_before_tap(*kiosks_[i], clock_.wall(), between_shoppers_, rng_)
                             : Milliseconds(500 + rng_.below(10'000)));
    }
}

void World::tap(SimulatedKiosk& kiosk) {
    const bool rests = at_rest(kiosk);
    if (phase_ == Phase::Quiet) {
        return;
    }
    if (phase_ == Phase::WorkingOff) {
        rests ? come_as_staff(kiosk) : tap_as_staff(kiosk, rng_, Zeal::Tireless);
    } else if (rests && one_in(rng_, kStaffComes)) {
        come_as_staff(kiosk);
    } else {
        tap_as_shopper(kiosk, rng_);
        tap_as_staff(kiosk, rng_, Zeal::Human);
    }
    trace_.note(clock_.wall(), kiosk.config().kiosk.text,
                "shows scene " + std::to_string(static_cast<int>(kiosk.state().scene)));
}

// --- evidence ---

KioskEvidence World::evidence_of(const SimulatedKiosk& kiosk) const {
    KioskEvidence found{kiosk.config().kiosk, kiosk.config().store,
                        kiosk.book(),         {},
                        kiosk.state().alerts, kiosk.state().steps_ahead.size()};
    for (const auto& [id, revs] : found.book.kept) {
        found.began[id] = kiosk.clock().truth_of(revs.front().at).value_or(WallTime());
    }
    return found;
}

std::optional<Evidence> World::look() {
    auto content = collector_.audit();
    if (!content) {
        return std::nullopt;
    }
    Evidence evidence{all_heard_, {}, *std::move(content), {}, survey(), places()};
    for (const auto& kiosk : kiosks_) {
        evidence.kiosks.push_back(evidence_of(*kiosk));
    }
    for (const auto& visit : evidence.collector.visits) {
        const auto kiosk = std::find_if(kiosks_.begin(), kiosks_.end(), [&](const auto& other) {
            return other->config().kiosk == visit.record.kiosk;
        });
        evidence.truths.push_back((*kiosk)->clock().truth_of(visit.record.at));
    }
    return evidence;
}

}  // namespace afterword
