// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sync/wire/alert_message.hpp"
#include "sync/wire/have.hpp"
#include "sync/wire/hello.hpp"
#include "sync/wire/receipt.hpp"
#include "sync/wire/state_message.hpp"

using namespace afterword;

namespace {

constexpr std::string_view kReceipt =
    R"({"v":1,"epoch":"9f3c1a77d2e04b58","upto":1249,"hash":"000102030405060708090a0b0c0d0e0f","top":1300,"holes":[[1250,1260]],"rejected":[{"seq":1244,"why":"unknown_type"}],"credit":4,"change":58,"server":1795294929170,"echo":8191500})";

constexpr std::string_view kAlert =
    R"({"v":1,"alert":"ec756333-efeb-58b3-a838-713a466ec154","rev":2,"change":58,"after":57,"kind":"low_score","store":"s-012","kiosk":"k-0417","visit":"812-k3j9xq",
 "stage":"open","opened":1795294902500,"left_ms":{"take":590000,"facts":3590000,"solution":7190000},"paused":false,"resumes_ms":null,"late":false,
 "score":1,"reasons":["waiting"],"n":1,"usual":null,"text":"nobody opened a second till","taken_by":null,"reason":null,"into":null,"cause":null,"actions":[],"outcome":null,"members":["812-k3j9xq"],"title":"Very bad · Waiting time"})";

template <class Decode>
void refuses_every_beginning(std::string_view whole, Decode decode) {
    REQUIRE(decode(whole).ok());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CHECK_FALSE(decode(whole.substr(0, length)).ok());
    }
}

}  // namespace

TEST_CASE("the wire's example receipt is understood and written again the same", "[receipt]") {
    const auto message = decode_receipt(kReceipt);
    REQUIRE(message.ok());
    const auto& receipt = std::get<Receipt>(*message);
    CHECK(receipt.upto == Seq{1249});
    REQUIRE(receipt.hash);
    CHECK((*receipt.hash)[15] == 0x0f);
    CHECK(receipt.holes == std::vector<Hole>{{Seq{1250}, Seq{1260}}});
    CHECK(receipt.rejected == std::vector<Rejection>{{Seq{1244}, "unknown_type"}});
    CHECK(receipt.echo == from_mono_ms(8191500));
    CHECK(encode_receipt(*message) == kReceipt);
    refuses_every_beginning(kReceipt, decode_receipt);
}

TEST_CASE("a refusal is told apart from a receipt", "[receipt]") {
    const ReceiptMessage refusal = Refusal{"ab", "broken JSON"};
    const auto again = decode_receipt(encode_receipt(refusal));
    REQUIRE(again.ok());
    CHECK(*again == refusal);
}

TEST_CASE("holes that overlap or run backwards are refused", "[receipt]") {
    for (const auto* holes : {"[[5,4]]", "[[1,5],[5,9]]", "[[9,10],[1,2]]", "[[1]]", "[[0,3]]",
                              "[[1,2,3]]", "[1,2]", R"([["1","2"]])"}) {
        std::string text(kReceipt);
        text.replace(text.find("[[1250,1260]]"), 13, holes);
        CAPTURE(holes);
        CHECK_FALSE(decode_receipt(text).ok());
    }
}

TEST_CASE("the wire's example alert is understood", "[alert]") {
    const auto message = decode_alert(kAlert);
    REQUIRE(message.ok());
    CHECK(message->change == 58);
    CHECK(message->left.take == Milliseconds(590'000));
    CHECK(message->alert.text == "nobody opened a second till");
    CHECK(message->alert.taken_by.empty());
    CHECK(message->alert.score->value() == 1);
    const auto again = decode_alert(encode_alert(*message));
    REQUIRE(again.ok());
    CHECK(*again == *message);
    refuses_every_beginning(kAlert, decode_alert);
}

TEST_CASE("hello, state and have read back equal", "[messages]") {
    Hello hello;
    hello.kiosk = KioskId{"k-0417"};
    hello.epoch = Epoch{1};
    hello.boot = BootId{2};
    hello.session = 3;
    hello.held_first = Seq{1201};
    hello.held_last = Seq{1300};
    hello.software = "2026.12.1";
    hello.survey = SurveyId{"checkout@0123456789abcdef"};
    hello.change = 57;
    const std::string text = encode_hello(hello);
    CHECK(*decode_hello(text) == hello);
    refuses_every_beginning(text, decode_hello);
    hello.held_first = Seq{1};
    hello.held_last = Seq{0};
    CHECK(*decode_hello(encode_hello(hello)) == hello);
    hello.held_first = Seq{5};
    CHECK_FALSE(decode_hello(encode_hello(hello)).ok());

    const StateMessage state{Presence::Online, BootId{7}, 2};
    CHECK(*decode_state(encode_state(state)) == state);

    Have have;
    have.software = "1";
    have.last_tap = Milliseconds(12'000);
    have.checks = {{"touch", "ok", "input", Milliseconds(5)}};
    CHECK(*decode_have(encode_have(have)) == have);
    CHECK(encode_have(have).size() <= 512);
}

TEST_CASE("a message with a key twice or an unknown version is refused, an unknown field not",
          "[messages]") {
    CHECK_FALSE(
        decode_state(R"({"v":1,"v":1,"state":"online","boot":"00000001","session":1})").ok());
    CHECK_FALSE(decode_state(R"({"v":2,"state":"online","boot":"00000001","session":1})").ok());
    CHECK(decode_state(R"({"v":1,"state":"online","boot":"00000001","session":1,"x":[{}]})").ok());
}
