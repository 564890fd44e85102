// SPDX-License-Identifier: Apache-2.0
// What comes down to a kiosk: whoever sends it, the kiosk names what it can't read and goes on.
#include "sync/wire/today_message.hpp"
#include "tests/bad_inputs/forms.hpp"
#include "tests/device/device_under_test.hpp"
#include "tests/fakes/captured_log.hpp"

namespace afterword {
namespace {

class Counter {
  public:
    Counter() {
        kiosk.arm_keys = {{"till-1", pair.verify}};
        kiosk.start();
        kiosk.connect();
    }

    // The kiosk says one harmless line, and nothing to the screens.
    void refuses(DownKind kind, const std::string& payload, std::string_view event,
                 std::string_view said) {
        kiosk.told.clear();
        const auto log = log_of([&] { kiosk.receive(kind, payload); });
        CAPTURE(log);
        CHECK(log.starts_with("<4>event=" + std::string(event) + " why="));
        CHECK(log.find(said) != std::string::npos);
        CHECK(std::count(log.begin(), log.end(), '\n') == 1);
        CHECK_FALSE(obeyed_by_terminals(log));
        CHECK(kiosk.told.empty());
    }
    void refuses_all(DownKind kind, const std::string& good, const std::string& key,
                     std::string_view event) {
        for (const auto& form : wrong_forms(good, key)) {
            CAPTURE(form.name);
            if (kind == DownKind::Arm && form.wrong == Wrong::TooDeep) {
                refuses(kind, form.bytes, event, "larger than 4 KiB");  // before it is read
                continue;
            }
            refuses(kind, form.bytes, event,
                    form.wrong == Wrong::Twice      ? "a key stands there twice"
                    : form.wrong == Wrong::NoObject ? "is not an object"
                                                    : "broken JSON");
        }
        for (std::size_t length = 0; length < good.size(); ++length) {
            refuses(kind, good.substr(0, length), event, "broken JSON");
        }
    }
    // A rating goes out and is receipted.
    void goes_on() {
        kiosk.store(++tickets_, 5);
        CHECK(kiosk.sent_rows().size() == 1);
        CHECK(kiosk.sent_rows().empty());
    }
    // Those that are told on the screens.
    std::size_t alerts(const AlertMessage& message) {
        kiosk.receive(DownKind::Alert, encode_alert(message));
        const auto known = kiosk.last_told<AlertsKnown>();
        return known ? known->alerts.size() : 0;
    }

    SeededRng rng{3};
    SigningPair pair = make_signing_pair(rng);
    DeviceUnderTest kiosk;

