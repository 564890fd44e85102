// SPDX-License-Identifier: Apache-2.0
// What a durable tap costs: from StoreVisit to Stored, against appending the same row's bytes to a
// plain file with write and fdatasync, row by row in turn.
#include <string>
#include <vector>

#include <fcntl.h>

#include "platform/base/log.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/descriptor.hpp"
#include "platform/linux/random.hpp"
#include "sync/device/device.hpp"
#include "sync/wire/row.hpp"
#include "tests/bench/table.hpp"
#include "tests/fakes/link.hpp"
#include "tests/fakes/sample_visit.hpp"
#include "tests/fakes/temporary.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr int kRows = 1'000;  // within a run

Visit tap(const Clock& clock, std::int64_t ordinal) {
    Visit visit = sample_visit(clock, static_cast<int>(1 + ordinal % 5));
    visit.id = {ordinal, ""};
    return visit;
}

class Bench {
  public:
    explicit Bench(Device& device, const Clock& clock, const bool& stored, int raw)
        : device_(device), clock_(clock), stored_(stored), raw_(raw) {}

    // Milliseconds a row, of the file and of the outbox.
    std::pair<double, double> run() {
        double raw = 0;
        double commit = 0;
        for (int i = 0; i < kRows; ++i) {
            auto visit = tap(clock_, ++taps_);
            visit.id.random = "k3j9xq";
            const std::string bytes = encode_row(visit);
            visit.id = {};
            raw += milliseconds([&] {
                if (write(raw_, bytes.data(), bytes.size()) < 0 || fdatasync(raw_) != 0) {
                    std::exit(1);
                }
            });
            commit += milliseconds([&] { device_.handle(ToSync(StoreVisit{{}, visit})); });
            if (!stored_) {
                std::exit(1);
            }
        }
        return {raw / kRows, commit / kRows};
    }

  private:
    Device& device_;
    const Clock& clock_;
    const bool& stored_;
    int raw_;
    std::int64_t taps_ = 0;
};

}  // namespace

int main() {
    set_log_priority(4);
    KernelRng rng;
    const LinuxClock clock(rng);
    const TemporaryFolder folder;  // under TMPDIR: set it to the disk that is to be measured
    FakeLink link;
    bool stored = false;
    DeviceOptions options;
    options.kiosk = KioskId{"k-0417"};
    options.data_dir = folder / "data";
    auto device = Device::open(options, clock, rng, link, [&stored](const ToMain& word) {
        stored = stored || std::holds_alternative<Stored>(word);
        stored = stored && !std::holds_alternative<NotStored>(word);
    });
    const Descriptor raw(open((folder / "raw").c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC,
                              S_IRUSR | S_IWUSR));
    if (!device || !raw.valid()) {
        std::fprintf(stderr, "%s\n", device ? "no file" : device.error().message.c_str());
        return 1;
    }
    Bench bench(*device, clock, stored, raw.get());
    static_cast<void>(bench.run());  // warm
    std::vector<double> raw_runs;
    std::vector<double> commit_runs;
    for (int run = 0; run < kRuns; ++run) {
        const auto [file, outbox] = bench.run();
        raw_runs.push_back(file);
        commit_runs.push_back(outbox);
    }
    print_heading("A durable tap, 5 interleaved runs of 1,000 rows");
    print_line("write + fdatasync of the row's bytes", figure_of(raw_runs), "ms");
    print_line("tap commit: StoreVisit to Stored", figure_of(commit_runs), "ms");
    print_line("rate of tap commits against the plain file (>= 0.65)",
               figure_of(ratios(raw_runs, commit_runs)), "");
    return 0;
}
