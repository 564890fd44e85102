// SPDX-License-Identifier: Apache-2.0
// The counts that reports read against counting everything anew, whatever has happened to visits.
#include "sync/collector/store/counts.hpp"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "platform/base/rng.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

// Counted anew, in the columns of day_counts.
constexpr const char* kAnew =
    "(SELECT 0 AS what, store, day, kiosk, question, survey, CAST(score AS text) AS answer,"
    " count(*) FILTER (WHERE coalesce(misuse, 0)<50) AS n,"
    " count(*) FILTER (WHERE coalesce(misuse, 0)>=50) AS flagged"
    " FROM visits JOIN answers ON visit=number WHERE test=0 AND store IS NOT NULL"
    " GROUP BY store, day, kiosk, question, survey, score"
    " UNION ALL SELECT 1, store, day, kiosk, question, survey, option,"
    " count(*) FILTER (WHERE coalesce(misuse, 0)<50),"
    " count(*) FILTER (WHERE coalesce(misuse, 0)>=50)"
    " FROM visits JOIN choices ON visit=number WHERE test=0 AND store IS NOT NULL"
    " GROUP BY store, day, kiosk, question, survey, option"
    " UNION ALL SELECT 2, store, day, kiosk, question, survey, '',"
    " count(DISTINCT number) FILTER (WHERE coalesce(misuse, 0)<50),"
    " count(DISTINCT number) FILTER (WHERE coalesce(misuse, 0)>=50)"
    " FROM visits JOIN choices ON visit=number WHERE test=0 AND store IS NOT NULL"
    " GROUP BY store, day, kiosk, question, survey"
    " UNION ALL SELECT 3, store, day, kiosk, '', '', '', count(*), 0"
    " FROM visits WHERE store IS NOT NULL GROUP BY store, day, kiosk"
    " UNION ALL SELECT 4, store, day, kiosk, '', '', '', count(*), 0"
    " FROM visits WHERE store IS NOT NULL AND state=0 GROUP BY store, day, kiosk)";

// Lines of either that are not in the other.
std::int64_t differences(const World& world, const std::string& one, const std::string& other) {
    const auto beyond = [&](const std::string& a, const std::string& b) {
        return world.count("(SELECT * FROM " + a + " AS a EXCEPT SELECT * FROM " + b +
                           " AS b) AS beyond");
    };
    return beyond(one, other) + beyond(other, one);
}

void check_counts(const World& world) {
    const std::string month =
        world.options.postgres.empty()
            ? "CAST(julianday(date(day*86400, 'unixepoch', 'start of month'))-2440587.5 AS INTEGER)"
            : "date_trunc('month', DATE '1970-01-01'+CAST(day AS integer))::date-DATE '1970-01-01'";
    CHECK(differences(world, "(SELECT * FROM day_counts WHERE n<>0 OR flagged<>0)", kAnew) == 0);
    CHECK(differences(world, "(SELECT * FROM month_counts WHERE n<>0 OR flagged<>0)",
                      "(SELECT what, store, question, survey, answer, " + month +
                          " AS month, sum(n), sum(flagged) FROM " + std::string(kAnew) +
                          " AS anew WHERE what<3 "
                          "GROUP BY what, store, question, survey, answer, month)") == 0);
}

