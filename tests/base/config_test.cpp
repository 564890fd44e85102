// SPDX-License-Identifier: Apache-2.0
#include "platform/base/config.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono_literals;

using Lines = std::vector<std::string>;

constexpr Durations kAny{Milliseconds::min(), Milliseconds::max()};

// What status() says, line by line.
std::vector<std::string> problems(ConfigDocument& document) {
    const Status status = document.status();
    std::vector<std::string> lines;
    if (status) {
        return lines;
    }
    CHECK(status.error().code == Errc::Invalid);
    std::string rest = status.error().message;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        lines.push_back(rest.substr(0, end));
        rest.erase(0, end + 1);
    }
    return lines;
}

TEST_CASE("a correct file is read without a word", "[config]") {
    ConfigDocument document(R"({"kiosk":"k-0417","display":{"width_px":1280,"fullscreen":true},
        "languages":["en","pl"],"retention":"30d","gain":0.5,"role":"both"})",
                            "kiosk.json");
    auto root = document.root();
    CHECK(root.text("kiosk") == "k-0417");
    auto display = root.object("display");
    CHECK(display.integer("width_px", {1, 16384}) == 1280);
    CHECK(display.boolean_or("fullscreen", false));
    auto languages = root.items("languages");
    REQUIRE(languages.size() == 2);
    CHECK(languages[1].as_text() == "pl");
    CHECK(root.duration_or("retention", kAny, 0ms) == 720h);
    CHECK(root.number_or("gain", 0, 1, 0) == 0.5);
    CHECK(root.one_of("role", {"shopper", "staff", "both"}) == 2);
    CHECK(problems(document).empty());
}

TEST_CASE("what may be left out takes its default", "[config]") {
    ConfigDocument document("{}", "f");
    auto root = document.root();
    CHECK(root.text_or("protocol", "5") == "5");
    CHECK(root.integer_or("port", {1, 65535}, 1883) == 1883);
    CHECK(root.number_or("gain", 0, 1, 0.25) == 0.25);
    CHECK_FALSE(root.boolean_or("fullscreen", false));
    CHECK(root.one_of_or("role", {"shopper", "staff"}, 1) == 1);
    CHECK(root.duration_or("retention", kAny, 5s) == 5s);
    CHECK_FALSE(root.object_if("display").present());
    CHECK(root.items_if("staff").empty());
    CHECK(problems(document).empty());
}

TEST_CASE("all problems of a file are said at once, each with its pointer", "[config]") {
    ConfigDocument document(R"({"kiosk":7,"display":{"width_px":0,"fullscreen":"yes"},
        "languages":["en",3],"role":"boss","retention":"30 days","gain":2,"colour":"red"})",
                            "kiosk.json");
    auto root = document.root();
    root.text("kiosk");
    root.text("store");
    auto display = root.object("display");
    display.integer("width_px", {1, 16384});
    display.boolean_or("fullscreen", false);
    for (auto& language : root.items("languages")) {
        language.as_text();
    }
    root.one_of("role", {"shopper", "staff"});
    root.duration_or("retention", kAny, 1s);
    root.number_or("gain", 0, 1, 0);

    const std::string of_length =
        R"(must be a length of time such as "30s", "10min" or "30d", not "30 days")";
    CHECK(problems(document) ==
          Lines{
              "kiosk.json: /kiosk: must be a text, not 7",
              "kiosk.json: /store: is missing",
              "kiosk.json: /display/width_px: must be a whole number from 1 to 16384, not 0",
              "kiosk.json: /display/fullscreen: must be true or false, not \"yes\"",
              "kiosk.json: /languages/1: must be a text, not 3",
              "kiosk.json: /role: must be one of shopper, staff, not \"boss\"",
              "kiosk.json: /retention: " + of_length,
              "kiosk.json: /gain: must be a number from 0.0 to 1.0, not 2",
              "kiosk.json: /colour: is not known here; known are display, gain, kiosk, languages, "
              "retention, role, store",
          });
}

