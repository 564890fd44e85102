// SPDX-License-Identifier: Apache-2.0
// A whole kiosk but its window: reducer, device and link, on a clock of its own.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/reducer.hpp"
#include "sync/device/device.hpp"
#include "tests/fakes/broker.hpp"
#include "tests/fakes/clock.hpp"

namespace afterword {

// The world's time as one kiosk knows it: an own boot, and ticks from an own beginning.
class KioskClock final : public Clock {
  public:
    KioskClock(const FakeClock& world, BootId boot) : world_(world), boot_(boot) {}
    [[nodiscard]] WallTime wall() const override { return world_.wall(); }
    [[nodiscard]] Tick tick() const override { return world_.tick() - begun_; }
    [[nodiscard]] BootId boot() const override { return boot_; }
    [[nodiscard]] ClockQuality quality() const override { return ClockQuality::Synced; }

    void boot_anew(BootId boot) {
        boot_ = boot;
        begun_ = world_.tick().time_since_epoch() - Milliseconds(5'000);
    }
    // The same moment by the world's ticks.
    [[nodiscard]] Tick in_world(Tick own) const { return own + begun_; }

  private:
    const FakeClock& world_;
    BootId boot_;
    Milliseconds begun_{0};
};

// What a kiosk said it keeps: the last rev it answered Stored for, by visit.
using Ledger = std::map<VisitId, Visit>;

class SimulatedKiosk {
  public:
    SimulatedKiosk(KioskConfig config, const FakeClock& world, Rng& rng, FakeBroker& broker);
    SimulatedKiosk(const SimulatedKiosk&) = delete;
    SimulatedKiosk& operator=(const SimulatedKiosk&) = delete;
    ~SimulatedKiosk();

    // Takes what has arrived and does what is due.
    void pump();
    // By the world's ticks.
    [[nodiscard]] Tick next_wake() const;

    void choose(const ui::Choice& choice);
    void enter_pin(PinChecked checked);

    // The process is killed, and started again as another boot.
    void kill_and_start();
    [[nodiscard]] BrokerLink& link() { return *link_; }

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] const KioskConfig& config() const { return config_; }
    [[nodiscard]] const KioskClock& clock() const { return clock_; }
    [[nodiscard]] const Ledger& ledger() const { return ledger_; }
    [[nodiscard]] int kills() const { return kills_; }

  private:
    void start();
    void feed(const Input& input);
    void take_words();

    KioskConfig config_;
    Rng& rng_;
    FakeBroker& broker_;
    KioskClock clock_;
    std::unique_ptr<BrokerLink> link_;
    std::optional<Device> device_;
    State state_;
    std::deque<ToMain> words_;  // from the device, not read yet
    std::map<std::uint64_t, Visit> being_stored_;
    Ledger ledger_;
    int kills_ = 0;
};

}  // namespace afterword