Register register_with(const std::string& first, const std::string& second) {
    auto made = Register::make({{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"},
                                {StoreId{"s-002"}, "Harbour", "America/New_York"}},
                               {{KioskId{"k-0417"}, StoreId{first}, "checkout"},
                                {KioskId{"k-0418"}, StoreId{second}, "counter"}});
    REQUIRE(made.ok());
    return *std::move(made);
}

// Two kiosks whose clocks nobody set, and what becomes of their visits, by a seed.
class History {
  public:
    History(World& world, std::uint64_t seed) : world_(world), rng_(seed) {
        world_.options.places = register_with("s-001", "s-001");
        world_.start();
        for (const auto* kiosk : {"k-0417", "k-0418"}) {
            Sender sender;
            sender.kiosk = KioskId{kiosk};
            kiosks_.push_back({sender, {}, 1, {}});
        }
    }

    void go_on() {
        Kiosk& kiosk = kiosks_[rng_.below(kiosks_.size())];
        world_.clock.advance(Milliseconds(1h) * static_cast<int>(rng_.below(30)));
        if (rng_.below(12) == 0) {
            move_kiosk();
        }
        if (rng_.below(6) == 0) {
            kiosk.boot = BootId{static_cast<std::uint32_t>(rng_.next())};
        }
        // Most boots meet the collector late, some never.
        kiosk.sender.anchor.reset();
        if (rng_.below(3) == 0) {
            kiosk.sender.anchor =
                Anchor{kiosk.boot, world_.clock.tick(),
                       world_.clock.wall() - 24h * static_cast<int>(rng_.below(40)), 40ms};
        }
        std::vector<Row> rows;
        for (std::uint64_t i = rng_.below(6); i > 0; --i) {
            rows.emplace_back(kiosk.visits.empty() || rng_.below(3) > 0 ? fresh(kiosk)
                                                                        : amended(kiosk));
        }
        if (!rows.empty()) {
            world_.send(kiosk.sender, kiosk.next, rows);
            kiosk.next += static_cast<std::int64_t>(rows.size());
        }
    }

  private:
    struct Kiosk {
        Sender sender;
        std::vector<Visit> visits;
        std::int64_t next;
        BootId boot{7};
    };

    void answer(Visit& visit) {
        visit.state = rng_.below(4) == 0 ? Visit::State::Open : Visit::State::Ended;
        visit.test = rng_.below(8) == 0;
        visit.misuse.reset();
        if (rng_.below(2) == 0) {
            visit.misuse = Misuse{1, static_cast<double>(rng_.below(101)) / 100, {}};
        }
        visit.survey = rng_.below(4) == 0 ? SurveyId{"exit@0000000000000000"} : known_survey().id;
        visit.steps[0].value = *Score::from(static_cast<std::int64_t>(1 + rng_.below(5)));
        visit.steps[1].values.clear();
        for (const auto* option : {"waiting", "staff", "price"}) {
            if (rng_.below(3) == 0) {
                visit.steps[1].values.emplace_back(option);
            }
        }
    }
    Visit fresh(Kiosk& kiosk) {
        Visit visit = world_.visit(static_cast<std::int64_t>(kiosk.visits.size()) + 1, 1);
        visit.at = {kiosk.boot, world_.clock.tick(), world_.clock.wall(),
                    rng_.below(2) == 0 ? ClockQuality::Synced : ClockQuality::Unset};
        answer(visit);
        kiosk.visits.push_back(visit);
        return visit;
    }
    Visit amended(Kiosk& kiosk) {
        Visit& visit = kiosk.visits[rng_.below(kiosk.visits.size())];
        ++visit.rev;
        answer(visit);
        return visit;
    }
    void move_kiosk() {
        const auto any = [&] { return rng_.below(2) == 0 ? "s-001" : "s-002"; };
        world_.options.places = register_with(any(), any());
        world_.start();
    }

    World& world_;
    SeededRng rng_;
    std::vector<Kiosk> kiosks_;
};

TEST_CASE("counts are as if counted anew, whatever happens to visits", "[counts]") {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
        INFO("seed " << seed);
        World world;
        History history(world, seed);
        for (int i = 0; i < 60; ++i) {
            history.go_on();
            if (i % 6 == 5) {
                check_counts(world);
            }
        }
        REQUIRE(world.count("visits WHERE rev>1") > 5);
        REQUIRE(world.count("day_counts WHERE n=0 AND flagged=0") > 5);
    }
}