TEST_CASE("a key that was only asked after is named among the known ones", "[config]") {
    ConfigDocument document(R"({"othr_ways":1})", "f");
    CHECK_FALSE(document.root().has("other_ways"));
    static_cast<void>(document.root().integer_or("port", {1, 9}, 1));
    CHECK(problems(document) ==
          Lines{"f: /othr_ways: is not known here; known are other_ways, port"});
}

TEST_CASE("a key nobody asked for is a problem at every depth", "[config]") {
    ConfigDocument document(
        R"({"broker":{"url":"mqtt://h","tsl":1},"staff":[{"code":"07","pn":1}]})", "f");
    auto root = document.root();
    root.object("broker").text("url");
    for (auto& person : root.items("staff")) {
        person.text("code");
    }
    CHECK(problems(document) == Lines{"f: /broker/tsl: is not known here; known are url",
                                      "f: /staff/0/pn: is not known here; known are code"});
}

TEST_CASE("a key that stands there twice refuses the file", "[config]") {
    ConfigDocument twice(R"({"display":{"width_px":1,"width_px":2}})", "f");
    CHECK(problems(twice) == Lines{"f: /: key \"width_px\" stands there twice"});

    ConfigDocument apart(R"([{"code":"07"},{"code":"08"}])", "f");
    CHECK(problems(apart).empty());
}

TEST_CASE("broken JSON is one problem and reading it on is harmless", "[config]") {
    for (const std::string text :
         {R"({"kiosk":)", "", R"({"a":1}})", R"({"a":nul})", R"({"a":1e999})"}) {
        CAPTURE(text);
        ConfigDocument document(text, "f");
        auto root = document.root();
        CHECK(root.text("kiosk").empty());
        CHECK(root.object("display").integer("width_px", {1, 9}) == 1);
        CHECK(root.items("staff").empty());
        CHECK(root.members().empty());
        const auto lines = problems(document);
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].find("f: /: broken JSON at byte ") == 0);
    }
}

TEST_CASE("a file that is no UTF-8 text is refused before it is parsed", "[config]") {
    ConfigDocument document("{\"a\":\"\xff\"}", "f");
    CHECK(problems(document) == Lines{"f: /: is not UTF-8 text"});
}

TEST_CASE("nesting is followed to 64 levels and no deeper", "[config]") {
    const auto nested = [](std::size_t levels) {
        return std::string(levels, '[') + std::string(levels, ']');
    };
    ConfigDocument deepest(nested(64), "f");
    CHECK(problems(deepest).empty());
    ConfigDocument deeper(nested(65), "f");
    CHECK(problems(deeper) == Lines{"f: /: nested deeper than 64 levels"});
    ConfigDocument hostile(nested(1'000'000), "f");
    CHECK(problems(hostile) == Lines{"f: /: nested deeper than 64 levels"});
}

