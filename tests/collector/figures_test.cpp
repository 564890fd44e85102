// SPDX-License-Identifier: Apache-2.0
// How alerts were seen to, from rows to figures.
#include <catch2/catch.hpp>

#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

// Every visit here is very bad, which would be a trend.
struct QuietWorld : World {
    QuietWorld() { options.rules.trend.method = TrendSettings::Method::Off; }
};

// A kiosk whose shoppers complain, and staff who act on it.
struct Shop {
    explicit Shop(const char* kiosk = "k-0417") { sender.kiosk = KioskId{kiosk}; }

    // The alert of one more visit that is very bad, for a reason of its own so that none is
    // grouped.
    AlertId complain(World& world, const std::string& reason) {
        Visit visit = world.visit(++ordinal, 1);
        visit.steps[1].values = {reason};
        send(world, {visit});
        const auto alert = world.take_alert(sender.kiosk);
        REQUIRE(alert);
        return alert->alert.id;
    }
    void act(World& world, const AlertId& alert, AlertStepKind kind, int rev) {
        AlertStep step = world.step(alert, kind, rev);
        step.reason = kind == AlertStepKind::NotActionable ? "nothing_to_do" : "";
        step.role = ActorRole::Manager;
        step.by = kind == AlertStepKind::Reopened ? "anna" : "07";
        send(world, {step});
        while (world.take_alert(sender.kiosk)) {
        }
    }
    void send(World& world, const std::vector<Row>& rows) {
        sender.anchor = Anchor{world.clock.boot(), world.clock.tick(), world.clock.wall(), 0ms};
        world.send(sender, next, rows);
        next += static_cast<std::int64_t>(rows.size());
    }

    Sender sender;
    std::int64_t ordinal = 0;
    std::int64_t next = 1;
};

AlertFiguresReport ask(World& world, const char* store = nullptr, std::string_view from = "",
                       std::string_view to = "") {
    DayFilter filter;
    filter.store = store == nullptr ? std::nullopt : std::optional(StoreId{store});
    filter.from = parse_day(from);
    filter.to = parse_day(to);
    return world.ask<AlertFiguresReport>(AlertFiguresQuery{filter});
}

