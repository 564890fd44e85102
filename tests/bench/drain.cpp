// SPDX-License-Identifier: Apache-2.0
// A kiosk's backlog, durable at both ends: how long until the collector has all of it, beside what
// others use to bring stored messages over, turn and turn about; and what it costs the kiosk. Run
// by tests/bench/run.sh drain.
#include <cstdio>

#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "tests/bench/centre.hpp"
#include "tests/bench/peers.hpp"
#include "tests/bench/process_facts.hpp"
#include "tests/bench/table.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

struct Options {
    std::string kiosk;
    std::string collector;
    std::int64_t rows = 50'000;
    int runs = 5;
    bool paho = true;
};

struct Runs {
    std::vector<double> kiosk, bridge, paho;     // ms
    std::vector<double> cpu, compress, central;  // ms
};

void run_once(const DrainingKiosk& kiosk, const std::vector<std::string>& rows,
              const Options& options, Runs& runs) {
    {
        const Centre centre(options.collector);
        const long before = cpu_ticks(centre.collector());
        const Drained drained = kiosk.drain_into(centre);
        if (centre.rows() != options.rows) {
            give_up("the collector has " + std::to_string(centre.rows()) + " rows");
        }
        runs.kiosk.push_back(drained.wall);
        runs.cpu.push_back(drained.cpu);
        runs.central.push_back(ticks_in_milliseconds(cpu_ticks(centre.collector()) - before));
    }
    runs.compress.push_back(kiosk.compress());
    runs.bridge.push_back(drain_by_bridge(rows));
    if (options.paho) {
        runs.paho.push_back(drain_by_paho(rows));
    }
}

void print(const Options& options, const Runs& runs) {
    const auto each = [&](std::vector<double> of) {  // microseconds a row
        for (double& one : of) {
            one *= 1e3 / static_cast<double>(options.rows);
        }
        return figure_of(std::move(of));
    };
    print_heading(("Drain of " + std::to_string(options.rows) + " rows").c_str());
    print_line("kiosk to collector, durable at both ends", figure_of(runs.kiosk), "ms");
    print_line("Mosquitto bridge, single messages, no durable end", figure_of(runs.bridge), "ms");
    print_line("  bridge over kiosk (>= 1.5)", figure_of(ratios(runs.bridge, runs.kiosk)), "x");
    if (options.paho) {
        print_line("Paho's file persistence, no durable sink", figure_of(runs.paho), "ms");
        print_line("  Paho over kiosk (>= 20)", figure_of(ratios(runs.paho, runs.kiosk)), "x");
    }
    print_line("CPU of the kiosk a row", each(runs.cpu), "us");
    print_line("reading and compressing the row", each(runs.compress), "us");
    print_line("  kiosk over that (<= 3)", figure_of(ratios(runs.cpu, runs.compress)), "x");
    print_line("CPU of the collector a row", each(runs.central), "us");
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Measures the drain of a kiosk's backlog beside a bridge and Paho's persistence."};
    Options options;
    app.add_option("--kiosk", options.kiosk, "The program draining_kiosk")->required();
    app.add_option("--collector", options.collector, "The program afterword-collector")->required();
    app.add_option("--rows", options.rows, "Of the backlog; even")->capture_default_str();
    app.add_option("--runs", options.runs, "Of each")->capture_default_str();
    app.add_flag("!--without-paho", options.paho, "Leave out Paho, which takes most of the time");
    CLI11_PARSE(app, argc, argv);
    set_log_priority(4);

    const auto memory = TemporaryFolder::in_memory();
    const Moment left = store_backlog(memory / "data", options.rows, Mood::Mixed, 1);
    const auto rows = read_backlog(memory / "data");
    const DrainingKiosk kiosk(options.kiosk, memory / "data", left);
    Runs runs;
    for (int run = 0; run < options.runs; ++run) {
        std::fprintf(stderr, "run %d of %d\n", run + 1, options.runs);
        run_once(kiosk, rows, options, runs);
    }
    print(options, runs);
    return 0;
}
