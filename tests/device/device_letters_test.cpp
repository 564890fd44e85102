// SPDX-License-Identifier: Apache-2.0
// What the main thread asks of the sync side besides storing answers.
#include "tests/device/device_under_test.hpp"

using namespace afterword;

namespace {

ArmedWindow sample_window(const Clock& clock) {
    ArmedWindow window;
    window.at = moment_of(clock);
    window.id = "0123456789abcdef";
    window.of = {ArmedBy::Till, "aaaabbbbccccddddaaaabbbbccccdddd", "e-12"};
    return window;
}

// A till that the device knows.
struct Till {
    explicit Till(DeviceUnderTest& kiosk) {
        SeededRng rng(3);
        pair = make_signing_pair(rng);
        kiosk.arm_keys = {{"till-1", pair.verify}};
    }
    [[nodiscard]] std::string asks(WallTime issued) const {
        ArmRequest request;
        request.kiosk = kKiosk;
        request.nonce = ArmNonce{"nonce-0001"};
        request.issued = issued;
        request.window = Milliseconds(20'000);
        request.transaction = "0042/17";
        return encode_arm(request, "till-1", pair.signer);
    }
    SigningPair pair;
};

int wrong_tries(DeviceUnderTest& kiosk, const char* code) {
    const auto tries = kiosk.last_told<PinTries>();
    REQUIRE(tries);
    const auto found = tries->tries.find(StaffCode{code});
    return found == tries->tries.end() ? 0 : found->second.count;
}

}  // namespace

TEST_CASE("what became of a window is a row like any answer, and survives the power",
          "[device_letters]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    const auto window = sample_window(kiosk.clock);
    kiosk.device->handle(ToSync(StoreArmedWindow{window}));
    kiosk.start();
    kiosk.connect();
    const auto rows = kiosk.sent_rows();
    REQUIRE(rows.size() == 1);
    CHECK(std::get<ArmedWindow>(rows[0]) == window);
}

TEST_CASE("the till is told that its window has ended, and nothing else", "[device_letters]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.device->handle(ToSync(TellTill{ArmNonce{"nonce-0001"}}));
    const auto answer = kiosk.link.take("/answer");
    REQUIRE(answer);
    CHECK(answer->payload == R"({"v":1,"armed":"nonce-0001","ended":true})");
    CHECK(answer->retain == Retain::No);
    CHECK(kiosk.sent_rows().empty());
}

TEST_CASE("wrong PINs are remembered across a start, and forgiven by a right one or a lead",
          "[device_letters]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    const StaffCode anna{"07"};
    const StaffCode bert{"08"};
    for (int i = 0; i < 3; ++i) {
        kiosk.device->handle(ToSync(PinTried{anna, PinTried::Outcome::Wrong}));
    }
    kiosk.device->handle(ToSync(PinTried{bert, PinTried::Outcome::Wrong}));
    CHECK(wrong_tries(kiosk, "07") == 3);
    kiosk.start();
    CHECK(wrong_tries(kiosk, "07") == 3);
    kiosk.device->handle(ToSync(PinTried{bert, PinTried::Outcome::Right}));
    kiosk.start();
    CHECK(wrong_tries(kiosk, "08") == 0);
    kiosk.start();
    CHECK(wrong_tries(kiosk, "07") == 3);
    kiosk.device->handle(ToSync(PinTried{StaffCode{"20"}, PinTried::Outcome::RightOfLead}));
    kiosk.start();
    CHECK(wrong_tries(kiosk, "07") == 0);
}

TEST_CASE("the line is tried at once for who asks for somebody, signs in or sends now",
          "[device_letters]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.device->handle(ToSync(PinTried{StaffCode{"07"}, PinTried::Outcome::Wrong}));
    Visit visit = sample_visit(kiosk.clock, 3);
    kiosk.device->handle(ToSync(StoreVisit{Ticket{1}, visit}));
    CHECK(kiosk.link.times_hurried() == 0);
    visit.help = kiosk.clock.tick();
    kiosk.device->handle(ToSync(StoreVisit{Ticket{2}, visit}));
    CHECK(kiosk.link.times_hurried() == 1);
    kiosk.device->handle(ToSync(PinTried{StaffCode{"07"}, PinTried::Outcome::Right}));
    CHECK(kiosk.link.times_hurried() == 2);
    kiosk.device->handle(ToSync(SendNow{}));
    CHECK(kiosk.link.times_hurried() == 3);
}

TEST_CASE("a till's word arrives with the collector's time, where the collector has answered",
          "[device_letters]") {
    DeviceUnderTest kiosk;
    const Till till(kiosk);
    kiosk.start();
    kiosk.connect();
    const WallTime by_collector = kiosk.clock.wall();
    kiosk.clock.set_wall(by_collector + std::chrono::hours(5), ClockQuality::Unset);
    kiosk.clock.advance(Milliseconds(7'000));
    kiosk.receive(DownKind::Arm, till.asks(by_collector));
    const auto asked = kiosk.last_told<ArmAsked>();
    REQUIRE(asked);
    CHECK(asked->request.transaction == "0042/17");
    REQUIRE(asked->server);
    // To the thousandth: how long the receipt was on its way is not known better than that.
    CHECK(abs(*asked->server - (by_collector + Milliseconds(7'000))) <= Milliseconds(1));
}

TEST_CASE("before the collector has answered only a clock that was set counts",
          "[device_letters]") {
    DeviceUnderTest kiosk;
    const Till till(kiosk);
    kiosk.start();
    kiosk.receive(DownKind::Arm, till.asks(kiosk.clock.wall()));
    CHECK(kiosk.last_told<ArmAsked>()->server == kiosk.clock.wall());
    kiosk.clock.set_wall(kiosk.clock.wall(), ClockQuality::Unset);
    kiosk.receive(DownKind::Arm, till.asks(kiosk.clock.wall()));
    CHECK_FALSE(kiosk.last_told<ArmAsked>()->server);
}

TEST_CASE("a word that no known till has signed goes no further", "[device_letters]") {
    DeviceUnderTest kiosk;
    const Till till(kiosk);
    kiosk.arm_keys.clear();
    kiosk.start();
    kiosk.told.clear();
    kiosk.receive(DownKind::Arm, till.asks(kiosk.clock.wall()));
    CHECK_FALSE(kiosk.last_told<ArmAsked>());
}

TEST_CASE("what is known of the kiosk is told when asked, and the rest left out",
          "[device_letters]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.device->handle(ToSync(AskFacts{}));
    const auto alone = kiosk.last_told<DeviceFacts>();
    REQUIRE(alone);
    CHECK_FALSE(alone->last_receipt);
    CHECK_FALSE(alone->online_since);
    CHECK(alone->free_bytes);
    CHECK(alone->memory_bytes);
    kiosk.connect();
    kiosk.clock.advance(Milliseconds(5'000));
    kiosk.device->handle(ToSync(AskFacts{}));
    const auto online = kiosk.last_told<DeviceFacts>();
    REQUIRE(online);
    CHECK(online->at == kiosk.clock.tick());
    CHECK(online->last_receipt == kiosk.clock.tick() - Milliseconds(5'000));
    CHECK(online->online_since);
}

TEST_CASE("what waits for company is sent at once when staff ask for it", "[device_letters]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.store(1, 4);
    kiosk.device->tick();
    CHECK_FALSE(kiosk.link.take("/batch"));
    kiosk.device->handle(ToSync(SendNow{}));
    kiosk.device->tick();
    CHECK(kiosk.link.take("/batch"));
}

TEST_CASE("a fault that staff report stands in have, with who reported it", "[device_letters]") {
    DeviceUnderTest kiosk;
    kiosk.start();
    kiosk.connect();
    kiosk.pass(Milliseconds(1'000));
    REQUIRE(kiosk.link.take("/have"));
    kiosk.device->handle(ToSync(ReportFault{"07"}));
    kiosk.pass(Milliseconds(60'000));
    const auto message = kiosk.link.take("/have");
    REQUIRE(message);
    const auto have = decode_have(message->payload);
    REQUIRE(have);
    REQUIRE(have->checks.size() == 2);
    CHECK(have->checks[1].name == "staff");
    CHECK(have->checks[1].value == "failed");
    CHECK(have->checks[1].source == "07");
}
