// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/simulated_collector.hpp"

#include <iterator>

#include "sync/collector/report.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kStartsAgainAfter{10'000};
constexpr Milliseconds kSpread{1'000};
constexpr std::size_t kEvery = 1'000'000;

template <class Answer>
Status put(Answer& place, Result<Answer> answer) {
    if (!answer) {
        return std::move(answer).error();
    }
    place = *std::move(answer);
    return done();
}

Status read_visits(Store& store, std::vector<KeptVisit>& visits) {
    auto records = store.visits_after(0, kEvery);
    if (!records) {
        return std::move(records).error();
    }
    for (auto& record : *records) {
        auto bytes = store.row_bytes(record.row);
        if (!bytes) {
            return std::move(bytes).error();
        }
        visits.push_back({std::move(record), *std::move(bytes)});
    }
    return done();
}

}  // namespace

SimulatedCollector::SimulatedCollector(CollectorOptions options, Surroundings world)
    : options_(std::move(options)),
      world_(world),
      link_(world.network, "collector", {std::string(kAllUp)}, kSpread),
      disk_("collector", world.rng.next(), [this] { note_death(); }),
      start_at_(world.clock.tick()) {
    options_.vfs = disk_.name();
    start();
}

SimulatedCollector::~SimulatedCollector() {
    disk_.die();
}

void SimulatedCollector::start() {
    link_.start();
    auto collector = Collector::open(options_, world_.clock, link_);
    if (collector && !disk_.dead()) {
        collector_.emplace(*std::move(collector));
        world_.trace.note(world_.clock.wall(), "collector", "is up");
        return;
    }
    die(Death::Killed);
}

void SimulatedCollector::die_after(std::uint64_t operations, Death death) {
    death_ = death;
    disk_.die_after(operations);
}

void SimulatedCollector::die(Death death) {
    if (disk_.dead()) {
        return;
    }
    death_ = death;
    disk_.die();
    note_death();
}

// Called in the middle of what the program does as well: nothing of it may be destroyed here.
void SimulatedCollector::note_death() {
    link_.stop(death_ == Death::Killed ? NetworkLink::Ending::ProgramDied
                                       : NetworkLink::Ending::PowerLost);
    start_at_ = world_.clock.tick() + kStartsAgainAfter;
    world_.trace.note(world_.clock.wall(), "collector",
                      death_ == Death::Killed ? "is killed" : "loses its power");
}

void SimulatedCollector::bury() {
    collector_.reset();
    disk_.come_back(death_ == Death::Killed
                        ? Unsynced::Kept
                        : kAllUnsynced[world_.rng.below(std::size(kAllUnsynced))]);
}

void SimulatedCollector::work() {
    if (!collector_ && world_.clock.tick() >= start_at_) {
        bury();
        start();
    }
    while (collector_) {
        auto event = link_.take_event();
        if (!event) {
            break;
        }
        collector_->handle(*event);
    }
    if (collector_ && collector_->next_wake() <= world_.clock.tick()) {
        collector_->tick();
    }
    if (disk_.dead()) {
        collector_.reset();
    }
    disk_.tidy();
}

Tick SimulatedCollector::next_wake() const {
    if (!collector_) {
        return start_at_;
    }
    return link_.has_event() ? world_.clock.tick() : collector_->next_wake();
}

std::optional<CollectorContent> SimulatedCollector::audit() {
    die(Death::Killed);
    bury();
    auto store = open_sqlite_store(options_.database, disk_.name());
    if (!store) {
        return std::nullopt;
    }
    CollectorContent content;
    const Basis basis{options_.places, Surveys(options_.surveys), options_.rules, options_.people};
    const auto read = (*store)->transact([&]() -> Status {
        if (auto visits = read_visits(**store, content.visits); !visits) {
            return visits;
        }
        if (auto scores = put(content.scores, report_scores(**store, basis.surveys, {})); !scores) {
            return scores;
        }
        if (auto complete =
                put(content.completeness, report_completeness(**store, basis.places, {}));
            !complete) {
            return complete;
        }
        return put(content.alerts, report_alerts(**store, basis, {}, world_.clock.wall()));
    });
    return read ? std::optional(std::move(content)) : std::nullopt;
}

}  // namespace afterword