TEST_CASE("lengths of time need a whole number and a unit", "[config]") {
    const auto read = [](const std::string& text) {
        ConfigDocument document(R"({"wait":)" + text + "}", "f");
        const auto wait = document.root().duration_or("wait", kAny, -1ms);
        CHECK(problems(document).empty() == (wait != -1ms));
        return wait;
    };
    CHECK(read(R"("200ms")") == 200ms);
    CHECK(read(R"("30s")") == 30s);
    CHECK(read(R"("10min")") == 10min);
    CHECK(read(R"("2h")") == 2h);
    CHECK(read(R"("30d")") == 720h);
    CHECK(read(R"("0s")") == 0s);
    CHECK(read(R"("4294967295d")") == Milliseconds(4'294'967'295LL * 86'400'000LL));
    for (const auto* wrong : {R"("30")", R"("s")", R"("")", R"("1.5s")", R"("-1s")", R"("1 s")",
                              R"("4294967296s")", R"("3w")", "30", "null"}) {
        CAPTURE(wrong);
        CHECK(read(wrong) == -1ms);
    }
}

TEST_CASE("a length of time outside its range is refused with both ends of it", "[config]") {
    const auto read = [](const std::string& text) {
        ConfigDocument document(R"({"wait":)" + text + "}", "f");
        document.root().duration_or("wait", {90s, 48h}, 90s);
        return problems(document);
    };
    CHECK(read(R"("90s")").empty());
    CHECK(read(R"("2d")").empty());
    const std::string within = "f: /wait: must lie within \"90s\" and \"2d\", not ";
    CHECK(read(R"("89s")") == Lines{within + R"("89s")"});
    CHECK(read(R"("3d")") == Lines{within + R"("3d")"});
}

TEST_CASE("a wrong value is one problem, whatever is wrong with it", "[config]") {
    for (const auto* value : {"30", R"("")", R"("soon")", "null", "[]"}) {
        CAPTURE(value);
        ConfigDocument document(R"({"wait":)" + std::string(value) + R"(,"role":)" + value + "}",
                                "f");
        auto root = document.root();
        root.duration_or("wait", kAny, 1s);
        root.one_of("role", {"shopper", "staff"});
        CHECK(problems(document).size() == 2);
    }
}

TEST_CASE("whole numbers keep their range to the very ends", "[config]") {
    const auto read = [](const std::string& number) {
        ConfigDocument document(R"({"n":)" + number + "}", "f");
        document.root().integer("n", {INT64_MIN, INT64_MAX});
        return problems(document).empty();
    };
    CHECK(read("9223372036854775807"));
    CHECK(read("-9223372036854775808"));
    CHECK_FALSE(read("9223372036854775808"));
    CHECK_FALSE(read("18446744073709551615"));
    CHECK_FALSE(read("1.0"));
    CHECK_FALSE(read("true"));
    CHECK_FALSE(read("\"1\""));
}

TEST_CASE("objects with free keys give all of them and know them all", "[config]") {
    ConfigDocument document(R"({"title":{"en":"Checkout","zh-Hans":"收银台"}})", "f");
    auto title = document.root().object("title").members();
    REQUIRE(title.size() == 2);
    CHECK(title[0].first == "en");
    CHECK(title[1].second.as_text() == "收银台");
    CHECK(problems(document).empty());
}

TEST_CASE("an object or a list in the wrong place is said once", "[config]") {
    ConfigDocument document(R"({"display":[1],"staff":{"code":"07"},"title":3})", "f");
    auto root = document.root();
    auto display = root.object("display");
    display.integer("width_px", {1, 9});
    display.integer("height_px", {1, 9});
    root.items("staff");
    root.object("title").members();
    CHECK(problems(document) == Lines{"f: /display: must be an object", "f: /staff: must be a list",
                                      "f: /title: must be an object"});
}

TEST_CASE("the file itself must be an object where one is read", "[config]") {
    ConfigDocument document("[]", "f");
    document.root().text("kiosk");
    CHECK(problems(document) == Lines{"f: /: must be an object"});
}

TEST_CASE("pointers escape what RFC 6901 says", "[config]") {
    ConfigDocument document(R"({"a/b":{"c~d":1}})", "f");
    document.root().object("a/b").text("c~d");
    CHECK(problems(document) == Lines{"f: /a~1b/c~0d: must be a text, not 1"});
}

TEST_CASE("what only the caller can see is noted with the same pointer", "[config]") {
    ConfigDocument document(R"({"staff":[{"code":"7"}]})", "f");
    auto root = document.root();
    auto people = root.items("staff");
    REQUIRE(people.size() == 1);
    people[0].text("code");
    people[0].problem("code", "must be two digits");
    root.problem("has no manager");
    CHECK(problems(document) ==
          Lines{"f: /staff/0/code: must be two digits", "f: /: has no manager"});
}

TEST_CASE("a text must not be empty, a null is no text", "[config]") {
    ConfigDocument document(R"({"a":"","b":null})", "f");
    document.root().text("a");
    document.root().text_or("b", "x");
    CHECK(problems(document) ==
          Lines{"f: /a: must not be empty", "f: /b: must be a text, not null"});
}

}  // namespace
}  // namespace afterword
