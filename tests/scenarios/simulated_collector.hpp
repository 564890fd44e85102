// SPDX-License-Identifier: Apache-2.0
// A whole collector but its threads and its HTTP server, on a machine that can fail. Its clock is
// the world's.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/collector/collector.hpp"
#include "tests/scenarios/simulated_kiosk.hpp"

namespace afterword {

// A visit as the collector keeps it.
struct KeptVisit {
    VisitRecord record;
    std::string bytes;  // of its row
};

// All that is asked of a collector.
struct CollectorContent {
    std::vector<KeptVisit> visits;
    ScoresReport scores;
    CompletenessReport completeness;
    AlertsReport alerts;
};

// Thread-bound.
class SimulatedCollector {
  public:
    SimulatedCollector(CollectorOptions options, Surroundings world);
    SimulatedCollector(const SimulatedCollector&) = delete;
    SimulatedCollector& operator=(const SimulatedCollector&) = delete;
    ~SimulatedCollector();

    // Takes what has arrived and does what is due; starts the program where it is gone.
    void work();
    // By the world's ticks.
    [[nodiscard]] Tick next_wake() const;

    // Dies at the disk operation after so many more. It starts again by itself.
    void die_after(std::uint64_t operations, Death death);
    void die(Death death);

    [[nodiscard]] Disk& disk() { return disk_; }
    [[nodiscard]] NetworkLink& link() { return link_; }

    // What its database holds now. The program is stopped for it, and the database opened as an
    // auditor would; empty when it cannot be read.
    std::optional<CollectorContent> audit();

  private:
    void start();
    void note_death();
    void bury();

    CollectorOptions options_;
    Surroundings world_;
    NetworkLink link_;
    Disk disk_;
    Death death_ = Death::Killed;
    Tick start_at_;
    std::optional<Collector> collector_;
};

}  // namespace afterword
