// SPDX-License-Identifier: Apache-2.0
// What the collector takes in a second, from compressed batches to its receipts, beside a bare
// upsert of the same rows, visits and answers into the same tables and indexes, in transactions of
// the same size. 50 kiosks, batches of 500 rows; each run in fresh databases.
//
//     bench_collector_rows [BATCHES]      of each kiosk; default 12, that is 300,000 rows
#include <cstdlib>
#include <deque>

#include <sys/resource.h>

#include "platform/base/log.hpp"
#include "sync/collector/collector.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/bench/process_facts.hpp"
#include "tests/bench/store_engines.hpp"
#include "tests/bench/table.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/link.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr int kKiosks = 50;
constexpr int kRows = 500;   // in a batch
constexpr int kAtOnce = 64;  // batches that have arrived together, as many as a round takes
constexpr Epoch kEpoch{0x9f3c1a77d2e04b58};

KioskId kiosk_of(int number) {
    return {"k-" + std::to_string(1'000 + number)};
}

Register places() {
    std::vector<StoreEntry> stores;
    std::vector<Posting> postings;
    for (int kiosk = 0; kiosk < kKiosks; ++kiosk) {
        const StoreId store{"s-" + std::to_string(kiosk / 2)};
        if (kiosk % 2 == 0) {
            stores.push_back({store, store.text, "Europe/Warsaw"});
        }
        postings.push_back({kiosk_of(kiosk), store, "checkout"});
    }
    return must(Register::make(std::move(stores), std::move(postings)));
}

Survey survey() {
    return must(read_survey(R"({"survey":"checkout","version":1,"languages":["en"],"questions":[
        {"id":"service","kind":"faces5","measure":"csat","facet":"service","alert_at":0,
         "text":{"en":"How was our service today?"},
         "labels":{"en":["Very bad","Bad","Okay","Good","Great"]}},
        {"id":"reasons","kind":"choices","text":{"en":"What was it about?"},
         "options":[{"id":"waiting","text":{"en":"Waiting time"}},
                    {"id":"staff","text":{"en":"Staff"}}]}]})",
                            "checkout.json"));
}

