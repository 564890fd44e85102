// SPDX-License-Identifier: Apache-2.0
#include "tests/collector/world.hpp"

#include <cstdlib>

#include <catch2/catch.hpp>

#include "platform/sqlite/database.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/fakes/postgres.hpp"

namespace afterword {
namespace {

Register two_stores() {
    auto made = Register::make({{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"},
                                {StoreId{"s-002"}, "Harbour", "America/New_York"}},
                               {{KioskId{"k-0417"}, StoreId{"s-001"}, "checkout"},
                                {KioskId{"k-0418"}, StoreId{"s-001"}, "counter"},
                                {KioskId{"k-0500"}, StoreId{"s-002"}, "checkout"}});
    REQUIRE(made.ok());
    return *std::move(made);
}

}  // namespace

std::string survey_bytes() {
    return R"({"survey":"checkout","version":1,"languages":["en"],"questions":[
        {"id":"service","kind":"faces5","measure":"csat","facet":"service",
         "scale_order":"ascending","alert_at":1,"text":{"en":"How was our service today?"},
         "labels":{"en":["Very bad","Bad","Okay","Good","Great"]}},
        {"id":"reasons","kind":"choices","text":{"en":"What was it about?"},
         "options":[{"id":"waiting","text":{"en":"Waiting time"}},
                    {"id":"staff","text":{"en":"Staff"}}]}]})";
}

Survey known_survey() {
    auto survey = read_survey(survey_bytes(), "checkout.json");
    if (!survey) {
        FAIL(survey.error().message);
    }
    return *std::move(survey);
}

World::World() {
    options.database = folder / "collector.db";
    options.places = two_stores();
    options.surveys = {known_survey()};
    // The whole folder is run once for each engine.
    const char* engine = std::getenv("AFTERWORD_TEST_STORE");
    if (engine != nullptr && std::string_view(engine) == "postgres") {
        options.postgres = PostgresServer::shared().make_database();
    }
}

std::unique_ptr<Store> World::open_store() const {
    auto store = options.postgres.empty() ? open_sqlite_store(options.database)
                                          : open_postgres_store(options.postgres, Company::Others);
    if (!store) {
        FAIL(store.error().message);
    }
    return *std::move(store);
}

std::int64_t World::count(const std::string& from) const {
    const std::string sql = "SELECT count(*) FROM " + from;
    if (options.postgres.empty()) {
        auto database = Database::open(options.database);
        REQUIRE(database);
        auto n = database->integer(sql);
        REQUIRE(n);
        return *n;
    }
    auto connection = PostgresConnection::open(options.postgres);
    REQUIRE(connection);
    auto n = connection->text(sql);
    REQUIRE(n);
    return std::stoll(*n);
}

void World::start() {
    collector_.reset();
    link.forget_all();
    auto opened = Collector::open(options, clock, link);
    if (!opened) {
        FAIL(opened.error().message);
    }
    collector_.emplace(*std::move(opened));
    collector_->handle(LinkUp{1});
    collector_->tick();
}

Visit World::visit(std::int64_t ordinal, int score) const {
    Visit visit;
    visit.id = {ordinal, "k3j9xq"};
    visit.state = Visit::State::Ended;
    visit.at = moment_of(clock);
    visit.survey = known_survey().id;
    visit.language = "en";
    visit.touchpoint = "checkout";
    Step rated;
    rated.question = "service";
    rated.value = *Score::from(score);
    rated.took = Milliseconds(1'840);
    Step why;
    why.question = "reasons";
    why.values = {"waiting"};
    visit.steps = {rated, why};
    return visit;
}

AlertStep World::step(const AlertId& alert, AlertStepKind kind, int rev) const {
    AlertStep step;
    step.at = moment_of(clock);
    step.alert = alert;
    step.rev = rev;
    step.step = kind;
    step.by = "07";
    if (kind == AlertStepKind::Solved) {
        step.cause = "till_closed";
        step.actions = {"opened_till"};
        step.outcome = Outcome::OnTheSpot;
    }
    return step;
}

void World::arrive(const std::string& topic, const std::string& payload, Retain retained) {
    collector_->handle(Arrived{topic, payload, retained});
    collector_->tick();
}

Receipt World::send(Sender& sender, std::int64_t first, const std::vector<Row>& rows) {
    std::vector<std::string> encoded;
    for (const auto& row : rows) {
        if (const auto* visit = std::get_if<Visit>(&row); visit != nullptr && !visit->born) {
            sender.last_ordinal = std::max(sender.last_ordinal, visit->id.ordinal);
        }
        encoded.push_back(encode_row(row));
    }
    return send_bytes(sender, first, encoded);
}

Receipt World::send_bytes(Sender& sender, std::int64_t first,
                          const std::vector<std::string>& rows) {
    const BatchHeader header{sender.kiosk, sender.epoch,  Seq{first},  sender.last_ordinal,
                             clock.tick(), sender.anchor, clock.boot()};
    const EncodedBatch batch = encode_batch(header, rows);
    REQUIRE(batch.rows == rows.size());
    arrive(up_topic(UpKind::Batch, sender.kiosk), batch.payload);
    auto answer = take_receipt(sender.kiosk);
    REQUIRE(answer);
    REQUIRE(std::holds_alternative<Receipt>(*answer));
    return std::get<Receipt>(*std::move(answer));
}

Hello World::hello_of(const Sender& sender, Seq held_first, Seq held_last) const {
    Hello hello;
    hello.kiosk = sender.kiosk;
    hello.epoch = sender.epoch;
    hello.boot = clock.boot();
    hello.session = 1;
    hello.held_first = held_first;
    hello.held_last = held_last;
    hello.last_ordinal = sender.last_ordinal;
    hello.sent = clock.tick();
    hello.wall = clock.wall();
    hello.clock = clock.quality();
    hello.software = "0.1.0";
    hello.survey = known_survey().id;
    hello.config = "0123456789abcdef";
    hello.anchor = sender.anchor;
    return hello;
}

Receipt World::say(const Hello& hello) {
    arrive(up_topic(UpKind::Hello, hello.kiosk), encode_hello(hello));
    auto answer = take_receipt(hello.kiosk);
    REQUIRE(answer);
    return std::get<Receipt>(*std::move(answer));
}

std::optional<ReceiptMessage> World::take_receipt(const KioskId& kiosk) {
    const auto message = link.take(down_topic(DownKind::Receipt, kiosk));
    if (!message) {
        return std::nullopt;
    }
    auto receipt = decode_receipt(message->payload);
    REQUIRE(receipt.ok());
    return *std::move(receipt);
}

std::optional<AlertMessage> World::take_alert(const KioskId& kiosk) {
    const auto message = link.take(down_topic(DownKind::Alert, kiosk));
    if (!message) {
        return std::nullopt;
    }
    auto alert = decode_alert(message->payload);
    REQUIRE(alert.ok());
    return *std::move(alert);
}

ScoreLine World::only_score() {
    auto lines = ask<ScoresReport>(ScoresQuery{});
    return lines.size() == 1 ? std::move(lines.front()) : ScoreLine{};
}

std::vector<std::string> World::quarantine_reasons() {
    std::vector<std::string> reasons;
    for (const auto& what : ask<QuarantineReport>(QuarantineQuery{})) {
        reasons.push_back(what.why);
    }
    return reasons;
}

}  // namespace afterword
