// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/simulated_kiosk.hpp"

#include <catch2/catch.hpp>

#include "sync/wire/state_message.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {

SimulatedKiosk::SimulatedKiosk(KioskConfig config, const FakeClock& world, Rng& rng,
                               FakeBroker& broker)
    : config_(std::move(config)),
      rng_(rng),
      broker_(broker),
      clock_(world, BootId{static_cast<std::uint32_t>(rng.next())}) {
    start();
}

SimulatedKiosk::~SimulatedKiosk() = default;

void SimulatedKiosk::start() {
    link_ = std::make_unique<BrokerLink>(
        broker_, std::vector<std::string>{down_filter(config_.kiosk)},
        [this](std::uint32_t session) {
            return Outgoing{up_topic(UpKind::State, config_.kiosk),
                            encode_state({Presence::Offline, clock_.boot(), session}), 1,
                            Retain::Yes};
        });
    DeviceOptions options;
    options.kiosk = config_.kiosk;
    options.survey = config_.surveys.front().id;
    options.config = "0123456789abcdef";
    options.data_dir = config_.data_dir;
    state_ = first_state(config_, moment_of(clock_));
    auto device = Device::open(options, clock_, rng_, *link_,
                               [this](ToMain word) { words_.push_back(std::move(word)); });
    if (!device) {
        FAIL(device.error().message);
    }
    device_.emplace(*std::move(device));
}

void SimulatedKiosk::kill_and_start() {
    ++kills_;
    device_.reset();
    link_.reset();
    words_.clear();
    being_stored_.clear();
    clock_.boot_anew(BootId{static_cast<std::uint32_t>(rng_.next())});
    start();
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
            being_stored_[visit->ticket.value] = visit->visit;
        }
        device_->handle(*letter);
    }
}

void SimulatedKiosk::take_words() {
    while (!words_.empty()) {
        const ToMain word = std::move(words_.front());
        words_.pop_front();
        if (const auto* stored = std::get_if<Stored>(&word)) {
            const auto found = being_stored_.find(stored->ticket.value);
            if (found != being_stored_.end()) {
                Visit kept = found->second;
                kept.id = stored->visit;
                ledger_[kept.id] = kept;
                being_stored_.erase(found);
            }
        }
        feed(word);
    }
}

void SimulatedKiosk::pump() {
    while (auto event = link_->take_event()) {
        device_->handle(*event);
    }
    if (device_->next_wake() <= clock_.tick()) {
        device_->tick();
    }
    take_words();
    const auto wake = afterword::next_wake(state_, config_);
    if (wake && *wake <= clock_.tick()) {
        feed(Waited{});
        take_words();
    }
}

Tick SimulatedKiosk::next_wake() const {
    Tick next = device_->next_wake();
    if (const auto wake = afterword::next_wake(state_, config_)) {
        next = std::min(next, *wake);
    }
    return clock_.in_world(next);
}

void SimulatedKiosk::choose(const ui::Choice& choice) {
    // Fingers come down all over a panel of ten inches.
    feed(Touched{{static_cast<double>(rng_.below(217)), static_cast<double>(rng_.below(136))}});
    feed(choice);
    take_words();
}

void SimulatedKiosk::enter_pin(PinChecked checked) {
    feed(checked);
    take_words();
}

}  // namespace afterword
