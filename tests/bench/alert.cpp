// SPDX-License-Identifier: Apache-2.0
// From the tap that ends a visit, or asks for help, until the other kiosk of the store has the
// alert for its screen, and from the take there until this one knows of it: two devices with their
// links in this process, a broker and the collector's program on the loopback. Then the same while
// somebody asks for one report after the other. To the picture it is one frame more (bench_frames).
// Run by tests/bench/run.sh alert.
#include <algorithm>
#include <set>

#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "sync/operator/collector_client.hpp"
#include "tests/bench/live_kiosk.hpp"
#include "tests/bench/table.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr int kAlerts = 100;           // within a run
constexpr std::int64_t kCopies = 200;  // of each alert of those runs, for the reports

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
    void print(const std::string& heading, const char* slow) const {
        print_heading(heading.c_str());
        print_line("median of 100 alerts", figure_of(medians_), "ms");
        print_line(slow, figure_of(slow_), "ms");
    }

  private:
    std::vector<double> medians_;
    std::vector<double> slow_;
};

// Five runs of alerts that are raised and taken.
void measure(Pair& kiosks, Rng& rng, const std::string& when) {
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
    raised.print("From a tap to its alert on the other kiosk" + when,
                 "99th percentile of them (<= 1000)");
    taken.print("From taking it to the other kiosk's showing it" + when,
                "99th percentile of them (<= 2000)");
}

// Of another store, ended long ago, for a report to read.
constexpr const char* kOldAlerts = R"(
    INSERT INTO alerts(alert, store, change, stage, open, message, opened)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<?1),
        copies AS (SELECT substr(alert, 1, 24) || printf('%012x', i) AS copy, * FROM alerts, n)
    SELECT copy, 'elsewhere', change*1000+i, stage, 0, replace(message, alert, copy), opened
    FROM copies)";

void add_old_alerts(const Centre& centre) {
    auto database = Database::open(centre.database());
    auto adding = database ? database->prepare(kOldAlerts) : database.error();
    const auto added = adding ? adding->bind(1, kCopies).run() : adding.error();
    if (!added) {
        give_up(added.error().message);
    }
}

// Somebody who wants the figures of all alerts, again and again.
class Asker {
  public:
    explicit Asker(const Centre& centre) {
        auto access = read_access(centre.http(), centre.token());
        if (!access) {
            give_up(access.error().message);
        }
        thread_ = std::jthread([this, access = *access](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                times_.push_back(milliseconds([&] {
                    if (auto report = fetch(access, "alert-figures", {}); !report) {
                        give_up(report.error().message);
                    }
                }));
            }
        });
    }
    // How long its reports took.
    std::vector<double> end() {
        thread_.request_stop();
        thread_.join();
        return times_;
    }

  private:
    std::vector<double> times_;
    std::jthread thread_;
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
    measure(kiosks, rng, ", loopback");
    add_old_alerts(centre);
    Asker asker(centre);
    measure(kiosks, rng, " beside reports");
    print_line("a report of " + std::to_string(kRuns * kAlerts * kCopies) + " alerts meanwhile",
               figure_of(asker.end()), "ms");
    return 0;
}
