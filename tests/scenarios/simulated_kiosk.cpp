// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/simulated_kiosk.hpp"

#include "sync/wire/state_message.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kStartsAgainAfter{10'000};
constexpr std::int64_t kFastestCrystal = 50;  // millionths

std::int64_t crystal(Rng& rng) {
    return static_cast<std::int64_t>(rng.below(2 * kFastestCrystal + 1)) - kFastestCrystal;
}

MachineClock::Battery battery(Rng& rng) {
    return rng.below(2) == 0 ? MachineClock::Battery::None : MachineClock::Battery::Good;
}

}  // namespace

SimulatedKiosk::SimulatedKiosk(KioskConfig config, Surroundings world)
    : config_(std::move(config)),
      world_(world),
      clock_{world.clock, world.rng, crystal(world.rng), battery(world.rng)},  // in that order
      link_(world.network, config_.kiosk.text, {down_filter(config_.kiosk)}, config_.spread),
      disk_(config_.kiosk.text, world.rng.next(), [this] { note_death(); }),
      start_at_(world.clock.tick()) {
    start();
}

SimulatedKiosk::~SimulatedKiosk() {
    disk_.die();  // the device must not tidy up
}

void SimulatedKiosk::start() {
    DeviceOptions options;
    options.kiosk = config_.kiosk;
    options.survey = config_.surveys.front().id;
    options.config = "0123456789abcdef";
    options.data_dir = config_.data_dir;
    options.vfs = disk_.name();
    options.raising = RaisingBasis{config_.store, config_.surveys};
    link_.start([this](std::uint32_t session) {
        return Outgoing{up_topic(UpKind::State, config_.kiosk),
                        encode_state({Presence::Offline, clock_.boot(), session}), 1, Retain::Yes};
    });
    state_ = first_state(config_, moment_of(clock_));
    auto device = Device::open(options, clock_, world_.rng, link_,
                               [this](ToMain word) { words_.push_back(std::move(word)); });
    if (device && !disk_.dead()) {
        device_.emplace(*std::move(device));
        world_.trace.note(world_.clock.wall(), config_.kiosk.text, "is up");
        return;
    }
    die(Death::Killed);
}

void SimulatedKiosk::die_after(std::uint64_t operations, Death death) {
    death_ = death;
    disk_.die_after(operations);
}

void SimulatedKiosk::die(Death death) {
    if (disk_.dead()) {
        return;
    }
    death_ = death;
    disk_.die();
    note_death();
}

// Called in the middle of what the program does as well: nothing of it may be destroyed here.
void SimulatedKiosk::note_death() {
    link_.stop(death_ == Death::Killed ? NetworkLink::Ending::ProgramDied
                                       : NetworkLink::Ending::PowerLost);
    start_at_ = world_.clock.tick() + kStartsAgainAfter;
    world_.trace.note(world_.clock.wall(), config_.kiosk.text,
                      death_ == Death::Killed ? "is killed" : "loses its power");
}

void SimulatedKiosk::bury() {
    device_.reset();
    words_.clear();
    book_.note_death();
    if (death_ == Death::Killed) {
        disk_.come_back(Unsynced::Kept);
        clock_.start_program();
        return;
    }
    disk_.come_back(kAllUnsynced[world_.rng.below(std::size(kAllUnsynced))]);
    clock_.start_machine();
}

void SimulatedKiosk::work() {
    if (!device_ && world_.clock.tick() >= start_at_) {
        bury();
        start();
    }
    while (device_ && !disk_.dead()) {
        auto event = link_.take_event();
        if (!event) {
            break;
        }
        device_->handle(*event);
    }
    if (device_ && !disk_.dead() && device_->next_wake() <= clock_.tick()) {
        device_->tick();
    }
    take_words();
    const auto wake = device_ ? afterword::next_wake(state_, config_) : std::nullopt;
    if (wake && *wake <= clock_.tick()) {
        feed(Waited{});
        take_words();
    }
    disk_.tidy();
}

Tick SimulatedKiosk::next_wake() const {
    if (!device_) {
        return start_at_;
    }
    if (link_.has_event()) {
        return world_.clock.tick();
    }
    Tick next = device_->next_wake();
    if (const auto wake = afterword::next_wake(state_, config_)) {
        next = std::min(next, *wake);
    }
    return clock_.in_world(next);
}

void SimulatedKiosk::feed(const Input& input) {
    Reaction reaction = reduce(std::move(state_), input, config_, moment_of(clock_));
    state_ = std::move(reaction.state);
    for (const auto& effect : reaction.effects) {
        const auto* letter = std::get_if<ToSync>(&effect);
        if (letter == nullptr) {
            continue;
        }
        if (const auto* visit = std::get_if<StoreVisit>(letter)) {
            book_.note_asked(*visit);
        }
        device_->handle(*letter);
    }
}

void SimulatedKiosk::hear(const ToMain& word) {
    if (const auto* stored = std::get_if<Stored>(&word)) {
        book_.note(*stored);
    } else if (const auto* refused = std::get_if<NotStored>(&word)) {
        book_.note(*refused);
    }
    feed(word);
}

// What a dead program has still said, nobody heard.
void SimulatedKiosk::take_words() {
    while (device_ && !disk_.dead() && !words_.empty()) {
        const ToMain word = std::move(words_.front());
        words_.pop_front();
        hear(word);
    }
    if (device_ && disk_.dead()) {
        device_.reset();
    }
}

void SimulatedKiosk::choose(const ui::Choice& choice) {
    if (!device_) {
        return;
    }
    // Fingers come down all over a panel of ten inches.
    feed(Touched{
        {static_cast<double>(world_.rng.below(217)), static_cast<double>(world_.rng.below(136))}});
    feed(choice);
    take_words();
}

void SimulatedKiosk::enter_pin(PinChecked checked) {
    if (!device_) {
        return;
    }
    feed(checked);
    take_words();
}

}  // namespace afterword