  private:
    std::uint64_t tickets_ = 0;
};

struct Change {
    const char* from;
    const char* to;
    const char* said;
};

std::string sample_receipt() {
    return R"({"v":1,"epoch":"9f3c1a77d2e04b58","upto":9,"hash":"000102030405060708090a0b0c0d0e0f",)"
           R"("top":20,"holes":[[10,12]],"rejected":[{"seq":4,"why":"invalid"}],"credit":4,)"
           R"("change":58,"server":1795294929170,"echo":8191500})";
}

}  // namespace

TEST_CASE("a receipt that is wrong in any form moves nothing, and rows go on", "[receipt]") {
    Counter counter;
    const std::string good = sample_receipt();
    counter.refuses_all(DownKind::Receipt, good, "v", "receipt_unreadable");
    const Change changes[] = {
        {R"("v":1)", R"("v":2)", "v: is not"},
        {R"("upto":9)", R"("upto":-1)", "upto: is not"},
        {R"("upto":9)", R"("upto":9223372036854775807)", "upto: is not"},
        {"0d0e0f", "0d0e0", "hash: is not 32 hex"},
        {"0d0e0f", "0d0e0F", "hash: is not 32 hex"},
        {"[[10,12]]", "[[12,10]]", "holes: must be ascending"},
        {"[[10,12]]", "[[0,12]]", "holes: must be ascending"},
        {"[[10,12]]", "[[10,12],[12,13]]", "holes: must be ascending"},
        {"[[10,12]]", "[[10,9223372036854775807]]", "holes: must be ascending"},
        {"[[10,12]]", "[[9223372036854775807,9223372036854775807]]", "holes: must be ascending"},
        {"[[10,12]]", "[[10]]", "holes: must be ascending"},
        {"[[10,12]]", "{}", "holes: is not a list"},
        {R"("why":"invalid")", R"("why":7)", "why: is not a text"},
        {R"("credit":4)", R"("credit":65)", "credit: is not"},
        {R"("credit":4)", R"("credit":-1)", "credit: is not"},
        {R"("server":1795294929170)", R"("server":253402300800000)", "server: is not"},
        {R"("server":1795294929170,)", "", "server: is missing"},
        {R"("epoch":)", R"("refused":7,"epoch":)", "refused: is not an object"},
        {R"("epoch":)", R"("refused":{},"epoch":)", "sha256: is missing"},
        {R"("epoch":)", R"("refused":{"sha256":"","why":"\u0000"},"epoch":)", "why: holds U+0000"},
    };
    for (const auto& change : changes) {
        CAPTURE(change.from, change.to);
        counter.refuses(DownKind::Receipt, with(good, change.from, change.to), "receipt_unreadable",
                        change.said);
    }
    counter.goes_on();
}

TEST_CASE("a receipt of another epoch or a refusal of another batch is not for this kiosk",
          "[receipt]") {
    Counter counter;
    counter.kiosk.receive(DownKind::Receipt, sample_receipt());
    counter.kiosk.receive(
        DownKind::Receipt,
        encode_receipt(Refusal{std::string(64, '0'), "\x1b[2J\n<3>event=disk_failed"}));
    counter.goes_on();
}

TEST_CASE("an alert that is wrong in any form is not shown, and the next one is", "[alert]") {
    Counter counter;
    const std::string good = encode_alert(sample_alert(1, 1, 0));
    counter.refuses_all(DownKind::Alert, good, "v", "alert_unreadable");
    const Change changes[] = {
        {R"("kind":"low_score")", R"("kind":"high_score")", "kind: is no kind"},
        {R"("stage":"open")", R"("stage":"closed")", "stage: is no stage"},
        {R"("score":1)", R"("score":11)", "score: "},
        {R"("score":1)", R"("score":18446744073709551615)", "score: "},
        {R"("rev":1)", R"("rev":0)", "rev: is not"},
        {R"("change":1)", R"("change":0)", "change: is not"},
        {R"("change":1)", R"("change":9007199254740992)", "change: is not"},
        {R"("store":"s-012")", R"("store":"S 12")", "store: "},
        {R"("visit":"1-k3j9xq")", R"("visit":"1-K3J9XQ")", "visit: "},
        {R"("members":["1-k3j9xq"])", R"("members":["1"])", "members: "},
        {R"("into":null)", R"("into":"nowhere")", "into: "},
        {R"("opened":1795294902500)", R"("opened":-1)", "opened: is not"},
        {R"("take":590000)", R"("take":9223372036854775807)", "take: is not"},
        {R"("n":1)", R"("n":1000001)", "n: is not"},
        {R"("paused":false)", R"("paused":0)", "paused: is neither"},
        {R"("title":"Very bad")", R"("title":null)", "title: is missing"},
        {R"("text":null)", R"("text":"\u0000")", "text: holds U+0000"},
    };
    for (const auto& change : changes) {
        CAPTURE(change.from, change.to);
        counter.refuses(DownKind::Alert, with(good, change.from, change.to), "alert_unreadable",
                        change.said);
    }
    CHECK(counter.alerts(sample_alert(1, 1, 0)) == 1);
    CHECK(counter.alerts(sample_alert(1, 1, 0)) == 0);  // a replay is no news
    AlertMessage furthest = sample_alert(2, 2, 1);
    furthest.left = {Milliseconds((1LL << 53) - 1), Milliseconds(-((1LL << 53) - 1)),
                     Milliseconds(0)};
    CHECK(counter.alerts(furthest) == 2);
    counter.goes_on();
}

TEST_CASE("the store's day that is wrong in any form is not shown, and the next one is",
          "[today]") {
    Counter counter;
    Today today;
    today.store = StoreId{"s-012"};
    today.day = *parse_day("2026-11-21");
    today.answers = 3;
    today.hours = {{9, 3, Share{0.5, 0.2, 0.8}, 0.9}};
    today.reasons = {{"waiting", 2, 1.5}};
    const std::string good = encode_today(today);
    counter.refuses_all(DownKind::Today, good, "v", "today_unreadable");
    const Change changes[] = {
        {"2026-11-21", "2026-11-31", "day: is not a day"},
        {"2026-11-21", "2026-11-2x", "day: is not a day"},
        {R"("answers":3)", R"("answers":-3)", "answers: is not"},
        {R"("expected":null)", R"("expected":2)", "expected: is not"},
        {R"("hour":9)", R"("hour":24)", "hour: is not"},
        {R"("share":0.5)", R"("share":1.5)", "share: is no number"},
        {R"("low":0.2)", R"("low":0.7)", "low: is no number"},
        {R"("high":0.8)", R"("high":0.4)", "high: is no number"},
        {R"("usual":0.9)", R"("usual":"0.9")", "usual: is no number"},
        {R"("id":"waiting")", R"("id":["waiting"])", "id: is not a text"},
        {R"("median_take_ms":null)", R"("median_take_ms":-1)", "median_take_ms: is not"},
    };
    for (const auto& change : changes) {
        CAPTURE(change.from, change.to);
        counter.refuses(DownKind::Today, with(good, change.from, change.to), "today_unreadable",
                        change.said);
    }
    counter.kiosk.receive(DownKind::Today, good);
    CHECK(counter.kiosk.last_told<TodayKnown>());
    counter.goes_on();
}

TEST_CASE("a till's word that is wrong in any form opens nothing, and a good one does", "[arm]") {
    Counter counter;
    const ArmRequest request{kKiosk,
                             ArmNonce{"0042-17-k3j9xq"},
                             counter.kiosk.clock.wall(),
                             Milliseconds(20'000),
                             "2026-11-21/0042/17",
                             "e-07"};
    const std::string good = encode_arm(request, "till-1", counter.pair.signer);
    counter.refuses_all(DownKind::Arm, good, "arm", "arming_refused");
    const Change changes[] = {
        {"20000", "20001", "the signature is not this key's"},  // no longer what was signed
        {R"("key":"till-1")", R"("key":"till-2")", "nobody knows the key"},
        {R"("key":"till-1")", R"("key":"\u001b[2J")", "nobody knows the key"},
        {R"("sig":")", R"("sig":"!)", "sig: "},
        {R"("sig":")", R"("sig":"","was":")", "sig: "},
        {R"("arm":")", R"("arm":"","was":")", "the signature is not this key's"},
    };
    for (const auto& change : changes) {
        CAPTURE(change.from, change.to);
        counter.refuses(DownKind::Arm, with(good, change.from, change.to), "arming_refused",
                        change.said);
    }
    counter.refuses(DownKind::Arm, good + std::string(kLargestArm, ' '), "arming_refused",
                    "larger than 4 KiB");
    counter.kiosk.receive(DownKind::Arm, good);
    CHECK(counter.kiosk.last_told<ArmAsked>());
    counter.goes_on();
}

TEST_CASE("what comes on a topic of nobody or of another kiosk is not for this one", "[topic]") {
    Counter counter;
    const std::string alert = encode_alert(sample_alert(1, 1, 0));
    for (const std::string topic :
         {"", "aw/1/down/k-0417", "aw/1/down/k-0418/alert", "aw/1/down/K-0417/alert",
          "aw/1/down/k-0417/alert/x", "aw/1/down/+/alert", "aw/1/down/k-0417/want",
          "aw/1/down/k-0417/ask", "aw/1/store/s-012/alerts", "aw/1/down/k-0417/\x1b[2J"}) {
        CAPTURE(topic);
        counter.kiosk.told.clear();
        CHECK(log_of([&] {
                  counter.kiosk.device->handle(LinkEvent(Arrived{topic, alert}));
              }).empty());
        CHECK(counter.kiosk.told.empty());
    }
    counter.goes_on();
}

}  // namespace afterword