// Two answers, as a drained outbox has them: the visit's last rev alone.
std::string row_of(const FakeClock& clock, const SurveyId& asked, std::int64_t ordinal) {
    Visit visit;
    visit.id = {ordinal, "k" + std::string(5, static_cast<char>('a' + ordinal % 26))};
    visit.state = Visit::State::Ended;
    visit.at = moment_of(clock);
    visit.survey = asked;
    visit.language = "en";
    visit.touchpoint = "checkout";
    visit.misuse = Misuse{1, 0.02, {}};
    Step rated;
    rated.question = "service";
    rated.value = *Score::from(1 + ordinal % 5);
    rated.took = Milliseconds(1'000 + ordinal % 977);
    rated.shown = ScaleOrder::Ascending;
    Step why;
    why.question = "reasons";
    why.values = {ordinal % 3 == 0 ? "waiting" : "staff"};
    why.took = Milliseconds(4'000 + ordinal % 1'999);
    visit.steps = {rated, why};
    return encode_row(visit);
}

struct Message {
    std::string topic;
    std::string payload;
};

// In the order in which 50 kiosks send at the same pace.
std::vector<Message> messages_of(FakeClock& clock, int batches) {
    std::vector<Message> messages;
    const SurveyId asked = survey().id;
    for (int batch = 0; batch < batches; ++batch) {
        for (int kiosk = 0; kiosk < kKiosks; ++kiosk) {
            const std::int64_t first = std::int64_t{batch} * kRows + 1;
            std::vector<std::string> rows;
            for (int i = 0; i < kRows; ++i) {
                clock.advance(Milliseconds(3));
                rows.push_back(row_of(clock, asked, first + i));
            }
            const BatchHeader header{
                kiosk_of(kiosk),
                kEpoch,
                Seq{first},
                first + kRows - 1,
                clock.tick(),
                Anchor{clock.boot(), clock.tick(), clock.wall(), Milliseconds(38)}};
            auto encoded = encode_batch(header, rows);
            if (encoded.rows != rows.size()) {
                std::exit(1);
            }
            messages.push_back({up_topic(UpKind::Batch, kiosk_of(kiosk)), encoded.payload});
        }
    }
    return messages;
}

double own_cpu() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

double server_cpu(Engine engine) {
    if (engine == Engine::Sqlite) {
        return 0;
    }
    return static_cast<double>(cpu_ticks_of_children(PostgresServer::shared().pid())) /
           static_cast<double>(sysconf(_SC_CLK_TCK));
}

struct Run {
    double seconds = 0;
    double own = 0;     // CPU
    double server = 0;  // CPU
};

template <class Work>
Run timed(Engine engine, const Work& work) {
    const double own = own_cpu();
    const double server = server_cpu(engine);
    Run run;
    run.seconds = milliseconds(work) / 1'000;
    run.own = own_cpu() - own;
    run.server = server_cpu(engine) - server;
    return run;
}

Run run_collector(Engine engine, const EmptyDatabase& database, const FakeClock& clock,
                  const std::vector<Message>& messages) {
    FakeLink link;
    CollectorOptions options;
    options.database = database.file();
    options.postgres = database.url();
    options.places = places();
    options.surveys = {survey()};
    auto collector = must(Collector::open(std::move(options), clock, link));
    collector.handle(LinkUp{1});
    collector.tick();
    link.forget_all();
    const Run run = timed(engine, [&] {
        for (std::size_t i = 0; i < messages.size(); ++i) {
            collector.handle(Arrived{messages[i].topic, messages[i].payload});
            if ((i + 1) % kAtOnce == 0 || i + 1 == messages.size()) {
                collector.tick();
            }
        }
    });
    std::size_t receipts = 0;
    while (link.take("/receipt")) {
        ++receipts;
    }
    if (receipts != messages.size()) {
        std::fprintf(stderr, "%zu receipts for %zu batches\n", receipts, messages.size());
        std::exit(1);
    }
    return run;
}

// A table's lines as they stand in one database, ready for another.
class Copy {
  public:
    Copy(Insert insert, std::string from, std::vector<Parameter::Type> types)
        : insert_(insert), from_(std::move(from)), types_(std::move(types)) {}

    // In as many parts as there are transactions.
    void read(Sql& sql, std::size_t parts) {
        must(sql.transact(Access::Read, [&] {
            return sql.scan(from_, [&](const SqlRow& at) {
                add(at);
                return done();
            });
        }));
        const std::size_t each = (lines_.size() + parts - 1) / parts;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (i % each == 0) {
                parts_.emplace_back(types_.size());
            }
            parts_.back().add_line(lines_[i]);
        }
    }
    void write(Sql& sql, std::size_t part) const {
        if (part < parts_.size()) {
            must(sql.insert(insert_, parts_[part]));
        }
    }

  private:
    void add(const SqlRow& at) {
        auto& line = lines_.emplace_back();
        for (std::size_t i = 0; i < types_.size(); ++i) {
            const int index = static_cast<int>(i);
            if (types_[i] == Parameter::Type::Integer) {
                line.emplace_back(at.integer(index));
            } else if (kept_.emplace_back(at.bytes(index)); types_[i] == Parameter::Type::Bytes) {
                line.emplace_back(Bytes{kept_.back()});
            } else {
                line.emplace_back(kept_.back());
            }
            line.back().null = at.null(index);
        }
    }

    Insert insert_;
    std::string from_;
    std::vector<Parameter::Type> types_;
    std::deque<std::string> kept_;
    std::vector<std::vector<Parameter>> lines_;
    std::vector<Lines> parts_;
};

