// SPDX-License-Identifier: Apache-2.0
// From a tap to its commit at the collector: the kiosk's device and link in this process, a broker
// and the collector's program on the loopback. The kiosk knows of the commit by the receipt, so
// what is measured holds the receipt's way back as well. Run by tests/bench/run.sh tap.
#include <cstdio>
#include <thread>

#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/random.hpp"
#include "sync/device/device.hpp"
#include "sync/link/paho_link.hpp"
#include "sync/wire/topic.hpp"
#include "tests/bench/centre.hpp"
#include "tests/bench/table.hpp"

using namespace afterword;
using namespace afterword::bench;
using namespace std::chrono_literals;

namespace {

constexpr int kRuns = 5;
constexpr int kTaps = 50;  // within a run

// A kiosk on a thread of its own; the taps come from the thread that made it.
class TappedKiosk {
  public:
    TappedKiosk(std::uint16_t broker, Milliseconds flush_delay)
        : link_(link_options(broker), clock_, rng_,
                [this](LinkEvent event) { return mailbox_.post(SyncLetter(std::move(event))); }) {
        DeviceOptions options;
        options.kiosk = kKiosk;
        options.data_dir = folder_ / "data";
        options.flush_delay = flush_delay;
        auto device = Device::open(options, clock_, rng_, link_, [this](ToMain word) {
            static_cast<void>(told_.post(std::move(word)));
        });
        if (!device) {
            give_up(device.error().message);
        }
        device_.emplace(*std::move(device));
        thread_ = std::jthread([this](const std::stop_token& stop) {
            run_device(
                *device_, mailbox_, clock_, [](Tick) {}, stop);
        });
        wait_until_all_is_there();
    }

    // Milliseconds until the collector has it.
    double tap() {
        return milliseconds([&] {
            if (!mailbox_.post(SyncLetter(ToSync(StoreVisit{{}, visit()})))) {
                give_up("the mailbox is full");
            }
            wait_until_all_is_there();
        });
    }

  private:
    static LinkOptions link_options(std::uint16_t broker) {
        LinkOptions link;
        link.client.broker = {"127.0.0.1", broker};
        link.client.client_id = kKiosk.text;
        link.client.filters = {down_filter(kKiosk)};
        return link;
    }
    [[nodiscard]] Visit visit() const {
        Visit visit;
        visit.state = Visit::State::Ended;
        visit.at = moment_of(clock_);
        visit.survey = SurveyId{"checkout@4be1a90c77d2e04b"};
        visit.language = "en";
        visit.touchpoint = "checkout";
        Step step;
        step.question = "service";
        step.value = *Score::from(4);
        step.took = Milliseconds(1'840);
        step.shown = ScaleOrder::Ascending;
        visit.steps = {step};
        return visit;
    }
    void wait_until_all_is_there() {
        while (const auto word = told_.take({}, 10s)) {
            const auto* health = std::get_if<SyncHealth>(&*word);
            if (health != nullptr && health->online && health->unsent == 0) {
                return;
            }
        }
        give_up("the collector does not answer");
    }

    const TemporaryFolder folder_;  // under TMPDIR: set it to the disk that is to be measured
    KernelRng rng_;
    const LinuxClock clock_{rng_};
    Mailbox<SyncLetter> mailbox_{4096};
    Mailbox<ToMain> told_{4096};
    PahoLink link_;
    std::optional<Device> device_;
    std::jthread thread_;
};

// The median over a run's taps, which come in step with nothing.
double median_tap(TappedKiosk& kiosk, Rng& rng) {
    std::vector<double> taps;
    for (int tap = 0; tap < kTaps; ++tap) {
        std::this_thread::sleep_for(Milliseconds(20 + rng.below(150)));
        taps.push_back(kiosk.tap());
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
    TappedKiosk kiosk(centre.port(), flush_delay);
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
