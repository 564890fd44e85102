// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sync/wire/arm_message.hpp"
#include "sync/wire/armed_row.hpp"
#include "sync/wire/json.hpp"

using namespace afterword;

namespace {

ArmRequest sample_request() {
    return {KioskId{"k-0417"},    ArmNonce{"0042-17-k3j9xq"}, from_unix_ms(1'795'294'902'500),
            Milliseconds(20'000), "2026-11-21/0042/17",       "e-07"};
}

struct Till {
    SeededRng rng{1};
    SigningPair pair = make_signing_pair(rng);
    ArmKeys keys{{"till-1", pair.verify}};

    // Any text, under a signature that holds.
    [[nodiscard]] std::string wrap(const std::string& text) const {
        return nlohmann::json{{"arm", text},
                              {"key", "till-1"},
                              {"sig", to_base64(sign("aw1-arm\n" + text, pair.signer))}}
            .dump();
    }
    [[nodiscard]] Errc error_of(const std::string& payload) const {
        const auto read = read_arm(payload, keys);
        REQUIRE_FALSE(read);
        return read.error().code;
    }
};

// The sample's text with one piece replaced.
std::string text_with(std::string_view piece, std::string_view other) {
    std::string text =
        R"({"kiosk":"k-0417","nonce":"0042-17-k3j9xq","issued":1795294902500,"window_ms":20000,"transaction":"2026-11-21/0042/17","employee":"e-07"})";
    const auto found = text.find(piece);
    REQUIRE(found != std::string::npos);
    return text.replace(found, piece.size(), other);
}

std::string text_of(const ArmedWindow& window) {
    return armed_json(window).dump();
}

Result<ArmedWindow> read_row(const std::string& text) {
    auto root = parse_message(text);
    REQUIRE(root);
    Fault fault;
    Fields fields(*root, fault);
    auto window = read_armed(fields);
    if (fault.found()) {
        return fault.error();
    }
    return window;
}

ArmedWindow sample_window() {
    return {{BootId{0x6b1f33a0}, from_mono_ms(8'100'000), from_unix_ms(1'795'294'860'000),
             ClockQuality::Synced},
            "ba7816bf8f01cfea",
            {ArmedBy::Till, "cf4ab791c62b8d2b2109c90275287816", "e-07"},
            ArmEnd::Rated,
            VisitId{812, "k3j9xq"}};
}

}  // namespace

TEST_CASE("a till's signed request is understood", "[arm]") {
    const Till till;
    const auto request =
        read_arm(encode_arm(sample_request(), "till-1", till.pair.signer), till.keys);
    REQUIRE(request);
    CHECK(*request == sample_request());
    // Written by hand, with a field of a later version.
    const auto again =
        read_arm(till.wrap(text_with("\"e-07\"", "\"e-07\",\"colour\":\"blue\"")), till.keys);
    REQUIRE(again);
    CHECK(*again == sample_request());
}

TEST_CASE("a request counts only under a known key's signature over exactly its text", "[arm]") {
    const Till till;
    SeededRng rng(2);
    const SigningPair stranger = make_signing_pair(rng);
    const std::string good = encode_arm(sample_request(), "till-1", till.pair.signer);
    CHECK(till.error_of(encode_arm(sample_request(), "till-2", till.pair.signer)) ==
          Errc::NotFound);
    CHECK(till.error_of(encode_arm(sample_request(), "till-1", stranger.signer)) == Errc::Refused);
    std::string altered = good;
    altered.replace(altered.find("20000"), 5, "90000");
    CHECK(till.error_of(altered) == Errc::Refused);
}

TEST_CASE("a request out of range is refused though it is signed", "[arm]") {
    const Till till;
    const std::pair<const char*, const char*> wrong[] = {
        {"20000", "999"},
        {"20000", "120001"},
        {"20000", "\"20000\""},
        {"k-0417", "K 0417"},
        {"0042-17-k3j9xq", "short"},
        {"0042-17-k3j9xq", "with blanks in it"},
        {"2026-11-21/0042/17", ""},
        {"1795294902500", "-1"},
        {"\"transaction\"", "\"transactions\""},
        {"\"employee\"", "\"nonce\""},  // twice
        {"}", ""},
    };
    for (const auto& [piece, other] : wrong) {
        CAPTURE(piece, other);
        CHECK(till.error_of(till.wrap(text_with(piece, other))) == Errc::Invalid);
    }
    CHECK(read_arm(till.wrap(text_with("20000", "1000")), till.keys));
    CHECK(read_arm(till.wrap(text_with("20000", "120000")), till.keys));
}

TEST_CASE("a broken, doubled or overlong envelope is refused", "[arm]") {
    const Till till;
    const std::string good = encode_arm(sample_request(), "till-1", till.pair.signer);
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK_FALSE(read_arm(good.substr(0, length), till.keys));
    }
    CHECK(till.error_of(R"({"arm":"{}","arm":"{}","key":"till-1","sig":""})") == Errc::Invalid);
    CHECK(till.error_of(R"({"arm":"{}","key":"till-1","sig":"AAAA"})") == Errc::Invalid);
    CHECK(till.error_of(std::string(kLargestArm + 1, ' ')) == Errc::Full);
}

TEST_CASE("the till hears that the window ended and nothing of what happened in it", "[arm]") {
    const ArmNonce nonce{"0042-17-k3j9xq"};
    CHECK(encode_arm_ended(nonce) == R"({"v":1,"armed":"0042-17-k3j9xq","ended":true})");
    CHECK(encode_arm_opened(nonce) == R"({"v":1,"armed":"0042-17-k3j9xq"})");
    CHECK(encode_arm_refused(name(ArmRefusal::Replayed)) == R"({"v":1,"refused":"replayed"})");
    CHECK(arm_rejection_of({Errc::Refused, ""}) == "signature");
}

TEST_CASE("an armed window is a row that reads back equal", "[arm]") {
    const ArmedWindow window = sample_window();
    CHECK(
        text_of(window) ==
        R"({"type":"armed","boot":"6b1f33a0","mono":8100000,"wall":1795294860000,"clock":"synced","armed":"ba7816bf8f01cfea","by":"till","transaction":"cf4ab791c62b8d2b2109c90275287816","employee":"e-07","ended":"rated","visit":"812-k3j9xq"})");
    CHECK(*read_row(text_of(window)) == window);

    ArmedWindow expired = window;
    expired.of = {ArmedBy::Clerk, "", "e-07"};
    expired.ended = ArmEnd::Expired;
    expired.visit.reset();
    CHECK(*read_row(text_of(expired)) == expired);
}

TEST_CASE("a rated window names its visit, and no other does", "[arm]") {
    ArmedWindow window = sample_window();
    window.ended = ArmEnd::Cancelled;
    CHECK_FALSE(read_row(text_of(window)));
    window.ended = ArmEnd::Rated;
    window.visit.reset();
    CHECK_FALSE(read_row(text_of(window)));
}
