// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/reporter.hpp"

#include <catch2/catch.hpp>

#include "sync/collector/http/api.hpp"
#include "sync/wire/row.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

Reporter reporter_of(World& world) {
    return {world.open_store(), world.collector().basis(), world.clock};
}

// As it goes out to whoever asks.
std::string body_of(const Result<Report>& report) {
    return report ? content_of(*report).body : report.error().message;
}

}  // namespace

TEST_CASE("the reporter answers as the collector does", "[reporter]") {
    World world;
    world.start();
    Sender sender;
    world.send_bytes(sender, 1, {encode_row(world.visit(1, 1)), R"({"t":"visit"})"});
    Reporter reporter = reporter_of(world);
    const std::vector<Query> questions = {ScoresQuery{},  ChoicesQuery{},      CompletenessQuery{},
                                          AlertsQuery{},  AlertFiguresQuery{}, ContactsQuery{},
                                          NoticesQuery{}, QuarantineQuery{}};
    for (const auto& question : questions) {
        CAPTURE(question.index());
        CHECK(Reporter::answers(question));
        CHECK(body_of(reporter.answer(question)) == body_of(world.collector().answer(question)));
    }
    CHECK(body_of(reporter.answer(AlertsQuery{})).find("k-0417") != std::string::npos);
    CHECK(body_of(reporter.answer(QuarantineQuery{})).find("k-0417") != std::string::npos);
}

TEST_CASE("what writes, and what only the collector knows, is not the reporter's", "[reporter]") {
    World world;
    world.start();
    Reporter reporter = reporter_of(world);
    const std::vector<Query> questions = {StepQuery{},       AlertEventsQuery{}, OpenContactQuery{},
                                          ResendQuery{},     CaseQuery{},        VisitsQuery{},
                                          TillCountsQuery{}, MetricsQuery{},     HealthQuery{}};
    for (const auto& question : questions) {
        CAPTURE(question.index());
        CHECK_FALSE(Reporter::answers(question));
        const auto answer = reporter.answer(question);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == Errc::Invalid);
    }
}

TEST_CASE("a report under way keeps no kiosk waiting, and is of one moment", "[reporter]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});
    const auto reading = world.open_store();
    const auto visits = [&] { return reading->totals()->visits; };
    const auto read = reading->read([&] {
        CHECK(visits() == 1);
        CHECK(world.send(sender, 2, {world.visit(2, 1)}).upto == Seq{2});
        CHECK(world.take_alert(KioskId{"k-0418"}));
        CHECK(visits() == 1);
        return done();
    });
    CHECK(read);
    const auto again = reading->read([&] {
        CHECK(visits() == 2);
        return done();
    });
    CHECK(again);
}

}  // namespace afterword
