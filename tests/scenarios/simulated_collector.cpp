// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/simulated_collector.hpp"

#include <catch2/catch.hpp>

#include "sync/wire/topic.hpp"

namespace afterword {

SimulatedCollector::SimulatedCollector(CollectorOptions options, const FakeClock& clock,
                                       FakeBroker& broker)
    : options_(std::move(options)), clock_(clock), broker_(broker) {
    start();
}

void SimulatedCollector::start() {
    link_ = std::make_unique<BrokerLink>(broker_, std::vector<std::string>{std::string(kAllUp)});
    auto collector = Collector::open(options_, clock_, *link_);
    if (!collector) {
        FAIL(collector.error().message);
    }
    collector_.emplace(*std::move(collector));
}

void SimulatedCollector::kill_and_start() {
    collector_.reset();
    link_.reset();
    start();
}

void SimulatedCollector::pump() {
    while (auto event = link_->take_event()) {
        collector_->handle(*event);
    }
    if (collector_->next_wake() <= clock_.tick()) {
        collector_->tick();
    }
}

}  // namespace afterword
