// SPDX-License-Identifier: Apache-2.0
// Whether a backlog a thousand times as long costs more a row, of time, of the kiosk's CPU and of
// its memory. Run by tests/bench/run.sh backlog.
#include <cstdio>

#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "tests/bench/centre.hpp"
#include "tests/bench/table.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;

struct Options {
    std::string kiosk;
    std::string collector;
    std::int64_t few = 1'000;
    std::int64_t many = 1'000'000;
};

struct Runs {
    std::vector<double> wall, cpu;  // us a row
    std::vector<double> peak;       // MB
};

// An empty collector each time.
void drain(const Options& options, const DrainingKiosk& kiosk, std::int64_t rows, Runs& runs) {
    const Centre centre(options.collector);
    const Drained drained = kiosk.drain_into(centre);
    if (centre.rows() != rows) {
        give_up("the collector has " + std::to_string(centre.rows()) + " rows");
    }
    const double each = 1e3 / static_cast<double>(rows);
    runs.wall.push_back(drained.wall * each);
    runs.cpu.push_back(drained.cpu * each);
    runs.peak.push_back(drained.peak);
}

DrainingKiosk kiosk_with(const Options& options, const TemporaryFolder& folder, std::int64_t rows) {
    const auto data = folder / std::to_string(rows);
    // A low score would be an alert, which stays in the kiosk's memory until it is solved.
    return {options.kiosk, data, store_backlog(data, rows, Mood::Content, 1)};
}

void print(const char* what, const char* unit, const std::vector<double>& few,
           const std::vector<double>& many, const char* limit) {
    print_line(std::string(what) + ": short", figure_of(few), unit);
    print_line("  long", figure_of(many), unit);
    print_line(std::string("  long over short") + limit, figure_of(ratios(many, few)), "x");
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Measures whether a long backlog costs more a row than a short one."};
    Options options;
    app.add_option("--kiosk", options.kiosk, "The program draining_kiosk")->required();
    app.add_option("--collector", options.collector, "The program afterword-collector")->required();
    app.add_option("--few", options.few, "Rows of the short one; even")->capture_default_str();
    app.add_option("--many", options.many, "Rows of the long one; even")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    set_log_priority(4);

    const auto memory = TemporaryFolder::in_memory();
    const auto little = kiosk_with(options, memory, options.few);
    const auto much = kiosk_with(options, memory, options.many);
    Runs few;
    Runs many;
    for (int run = 0; run < kRuns; ++run) {
        drain(options, little, options.few, few);
        drain(options, much, options.many, many);
    }
    print_heading(("A backlog of " + std::to_string(options.few) + " rows and of " +
                   std::to_string(options.many))
                      .c_str());
    print("drained, a row", "us", few.wall, many.wall, " (<= 1.3)");
    print("CPU of the kiosk, a row", "us", few.cpu, many.cpu, "");
    print("most memory the kiosk held", "MB", few.peak, many.peak, "");
    return 0;
}
