// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/api.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sync/wire/row.hpp"

namespace afterword {
namespace {

using Json = nlohmann::json;

template <class Wanted>
Wanted query(std::string_view target) {
    const auto parsed = parse_request({.target = target});
    if (const auto* problem = std::get_if<Problem>(&parsed)) {
        FAIL(problem->detail);
    }
    return std::get<Wanted>(std::get<Query>(parsed));
}

Problem problem(std::string_view target) {
    const auto parsed = parse_request({.target = target});
    REQUIRE(std::holds_alternative<Problem>(parsed));
    return std::get<Problem>(parsed);
}

std::string to_json(const Report& report) {
    auto content = content_of(report);
    CHECK(content.type == "application/json");
    return std::move(content.body);
}

TEST_CASE("parameters become a query, and left out ones mean all", "[api]") {
    const auto scores = query<ScoresQuery>(
        "/api/v1/scores?store=s-001&from=2026-11-01&to=2026-11-30&question=service%20a+b");
    CHECK(scores.filter.store == StoreId{"s-001"});
    CHECK(scores.filter.from == parse_day("2026-11-01"));
    CHECK(scores.filter.to == parse_day("2026-11-30"));
    CHECK(scores.filter.question == "service a b");
    CHECK(scores.filter.per == Per::EachDay);
    CHECK(query<ScoresQuery>("/api/v1/scores?per=month").filter.per == Per::EachMonth);
    CHECK(query<ChoicesQuery>("/api/v1/choices?per=period").filter.per == Per::Period);
    const auto all = query<ScoresQuery>("/api/v1/scores");
    CHECK_FALSE(all.filter.store);
    CHECK_FALSE(all.filter.from);
    CHECK_FALSE(query<ScoresQuery>("/api/v1/scores?store=&from=").filter.store);
    CHECK(query<CompletenessQuery>("/api/v1/completeness?day=2026-11-21").day ==
          parse_day("2026-11-21"));
    CHECK(query<AlertsQuery>("/api/v1/alerts?stage=not_actionable").stage ==
          AlertStage::NotActionable);
    CHECK(query<QuarantineQuery>("/api/v1/quarantine?after=17").after == 17);
    CHECK(query<QuarantineQuery>("/api/v1/quarantine").after == 0);
    const auto visits = query<VisitsQuery>("/api/v1/visits?after=12-34&limit=5&format=csv");
    CHECK(visits.after == FeedCursor{12, from_unix_ms(34)});
    CHECK(visits.limit == 5);
    CHECK(visits.format == VisitsFormat::Csv);
    CHECK_FALSE(query<VisitsQuery>("/api/v1/visits").after);
    CHECK(query<VisitsQuery>("/api/v1/visits?format=jsonl").limit == kMostVisits);
}

TEST_CASE("an alert's address names it, and a step what it stands on", "[api]") {
    const std::string alert = "/api/v1/alerts/ec756333-efeb-58b3-a838-713a466ec154";
    CHECK(query<AlertQuery>(alert).alert.text == "ec756333-efeb-58b3-a838-713a466ec154");
    CHECK(problem("/api/v1/alerts/none").status == 404);
    CHECK(problem(alert + "/steps").status == 405);
    CHECK(problem(alert + "/steps").allow == "POST");
    CHECK(query<AlertEventsQuery>("/api/v1/alerts/events?store=s-001").store == StoreId{"s-001"});
    CHECK(query<NoticesQuery>("/api/v1/notices").state == DeliveryState::Dead);
    CHECK(query<NoticesQuery>("/api/v1/notices?state=waiting").state == DeliveryState::Waiting);
    const auto resent =
        parse_request({.method = "POST", .target = "/api/v1/notices/17-night-pager/tries"});
    REQUIRE(std::holds_alternative<Query>(resent));
    CHECK(std::get<ResendQuery>(std::get<Query>(resent)).notice.value == 17);
    CHECK(std::get<ResendQuery>(std::get<Query>(resent)).channel == ChannelId{"night-pager"});
    const auto posted = [&](std::string_view if_match, std::string_view body,
                            std::string_view type = "application/json; charset=utf-8") {
        const std::string target = alert + "/steps";
        return parse_request({.method = "POST",
                              .target = target,
                              .if_match = if_match,
                              .content_type = type,
                              .body = body});
    };
    const auto made = posted("\"7\"", R"({"step":"solved","cause":"c","actions":["a"]})");
    REQUIRE(std::holds_alternative<Query>(made));
    const AlertStep step = std::get<StepQuery>(std::get<Query>(made)).step;
    CHECK(step.step == AlertStepKind::Solved);
    CHECK(step.rev == 7);
    CHECK(step.actions == std::vector<std::string>{"a"});
    const auto status = [](const std::variant<Query, Problem>& parsed) {
        const auto* wrong = std::get_if<Problem>(&parsed);
        return wrong == nullptr ? 200 : wrong->status;
    };
    CHECK(status(posted("", R"({"step":"taken"})")) == 428);
    for (const auto* tag : {"7", "\"\"", "\"0\"", "\"x\"", "W/\"7\"", "*", "\"7\",\"8\""}) {
        CAPTURE(tag);
        CHECK(status(posted(tag, R"({"step":"taken"})")) == 400);
    }
    CHECK(status(posted("\"7\"", R"({"step":"taken"})", "text/plain")) == 415);
    for (const auto* body : {"", "[]", "{}", R"({"step":"raised"})", R"({"step":"stored"})",
                             R"({"step":"taken","by":"x"})", R"({"step":"taken","role":"manager"})",
                             R"({"step":"taken","step":"taken"})", R"({"step":7})"}) {
        CAPTURE(body);
        CHECK(status(posted("\"7\"", body)) == 400);
    }
}

TEST_CASE("a bad parameter is named", "[api]") {
    struct Case {
        const char* target;
        const char* said;
    };
    const Case cases[] = {
        {"/api/v1/scores?from=2026-02-30", "from: is not a day"},
        {"/api/v1/scores?to=tomorrow", "to: is not a day"},
        {"/api/v1/scores?per=week", "per: is none of day, month and period"},
        {"/api/v1/scores?from=2026-02-02&to=2026-02-01", "to: is before from"},
        {"/api/v1/scores?store=S!", "store: "},
        {"/api/v1/scores?shop=s-001", "shop: is not known here"},
        {"/api/v1/scores?store=s-001&store=s-002", "store: stands there twice"},
        {"/api/v1/scores?store=%zz", "store: is not well escaped"},
        {"/api/v1/scores?store=%4", "store: is not well escaped"},
        {"/api/v1/completeness?day=1", "day: is not a day"},
        {"/api/v1/alerts?stage=burning", "stage: is no stage"},
        {"/api/v1/quarantine?after=-1", "after: is not a whole number"},
        {"/api/v1/quarantine?after=1x", "after: is not a whole number"},
        {"/api/v1/visits?after=12", "after: is no cursor"},
        {"/api/v1/visits?limit=0", "limit: is not a whole number from 1 to 1000"},
        {"/api/v1/visits?limit=1001", "limit: is not a whole number from 1 to 1000"},
        {"/api/v1/visits?format=xml", "format: is neither"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.target);
        const Problem found = problem(one.target);
        CHECK(found.status == 400);
        CHECK(found.detail.starts_with(one.said));
    }
}

TEST_CASE("an address that is none is not found", "[api]") {
    for (const auto* target : {"/", "", "/api/v1", "/api/v1/", "/api/v1/score", "/api/v2/scores",
                               "/api/v1/scores/", "*"}) {
        CAPTURE(target);
        CHECK(problem(target).status == 404);
    }
}

TEST_CASE("scores are written as the interface names them", "[api]") {
    ScoreLine line;
    line.place = {StoreId{"s-001"}, *parse_day("2026-11-21")};
    line.question = "service";
    line.kind = QuestionKind::Faces5;
    line.n = 182;
    line.flagged = 3;
    line.counts = {{1, 4}, {2, 6}, {3, 6}, {4, 60}, {5, 106}};
    line.measure = Measure::Csat;
    line.facet = "service";
    line.good_or_great = wilson(166, 182);
    ScoreLine unknown = line;
    unknown.kind.reset();
    unknown.good_or_great.reset();
    CHECK(Json::parse(to_json(Report(ScoresReport{line, unknown}))) == Json::parse(R"({"scores":[
        {"store":"s-001","day":"2026-11-21","question":"service","kind":"faces5","n":182,
         "flagged":3,"counts":{"1":4,"2":6,"3":6,"4":60,"5":106},
         "good_or_great":{"share":0.912088,"low":0.861977,"high":0.945163},
         "measure":"csat","facet":"service","too_few":false},
        {"store":"s-001","day":"2026-11-21","question":"service","kind":null,"n":182,
         "flagged":3,"counts":{"1":4,"2":6,"3":6,"4":60,"5":106},"too_few":false}]})"));
}

TEST_CASE("completeness is written as the interface names it", "[api]") {
    const StoreDay place{StoreId{"s-001"}, *parse_day("2026-11-21")};
    const CompletenessReport lines = {{place, 182, 182, 0, {}, {}},
                                      {place, 182, 180, 4, {KioskId{"k-0417"}}, {}},
                                      {place, 182, 182, 0, {}, {KioskId{"k-0417"}}}};
    CHECK(Json::parse(to_json(Report(lines))) == Json::parse(R"({"completeness":[
        {"store":"s-001","day":"2026-11-21","expected":182,"have":182,"lost":0,
         "state":"complete","waiting_for":[],"began_anew":[]},
        {"store":"s-001","day":"2026-11-21","expected":182,"have":180,"lost":4,
         "state":"incomplete","waiting_for":["k-0417"],"began_anew":[]},
        {"store":"s-001","day":"2026-11-21","expected":182,"have":182,"lost":0,
         "state":"incomplete","waiting_for":[],"began_anew":["k-0417"]}]})"));
}