// The line of a store, or of all; of a kind, or of all kinds.
AlertFiguresLine line_of(const AlertFiguresReport& report, const char* store,
                         std::optional<AlertKind> kind = std::nullopt) {
    for (const auto& line : report.lines) {
        const bool is_it = store == nullptr ? !line.store : line.store == StoreId{store};
        if (is_it && line.kind == kind) {
            return line;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("times run from an alert's opening to what staff did, in the hours of its store",
          "[figures]") {
    QuietWorld world;  // on a Saturday, 23:00 in Warsaw
    StoreEntry store{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"};
    store.hours.emplace().of_weekday.fill({Hours{9h, 20h}});
    auto places = Register::make({store}, {{KioskId{"k-0417"}, StoreId{"s-001"}, "checkout"}});
    REQUIRE(places.ok());
    world.options.places = *std::move(places);
    world.clock.advance(10h);  // 9:00
    world.start();
    Shop shop;
    for (int i = 0; i < 10; ++i) {
        const AlertId alert = shop.complain(world, "reason-" + std::to_string(i));
        world.clock.advance(4min);
        shop.act(world, alert, AlertStepKind::Taken, 1);
        world.clock.advance(6min);
        shop.act(world, alert, AlertStepKind::Solved, 2);
    }
    auto line = line_of(ask(world), "s-001", AlertKind::LowScore);
    CHECK(line.figures.n == 10);
    CHECK(line.figures.solved == 10);
    CHECK(line.figures.take.median == Milliseconds(4min));
    CHECK(line.figures.take.in_time.share == wilson(10, 10));
    CHECK(line.figures.solution.p90 == Milliseconds(10min));

    // Five minutes before closing: the night does not count, and nine hours more are in time.
    world.clock.advance(9h + 15min);
    const AlertId late = shop.complain(world, "late");
    world.clock.advance(13h + 9min);
    CHECK(line_of(ask(world), "s-001", AlertKind::LowScore).figures.open == 1);
    shop.act(world, late, AlertStepKind::Taken, 1);
    line = line_of(ask(world, "s-001", "2026-11-22", "2026-11-22"), "s-001", AlertKind::LowScore);
    CHECK(line.figures.take.in_time.hits == 11);
    CHECK(line.figures.take.in_time.n == 11);
    CHECK(ask(world, "s-001", "2026-11-23").lines.empty());
    CHECK(line_of(ask(world, "s-001"), "s-001").figures.n == 11);
    CHECK(line_of(ask(world, "s-001"), nullptr).figures.n == 0);  // there is no such line
}

TEST_CASE("each rule's precision is what staff found of use, kept across a restart", "[figures]") {
    QuietWorld world;
    world.start();
    Shop shop;
    Shop other("k-0500");
    const auto solve = [&](Shop& of, const AlertId& alert) {
        of.act(world, alert, AlertStepKind::Taken, 1);
        of.act(world, alert, AlertStepKind::Solved, 2);
    };
    for (int i = 0; i < 12; ++i) {
        const AlertId alert = shop.complain(world, "reason-" + std::to_string(i));
        if (i < 7) {
            solve(shop, alert);
        } else if (i < 10) {
            shop.act(world, alert, AlertStepKind::NotActionable, 1);
        }
        if (i == 3 || i == 11) {
            shop.act(world, alert, AlertStepKind::PlaybookWrong, i == 3 ? 3 : 1);
            shop.act(world, alert, AlertStepKind::PlaybookWrong, i == 3 ? 3 : 1);
        }
        if (i == 9 || i == 10) {
            shop.act(world, alert, AlertStepKind::Useful, i == 9 ? 2 : 1);
        }
    }
    solve(other, other.complain(world, "queue"));
    world.start();
    const auto report = ask(world);
    const auto here = line_of(report, "s-001", AlertKind::LowScore).figures;
    CHECK(here.n == 12);
    CHECK(here.dismissed == 3);
    CHECK(here.open == 2);
    CHECK(here.useful.hits == 9);  // solved, and the two that were marked
    CHECK(here.useful.n == 11);    // one is open and unmarked
    CHECK(here.useful.share == wilson(9, 11));
    CHECK(here.playbook_wrong.hits == 2);  // each alert once, however many said so
    CHECK(here.playbook_wrong.n == 12);
    CHECK_FALSE(line_of(report, "s-002", AlertKind::LowScore).figures.useful.share);  // too few
    CHECK(line_of(report, nullptr, AlertKind::LowScore).figures.useful.hits == 10);
    CHECK(line_of(report, nullptr).figures.useful.n == 12);
}

TEST_CASE("a reason that is alerted again, or an alert that is reopened, has come back",
          "[figures]") {
    QuietWorld world;
    world.start();
    Shop shop;
    const auto solve = [&](const std::string& reason) {
        AlertId alert = shop.complain(world, reason);
        shop.act(world, alert, AlertStepKind::Taken, 1);
        shop.act(world, alert, AlertStepKind::Solved, 2);
        return alert;
    };
    solve("waiting");
    solve("staff");
    const AlertId reopened = solve("price");
    shop.act(world, reopened, AlertStepKind::Reopened, 3);
    world.clock.advance(24h * 3);
    shop.complain(world, "waiting");
    CHECK(line_of(ask(world), "s-001").figures.came_back.n == 0);  // nobody can say yet
    world.clock.advance(24h * 12);
    const auto figures = line_of(ask(world), "s-001").figures;
    CHECK(figures.came_back.n == 3);
    CHECK(figures.came_back.hits == 2);
    // Of the week in which they were opened, what came after it still counts.
    const auto first = line_of(ask(world, "s-001", "", "2026-11-22"), "s-001");
    CHECK(first.figures.n == 3);
    CHECK(first.figures.came_back.hits == 2);
}

TEST_CASE("cohorts are the weeks of opening, and keep those that nobody has solved", "[figures]") {
    QuietWorld world;
    world.start();
    Shop shop;
    for (int i = 0; i < 4; ++i) {
        const AlertId alert = shop.complain(world, "reason-" + std::to_string(i));
        if (i % 2 == 0) {
            shop.act(world, alert, AlertStepKind::Taken, 1);
            shop.act(world, alert, AlertStepKind::Solved, 2);
        }
        world.clock.advance(24h * 2);
    }
    const auto line = line_of(ask(world), "s-001");
    std::vector<std::string> weeks;
    for (const auto& cohort : line.cohorts) {
        weeks.push_back(day_text(cohort.week) + " " + std::to_string(cohort.figures.resolved.hits) +
                        " of " + std::to_string(cohort.figures.resolved.n));
    }
    CHECK(weeks == std::vector<std::string>{"2026-11-16 1 of 1", "2026-11-23 1 of 3"});
    CHECK(line_of(ask(world), "s-001", AlertKind::LowScore).cohorts.empty());
}

TEST_CASE("what a shopper says of the solution counts with the call-back that it was of",
          "[figures]") {
    QuietWorld world;
    world.start();
    Shop shop;
    SeededRng rng(7);
    Visit visit = world.visit(++shop.ordinal, 5);
    auto contact = SealedContact::seal(*Secret::from("+48 555 0123"), make_seal_pair(rng).seal,
                                       consent_to("Call me back", "en", world.clock.wall()));
    REQUIRE(contact.ok());
    visit.contact = *std::move(contact);
    visit.case_code = CaseCode{"7F-42-KX"};
    shop.send(world, {visit});
    const auto waiting = world.ask<ContactsReport>(ContactsQuery{});
    REQUIRE(waiting.size() == 1);
    for (const auto kind : {AlertStepKind::Taken, AlertStepKind::Solved}) {
        AlertStep step = world.step(waiting[0].alert, kind, kind == AlertStepKind::Taken ? 1 : 2);
        step.role = ActorRole::HeadOffice;
        REQUIRE(world.ask<StepReport>(StepQuery{step}).ending == StepReport::Ending::Made);
    }
    CHECK(line_of(ask(world), "s-001").satisfaction.n == 0);
    CaseQuery answer;
    answer.typed = "7F-42-KX";
    answer.language = "en";
    answer.act = CaseQuery::Act::Answer;
    answer.by = "shopper";
    answer.helped = 4;
    world.ask<CaseReport>(answer);
    const auto report = ask(world);
    CHECK(line_of(report, "s-001", AlertKind::CallBack).satisfaction.counts.at(4) == 1);
    CHECK(line_of(report, "s-001").satisfaction.n == 1);
    CHECK(line_of(report, nullptr).satisfaction.n == 1);
    CHECK_FALSE(line_of(report, nullptr).satisfaction.mean);  // too few
    CHECK(line_of(ask(world, "s-002"), "s-002").satisfaction.n == 0);
    CHECK(ask(world, "s-001", "2026-11-22").lines.empty());
}

TEST_CASE("complaints are visits, once each, and not what a shopper took back", "[figures]") {
    QuietWorld world;
    world.start();
    Shop shop;
    for (int i = 0; i < 8; ++i) {
        shop.send(world, {world.visit(++shop.ordinal, 5)});
    }
    // Three of one reason are one alert, and three complaints.
    const Visit leader = world.visit(++shop.ordinal, 1);
    Visit second = world.visit(++shop.ordinal, 1);
    Visit third = world.visit(++shop.ordinal, 1);
    third.help = world.clock.tick();  // besides: no complaint of its own
    shop.send(world, {leader, second, third});
    auto line = line_of(ask(world), "s-001");
    REQUIRE(line.complaints);
    CHECK(line_of(ask(world), "s-001", AlertKind::LowScore).figures.n == 1);
    CHECK(line.complaints->n == 3);
    CHECK(line.complaints->answers == 11);
    CHECK(line.complaints->of_answers == wilson(3, 11));
    second.rev = 2;
    second.steps[0].value = *Score::from(5);
    shop.send(world, {second});
    line = line_of(ask(world), "s-001");
    CHECK(line.complaints->n == 2);
    CHECK(line.complaints->answers == 11);
    CHECK(line_of(ask(world), nullptr).complaints->n == 2);
    CHECK_FALSE(line_of(ask(world), "s-001", AlertKind::LowScore).complaints);
}

}  // namespace afterword
