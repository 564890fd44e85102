// SPDX-License-Identifier: Apache-2.0
// From the tap that ends a visit, or asks for help, until the other kiosk of the store has the
// alert for its screen, and from the take there until this one knows of it: two devices with their
// links in this process, a broker and the collector's program on the loopback. To the picture it is
// one frame more (bench_frames). Run by tests/bench/run.sh alert.
#include <algorithm>
#include <set>

#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "tests/bench/live_kiosk.hpp"
#include "tests/bench/table.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr int kAlerts = 100;  // within a run

// Waits until the kiosk has an alert like that for its screen.
template <class IsIt>
Alert wait_for_alert(LiveKiosk& kiosk, const char* what, IsIt is_it) {
    Alert found;
    kiosk.wait_for(what, [&](const ToMain& word) {
        const auto* known = std::get_if<AlertsKnown>(&word);
        if (known == nullptr) {
            return false;
        }
        const auto at = std::find_if(known->alerts.begin(), known->alerts.end(),
                                     [&](const KnownAlert& one) { return is_it(one.alert); });
        if (at != known->alerts.end()) {
            found = at->alert;
        }
        return at != known->alerts.end();
    });
    return found;
}

// Somebody asks for help here, and each such wish is an alert of its own; there staff take it.
struct Pair {
    LiveKiosk& here;
    LiveKiosk& there;
    std::set<AlertId> known = {};

    Alert raise() {
        Visit visit = here.visit(2);
        visit.help = visit.at.mono;
        here.store(std::move(visit));
        return wait_for_alert(there, "the alert",
                              [&](const Alert& alert) { return !known.contains(alert.id); });
    }
    void take(const Alert& alert) {
        there.take(alert);
        wait_for_alert(here, "who has taken it", [&](const Alert& one) {
            return one.id == alert.id && one.stage == AlertStage::Taken;
        });
    }
};

// The median and the 99th percentile of each run.
class Times {
  public:
    void add(std::vector<double> run) {
        medians_.push_back(figure_of(run).median);
        std::sort(run.begin(), run.end());
        slow_.push_back(run[kAlerts * 99 / 100]);
    }
    void print(const char* heading, const char* slow) const {
        print_heading(heading);
        print_line("median of 100 alerts", figure_of(medians_), "ms");
        print_line(slow, figure_of(slow_), "ms");
    }

  private:
    std::vector<double> medians_;
    std::vector<double> slow_;
};

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
    Pair kiosks{here, there};
    Times raised;
    Times taken;
    for (int run = 0; run < kRuns; ++run) {
        std::vector<double> raising;
        std::vector<double> taking;
        for (int n = 0; n < kAlerts; ++n) {
            std::this_thread::sleep_for(Milliseconds(20 + rng.below(150)));
            Alert alert;
            raising.push_back(milliseconds([&] { alert = kiosks.raise(); }));
            kiosks.known.insert(alert.id);
            taking.push_back(milliseconds([&] { kiosks.take(alert); }));
        }
        raised.add(std::move(raising));
        taken.add(std::move(taking));
    }
    raised.print("From a tap to its alert on the other kiosk, loopback",
                 "99th percentile of them (<= 1000)");
    taken.print("From taking it to the other kiosk's showing who has it",
                "99th percentile of them (<= 2000)");
    return 0;
}