TEST_CASE("alerts are written as on the wire, with their history", "[api]") {
    AlertLine line;
    line.message.alert.id = AlertId{"ec756333-efeb-58b3-a838-713a466ec154"};
    line.message.alert.store = StoreId{"s-012"};
    line.message.alert.kiosk = KioskId{"k-0417"};
    line.message.alert.title = "Very bad";
    line.message.change = 58;
    line.message.after = 57;
    HistoryEntry raised;
    raised.step = "raised";
    raised.at = from_unix_ms(1'795'294'902'500);
    HistoryEntry refused = raised;
    refused.step = "taken";
    refused.by = "08";
    refused.note = "refused: somebody was faster";
    refused.fate = Fate::Refused;
    refused.kiosk = KioskId{"k-0417"};
    AlertStep taken;
    taken.alert = line.message.alert.id;
    taken.by = "08";
    taken.role = ActorRole::Lead;
    taken.at.wall = from_unix_ms(1'795'294'902'000);
    refused.bytes = encode_row(taken);
    line.history = {raised, refused};
    const auto written = Json::parse(to_json(Report(AlertsReport{line}))).at("alerts").at(0);
    CHECK(written.at("history") == Json::parse(R"([
        {"step":"raised","by":null,"role":null,"at":1795294902500,"device_at":null,"kiosk":null,
         "reason":null,"note":null},
        {"step":"taken","by":"08","role":"lead","at":1795294902500,"device_at":1795294902000,
         "kiosk":"k-0417","reason":null,"note":"refused: somebody was faster"}])"));
    auto wire = written;
    CHECK(written.at("devices") == Json::parse("[]"));
    wire.erase("history");
    wire.erase("devices");
    CHECK(wire == Json::parse(encode_alert(line.message)));
}

