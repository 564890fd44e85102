// SPDX-License-Identifier: Apache-2.0
// What shoppers see and do on the page of their case, and what is left of them afterwards.
#include <catch2/catch.hpp>

#include "sync/collector/http/api.hpp"
#include "sync/collector/http/guess_limit.hpp"
#include "sync/collector/http/page_language.hpp"
#include "sync/model/alert_id.hpp"
#include "sync/wire/row.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

constexpr const char* kCode = "7F-42-KX";
constexpr const char* kWords = "the red coat was torn";

Visit wanting_a_call(const World& world, std::int64_t ordinal = 1) {
    SeededRng rng(7);
    Visit visit = world.visit(ordinal, 5);
    auto contact = SealedContact::seal(*Secret::from("+48 555 0123"), make_seal_pair(rng).seal,
                                       consent_to("Call me back", "en", world.clock.wall()));
    REQUIRE(contact.ok());
    visit.contact = *std::move(contact);
    visit.case_code = CaseCode{kCode};
    Step words;
    words.question = "words";
    words.text = kWords;
    words.read_by = WordsReaders::Both;
    visit.steps.push_back(words);
    return visit;
}

CaseQuery about(CaseQuery::Act act = CaseQuery::Act::Look) {
    CaseQuery query;
    query.typed = kCode;
    query.language = "en";
    query.act = act;
    query.by = "shopper";
    return query;
}

CaseQuery answering(int helped) {
    CaseQuery query = about(CaseQuery::Act::Answer);
    query.helped = helped;
    return query;
}

// Head office calls: the shopper's alert is solved.
AlertMessage solve(World& world, const AlertId& alert) {
    AlertStep step;
    step.alert = alert;
    step.by = "office";
    step.role = ActorRole::HeadOffice;
    step.step = AlertStepKind::Taken;
    REQUIRE(world.ask<StepReport>(StepQuery{step}).ending == StepReport::Ending::Made);
    step.rev = 2;
    step.step = AlertStepKind::Solved;
    step.cause = "other";
    step.actions = {"apologised"};
    const auto solved = world.ask<StepReport>(StepQuery{step});
    REQUIRE(solved.ending == StepReport::Ending::Made);
    return solved.line->message;
}

// A case, and its alert.
AlertId open_case(World& world, Sender& sender) {
    world.send(sender, 1, {wanting_a_call(world)});
    const auto waiting = world.ask<ContactsReport>(ContactsQuery{});
    REQUIRE(waiting.size() == 1);
    return waiting.front().alert;
}

AlertStage stage_of(World& world, const AlertId& alert) {
    return world.ask<AlertReport>(AlertQuery{alert}).line->message.alert.stage;
}

// Of the first row of each of two epochs.
std::string stored_bytes(const World& world) {
    const auto store = world.open_store();
    std::string all;
    REQUIRE(store
                ->read([&]() -> Status {
                    for (const std::int64_t epoch : {1, 2}) {
                        if (auto bytes = store->row_bytes({{epoch}, Seq{1}})) {
                            all += *bytes;
                        }
                    }
                    return done();
                })
                .ok());
    return all;
}

TEST_CASE("a shopper follows their case from its arrival to its solution", "[cases]") {
    World world;
    world.start();
    CHECK(world.ask<CaseReport>(about()).lines.empty());
    Sender sender;
    const AlertId alert = open_case(world, sender);
    CaseQuery carelessly = about();
    carelessly.typed = " 7f42kx ";
    for (const auto& query : {about(), carelessly}) {
        const auto report = world.ask<CaseReport>(query);
        REQUIRE(report.lines.size() == 1);
        CHECK(report.lines[0].stage == AlertStage::Open);
    }
    CHECK(world.ask<CaseReport>(answering(5)).ending == CaseReport::Ending::TooEarly);
    CHECK_FALSE(world.ask<CaseReport>(about()).lines[0].record.helped);
    solve(world, alert);
    CHECK(world.ask<CaseReport>(about()).lines[0].stage == AlertStage::Solved);
}

