// SPDX-License-Identifier: Apache-2.0
#include "kiosk/kiosk_config.hpp"

#include <catch2/catch.hpp>

#include "platform/linux/files.hpp"
#include "tests/fakes/temporary.hpp"

using namespace afterword;

namespace {

constexpr std::string_view kSurvey = R"({"survey":"checkout","version":1,"languages":["en"],
"questions":[{"id":"service","kind":"faces5","text":{"en":"How?"},
"labels":{"en":["a","b","c","d","e"]}}]})";

Result<KioskConfig> read(const std::string& config, std::string_view survey = kSurvey) {
    const TemporaryFolder folder;
    REQUIRE(write_file(folder.path() / "survey.json", survey).ok());
    REQUIRE(write_file(folder.path() / "kiosk.json", config).ok());
    auto result = read_kiosk_config(folder.path() / "kiosk.json");
    return result;
}

}  // namespace

TEST_CASE("a small configuration is enough, and its defaults are sensible", "[config]") {
    const auto config =
        read(R"({"kiosk":"k-0417","store":"s-012","touchpoint":"checkout","data_dir":"data",
                 "broker":{"url":"mqtt://127.0.0.1:1883"},"survey":"survey.json"})");
    REQUIRE(config.ok());
    CHECK(config->role == KioskRole::Both);
    CHECK(config->broker.version == MqttVersion::V5);
    CHECK(config->display.panel.width_px == 1280);
    CHECK(config->display.fullscreen);
    CHECK(config->hash.size() == 16);
    CHECK(config->data_dir.filename() == "data");
    CHECK(config->data_dir.is_absolute());
}

TEST_CASE("every fault of a configuration and its survey is said at once", "[config]") {
    const auto config = read(
        R"({"kiosk":"K 1","touchpoint":7,"data_dir":"","role":"boss","colour":1,
            "broker":{"url":"http://x","protocol":"4"},"zone":"Mars/Olympus","survey":"survey.json",
            "display":{"width_px":10,"height_mm":"a"},
            "staff":[{"code":"7","role":"staff","pin_hash":"1234"},
                     {"code":"08","role":"x","pin_hash":"$argon2id$"},
                     {"code":"08","role":"staff","pin_hash":"$argon2id$"}],
            "playbook":{"waiting":{"en":[]}},"may_give":{"waiting":{"en":7}}})",
        R"({"survey":"checkout","version":1,"languages":["tlh"],"questions":[]})");
    REQUIRE_FALSE(config.ok());
    const auto& text = config.error().message;
    for (const auto* expected :
         {"kiosk.json: /kiosk: ", "kiosk.json: /store: is missing",
          "kiosk.json: /touchpoint: ", "kiosk.json: /data_dir: ", "kiosk.json: /role: ",
          "kiosk.json: /colour: ", "kiosk.json: /broker/url: ", "kiosk.json: /broker/protocol: ",
          "kiosk.json: /zone: ", "kiosk.json: /display/width_px: ",
          "kiosk.json: /display/height_mm: ", "kiosk.json: /staff/0/code: ",
          "kiosk.json: /staff/0/pin_hash: ", "kiosk.json: /staff/1/role: ",
          "kiosk.json: /staff/2/code: ", "kiosk.json: /playbook/waiting/en: ",
          "kiosk.json: /may_give/waiting/en: ", "survey.json: /questions: "}) {
        CAPTURE(text, expected);
        CHECK(text.find(expected) != std::string::npos);
    }
}

TEST_CASE("tiles that staff cannot use are named", "[config]") {
    const auto config = read(
        R"({"kiosk":"k-1","store":"s-1","touchpoint":"checkout","data_dir":"d",
            "broker":{"url":"mqtt://127.0.0.1"},"survey":"survey.json",
            "solutions":{"waiting":{"causes":["rain"],"actions":[]},
                         "staff":{"causes":["other","other",{"code":"oven_off","text":{
                             "pl":"Piec był o wiele za zimny"}}]}}})");
    REQUIRE_FALSE(config.ok());
    for (const auto* expected : {"/solutions/waiting/causes/0: \"rain\" is none of too_few_staff, ",
                                 "/solutions/waiting/actions: must hold one to six",
                                 "/solutions/staff/causes/1: \"other\" stands there twice",
                                 "/solutions: \"oven_off\" of staff lacks a text in en"}) {
        CAPTURE(config.error().message, expected);
        CHECK(config.error().message.find(expected) != std::string::npos);
    }
}

TEST_CASE("a survey in a language the kiosk does not speak is refused by name", "[config]") {
    const auto config = read(
        R"({"kiosk":"k-1","store":"s-1","touchpoint":"checkout","data_dir":"d",
            "broker":{"url":"mqtt://127.0.0.1"},"survey":"survey.json"})",
        R"({"survey":"checkout","version":1,"languages":["tlh"],
"questions":[{"id":"service","kind":"faces5","text":{"tlh":"nuqneH"},
"labels":{"tlh":["a","b","c","d","e"]}}]})");
    REQUIRE_FALSE(config.ok());
    CHECK(config.error().message.find("/languages/0") != std::string::npos);
    CHECK(config.error().message.find("tlh") != std::string::npos);
}

TEST_CASE("a missing file and broken JSON are named", "[config]") {
    CHECK(read_kiosk_config("/nowhere/kiosk.json").error().message.find("/nowhere/kiosk.json") !=
          std::string::npos);
    const auto broken = read("{\"kiosk\": ");
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().message.find("broken JSON at byte") != std::string::npos);
}

TEST_CASE("a store's own colour is taken, or refused with the way out", "[config]") {
    const auto read_in = [](const std::string& brand) {
        return read(R"({"kiosk":"k-1","store":"s-1","touchpoint":"checkout","data_dir":"d",
            "broker":{"url":"mqtt://127.0.0.1"},"survey":"survey.json",
            "display":{"brand":")" +
                        brand + "\"}}",
                    kSurvey);
    };
    const auto plum = read_in("#7A1F5C");
    REQUIRE(plum.ok());
    CHECK(plum->display.palette.of(ui::Colour::Brand) == 0x7A1F5C);
    for (const auto& [brand, expected] : {std::pair{"plum", "\"plum\" is no colour such as"},
                                          std::pair{"#7A1F5G", "\"#7A1F5G\" is no colour"},
                                          std::pair{"#FFCC00", "contrast of 1.5"}}) {
        const auto refused = read_in(brand);
        REQUIRE_FALSE(refused.ok());
        CHECK_THAT(refused.error().message,
                   Catch::Contains("kiosk.json: /display/brand: ") && Catch::Contains(expected));
    }
}
