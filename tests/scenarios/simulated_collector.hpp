// SPDX-License-Identifier: Apache-2.0
// A whole collector but its threads and its HTTP server.
#pragma once

#include <memory>
#include <optional>

#include "sync/collector/collector.hpp"
#include "tests/fakes/broker.hpp"
#include "tests/fakes/clock.hpp"

namespace afterword {

class SimulatedCollector {
  public:
    SimulatedCollector(CollectorOptions options, const FakeClock& clock, FakeBroker& broker);

    void pump();
    [[nodiscard]] Tick next_wake() const { return collector_->next_wake(); }
    // The process is killed and started again on the same database.
    void kill_and_start();
    [[nodiscard]] BrokerLink& link() { return *link_; }

    template <class Lines>
    Lines answer(const Query& query) {
        auto report = collector_->answer(query);
        return report ? std::get<Lines>(*std::move(report)) : Lines{};
    }

  private:
    void start();

    CollectorOptions options_;
    const FakeClock& clock_;
    FakeBroker& broker_;
    std::unique_ptr<BrokerLink> link_;
    std::optional<Collector> collector_;
};

}  // namespace afterword