TEST_CASE("whom it helped confirms the solution, whom it did not opens the alert again",
          "[cases]") {
    World world;
    world.start();
    Sender sender;
    const AlertId alert = open_case(world, sender);
    solve(world, alert);
    const auto undecided = world.ask<CaseReport>(answering(3));
    CHECK(undecided.ending == CaseReport::Ending::Answered);
    CHECK(undecided.lines[0].record.helped == 3);
    CHECK(stage_of(world, alert) == AlertStage::Solved);

    CHECK(world.ask<CaseReport>(answering(5)).lines[0].stage == AlertStage::Confirmed);
    CHECK(stage_of(world, alert) == AlertStage::Confirmed);
    const auto confirmed = world.ask<AlertReport>(AlertQuery{alert}).line->history.back();
    CHECK(confirmed.step == "confirmed");
    CHECK(confirmed.by == "shopper");

    const auto no = world.ask<CaseReport>(answering(1));
    CHECK(no.lines[0].stage == AlertStage::Reopened);
    CHECK(no.lines[0].record.helped == 1);
    CHECK(stage_of(world, alert) == AlertStage::Reopened);
    // It is told to the store like any other change.
    world.collector().tick();
    std::optional<AlertMessage> last;
    while (auto told = world.take_alert(sender.kiosk)) {
        last = told;
    }
    REQUIRE(last);
    CHECK(last->alert.stage == AlertStage::Reopened);
}

TEST_CASE("erasing leaves the rating and nothing that tells who the shopper is", "[cases]") {
    World world;
    world.start();
    Sender sender;
    const AlertId alert = open_case(world, sender);
    CHECK(stored_bytes(world).find(kWords) != std::string::npos);
    CHECK(stored_bytes(world).find("sealed") != std::string::npos);

    const auto erased = world.ask<CaseReport>(about(CaseQuery::Act::Erase));
    CHECK(erased.ending == CaseReport::Ending::Erased);
    REQUIRE(erased.lines.size() == 1);
    CHECK_FALSE(erased.lines[0].record.has_details);
    CHECK(stored_bytes(world).find(kWords) == std::string::npos);
    CHECK(stored_bytes(world).find("sealed") == std::string::npos);
    CHECK_FALSE(world.ask<OpenContactReport>(OpenContactQuery{alert, "office"}).contact);
    CHECK(world.only_score().n == 1);
    CHECK(world.ask<AlertReport>(AlertQuery{alert}).line->history.back().step == "details_erased");
    const auto fed = world.ask<VisitsReport>(VisitsQuery{});
    REQUIRE(fed.visits.size() == 1);
    CHECK(fed.visits[0].bytes.find(kWords) == std::string::npos);

    SECTION("and a copy that comes again later is no contradiction, and loses them as well") {
        Sender salvaged = sender;
        salvaged.epoch = Epoch{0x1111};
        Visit again = wanting_a_call(world);
        again.born = sender.epoch;
        world.send(salvaged, 1, {again});
        CHECK(world.quarantine_reasons() == std::vector<std::string>{"new_epoch"});
        CHECK(stored_bytes(world).find("sealed") != std::string::npos);
        world.clock.advance(std::chrono::minutes(11));
        world.collector().tick();
        CHECK_FALSE(world.ask<CaseReport>(about()).lines[0].record.has_details);
        CHECK(stored_bytes(world).find("sealed") == std::string::npos);
    }
}

TEST_CASE("an alert that holds a shopper's words loses them with the visit, on kiosks too",
          "[cases]") {
    World world;
    world.start();
    Sender sender;
    const AlertId alert = open_case(world, sender);
    CHECK(world.ask<AlertReport>(AlertQuery{alert}).line->message.alert.text == kWords);
    while (world.take_alert(sender.kiosk)) {
    }
    world.ask<CaseReport>(about(CaseQuery::Act::Erase));
    CHECK(world.ask<AlertReport>(AlertQuery{alert}).line->message.alert.text.empty());
    world.collector().tick();
    const auto told = world.take_alert(sender.kiosk);
    REQUIRE(told);
    CHECK(told->alert.id == alert);
    CHECK(told->alert.text.empty());
}

TEST_CASE("a group stops quoting a shopper whose words are erased", "[cases]") {
    World world;
    world.start();
    Sender neighbour{KioskId{"k-0418"}, Epoch{7}, 0, {}};
    world.send(neighbour, 1, {world.visit(1, 1)});
    Sender sender;
    Visit visit = wanting_a_call(world);
    visit.steps[0].value = *Score::from(1);
    world.send(sender, 1, {visit});
    const AlertId leader = alert_id(neighbour.kiosk, world.visit(1, 1).id, AlertKind::LowScore);
    const auto quoted = [&] {
        return world.ask<AlertReport>(AlertQuery{leader}).line->message.alert.text;
    };
    CHECK(quoted() == kWords);
    world.ask<CaseReport>(about(CaseQuery::Act::Erase));
    CHECK(quoted().empty());
}

