// SPDX-License-Identifier: Apache-2.0
// What a row weighs on the wire, in batches of 50 and of 500: the whole MQTT packet, with its topic
// and header, over the rows in it. Beside it, every row a packet of its own. Run by
// tests/bench/run.sh wire.
#include <cstdio>

#include "platform/base/log.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/topic.hpp"
#include "tests/bench/backlog.hpp"
#include "tests/bench/table.hpp"
#include "tests/fakes/temporary.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;  // each with shoppers of its own
constexpr std::int64_t kRows = 10'000;

// A PUBLISH of MQTT 5 with QoS 1 and without properties (OASIS MQTT 5.0, 3.3).
std::size_t packet_size(std::size_t topic, std::size_t payload) {
    const std::size_t remaining = 2 + topic + 2 + 1 + payload;
    std::size_t length_bytes = 1;
    for (std::size_t rest = remaining; rest >= 128; rest /= 128) {
        ++length_bytes;
    }
    return 1 + length_bytes + remaining;
}

BatchHeader header_at(std::size_t first, const Moment& now) {
    const Anchor anchor{now.boot, now.mono - Milliseconds(120), now.wall, Milliseconds(38)};
    return {kKiosk,
            Epoch{0x9f3c1a77d2e04b58},
            Seq{static_cast<std::int64_t>(first) + 1},
            kRows / 2,
            now.mono,
            anchor};
}

double bytes_a_row(const std::vector<std::string>& rows, std::size_t batch, const Moment& now) {
    const std::string topic = up_topic(UpKind::Batch, kKiosk);
    std::size_t bytes = 0;
    for (std::size_t first = 0; first < rows.size();) {
        const auto some = std::span(rows).subspan(first, std::min(batch, rows.size() - first));
        const auto encoded = encode_batch(header_at(first, now), some);
        bytes += packet_size(topic.size(), encoded.payload.size());
        first += encoded.rows;
    }
    return static_cast<double>(bytes) / static_cast<double>(rows.size());
}

double bytes_alone(const std::vector<std::string>& rows) {
    const std::size_t topic = up_topic(UpKind::Batch, kKiosk).size();
    std::size_t bytes = 0;
    for (const auto& row : rows) {
        bytes += packet_size(topic, row.size());
    }
    return static_cast<double>(bytes) / static_cast<double>(rows.size());
}

// The ends of the visits alone: two rows of one visit have much in common.
std::vector<std::string> every_second(const std::vector<std::string>& rows) {
    std::vector<std::string> some;
    for (std::size_t i = 1; i < rows.size(); i += 2) {
        some.push_back(rows[i]);
    }
    return some;
}

}  // namespace

int main() {
    set_log_priority(4);
    std::vector<double> of_50;
    std::vector<double> of_500;
    std::vector<double> ends_of_50;
    std::vector<double> ends_of_500;
    std::vector<double> alone;
    for (int run = 0; run < kRuns; ++run) {
        const auto folder = TemporaryFolder::in_memory();
        const Moment now =
            store_backlog(folder.path(), kRows, Mood::Mixed, static_cast<std::uint64_t>(run) + 1);
        const auto rows = read_backlog(folder.path());
        of_50.push_back(bytes_a_row(rows, 50, now));
        of_500.push_back(bytes_a_row(rows, 500, now));
        alone.push_back(bytes_alone(rows));
        const auto ends = every_second(rows);
        ends_of_50.push_back(bytes_a_row(ends, 50, now));
        ends_of_500.push_back(bytes_a_row(ends, 500, now));
    }
    print_heading("A row on the wire, 5 lots of 10,000 rows");
    print_line("in batches of 50 (<= 40)", figure_of(of_50), "bytes");
    print_line("in batches of 500 (<= 34)", figure_of(of_500), "bytes");
    print_line("  no two of one visit, of 50", figure_of(ends_of_50), "bytes");
    print_line("  no two of one visit, of 500", figure_of(ends_of_500), "bytes");
    print_line("each a message of its own", figure_of(alone), "bytes");
    return 0;
}
