// SPDX-License-Identifier: Apache-2.0
#include "tests/tour/screen_text.hpp"

#include <catch2/catch.hpp>

namespace afterword::tour {
namespace {

constexpr std::string_view kPin = R"({"frame":12,"screen":"pin","language":"en","nodes":[
    {"role":"heading","name":"OK","value":"","enabled":true,"box":[0,0,100,40]},
    {"role":"key","name":"7","value":"","enabled":true,"box":[100.5,200,200.5,300]},
    {"role":"key","name":"OK","value":"","enabled":false,"box":[300,200,400,300]}]})";

TEST_CASE("a control is found by its name and touched in its middle", "[screen text]") {
    const auto screen = read_screen_text(kPin);
    REQUIRE(screen);
    CHECK(screen->screen == "pin");
    CHECK(screen->language == "en");
    const auto* key = screen->find_control("7");
    REQUIRE(key != nullptr);
    CHECK(key->middle.x == 150);
    CHECK(key->middle.y == 250);
}

TEST_CASE("what is dim or no control cannot be tapped, but is there to see", "[screen text]") {
    const auto screen = read_screen_text(kPin);
    REQUIRE(screen);
    CHECK(screen->find_control("OK") == nullptr);
    CHECK(screen->says("OK"));
    CHECK_FALSE(screen->says("Cancel"));
}

TEST_CASE("anything else than a description is refused", "[screen text]") {
    for (const auto* text : {"", "{}", "[]", R"({"screen":"pin","language":"en","nodes":[{}]})"}) {
        CAPTURE(text);
        CHECK_FALSE(read_screen_text(text));
    }
}

}  // namespace
}  // namespace afterword::tour
