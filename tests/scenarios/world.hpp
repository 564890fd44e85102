// SPDX-License-Identifier: Apache-2.0
// Two stores, three kiosks, one broker that misbehaves and one collector, in one process on a
// virtual clock. Everything random comes from one seed, so a failing seed replays exactly.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/fakes/temporary.hpp"
#include "tests/scenarios/simulated_collector.hpp"
#include "tests/scenarios/simulated_kiosk.hpp"

namespace afterword {

class World {
  public:
    explicit World(std::uint64_t seed);

    // People tap, the link drops, doubles and reorders, connections break, programs are killed.
    void live_through(Milliseconds time);

    // Nobody taps any more and nothing fails: everything that was kept gets through. Ends on the
    // next day, so that the day before can be complete.
    void come_to_rest();

    // What is not as it was promised; empty when all is well. `thanked` is what the kiosks said
    // they keep, by kiosk.
    [[nodiscard]] std::vector<std::string> faults(const std::vector<Ledger>& thanked);
    [[nodiscard]] std::vector<Ledger> ledgers() const;

  private:
    void run_until(Tick end);
    void pump();
    void do_something();
    void let_people_tap();
    void reconnect();
    [[nodiscard]] Tick next_event() const;

    void compare_scores(const std::vector<Ledger>& thanked, std::vector<std::string>& faults);
    void compare_completeness(const std::vector<Ledger>& thanked, std::vector<std::string>& faults);
    void compare_alerts(const std::vector<Ledger>& thanked, std::vector<std::string>& faults);

    struct Person {
        Tick next_tap;
    };

    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    SeededRng rng_;
    FakeClock clock_;
    FakeBroker broker_;
    std::unique_ptr<SimulatedCollector> collector_;
    std::vector<std::unique_ptr<SimulatedKiosk>> kiosks_;
    std::vector<Person> people_;  // one at each kiosk
    Tick next_trouble_;
    Tick next_connect_;
    bool troubled_ = true;
};

}  // namespace afterword
