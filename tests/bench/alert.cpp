// SPDX-License-Identifier: Apache-2.0
// From the tap that ends a visit, or asks for help, until the other kiosk of the store has the
// alert for its screen: two devices with their links in this process, a broker and the collector's
// program on the loopback. To the picture it is one frame more (bench_frames). Run by
// tests/bench/run.sh alert.
#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "tests/bench/live_kiosk.hpp"
#include "tests/bench/table.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr int kAlerts = 100;  // within a run

// Somebody asks for help; each such wish is an alert of its own.
double one_alert(LiveKiosk& here, LiveKiosk& there, std::size_t& known) {
    return milliseconds([&] {
        Visit visit = here.visit(2);
        visit.help = visit.at.mono;
        here.store(std::move(visit));
        there.wait_for("the alert", [&](const ToMain& word) {
            const auto* alerts = std::get_if<AlertsKnown>(&word);
            const bool more = alerts != nullptr && alerts->alerts.size() > known;
            known = more ? alerts->alerts.size() : known;
            return more;
        });
    });
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Measures the time from a tap to its alert on the other kiosk of the store."};
    std::string collector;
    app.add_option("--collector", collector, "The program afterword-collector")->required();
    CLI11_PARSE(app, argc, argv);
    set_log_priority(4);

    const Centre centre(collector);
    const Milliseconds flush_delay = DeviceOptions().flush_delay;
    LiveKiosk here(kKiosk, centre.port(), flush_delay);
    LiveKiosk there(kOtherKiosk, centre.port(), flush_delay);
    SeededRng rng(1);
    std::size_t known = 0;
    std::vector<double> medians;
    std::vector<double> slow;
    for (int run = 0; run < kRuns; ++run) {
        std::vector<double> times;
        for (int alert = 0; alert < kAlerts; ++alert) {
            std::this_thread::sleep_for(Milliseconds(20 + rng.below(150)));
            times.push_back(one_alert(here, there, known));
        }
        medians.push_back(figure_of(times).median);
        std::sort(times.begin(), times.end());
        slow.push_back(times[kAlerts * 99 / 100]);
    }
    print_heading("From a tap to its alert on the other kiosk, loopback");
    print_line("median of 100 alerts", figure_of(medians), "ms");
    print_line("99th percentile of them (<= 1000)", figure_of(slow), "ms");
    return 0;
}