std::vector<Copy> copies(Engine engine) {
    constexpr auto kInteger = Parameter::Type::Integer;
    constexpr auto kText = Parameter::Type::Text;
    constexpr auto kBytes = Parameter::Type::Bytes;
    std::vector<Copy> all;
    const char* upsert_row =
        engine == Engine::Sqlite
            ? "ON CONFLICT(epoch, seq) DO UPDATE SET bytes=excluded.bytes"
            : "ON CONFLICT(epoch, seq, arrived) DO UPDATE SET bytes=excluded.bytes";
    all.emplace_back(Insert{"rows(epoch, seq, hash, why, arrived, bytes)", upsert_row},
                     "SELECT epoch, seq, hash, why, arrived, bytes FROM rows ORDER BY seq, epoch",
                     std::vector{kInteger, kInteger, kBytes, kText, kInteger, kBytes});
    all.emplace_back(
        Insert{"visits(number, kiosk, ordinal, random, born, epoch, seq, rev, state, test, survey, "
               "boot, mono, wall, clock, arrived, corrected, uncertainty, source, store, day, "
               "judge_at, misuse)",
               "ON CONFLICT(kiosk, ordinal, random) DO UPDATE SET rev=excluded.rev"},
        "SELECT number, kiosk, ordinal, random, born, epoch, seq, rev, state, test, survey, boot, "
        "mono, wall, clock, arrived, corrected, uncertainty, source, store, day, judge_at, misuse "
        "FROM visits ORDER BY number",
        std::vector{kInteger, kText,    kInteger, kText,    kInteger, kInteger, kInteger, kInteger,
                    kInteger, kInteger, kText,    kInteger, kInteger, kInteger, kInteger, kInteger,
                    kInteger, kInteger, kInteger, kText,    kInteger, kInteger, kInteger});
    all.emplace_back(Insert{"answers(visit, question, score)",
                            "ON CONFLICT(visit, question) DO UPDATE SET score=excluded.score"},
                     "SELECT visit, question, score FROM answers ORDER BY visit",
                     std::vector{kInteger, kText, kInteger});
    all.emplace_back(
        Insert{"choices(visit, question, option)",
               "ON CONFLICT(visit, question, option) DO UPDATE SET option=excluded.option"},
        "SELECT visit, question, option FROM choices ORDER BY visit",
        std::vector{kInteger, kText, kText});
    return all;
}

Run run_bare(Engine engine, const EmptyDatabase& from, std::size_t transactions) {
    auto all = copies(engine);
    for (auto& copy : all) {
        copy.read(*from.open_sql(), transactions);
    }
    const EmptyDatabase to(engine);
    const auto sql = to.open_sql();
    // What the lines refer to is there already.
    Copy epochs({"epochs(number, kiosk, epoch, first_heard, last_heard)", ""},
                "SELECT number, kiosk, epoch, first_heard, last_heard FROM epochs",
                {Parameter::Type::Integer, Parameter::Type::Text, Parameter::Type::Integer,
                 Parameter::Type::Integer, Parameter::Type::Integer});
    epochs.read(*from.open_sql(), 1);
    must(sql->transact(Access::Write, [&] {
        epochs.write(*sql, 0);
        return done();
    }));
    must(sql->transact(Access::Write, [&] {
        return sql->have_month("rows", FakeClock().wall() + std::chrono::hours(1));
    }));
    return timed(engine, [&] {
        for (std::size_t part = 0; part < transactions; ++part) {
            must(sql->transact(Access::Write, [&] {
                for (const auto& copy : all) {
                    copy.write(*sql, part);
                }
                return done();
            }));
        }
    });
}

void measure(Engine engine, int batches) {
    FakeClock clock;
    const auto messages = messages_of(clock, batches);
    const auto rows = static_cast<double>(messages.size()) * kRows;
    std::vector<double> taken;
    std::vector<double> bare;
    std::vector<double> per_core;
    std::vector<double> own;
    std::vector<double> server;
    for (int run = 0; run < kRuns; ++run) {
        const EmptyDatabase database(engine);
        const Run collector = run_collector(engine, database, clock, messages);
        const Run upsert = run_bare(engine, database, (messages.size() + kAtOnce - 1) / kAtOnce);
        taken.push_back(rows / collector.seconds);
        bare.push_back(rows / upsert.seconds);
        own.push_back(collector.own * 1e6 / rows);
        server.push_back(collector.server * 1e6 / rows);
        per_core.push_back(rows / (collector.own + collector.server));
    }
    const auto heading = std::string(name(engine)) + ": " + std::to_string(static_cast<int>(rows)) +
                         " rows of 50 kiosks, 5 runs";
    print_heading(heading.c_str());
    print_line("collector, batch to receipt", figure_of(taken), "rows/s");
    print_line("bare upsert of the same into the same tables", figure_of(bare), "rows/s");
    print_line(engine == Engine::Sqlite ? "collector against bare upsert (>= 0.5)"
                                        : "collector against bare upsert (>= 0.7)",
               figure_of(ratios(taken, bare)), "");
    print_line("collector, rows per second and core", figure_of(per_core), "rows/s");
    print_line("CPU of the collector", figure_of(own), "us/row");
    if (engine == Engine::Postgres) {
        print_line("CPU of the server beside it", figure_of(server), "us/row");
    }
}

}  // namespace

int main(int argc, char** argv) {
    set_log_priority(4);
    const int batches = argc > 1 ? std::atoi(argv[1]) : 12;
    for (const auto engine : {Engine::Sqlite, Engine::Postgres}) {
        measure(engine, batches);
    }
    return 0;
}
