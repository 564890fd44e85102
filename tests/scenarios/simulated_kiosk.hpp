// SPDX-License-Identifier: Apache-2.0
// A whole kiosk but its window: reducer, device and link, on a machine of its own that can fail.
#pragma once

#include <deque>
#include <optional>

#include "kiosk/reducer.hpp"
#include "sync/device/device.hpp"
#include "tests/scenarios/clocks.hpp"
#include "tests/scenarios/disk.hpp"
#include "tests/scenarios/kiosk_book.hpp"
#include "tests/scenarios/network.hpp"

namespace afterword {

// How a program ends that nobody asked to.
enum class Death { Killed, PowerLost };

// The world it lives in, which outlives it.
struct Surroundings {
    const FakeClock& clock;
    Rng& rng;
    Network& network;
    Trace& trace;
};

// Thread-bound.
class SimulatedKiosk {
  public:
    SimulatedKiosk(KioskConfig config, Surroundings world);
    SimulatedKiosk(const SimulatedKiosk&) = delete;
    SimulatedKiosk& operator=(const SimulatedKiosk&) = delete;
    ~SimulatedKiosk();

    // Takes what has arrived and does what is due; starts the program where it is gone.
    void work();
    // By the world's ticks.
    [[nodiscard]] Tick next_wake() const;
    [[nodiscard]] bool running() const { return device_ && !disk_.dead(); }

    // Only while it is running.
    void choose(const ui::Choice& choice);
    void enter_pin(PinChecked checked);

    // Dies at the disk operation after so many more. It starts again by itself.
    void die_after(std::uint64_t operations, Death death);
    void die(Death death);

    [[nodiscard]] MachineClock& clock() { return clock_; }
    [[nodiscard]] const MachineClock& clock() const { return clock_; }
    [[nodiscard]] Disk& disk() { return disk_; }
    [[nodiscard]] NetworkLink& link() { return link_; }
    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] const KioskConfig& config() const { return config_; }
    [[nodiscard]] const KioskBook& book() const { return book_; }

  private:
    void start();
    void note_death();
    void bury();
    void feed(const Input& input);
    void take_words();
    void hear(const ToMain& word);

    KioskConfig config_;
    Surroundings world_;
    MachineClock clock_;
    NetworkLink link_;
    Disk disk_;
    Death death_ = Death::Killed;
    Tick start_at_;  // the world's
    std::optional<Device> device_;
    State state_;
    std::deque<ToMain> words_;  // from the device, not read yet
    KioskBook book_;
};

}  // namespace afterword
