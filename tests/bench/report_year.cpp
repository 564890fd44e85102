// SPDX-License-Identifier: Apache-2.0
// Reports over a year of 1,000 stores, from the counts that are kept, beside counting every visit
// anew. Filled by SQL: two kiosks a store, one score and one option a visit; the counts by the
// migration that brought them.
//
//     bench_report_year [VISITS]      a store and day; default 3, that is 1,095,000 in all
#include <cstdlib>
#include <span>

#include "platform/sqlite/migrations.hpp"
#include "sync/collector/http/api.hpp"
#include "sync/collector/report.hpp"
#include "tests/bench/store_engines.hpp"
#include "tests/bench/table.hpp"

namespace afterword {
std::span<const Migration> collector_migrations();
std::span<const Migration> postgres_migrations();
}  // namespace afterword

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr int kStores = 1'000;
constexpr int kDays = 365;
constexpr const char* kSurvey = "checkout@4be1a90c77d2e04b";

// Lines i, s, d and v: the visit, its store, day and number within them.
std::string visits_of(Engine engine, int visits) {
    const auto all = std::to_string(std::int64_t{kStores} * kDays * visits);
    const auto numbers =
        engine == Engine::Sqlite
            ? "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i+1<" + all +
                  ") SELECT i FROM n"
            : "SELECT i FROM generate_series(0, " + all + "-1) AS n(i)";
    return "(SELECT i, i%1000 AS s, (i/1000)%365 AS d, i/365000 AS v FROM (" + numbers +
           ") AS numbers) AS visit";
}

void fill(const EmptyDatabase& database, Engine engine, int visits) {
    const std::string from = " FROM " + visits_of(engine, visits);
    static_cast<void>(database.open_store());  // makes the tables
    // 20,454 is 2026-01-01.
    database.run(
        "INSERT INTO visits(number, kiosk, ordinal, random, born, epoch, seq, rev, state, test, "
        "survey, boot, mono, wall, clock, arrived, corrected, uncertainty, source, store, day, "
        "judge_at, misuse) SELECT i+1, 'k-' || s || '-' || (v%2), d*1000+v, 'k3j9xq', 1, s*2+v%2, "
        "d*1000+v, 2, 1, 0, '" +
        std::string(kSurvey) +
        "', 1, i, 0, 0, 0, CAST(20454+d AS bigint)*86400000, 100, 0, 's-' || s, 20454+d, NULL, "
        "i%60" +
        from);
    database.run("INSERT INTO answers(visit, question, score) SELECT i+1, 'service', 1+(i*7+v)%5" +
                 from);
    database.run(
        "INSERT INTO choices(visit, question, option) SELECT i+1, 'reasons', 'reason-' || (i*3)%8" +
        from);
}

// The tables of the counts, made anew as the migration does; gives how long that takes.
double fill_counts(const EmptyDatabase& database, Engine engine) {
    const auto steps = engine == Engine::Sqlite ? collector_migrations() : postgres_migrations();
    for (const auto& step : steps) {
        if (step.forward.find("day_counts") != std::string_view::npos) {
            database.run(std::string(step.back));
            return milliseconds([&] { database.run(std::string(step.forward)); });
        }
    }
    std::exit(1);
}

Survey survey() {
    return must(read_survey(R"({"survey":"checkout","version":1,"languages":["en"],"questions":[
        {"id":"service","kind":"faces5","measure":"csat","facet":"service",
         "text":{"en":"How was our service today?"},
         "labels":{"en":["Very bad","Bad","Okay","Good","Great"]}},
        {"id":"reasons","kind":"choices","text":{"en":"What was it about?"},
         "options":[{"id":"waiting","text":{"en":"Waiting time"}},
                    {"id":"staff","text":{"en":"Staff"}}]}]})",
                            "checkout.json"));
}

std::string anew(const char* group) {
    const std::string columns = group;
    return "SELECT " + columns +
           ", survey, question, score, count(*) FILTER (WHERE coalesce(misuse, 0)<50), "
           "count(*) FILTER (WHERE coalesce(misuse, 0)>=50) FROM visits "
           "JOIN answers ON visit=number WHERE test=0 AND store IS NOT NULL "
           "AND day BETWEEN 20454 AND 20818 GROUP BY " +
           columns + ", survey, question, score";
}

template <class Work>
Figure measured(const Work& work) {
    work();  // warm
    std::vector<double> runs;
    for (int run = 0; run < kRuns; ++run) {
        runs.push_back(milliseconds(work));
    }
    return figure_of(runs);
}

void measure(Engine engine, int visits) {
    const EmptyDatabase database(engine);
    fill(database, engine, visits);
    const double filling = fill_counts(database, engine);
    if (engine == Engine::Postgres) {
        database.run("VACUUM ANALYZE");  // as autovacuum does on a server that lives
    }
    const auto store = database.open_store();
    // The survey by the name that its bytes have there.
    auto asked = survey();
    asked.id = SurveyId{kSurvey};
    const Surveys surveys({asked});
    std::size_t bytes = 0;
    const auto ask = [&](const DayFilter& filter) {
        return measured([&] {
            must(store->transact([&] {
                bytes = content_of(must(report_scores(*store, surveys, {filter}))).body.size();
                return done();
            }));
        });
    };
    DayFilter year{std::nullopt, parse_day("2026-01-01"), parse_day("2026-12-31"), "service",
                   Per::Period};
    const auto heading = std::string(name(engine)) + ": a year of 1,000 stores, " +
                         std::to_string(kStores * kDays * visits) + " visits, 5 runs";
    print_heading(heading.c_str());
    print_line("report, a line a store, as JSON (<= 100)", ask(year), "ms");
    print_line("  the same, counted anew (no JSON)",
               measured([&] { static_cast<void>(database.count(anew("store"))); }), "ms");
    year.per = Per::EachMonth;
    print_line("report, a line a store and month, as JSON", ask(year), "ms");
    year.per = Per::Period;
    year.from = parse_day("2026-01-16");
    print_line("report from the middle of a month on", ask(year), "ms");
    year.from = parse_day("2026-01-01");
    year.per = Per::EachDay;
    year.store = StoreId{"s-417"};
    print_line("report of one store, a line a day", ask(year), "ms");
    std::printf("%-58s %10.0f ms, %lld and %lld lines\n", "counts of days and months filled in",
                filling, static_cast<long long>(database.count("SELECT 1 FROM day_counts")),
                static_cast<long long>(database.count("SELECT 1 FROM month_counts")));
}

}  // namespace

int main(int argc, char** argv) {
    const int visits = argc > 1 ? std::atoi(argv[1]) : 3;
    for (const auto engine : {Engine::Sqlite, Engine::Postgres}) {
        measure(engine, visits);
    }
    return 0;
}