TEST_CASE("counts of what is undone are undone with it", "[counts]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});
    const auto store = world.open_store();
    const VisitId id{1, "k3j9xq"};
    const auto failed = store->transact([&]() -> Status {
        auto found = store->find_visits(sender.kiosk, {&id, 1});
        REQUIRE(found.ok());
        found->front().test = true;
        const AnsweredVisit amended{found->front(), {}};
        REQUIRE(store->save({&amended, 1}).ok());
        CHECK(store->count_scores({}).value_or({}).empty());  // seen from within
        return Error{Errc::Io, "on purpose"};
    });
    CHECK_FALSE(failed.ok());
    CHECK(world.only_score().n == 1);
    check_counts(world);
}

TEST_CASE("lines of months and of the whole are the sums of their days", "[counts]") {
    World world;  // on 2026-11-21
    world.start();
    Sender sender;
    for (std::int64_t i = 1; i <= 90; ++i) {
        sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 0ms};
        world.send(sender, i, {world.visit(i, i % 3 == 0 ? 1 : 5)});
        world.clock.advance(24h);
    }
    const auto ask = [&](std::string_view from, std::string_view to, Per per) {
        std::vector<std::string> lines;
        const DayFilter filter{std::nullopt, parse_day(from), parse_day(to), std::nullopt, per};
        for (const auto& line : world.ask<ScoresReport>(ScoresQuery{filter})) {
            lines.push_back(day_text(line.place.day) + " " + std::to_string(line.n) + " " +
                            std::to_string(line.counts.at(1)));
        }
        return lines;
    };
    using Lines = std::vector<std::string>;
    CHECK(ask("", "", Per::EachMonth) ==
          Lines{"2026-11-01 10 3", "2026-12-01 31 10", "2027-01-01 31 11", "2027-02-01 18 6"});
    CHECK(ask("2026-11-25", "2027-01-10", Per::EachMonth) ==
          Lines{"2026-11-01 6 2", "2026-12-01 31 10", "2027-01-01 10 4"});
    CHECK(ask("2026-11-25", "2027-01-10", Per::Period) == Lines{"2026-11-25 47 16"});
    CHECK(ask("2026-12-02", "2026-12-05", Per::Period) == Lines{"2026-12-02 4 2"});
    CHECK(ask("2026-12-02", "2026-12-05", Per::EachDay).size() == 4);
    const auto choices = world.ask<ChoicesReport>(
        ChoicesQuery{{std::nullopt, parse_day("2026-12-01"), parse_day("2026-12-31"), std::nullopt,
                      Per::Period}});
    REQUIRE(choices.size() == 1);
    CHECK(choices[0].n == 31);
}

TEST_CASE("whole months are read as months, and the days beside them as days", "[counts]") {
    const auto spans = [](std::string_view from, std::string_view to, Per per) {
        return spans_of({std::nullopt, parse_day(from), parse_day(to), std::nullopt, per});
    };
    const auto day = [](std::string_view text) { return *parse_day(text); };
    using Of = CountSpan::Of;
    using Spans = std::vector<CountSpan>;
    CHECK(spans("2026-01-01", "2026-12-31", Per::EachDay) ==
          Spans{{Of::Days, day("2026-01-01"), day("2026-12-31")}});
    CHECK(spans("2026-01-01", "2026-12-31", Per::Period) ==
          Spans{{Of::Months, day("2026-01-01"), day("2026-12-31")}});
    CHECK(spans("2026-01-31", "2026-03-01", Per::Period) ==
          Spans{{Of::Months, day("2026-02-01"), day("2026-02-28")},
                {Of::Days, day("2026-01-31"), day("2026-01-31")},
                {Of::Days, day("2026-03-01"), day("2026-03-01")}});
    CHECK(spans("2026-02-02", "2026-02-28", Per::Period) ==
          Spans{{Of::Days, day("2026-02-02"), day("2026-02-28")}});
    CHECK(spans("2026-02-01", "2026-02-28", Per::EachMonth) ==
          Spans{{Of::Months, day("2026-02-01"), day("2026-02-28")}});
    CHECK(spans("", "", Per::EachMonth).size() == 1);
}

}  // namespace
}  // namespace afterword
