// SPDX-License-Identifier: Apache-2.0
// A till at a real socket, with the test in the main thread's place.
#include "kiosk/arm_desk.hpp"

#include <catch2/catch.hpp>

#include "sync/device/arm_socket.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/fakes/till.hpp"
#include "tests/kiosk/kiosk_under_test.hpp"

using namespace afterword;

namespace {

struct Shop {
    explicit Shop(Milliseconds patience = kTillPatience)
        : desk(
              keys, clock, [this](ArmAsked asked) { return asked_for.post(std::move(asked)); },
              patience) {
        SeededRng rng(3);
        pair = make_signing_pair(rng);
        keys = {{"till-1", pair.verify}};
        clock.set_wall(kiosk.now().wall);
        auto opened = ArmSocket::open(folder / "arm", clock,
                                      [this](std::string_view line) { return desk.serve(line); });
        REQUIRE(opened);
        socket = *std::move(opened);
    }

    static KioskConfig config() {
        KioskConfig config = small_config();
        config.arm.hash_key = std::make_shared<const HashKey>(*HashKey::from(std::string(32, 'k')));
        return config;
    }
    [[nodiscard]] std::string line(const std::string& nonce) const {
        ArmRequest request;
        request.kiosk = KioskId{"k-0417"};
        request.nonce = ArmNonce{nonce};
        request.issued = clock.wall();
        request.window = Milliseconds(20'000);
        request.transaction = "0042/17";
        return encode_arm(request, "till-1", pair.signer) + '\n';
    }
    // One turn of the main thread.
    void take_turn() {
        auto asked = asked_for.take({}, kTillPatience);
        REQUIRE(asked);
        kiosk.feed(ToMain(*std::move(asked)));
        desk.answer(kiosk.arms.back());
    }

    TemporaryFolder folder;
    FakeClock clock;
    KioskUnderTest kiosk{config()};
    SigningPair pair;
    ArmKeys keys;
    Mailbox<ArmAsked> asked_for{4};
    ArmDesk desk;
    std::unique_ptr<ArmSocket> socket;
};

}  // namespace

TEST_CASE("a till at the socket hears that its window is open, or why not", "[arm_desk]") {
    Shop shop;
    Till till(shop.folder / "arm");
    till.say(shop.line("nonce-0001"));
    shop.take_turn();
    CHECK(till.hear() == R"({"v":1,"armed":"nonce-0001"})");
    CHECK(shop.kiosk.state().arming.attribution(shop.kiosk.now().mono) != nullptr);

    till.say(shop.line("nonce-0001"));
    shop.take_turn();
    CHECK(till.hear() == R"({"v":1,"refused":"replayed"})");
}

TEST_CASE("what no known till has signed never reaches the main thread", "[arm_desk]") {
    Shop shop;
    Till till(shop.folder / "arm");
    std::string forged = shop.line("nonce-0001");
    forged.replace(forged.find("nonce-0001"), 10, "nonce-0002");
    till.say(forged);
    CHECK(till.hear() == R"({"v":1,"refused":"signature"})");
    till.say("open up\n");
    CHECK(till.hear() == R"({"v":1,"refused":"invalid"})");
    CHECK_FALSE(shop.asked_for.take_now());
}

TEST_CASE("a till is sent away when the main thread says nothing in time", "[arm_desk]") {
    Shop shop(Milliseconds(1));
    Till till(shop.folder / "arm");
    till.say(shop.line("nonce-0001"));
    CHECK(till.hear() == R"({"v":1,"refused":"unavailable"})");
}

TEST_CASE("an answer that comes too late is not taken for the next one's", "[arm_desk]") {
    Shop shop;
    Till till(shop.folder / "arm");
    shop.desk.answer({ArmNonce{"nonce-0000"}, ArmRefusal::Stale});
    till.say(shop.line("nonce-0001"));
    shop.take_turn();
    CHECK(till.hear() == R"({"v":1,"armed":"nonce-0001"})");
}
