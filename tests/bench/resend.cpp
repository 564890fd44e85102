// SPDX-License-Identifier: Apache-2.0
// Rows that come again after a lost receipt: the collector's rate for those it has, beside new
// ones, four batches of 500 to a transaction, as a kiosk sends them. Run by tests/bench/run.sh
// resend.
#include <cstdio>

#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"
#include "sync/collector/collector.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/topic.hpp"
#include "tests/bench/backlog.hpp"
#include "tests/bench/centre.hpp"
#include "tests/bench/table.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/link.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr std::int64_t kRows = 50'000;
constexpr std::size_t kInFlight = 4;

std::vector<Arrived> batches_of(const std::vector<std::string>& rows, const Moment& now) {
    std::vector<Arrived> batches;
    const std::string topic = up_topic(UpKind::Batch, kKiosk);
    for (std::size_t first = 0; first < rows.size();) {
        const BatchHeader header{kKiosk,
                                 Epoch{0x9f3c1a77d2e04b58},
                                 Seq{static_cast<std::int64_t>(first) + 1},
                                 kRows / 2,
                                 now.mono,
                                 Anchor{now.boot, now.mono, now.wall, Milliseconds(2)}};
        const auto left = std::min(kMostRows, rows.size() - first);
        auto batch = encode_batch(header, std::span(rows).subspan(first, left));
        batches.push_back({topic, std::move(batch.payload)});
        first += batch.rows;
    }
    return batches;
}

CollectorOptions options_in(const TemporaryFolder& folder) {
    auto places =
        Register::make({{kStore, "Bench", "Europe/Warsaw"}}, {{kKiosk, kStore, "checkout"}});
    CollectorOptions options;
    options.database = folder / "collector.db";
    const auto bytes = read_file(kSurveyFile);
    auto survey = bytes ? read_survey(*bytes, kSurveyFile) : Result<Survey>(bytes.error());
    if (!survey || !places) {
        give_up(survey ? places.error().message : survey.error().message);
    }
    options.surveys.push_back(*std::move(survey));
    options.places = *std::move(places);
    return options;
}

// Milliseconds until all are committed and answered.
double take(Collector& collector, FakeLink& link, const std::vector<Arrived>& batches) {
    link.forget_all();
    const double taken = milliseconds([&] {
        for (std::size_t i = 0; i < batches.size(); ++i) {
            collector.handle(LinkEvent(batches[i]));
            if ((i + 1) % kInFlight == 0 || i + 1 == batches.size()) {
                collector.tick();
            }
        }
    });
    std::size_t answers = 0;
    while (link.take("/receipt")) {
        ++answers;
    }
    if (answers != batches.size()) {
        give_up("a batch was not answered");
    }
    return taken;
}

}  // namespace

int main() {
    set_log_priority(4);
    const auto memory = TemporaryFolder::in_memory();
    const Moment now = store_backlog(memory.path(), kRows, Mood::Mixed, 1);
    const auto batches = batches_of(read_backlog(memory.path()), now);
    FakeClock clock;
    clock.set_wall(now.wall);
    std::vector<double> fresh;
    std::vector<double> again;
    for (int run = 0; run < kRuns; ++run) {
        const TemporaryFolder folder;
        FakeLink link;
        auto collector = Collector::open(options_in(folder), clock, link);
        if (!collector) {
            give_up(collector.error().message);
        }
        collector->handle(LinkEvent(LinkUp{1}));
        fresh.push_back(kRows / take(*collector, link, batches));
        again.push_back(kRows / take(*collector, link, batches));
    }
    print_heading("Rows the collector takes, 5 runs of 50,000");
    print_line("new", figure_of(fresh), "rows/ms");
    print_line("committed already", figure_of(again), "rows/ms");
    print_line("  those over new ones (>= 2)", figure_of(ratios(again, fresh)), "x");
    return 0;
}
