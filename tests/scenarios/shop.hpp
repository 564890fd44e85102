// SPDX-License-Identifier: Apache-2.0
// One store with two kiosks and a collector, where nothing fails but what a test makes fail.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "tests/fakes/temporary.hpp"
#include "tests/scenarios/simulated_collector.hpp"

namespace afterword {

// Thread-bound.
class Shop {
  public:
    Shop();

    [[nodiscard]] SimulatedKiosk& here() { return *kiosks_.at(0); }
    [[nodiscard]] SimulatedKiosk& there() { return *kiosks_.at(1); }
    [[nodiscard]] SimulatedCollector& collector() { return collector_; }
    void pass(Milliseconds time);

    // A shopper gives that rating and is done with it.
    void rate(SimulatedKiosk& kiosk, int score);
    // The rating and words, and stays at the kiosk.
    void write(SimulatedKiosk& kiosk, int score, std::string_view words);
    // Staff come, and stay before their list.
    void sign_in(SimulatedKiosk& kiosk);
    // Whoever is signed in.
    void take_first(SimulatedKiosk& kiosk);
    void solve(SimulatedKiosk& kiosk);

    // As staff of that kiosk see them.
    static std::vector<Alert> alerts_at(const SimulatedKiosk& kiosk);
    // As the collector has them; it starts again for it.
    AlertsReport alerts_at_collector();

  private:
    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    SeededRng rng_{7};
    FakeClock clock_;
    Trace trace_{Trace::Printing::Off};
    Network network_;
    SimulatedCollector collector_;
    std::vector<std::unique_ptr<SimulatedKiosk>> kiosks_;
};

}  // namespace afterword
