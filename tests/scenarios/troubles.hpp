// SPDX-License-Identifier: Apache-2.0
// What goes wrong in a world, and when: programs die, power goes, disks fail, connections break or
// go silent, clocks jump.
#pragma once

#include <memory>
#include <vector>

#include "tests/scenarios/simulated_collector.hpp"
#include "tests/scenarios/simulated_kiosk.hpp"

namespace afterword {

// Thread-bound. What it is given outlives it.
class Troubles {
  public:
    Troubles(const FakeClock& clock, Rng& rng, Network& network, SimulatedCollector& collector,
             std::vector<std::unique_ptr<SimulatedKiosk>>& kiosks)
        : clock_(clock),
          rng_(rng),
          network_(network),
          collector_(collector),
          kiosks_(kiosks),
          next_(clock.tick()) {}

    // When work() has something to do.
    [[nodiscard]] Tick next() const { return next_; }
    // One thing goes wrong, or is mended.
    void work();
    // Everything is mended.
    void end();

  private:
    [[nodiscard]] SimulatedKiosk& somebody() { return *kiosks_[rng_.below(kiosks_.size())]; }
    NetworkLink& some_link();
    void harm_a_program();
    void harm_the_network();
    void harm_a_disk();
    void harm_a_clock();
    void change_the_weather();
    void mend();

    const FakeClock& clock_;
    Rng& rng_;
    Network& network_;
    SimulatedCollector& collector_;
    std::vector<std::unique_ptr<SimulatedKiosk>>& kiosks_;
    Tick next_;
};

}  // namespace afterword