TEST_CASE("an alert says how far it has come on each kiosk", "[api]") {
    const auto entry = [](std::string_view step, const char* kiosk, std::int64_t at) {
        HistoryEntry line;
        line.step = step;
        line.kiosk = KioskId{kiosk};
        line.at = from_unix_ms(at);
        return line;
    };
    AlertLine line;
    line.message.alert.id = AlertId{"ec756333-efeb-58b3-a838-713a466ec154"};
    // A kiosk that raised it itself may have stored it before it was sent.
    line.history = {entry("stored", "k-0418", 5), entry(kSent, "k-0417", 6),
                    entry(kSent, "k-0418", 6),    entry("shown", "k-0418", 7),
                    entry("shown", "k-0418", 9),  entry("taken", "k-0418", 8)};
    CHECK(Json::parse(to_json(Report(AlertsReport{line}))).at("alerts").at(0).at("devices") ==
          Json::parse(R"([
        {"kiosk":"k-0417","sent":6,"stored":null,"shown":null,"taken":null},
        {"kiosk":"k-0418","sent":6,"stored":5,"shown":7,"taken":8}])"));
}

TEST_CASE("what was set aside is written with its raw bytes", "[api]") {
    const Quarantined row{7,       from_unix_ms(5), KioskId{"k-0417"}, Epoch{0x9f3c1a77d2e04b58},
                          Seq{12}, "conflict",      "\xff raw"};
    const Quarantined batch{
        8, from_unix_ms(6), KioskId{"k-0417"}, std::nullopt, std::nullopt, "broken", ""};
    CHECK(Json::parse(to_json(Report(QuarantineReport{row, batch}))) ==
          Json::parse(R"({"quarantine":[
        {"number":7,"at":5,"kiosk":"k-0417","epoch":"9f3c1a77d2e04b58","seq":12,
         "why":"conflict","bytes":"/yByYXc="},
        {"number":8,"at":6,"kiosk":"k-0417","epoch":null,"seq":null,"why":"broken","bytes":""}]})"));
}