TEST_CASE("erased details are not taken for a wish that was taken back", "[cases]") {
    World world;
    world.options.surveys.clear();
    world.start();
    Sender sender;
    const AlertId alert = open_case(world, sender);
    world.ask<CaseReport>(about(CaseQuery::Act::Erase));
    world.options.surveys = {known_survey()};
    world.start();
    world.clock.advance(std::chrono::minutes(5));
    world.collector().tick();
    CHECK(world.only_score().n == 1);
    CHECK(stage_of(world, alert) == AlertStage::Open);
}

TEST_CASE("readers of the feed get a visit once more when its details are gone", "[cases]") {
    World world;
    world.start();
    Sender sender;
    open_case(world, sender);
    const auto before = world.ask<VisitsReport>(VisitsQuery{});
    REQUIRE(before.visits.size() == 1);
    CHECK(before.visits[0].bytes.find(kWords) != std::string::npos);
    world.ask<CaseReport>(about(CaseQuery::Act::Erase));
    VisitsQuery further;
    further.after = before.visits[0].cursor;
    const auto after = world.ask<VisitsReport>(further);
    REQUIRE(after.visits.size() == 1);
    CHECK(after.visits[0].bytes.find(kWords) == std::string::npos);
}

TEST_CASE("details are erased by themselves when their time is over", "[cases]") {
    World world;
    world.options.rules.keep_contacts = std::chrono::days(2);
    world.start();
    Sender sender;
    open_case(world, sender);
    world.clock.advance(std::chrono::days(2) - std::chrono::hours(1));
    world.collector().tick();
    CHECK(world.ask<CaseReport>(about()).lines[0].record.has_details);
    world.clock.advance(std::chrono::hours(2));
    world.collector().tick();
    CHECK_FALSE(world.ask<CaseReport>(about()).lines[0].record.has_details);
    CHECK(stored_bytes(world).find(kWords) == std::string::npos);
}

TEST_CASE("of two cases with one code both are shown, and only a named one is acted on",
          "[cases]") {
    World world;
    world.start();
    Sender sender;
    world.send(sender, 1, {wanting_a_call(world, 1), wanting_a_call(world, 2)});
    const auto report = world.ask<CaseReport>(about());
    REQUIRE(report.lines.size() == 2);
    CaseQuery erase = about(CaseQuery::Act::Erase);
    CHECK(world.ask<CaseReport>(erase).ending == CaseReport::Ending::Several);
    erase.number = report.lines[1].record.number;
    const auto erased = world.ask<CaseReport>(erase);
    CHECK(erased.ending == CaseReport::Ending::Erased);
    CHECK(erased.lines[0].record.has_details);
    CHECK_FALSE(erased.lines[1].record.has_details);
    erase.number = {99};
    CHECK(world.ask<CaseReport>(erase).ending == CaseReport::Ending::Unknown);
}

// --- the page ---

CaseReport solved_report(const std::string& language) {
    CaseReport report{CaseQuery::Form::Page, kCode, language};
    CaseLine line;
    line.record.number = {12};
    line.record.code = CaseCode{kCode};
    line.record.place = StoreDay{StoreId{"s-001"}, *parse_day("2026-11-21")};
    line.stage = AlertStage::Solved;
    report.lines = {line};
    return report;
}

std::string html_of(const CaseReport& report, int status = 200) {
    const Content content = content_of(Report(report));
    CHECK(content.type == "text/html; charset=utf-8");
    CHECK(content.status == status);
    return content.body;
}

TEST_CASE("the page says how a case stands, asks whether it helped, and offers to erase",
          "[cases]") {
    const std::string html = html_of(solved_report("pl"));
    for (const auto* part : {"<html lang=\"pl\" dir=\"ltr\">", "2026-11-21", "Czy to pomogło?",
                             "action=\"/case/7F-42-KX/answers\"", "name=\"helped\" value=\"5\"",
                             "action=\"/case/7F-42-KX/erasures\"", "name=\"case\" value=\"12\"",
                             "href=\"/case/7F-42-KX?lang=ar\""}) {
        CAPTURE(part);
        CHECK(html.find(part) != std::string::npos);
    }
    CHECK(html_of(solved_report("ar")).find("dir=\"rtl\"") != std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
}

TEST_CASE("what somebody typed for a code does no harm on the page", "[cases]") {
    CaseReport report{CaseQuery::Form::Page, "\"><script>alert(1)</script>", "en"};
    const std::string html = html_of(report, 404);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("&lt;script&gt;") != std::string::npos);
}

TEST_CASE("without a code the page asks for one", "[cases]") {
    const std::string html = html_of({CaseQuery::Form::Page, "", "en"});
    CHECK(html.find("name=\"code\"") != std::string::npos);
    CHECK(html.find("There is no case") == std::string::npos);
}

