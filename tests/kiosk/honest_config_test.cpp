// SPDX-License-Identifier: Apache-2.0
// The parts of the configuration that decide what is kept of a shopper: contacts, receipts, words.
#include <catch2/catch.hpp>

#include "kiosk/kiosk_config.hpp"
#include "platform/linux/files.hpp"
#include "tests/fakes/temporary.hpp"

using namespace afterword;

namespace {

const std::string kRating =
    R"({"id":"service","kind":"faces5","text":{"en":"How?"},"labels":{"en":["a","b","c","d","e"]}})";
const std::string kContact = R"({"id":"back","kind":"contact","text":{"en":"May we call you?"}})";
const std::string kKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

struct Files {
    TemporaryFolder folder;
    std::string questions = kRating;

    Result<KioskConfig> read(const std::string& settings) {
        const std::string survey =
            R"({"survey":"exit","version":1,"languages":["en"],"questions":[)" + questions + "]}";
        REQUIRE(write_file(folder / "survey.json", survey).ok());
        REQUIRE(write_file(folder / "kiosk.json",
                           R"({"kiosk":"k-1","store":"s-1","touchpoint":"checkout","data_dir":"d",
                               "broker":{"url":"mqtt://127.0.0.1"},"survey":"survey.json",)" +
                               settings + "}")
                    .ok());
        return read_kiosk_config(folder / "kiosk.json");
    }
    // The problems, all of which must name the file.
    std::string refusal(const std::string& settings) {
        const auto config = read(settings);
        REQUIRE_FALSE(config.ok());
        CHECK(config.error().message.find("kiosk.json: /") != std::string::npos);
        return config.error().message;
    }
};

void check_says(const std::string& text, std::initializer_list<const char*> expected) {
    for (const auto* part : expected) {
        CAPTURE(text, part);
        CHECK(text.find(part) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("what head office promises is read as it is written", "[config]") {
    Files files;
    const auto config =
        files.read(R"("tenant":{"contact_key":")" + kKey +
                   R"(","contact_days":14,"answer_within":"4h","case_url":"https://x.eu/c/{code}"},
           "words_read_by":"both")");
    REQUIRE(config.ok());
    CHECK(config->tenant.contact_key == SealKey{});
    CHECK(config->tenant.contact_days == 14);
    CHECK(config->tenant.answer_within == std::chrono::hours(4));
    CHECK(config->tenant.case_url == "https://x.eu/c/{code}");
    CHECK(config->words_read_by == WordsReaders::Both);
}

TEST_CASE("a wrong promise is named with its value and the way out", "[config]") {
    Files files;
    check_says(
        files.refusal(R"("tenant":{"contact_key":"c2hvcnQ=","contact_days":0,
                                "answer_within":"1s","case_url":"example.com","colour":1},
                                "words_read_by":"everybody")"),
        {"kiosk.json: /tenant/contact_key: \"c2hvcnQ=\" is not 32 bytes",
         "afterword key contact --out FILE", "/tenant/contact_days: ", "/tenant/answer_within: ",
         "/tenant/case_url: \"example.com\" must", "/tenant/colour: ", "/words_read_by: "});
}

TEST_CASE("a survey may ask for a contact only where it can be sealed", "[config]") {
    Files files;
    files.questions = kRating + "," + kContact;
    check_says(files.refusal(R"("zone":"UTC")"),
               {"kiosk.json: /tenant: lacks \"contact_key\"", "survey \"exit\"",
                "afterword key contact --out FILE"});
    CHECK(files.read(R"("tenant":{"contact_key":")" + kKey + "\"}").ok());
}

TEST_CASE("writing to us needs a question to write on", "[config]") {
    Files files;
    check_says(files.refusal(R"("write_to_us":true)"), {"kiosk.json: /write_to_us: ", "\"text\""});
    files.questions = kRating + R"(,{"id":"words","kind":"text","text":{"en":"What else?"}})";
    CHECK(files.read(R"("write_to_us":true)").ok());
}

TEST_CASE("tills and clerks are read with the key that hashes their receipts", "[config]") {
    Files files;
    REQUIRE(write_file(files.folder / "hash.key", std::string(32, 'k')).ok());
    const auto config =
        files.read(R"("arm":{"place":"no_till","keys":{"till-1":")" + kKey +
                   R"("},"hash_key_file":"hash.key","socket":"arm","clerk_window":"15s",
           "clerk_employee":"e-7"})");
    REQUIRE(config.ok());
    CHECK(config->arm.place == ArmPlace::NoTill);
    CHECK(config->arm.keys.contains("till-1"));
    REQUIRE(config->arm.hash_key);
    CHECK(config->arm.hash_key->bytes() == std::string(32, 'k'));
    CHECK(config->arm.socket == files.folder / "arm");
    CHECK(config->arm.clerk_window == Milliseconds(15'000));
    CHECK(config->arm.clerk_employee == "e-7");
}

TEST_CASE("a till whose receipts could only be kept in clear is refused", "[config]") {
    Files files;
    const std::string till = R"("arm":{"keys":{"till-1":")" + kKey + "\"}";
    check_says(files.refusal(till + "}"),
               {"kiosk.json: /arm/hash_key_file: is missing", "afterword key hash --out FILE"});
    check_says(files.refusal(till + R"(,"hash_key_file":"none.key"})"),
               {"/arm/hash_key_file: ", "none.key", "afterword key hash --out FILE"});
    REQUIRE(write_file(files.folder / "short.key", "short").ok());
    check_says(files.refusal(till + R"(,"hash_key_file":"short.key"})"),
               {"/arm/hash_key_file: ", "short.key"});
}

TEST_CASE("a wrong arming is named with its value and the way out", "[config]") {
    Files files;
    check_says(files.refusal(R"("arm":{"place":"desk","keys":{"till-1":"abc"},"socket":"arm",
                                "clerk_window":"1h","clerk_employee":"e-7"})"),
               {"kiosk.json: /arm/place: ", "/arm/keys/till-1: \"abc\" is not 32 bytes",
                "afterword key arm --out FILE",
                "/arm/socket: ", "/arm/clerk_window: ", "/arm/clerk_employee: "});
}
