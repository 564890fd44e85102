// SPDX-License-Identifier: Apache-2.0
// What else kiosks say: hellos, presence, and words on topics that are none.
#include "sync/wire/state_message.hpp"
#include "sync/wire/today_message.hpp"
#include "tests/bad_inputs/intake.hpp"
#include "tests/fakes/captured_log.hpp"

namespace afterword {
namespace {

// A hello that can't be read has no number to answer to: the log names it, and a good one counts.
class Greeting {
  public:
    [[nodiscard]] std::string good() const {
        return encode_hello(intake.world.hello_of(intake.sender, Seq{1}, Seq{0}));
    }
    void refuses(const std::string& payload, std::string_view said) {
        const auto log = log_of(
            [&] { intake.world.arrive(up_topic(UpKind::Hello, intake.sender.kiosk), payload); });
        CAPTURE(log);
        CHECK_FALSE(intake.world.take_receipt(intake.sender.kiosk));
        const auto read = decode_hello(payload);
        if (!read) {
            CAPTURE(read.error().message);
            CHECK(read.error().message.find(said) != std::string::npos);
        }
        CHECK_FALSE(obeyed_by_terminals(log));
        intake.world.say(intake.world.hello_of(intake.sender, Seq{1}, Seq{0}));
    }
    Intake intake;
};

}  // namespace

TEST_CASE("a hello that is wrong in any form is named in the log, and the next is answered",
          "[hello]") {
    Greeting greeting;
    for (const auto& form : wrong_forms(greeting.good(), "v")) {
        CAPTURE(form.name);
        greeting.refuses(form.bytes, said_of(form.wrong));
    }
    const std::string good = greeting.good();
    for (std::size_t length = 0; length < good.size(); ++length) {
        greeting.refuses(good.substr(0, length), "broken JSON");
    }
    const struct {
        const char* from;
        const char* to;
        const char* said;
    } hellos[] = {
        {R"("v":1)", R"("v":0)", "v: is not"},
        {"k-0417", "k-0418", "foreign"},
        {"k-0417", "K\\u001b[2J", "is no id"},
        {R"("held":[1,0])", R"("held":[1])", "held: must be"},
        {R"("held":[1,0])", R"("held":[0,-1])", "held: must be"},
        {R"("held":[1,0])", R"("held":[5,3])", "held: must run"},
        {R"("held":[1,0])", R"("held":[1,9223372036854775807])", "held: must be"},
        {R"("held":[1,0])", R"("held":[1099511627778,1099511627777])", "held: must be"},
        {R"("held":[1,0])", R"("held":["1","0"])", "held: must be"},
        {R"("session":1)", R"("session":4294967296)", "session: is not"},
        {R"("last_ordinal":0)", R"("last_ordinal":1099511627777)", "last_ordinal: is not"},
        {R"("change":0)", R"("change":-1)", "change: is not"},
        {R"("change":0)", R"("change":1e0)", "change: is not"},
        {R"("clock":"synced")", R"("clock":"set")", "clock: has an unknown value"},
        {R"("software":"0.1.0")", R"("software":"\u0000")", "software: holds U+0000"},
    };
    for (const auto& hello : hellos) {
        CAPTURE(hello.from, hello.to);
        greeting.refuses(with(good, hello.from, hello.to), hello.said);
    }
    greeting.intake.goes_on();
}

TEST_CASE("a hello that has seen the end of all chains takes no alert from the store", "[hello]") {
    Intake intake;
    Hello hello = intake.world.hello_of(intake.sender, Seq{1}, Seq{0});
    for (const std::int64_t change : {(std::int64_t{1} << 53) - 1, kLargestCount}) {
        hello.change = change;
        hello.sent += Milliseconds(1);
        intake.world.say(hello);
    }
    intake.world.send(intake.sender, 1, {intake.world.visit(1, 1)});
    const auto alert = intake.world.take_alert(KioskId{"k-0418"});  // decodes it
    REQUIRE(alert);
    CHECK(alert->change == kLargestCount + 1);
}

TEST_CASE("kiosks that count to the end leave the store's figures in order", "[hello]") {
    Intake intake;
    for (std::uint64_t epoch = 1; epoch <= 50; ++epoch) {
        Sender counter;
        counter.epoch = Epoch{epoch};
        counter.last_ordinal = kLargestCount;
        intake.world.say(intake.world.hello_of(counter, Seq{kLargestCount}, Seq{kLargestCount}));
    }
    intake.goes_on();
    const auto days = intake.world.ask<CompletenessReport>(CompletenessQuery{});
    REQUIRE_FALSE(days.empty());
    CHECK(days[0].expected == 50 * kLargestCount + 1);
    CHECK(days[0].lost == 50 * (kLargestCount - 1));
    const auto today = intake.world.link.take(down_topic(DownKind::Today, KioskId{"k-0418"}));
    REQUIRE(today);
    CHECK(decode_today(today->payload).ok());
}

TEST_CASE("a kiosk that names more reasons than there are leaves the store its day", "[today]") {
    Intake intake;
    Visit visit = intake.world.visit(1, 5);
    intake.world.clock.advance(Milliseconds(120'000));
    for (std::int64_t ordinal = 1; ordinal <= 4; ++ordinal) {
        visit.id.ordinal = ordinal;
        visit.steps.at(1).values.clear();
        for (int option = 0; option < 60; ++option) {
            visit.steps[1].values.push_back(std::to_string(ordinal * 100 + option));
        }
        CHECK(intake.verdicts({encode_row(visit)}) == std::vector<std::string>{""});
    }
    intake.world.clock.advance(Milliseconds(120'000));
    intake.world.collector().tick();
    std::optional<Outgoing> today;
    while (auto next = intake.world.link.take(down_topic(DownKind::Today, KioskId{"k-0418"}))) {
        today = std::move(next);
    }
    REQUIRE(today);
    const auto read = decode_today(today->payload);
    REQUIRE(read);
    CHECK(read->reasons.size() == kMostTodayReasons);
}

TEST_CASE("a presence that is wrong in any form changes nothing, and the next one counts",
          "[state]") {
    Intake intake;
    const std::string good = encode_state({Presence::Online, BootId{7}, 1});
    const std::string topic = up_topic(UpKind::State, intake.sender.kiosk);
    const auto refused = [&](const std::string& payload, std::string_view said) {
        const auto read = decode_state(payload);
        REQUIRE_FALSE(read);
        CAPTURE(read.error().message);
        CHECK(read.error().message.find(said) != std::string::npos);
        CHECK_FALSE(obeyed_by_terminals(log_of([&] { intake.world.arrive(topic, payload); })));
    };
    for (const auto& form : wrong_forms(good, "v")) {
        CAPTURE(form.name);
        refused(form.bytes, said_of(form.wrong));
    }
    for (std::size_t length = 0; length < good.size(); ++length) {
        refused(good.substr(0, length), "broken JSON");
    }
    refused(with(good, "online", "asleep"), "state: has an unknown value");
    refused(with(good, "00000007", "7"), "boot: is not 8 hex");
    refused(with(good, R"("session":1)", R"("session":-1)"), "session: is not");
    CHECK(log_of([&] { intake.world.arrive(topic, good); }).find("kiosk_online") !=
          std::string::npos);
    intake.goes_on();
}

TEST_CASE("words on a topic that is none are dropped with one harmless line", "[topic]") {
    Intake intake;
    const std::string batch = intake.next_batch();
    for (const std::string topic : {"",
                                    "/",
                                    "aw/1/up",
                                    "aw/1/up/08/k-0417",
                                    "aw/1/up/08/k-0417/batch/",
                                    "aw/1/up/08//batch",
                                    "aw/2/up/08/k-0417/batch",
                                    "aw/1/up/8/k-0417/batch",
                                    "aw/1/up/008/k-0417/batch",
                                    "aw/1/up/08/K-0417/batch",
                                    "aw/1/up/08/k_0417/batch",
                                    "aw/1/up/+/+/#",
                                    "aw/1/up/08/+/batch",
                                    "aw/1/up/08/k-0417/Batch",
                                    "aw/1/up/08/k-0417/rows",
                                    "aw/1/down/k-0417/receipt",
                                    "$SYS/broker/uptime",
                                    "aw/1/up/08/../batch",
                                    "aw/1/up/08/k-0417'; DROP TABLE rows; --/batch",
                                    "aw/1/up/08/\x1b[2J\x1b]0;x\a/batch",
                                    "aw/1/up/08/a\n<3>event=disk_failed/batch",
                                    "aw/1/up/08/\u009b31m/batch",
                                    "aw/1/up/08/\u202ehctab\u2028/batch",
                                    "aw/1/up/08/\xff\xc0/batch"}) {
        CAPTURE(topic);
        const auto log = log_of([&] { intake.world.arrive(topic, batch); });
        CAPTURE(log);
        CHECK(log.starts_with("<4>event=topic_unknown "));
        CHECK(std::count(log.begin(), log.end(), '\n') == 1);
        CHECK_FALSE(obeyed_by_terminals(log));
        CHECK_FALSE(intake.world.take_receipt(intake.sender.kiosk));
    }
    // A topic as long as MQTT lets it be fills no log.
    CHECK(log_of([&] { intake.world.arrive(std::string(65'535, 'x'), batch); }).size() < 1'000);
    CHECK(intake.world.quarantine_reasons().empty());
    intake.goes_on();
}

}  // namespace afterword