TEST_CASE("every question but that for health needs a scope of its own", "[api]") {
    const auto needed = [](std::string_view target) {
        return scope_of(std::get<Query>(parse_request({.target = target})));
    };
    CHECK(needed("/api/v1/scores") == Scope::Reports);
    CHECK(needed("/api/v1/choices") == Scope::Reports);
    CHECK(needed("/api/v1/completeness") == Scope::Reports);
    CHECK(needed("/api/v1/alerts") == Scope::Alerts);
    CHECK(needed("/api/v1/quarantine") == Scope::Quarantine);
    CHECK(needed("/api/v1/visits") == Scope::Visits);
    CHECK(needed("/metrics") == Scope::Metrics);
    CHECK(needed("/api/v1/alert-figures") == Scope::Reports);
    const auto told = parse_request(
        {.method = "POST",
         .target = "/api/v1/exposure",
         .content_type = "application/json",
         .body = R"({"hours":[{"store":"s-001","hour":"2026-11-21T14","transactions":3}]})"});
    REQUIRE(std::holds_alternative<Query>(told));
    CHECK(scope_of(std::get<Query>(told)) == Scope::Exposure);
    CHECK_FALSE(needed("/healthz"));
}

TEST_CASE("counts are told the way Prometheus reads them", "[api]") {
    MetricsReport report;
    report.connected = true;
    report.totals = {1'234, 5, 6};
    report.heard = {{KioskId{"k-0417"}, from_unix_ms(1'795'294'861'123)}};
    const auto content = content_of(Report(report));
    CHECK(content.type == "text/plain; version=0.0.4");
    CHECK(
        content.body.starts_with("# HELP afterword_broker_connected 1 while the broker is "
                                 "connected.\n# TYPE afterword_broker_connected gauge\n"
                                 "afterword_broker_connected 1\n"));
    CHECK(content.body.find("\nafterword_visits 1234\n") != std::string::npos);
    CHECK(content.body.ends_with(
        "\nafterword_kiosk_heard_timestamp_seconds{kiosk=\"k-0417\"} 1795294861\n"));
}

}  // namespace
}  // namespace afterword
