// SPDX-License-Identifier: Apache-2.0
// Three stores in three time zones, five kiosks with shoppers and staff, a broker and a collector,
// in one process on a virtual clock, with everything that can fail failing. All that is random
// comes from one seed, so a failing seed replays exactly.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/fakes/temporary.hpp"
#include "tests/scenarios/judge.hpp"
#include "tests/scenarios/troubles.hpp"

namespace afterword {

// Thread-bound.
class World {
  public:
    explicit World(std::uint64_t seed, Trace::Printing printing = Trace::Printing::Off);

    // People tap, and troubles come. What was promised in the meantime is judged now and then;
    // gives what was found amiss, and stops there.
    std::vector<std::string> live_through(Milliseconds time);

    // Nothing fails any more, and no shoppers come: everything that was kept gets through, staff
    // bring every alert to its end, and every kiosk is heard once more.
    void come_to_rest();

    // As things stand now; the collector is stopped for it. Empty while its disk cannot be read.
    [[nodiscard]] std::optional<Evidence> look();
    // Of all that has happened so far.
    [[nodiscard]] std::uint64_t trace() const { return trace_.hash(); }

  private:
    enum class Phase { Troubled, WorkingOff, Quiet };

    void run_until(Tick end);
    void work();
    void let_people_tap();
    void tap(SimulatedKiosk& kiosk);
    [[nodiscard]] Tick next_event() const;
    [[nodiscard]] bool alerts_left() const;
    [[nodiscard]] KioskEvidence evidence_of(const SimulatedKiosk& kiosk) const;

    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    SeededRng rng_;
    FakeClock clock_;
    Trace trace_;
    Network network_;
    Milliseconds between_shoppers_;
    SimulatedCollector collector_;
    std::vector<std::unique_ptr<SimulatedKiosk>> kiosks_;
    std::vector<Tick> next_taps_;  // of whoever stands at each kiosk
    Troubles troubles_;
    Phase phase_ = Phase::Troubled;
    WallTime all_heard_;
};

}  // namespace afterword
