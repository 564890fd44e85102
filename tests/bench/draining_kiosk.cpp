// SPDX-License-Identifier: Apache-2.0
// A kiosk without a screen, with a backlog and a broker: sends all of it, says what that took,
// ends. It measures itself from its first connection to the receipt of its last row. Run by the
// benches that know what to compare it with (draining.hpp).
#include <cstdio>
#include <ctime>
#include <future>
#include <memory>
#include <span>

#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/memory.hpp"
#include "platform/linux/random.hpp"
#include "sync/device/device.hpp"
#include "sync/device/storage.hpp"
#include "sync/link/paho_link.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/compress.hpp"
#include "sync/wire/topic.hpp"
#include "tests/bench/backlog.hpp"
#include "tests/bench/process_facts.hpp"
#include "tests/bench/table.hpp"
#include "tests/fakes/clock.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

// The clock of the kiosk that stored the backlog, going on where its last shopper left: the program
// has run all the time, it only had no network.
class ClockGoingOn final : public Clock {
  public:
    ClockGoingOn(const Clock& real, Moment from)
        : real_(real), from_(from), ahead_(from.mono - real.tick()) {}
    [[nodiscard]] WallTime wall() const override { return from_.wall + (tick() - from_.mono); }
    [[nodiscard]] Tick tick() const override { return real_.tick() + ahead_; }
    [[nodiscard]] BootId boot() const override { return from_.boot; }
    [[nodiscard]] ClockQuality quality() const override { return from_.clock; }

  private:
    const Clock& real_;
    const Moment from_;
    const Milliseconds ahead_;
};

double cpu_milliseconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

struct Options {
    std::string data_dir;
    std::uint16_t broker = 0;
    std::int64_t mono = 0;
    std::int64_t wall = 0;
    bool only_compress = false;
};

// The least that any kiosk must do with its rows: the yardstick for the rest.
int read_and_compress(const Options& options) {
    const FakeClock clock;
    KernelRng rng;
    auto storage = open_storage({options.data_dir, {}, std::chrono::days(30)}, clock, rng);
    if (!storage) {
        std::fprintf(stderr, "%s\n", storage.error().message.c_str());
        return 3;
    }
    std::size_t bytes = 0;
    const double before = cpu_milliseconds();
    for (Seq next = storage->outbox.first(); next <= storage->outbox.last();
         next = Seq{next.value + static_cast<std::int64_t>(kMostRows)}) {
        const auto rows = storage->outbox.from(next, kMostRows);
        if (!rows) {
            std::fprintf(stderr, "%s\n", rows.error().message.c_str());
            return 3;
        }
        std::string plain;
        for (const auto& row : *rows) {
            plain += row;
        }
        bytes += compress(plain).size();
    }
    std::fprintf(stderr, "compressed %.3f ms to %zu bytes\n", cpu_milliseconds() - before, bytes);
    return 0;
}

LinkOptions link_options(const Options& options) {
    LinkOptions link;
    link.client.broker = {"127.0.0.1", options.broker};
    link.client.client_id = kKiosk.text;
    link.client.filters = {down_filter(kKiosk)};
    return link;
}

int drain(const Options& options) {
    KernelRng rng;
    const LinuxClock real(rng);
    const ClockGoingOn clock(real, {FakeClock().boot(), from_mono_ms(options.mono),
                                    from_unix_ms(options.wall), ClockQuality::Synced});
    Mailbox<SyncLetter> mailbox(4096);
    std::promise<void> up;
    PahoLink link(link_options(options), clock, rng, [&](LinkEvent event) {
        const bool connected = std::holds_alternative<LinkUp>(event);
        const bool posted = mailbox.post(SyncLetter(std::move(event)));
        if (connected) {
            up.set_value();
        }
        return posted;
    });
    DeviceOptions device_options;
    device_options.kiosk = kKiosk;
    device_options.data_dir = options.data_dir;
    std::stop_source stop;
    auto device = Device::open(device_options, clock, rng, link, [&](const ToMain& word) {
        const auto* health = std::get_if<SyncHealth>(&word);
        if (health != nullptr && health->online && health->unsent == 0) {
            stop.request_stop();
        }
    });
    if (!device) {
        std::fprintf(stderr, "%s\n", device.error().message.c_str());
        return 3;
    }
    up.get_future().wait();
    const double cpu = cpu_milliseconds();
    const double wall = milliseconds([&] {
        run_device(
            *device, mailbox, clock, [](Tick) {}, stop.get_token());
    });
    std::fprintf(stderr, "drained %.3f ms cpu %.3f ms peak %.3f MB\n", wall,
                 cpu_milliseconds() - cpu, peak_resident(getpid()));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    give_large_blocks_back();  // as the kiosk does
    CLI::App app{"A kiosk without a screen that sends its backlog and says what that took."};
    Options options;
    app.add_option("--data-dir", options.data_dir, "Where the backlog is")->required();
    app.add_option("--broker", options.broker, "Its port on the loopback");
    app.add_option("--mono", options.mono, "The kiosk's boot clock");
    app.add_option("--wall", options.wall, "Its wall clock");
    app.add_flag("--only-compress", options.only_compress,
                 "Send nothing: read and compress the rows, and say what that took");
    CLI11_PARSE(app, argc, argv);
    set_log_priority(4);
    return options.only_compress ? read_and_compress(options) : drain(options);
}
