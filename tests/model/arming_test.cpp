// SPDX-License-Identifier: Apache-2.0
#include "sync/model/arming.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

namespace {

constexpr WallTime kServer = WallTime(Milliseconds(1'795'294'900'000));

HashKey hash_key() {
    return *HashKey::from("0123456789abcdef");
}

Moment moment(int seconds) {
    return {BootId{7}, from_mono_ms(seconds * 1'000), kServer, ClockQuality::Rtc};
}

Tick at(int seconds) {
    return moment(seconds).mono;
}

ArmTime time_of(int seconds) {
    return {moment(seconds), kServer + Milliseconds(seconds * 1'000)};
}

// Issued in the second it arrives, for a window of ten.
ArmRequest request(const std::string& nonce, int seconds) {
    return {KioskId{"k-0417"},    ArmNonce{nonce},      *time_of(seconds).server,
            Milliseconds(10'000), "2026-11-21/0042/17", "e-07"};
}

struct Counter {
    Arming arming{KioskId{"k-0417"}, ArmPlace::Till};
    HashKey key = hash_key();

    Arming::Answer arm(const std::string& nonce, int seconds) {
        return arming.arm(request(nonce, seconds), time_of(seconds), key);
    }
};

}  // namespace

TEST_CASE("the first tap within a window belongs to the transaction, the second to nobody",
          "[arming]") {
    Counter counter;
    REQUIRE_FALSE(counter.arm("nonce-01", 100).refusal);
    REQUIRE(counter.arming.attribution(at(105)) != nullptr);
    CHECK(counter.arming.attribution(at(105))->employee == "e-07");
    const auto window = counter.arming.tapped(at(105));
    REQUIRE(window);
    CHECK(window->ended == ArmEnd::Rated);
    CHECK(window->at == moment(100));
    CHECK(window->of.by == ArmedBy::Till);
    CHECK(window->of.transaction == keyed_hash("2026-11-21/0042/17", counter.key));
    CHECK(window->id == content_name("nonce-01"));
    CHECK_FALSE(counter.arming.tapped(at(106)));
    CHECK(counter.arming.attribution(at(106)) == nullptr);
}

TEST_CASE("a window nobody used expires, and a late tap is nobody's", "[arming]") {
    Counter counter;
    static_cast<void>(counter.arm("nonce-01", 100));
    CHECK(counter.arming.next_wake() == at(110));
    CHECK_FALSE(counter.arming.expired(at(109)));
    CHECK_FALSE(counter.arming.tapped(at(110)));
    CHECK(counter.arming.attribution(at(110)) == nullptr);
    const auto window = counter.arming.expired(at(110));
    REQUIRE(window);
    CHECK(window->ended == ArmEnd::Expired);
    CHECK_FALSE(counter.arming.expired(at(111)));
}

TEST_CASE("the next arming cancels the window before it", "[arming]") {
    Counter counter;
    static_cast<void>(counter.arm("nonce-01", 100));
    const auto answer = counter.arm("nonce-02", 104);
    REQUIRE(answer.ended);
    CHECK(answer.ended->ended == ArmEnd::Cancelled);
    CHECK(answer.ended->id == content_name("nonce-01"));
    CHECK(counter.arming.tapped(at(113))->id == content_name("nonce-02"));
}

TEST_CASE("a window is cancelled when no rating can be taken", "[arming]") {
    Counter counter;
    CHECK_FALSE(counter.arming.cancelled());
    static_cast<void>(counter.arm("nonce-01", 100));
    CHECK(counter.arming.cancelled()->ended == ArmEnd::Cancelled);
    CHECK_FALSE(counter.arming.tapped(at(101)));
}

TEST_CASE("the till hears the same at the same moment, whether somebody rated or not", "[arming]") {
    const int end = GENERATE(0, 1, 2);  // rated, expired, cancelled
    Counter counter;
    static_cast<void>(counter.arm("nonce-01", 100));
    if (end == 0) {
        static_cast<void>(counter.arming.tapped(at(103)));
    } else if (end == 2) {
        static_cast<void>(counter.arming.cancelled());
    }
    CHECK(counter.arming.words_due(at(109)).empty());
    CHECK(counter.arming.next_wake() == at(110));
    static_cast<void>(counter.arming.expired(at(110)));
    CHECK(counter.arming.words_due(at(110)) == std::vector{ArmNonce{"nonce-01"}});
    CHECK(counter.arming.words_due(at(111)).empty());
    CHECK_FALSE(counter.arming.next_wake());
}

TEST_CASE("what is for another kiosk opens nothing", "[arming]") {
    Counter counter;
    auto other = request("nonce-01", 100);
    other.kiosk = KioskId{"k-0418"};
    CHECK(counter.arming.arm(other, time_of(100), counter.key).refusal == ArmRefusal::AnotherKiosk);
    CHECK(counter.arming.attribution(at(101)) == nullptr);
}

TEST_CASE("a request counts once, as long as 256 others have not come after it", "[arming]") {
    Counter counter;
    REQUIRE_FALSE(counter.arm("nonce-00", 100).refusal);
    CHECK(counter.arm("nonce-00", 101).refusal == ArmRefusal::Replayed);
    for (int i = 1; i < 256; ++i) {
        REQUIRE_FALSE(counter.arm("nonce-" + std::to_string(1'000 + i), 100).refusal);
    }
    CHECK(counter.arm("nonce-00", 102).refusal == ArmRefusal::Replayed);
}

TEST_CASE("a request is taken within a minute of its time, by the server's clock", "[arming]") {
    Counter counter;
    const auto taken = [&](const std::string& nonce, int issued, int now) {
        return !counter.arming.arm(request(nonce, issued), time_of(now), counter.key).refusal;
    };
    CHECK(taken("nonce-01", 100, 160));
    CHECK(taken("nonce-02", 160, 100));
    CHECK_FALSE(taken("nonce-03", 100, 161));
    CHECK_FALSE(taken("nonce-04", 161, 100));
    // A refused request has not used its nonce.
    CHECK(taken("nonce-03", 161, 161));
}

TEST_CASE("without a server's time only what is older than the newest request is stale",
          "[arming]") {
    Counter counter;
    const auto taken = [&](const std::string& nonce, int issued) {
        return !counter.arming.arm(request(nonce, issued), {moment(5), std::nullopt}, counter.key)
                    .refusal;
    };
    CHECK(taken("nonce-01", 9'000));
    CHECK(taken("nonce-02", 8'940));
    CHECK_FALSE(taken("nonce-03", 8'939));
    CHECK(taken("nonce-04", 20'000));
    CHECK_FALSE(taken("nonce-05", 9'000));
}

TEST_CASE("a clerk arms with one key only where there is no till", "[arming]") {
    SeededRng rng(1);
    Counter counter;
    CHECK(counter.arming.arm_by_clerk("e-07", Milliseconds(20'000), moment(100), rng).refusal ==
          ArmRefusal::TillServes);

    Arming desk(KioskId{"k-0417"}, ArmPlace::NoTill);
    REQUIRE_FALSE(desk.arm_by_clerk("e-07", Milliseconds(20'000), moment(100), rng).refusal);
    const auto window = desk.tapped(at(119));
    REQUIRE(window);
    CHECK(window->of == Attribution{ArmedBy::Clerk, "", "e-07"});
    CHECK(window->id.size() == 16);
    CHECK(desk.words_due(at(200)).empty());
}

TEST_CASE("a nonce is 8 to 64 plain characters", "[arming]") {
    CHECK(make_arm_nonce("Aa0-_bcd"));
    CHECK(make_arm_nonce(std::string(64, 'n')));
    for (const auto& wrong : {std::string("short-1"), std::string(65, 'n'), std::string("nonce 01"),
                              std::string("nonce\"01"), std::string()}) {
        CHECK_FALSE(make_arm_nonce(wrong));
    }
}