TEST_CASE("the page's forms and addresses are read strictly", "[cases]") {
    const auto asked = [](std::string_view method, std::string_view target,
                          std::string_view body = {},
                          std::string_view type = "application/x-www-form-urlencoded") {
        return parse_request({.method = method,
                              .target = target,
                              .accept_language = "pl-PL,pl;q=0.9,en;q=0.8",
                              .content_type = type,
                              .body = body});
    };
    const auto query_of = [](const std::variant<Query, Problem>& parsed) {
        REQUIRE(std::holds_alternative<Query>(parsed));
        return std::get<CaseQuery>(std::get<Query>(parsed));
    };
    CHECK(query_of(asked("GET", "/case")).typed.empty());
    CHECK(query_of(asked("GET", "/case?code=7f+42+kx")).typed == "7f 42 kx");
    CHECK(query_of(asked("GET", "/case/7F-42-KX")).language == "pl");
    CHECK(query_of(asked("GET", "/case/7F-42-KX?lang=ja")).language == "ja");
    const auto answer = query_of(asked("POST", "/case/7F-42-KX/answers", "case=12&helped=4"));
    CHECK(answer.act == CaseQuery::Act::Answer);
    CHECK(answer.number == CaseNumber{12});
    CHECK(answer.helped == 4);
    const auto erase = query_of(asked("POST", "/case/7F-42-KX/erasures", "case=12&lang=en"));
    CHECK(erase.act == CaseQuery::Act::Erase);
    CHECK(erase.form == CaseQuery::Form::Page);

    const auto status_of = [](const std::variant<Query, Problem>& parsed) {
        const auto* problem = std::get_if<Problem>(&parsed);
        return problem ? problem->status : 200;
    };
    CHECK(status_of(asked("POST", "/case/7F-42-KX/answers", "helped=6")) == 400);
    CHECK(status_of(asked("POST", "/case/7F-42-KX/answers", "")) == 400);
    CHECK(status_of(asked("POST", "/case/7F-42-KX/answers", "helped=5&x=1")) == 400);
    CHECK(status_of(asked("POST", "/case/7F-42-KX/erasures", "{}", "application/json")) == 415);
    CHECK(status_of(asked("GET", "/case/7F-42-KX/erasures")) == 405);
    CHECK(scope_of(Query(query_of(asked("GET", "/api/v1/cases/7F-42-KX")))) == Scope::Contacts);
    CHECK_FALSE(scope_of(Query(query_of(asked("GET", "/case/7F-42-KX")))));
}

TEST_CASE("a reader gets the first of their languages that we speak", "[cases]") {
    CHECK(page_language("", "pl-PL,pl;q=0.9,en;q=0.8") == "pl");
    CHECK(page_language("", "sv, da;q=0.9, de;q=0.8") == "de");
    CHECK(page_language("", "zh-TW,zh;q=0.9") == "zh-Hant");
    CHECK(page_language("", "zh-CN") == "zh-Hans");
    CHECK(page_language("", "zh-Hans-HK") == "zh-Hans");
    CHECK(page_language("ja", "pl") == "ja");
    CHECK(page_language("xx", "pl") == "pl");
    CHECK(page_language("", ",;q=,,") == "en");
    CHECK(page_language("", "") == "en");
}

TEST_CASE("whoever guesses codes is stopped, and nobody else is", "[cases]") {
    GuessLimit limit;
    const GuessLimit::Time begin{};
    for (int i = 0; i < kMostMisses; ++i) {
        CHECK(limit.may_ask("192.0.2.1", begin));
        limit.missed("192.0.2.1", begin);
    }
    CHECK_FALSE(limit.may_ask("192.0.2.1", begin));
    CHECK(limit.may_ask("192.0.2.2", begin));
    CHECK(limit.may_ask("192.0.2.1", begin + kMissesWithin));
}

TEST_CASE("who asks is the peer, unless a proxy on this machine names another", "[cases]") {
    CHECK(asking_address("192.0.2.1", "203.0.113.9") == "192.0.2.1");
    CHECK(asking_address("127.0.0.1", "198.51.100.7, 203.0.113.9") == "203.0.113.9");
    CHECK(asking_address("127.0.0.1", "nonsense") == "127.0.0.1");
    CHECK(asking_address("127.0.0.1", "") == "127.0.0.1");
    CHECK(asking_address("2001:db8:1:2:3:4:5:6", "") == "2001:db8:1:2::");
}

}  // namespace
}  // namespace afterword
