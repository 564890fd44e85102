// SPDX-License-Identifier: Apache-2.0
// From a tap to its commit at the collector: the kiosk's device and link in this process, a broker
// and the collector's program on the loopback. The kiosk knows of the commit by the receipt, so
// what is measured holds the receipt's way back as well. Run by tests/bench/run.sh tap.
#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "tests/bench/live_kiosk.hpp"
#include "tests/bench/table.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr int kTaps = 50;  // within a run

// The median over a run's taps, which come in step with nothing.
double median_tap(LiveKiosk& kiosk, Rng& rng) {
    std::vector<double> taps;
    for (int tap = 0; tap < kTaps; ++tap) {
        std::this_thread::sleep_for(Milliseconds(20 + rng.below(150)));
        taps.push_back(milliseconds([&] {
            kiosk.store(kiosk.visit(4));
            kiosk.wait_until_all_is_there();
        }));
    }
    return figure_of(taps).median;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Measures the time from a tap to its commit at the collector."};
    std::string collector;
    app.add_option("--collector", collector, "The program afterword-collector")->required();
    CLI11_PARSE(app, argc, argv);
    set_log_priority(4);

    const Milliseconds flush_delay = DeviceOptions().flush_delay;
    const Centre centre(collector);
    SeededRng rng(1);
    std::vector<double> runs;
    LiveKiosk kiosk(kKiosk, centre.port(), flush_delay);
    for (int run = 0; run < kRuns; ++run) {
        runs.push_back(median_tap(kiosk, rng));
    }
    std::vector<double> beyond = runs;
    for (double& one : beyond) {
        one -= static_cast<double>(flush_delay.count());
    }
    print_heading("From a tap to its commit at the collector, loopback");
    print_line("median of 50 taps, with the receipt's way back", figure_of(runs), "ms");
    print_line("  beyond the flush delay of " + std::to_string(flush_delay.count()) + " ms (<= 5)",
               figure_of(beyond), "ms");
    return 0;
}
